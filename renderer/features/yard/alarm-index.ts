import type { SlotAlarm } from './slot-view.ts';

type AlarmTarget = {
  readonly visitId: string | null;
  readonly slotId: string | null;
};

/** Open alarms by the visit or the slot they are about. */
export function createAlarmIndex() {
  const targets = new Map<string, AlarmTarget>();
  const byTarget = new Map<string, Map<string, SlotAlarm>>();

  const remove = (id: string, key: string | null): void => {
    if (key === null) return;
    byTarget.get(key)?.delete(id);
    if (byTarget.get(key)?.size === 0) byTarget.delete(key);
  };
  const add = (id: string, key: string | null, alarm: SlotAlarm): void => {
    if (key === null) return;
    const known = byTarget.get(key);
    if (known === undefined) byTarget.set(key, new Map([[id, alarm]]));
    else known.set(id, alarm);
  };

  return {
    put(id: string, visitId: string | null, slotId: string | null, alarm: SlotAlarm | null): void {
      const before = targets.get(id);
      if (before !== undefined) {
        remove(id, before.visitId);
        remove(id, before.slotId);
        targets.delete(id);
      }
      if (alarm === null) return;
      targets.set(id, { visitId, slotId });
      add(id, visitId, alarm);
      add(id, slotId, alarm);
    },
    targetOf: (id: string): AlarmTarget | null => targets.get(id) ?? null,
    *of(visitId: string | null, slotId: string): Generator<SlotAlarm> {
      if (visitId !== null) yield* byTarget.get(visitId)?.values() ?? [];
      yield* byTarget.get(slotId)?.values() ?? [];
    },
  };
}
