import type { Instant } from '../../kernel/instant.ts';

/** A stay in a zone; null while it lasts. */
export type ZoneStay<Zone> = {
  readonly visitId: number;
  readonly zoneId: Zone;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** Begun by a correction of the record: nothing drove (AC1). */
  readonly isAdjustment: boolean;
};

export type Flow = { readonly in: number; readonly out: number };

/**
 * How many trucks drove into and out of each zone since then. `stays` are all that began or ended since; who went from
 * one place of a zone to another was not gone, and what was only corrected did not drive.
 */
export function flowsOf<Zone>(stays: Iterable<ZoneStay<Zone>>, since: Instant): ReadonlyMap<Zone, Flow> {
  const flows = new Map<Zone, { in: number; out: number }>();
  const flowOf = (zoneId: Zone): { in: number; out: number } => {
    const flow = flows.get(zoneId) ?? { in: 0, out: 0 };
    flows.set(zoneId, flow);
    return flow;
  };
  for (const own of Map.groupBy(stays, ({ visitId }) => visitId).values()) {
    const inOrder = own.toSorted(
      (a, b) => a.startedAt - b.startedAt || (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity),
    );
    for (const [n, stay] of inOrder.entries()) {
      const before = inOrder[n - 1];
      const after = inOrder[n + 1];
      const wasHere = before?.endedAt === stay.startedAt && before.zoneId === stay.zoneId;
      const staysHere =
        after !== undefined && after.startedAt === stay.endedAt && (after.zoneId === stay.zoneId || after.isAdjustment);
      if (stay.startedAt >= since && !wasHere && !stay.isAdjustment) flowOf(stay.zoneId).in += 1;
      if (stay.endedAt !== null && stay.endedAt >= since && !staysHere) flowOf(stay.zoneId).out += 1;
    }
  }
  return flows;
}
