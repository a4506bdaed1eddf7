import { parseWireId, type SlotId } from '../../../shared/kernel/ids.ts';
import type { YardEvent } from '../../../shared/domain/events.ts';
import { zoneOfLoosePlace } from '../../../shared/domain/ground/places.ts';
import type { Alarm, RecordKind } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { hasPlace } from '../steps/moves.ts';

/** KB1: what was seen stays with a stock-take that has ended. */
export function seenInEndedCount({ stores }: Context, inverted: readonly YardEvent[]): Refusal | null {
  const isOfEnded = inverted.some(
    ({ change }) =>
      change.kind === 'sighting' &&
      stores.records.require('count', stores.records.require('sighting', change.id).countId).endedAt !== null,
  );
  return isOfEnded ? { code: 'count.over' } : null;
}

/**
 * The ground is not as it was: a zone is off the plan (LY7), another closing has taken the slot too (CL3), another order
 * leads the truck elsewhere (MV2), the same alarm is open anew (AL5), the driver of the team drives another truck (QU31). Answers the changes that made it so.
 */
export function groundIsOtherwise(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { stores } = context;
  const { records } = stores;
  const isTouched = (kind: RecordKind, id: number): boolean =>
    inverted.some(({ change }) => change.kind === kind && change.id === id);
  const seqs = new Set<number>();
  const zoneIsGone = (zoneId: number | null | undefined): void => {
    const zone = zoneId === null || zoneId === undefined ? null : records.get('zone', zoneId);
    if (zone !== null && zone.removedAt !== null) seqs.add(records.writerOf('zone', zone.id));
  };
  for (const { change } of inverted) {
    const { kind, id, set } = change;
    if (set === null) continue;
    if (kind === 'visit') zoneIsGone(set['placeZoneId'] as number | null | undefined);
    if (kind === 'piece') zoneIsGone(zoneOf(set['place']));
    if (kind === 'reservation' && set['endedAt'] === null) zoneIsGone(records.require('reservation', id).zoneId);
    if (kind === 'move' && set['endedAt'] === null) {
      const back = records.require('move', id);
      zoneIsGone(back.toZoneId);
      for (const other of hasPlace(back) ? stores.moves.openOf(back.visitId) : [])
        if (hasPlace(other) && !isTouched('move', other.id)) seqs.add(records.writerOf('move', other.id));
    }
    if (kind === 'alarm' && set['clearedAt'] === null) {
      const back = records.require('alarm', id);
      for (const other of stores.site.openAlarms())
        if (isSameAlarm(other, back)) seqs.add(records.writerOf('alarm', other.id));
    }
    if (kind === 'person' && set['leftAt'] === null) {
      const { teamDriverId } = records.require('person', id);
      for (const other of teamDriverId === null ? [] : stores.people.ofTeam())
        if (other.teamDriverId === teamDriverId && !isTouched('person', other.id))
          seqs.add(records.writerOf('person', other.id));
    }
    if (kind === 'slot' && set['status'] === 'open')
      for (const closing of stores.closings.open())
        if (closing.begunAt !== null && closing.slotIds.includes(id as SlotId) && !isTouched('closing', closing.id))
          seqs.add(records.writerOf('closing', closing.id));
  }
  return seqs.size === 0 ? null : { code: 'change.in-the-way', seqs: [...seqs].sort((a, b) => a - b) };
}

/** Whether two alarms tell of one thing (AL5, SL25). */
function isSameAlarm(a: Alarm, b: Alarm): boolean {
  const isSameSubject =
    a.code === b.code &&
    a.visitId === b.visitId &&
    a.zoneId === b.zoneId &&
    a.slotId === b.slotId &&
    a.areaId === b.areaId;
  return isSameSubject && (a.visitId !== null || (a.details?.['plate'] ?? null) === (b.details?.['plate'] ?? null));
}

/** The zone in which a place without a slot lies. */
function zoneOf(place: unknown): number | null {
  return typeof place === 'string' ? parseWireId('zone', zoneOfLoosePlace(place) ?? '') : null;
}
