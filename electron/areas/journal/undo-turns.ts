import { wireId, type FacilityId } from '../../../shared/kernel/ids.ts';
import type { YardEvent } from '../../../shared/domain/events.ts';
import type { Turn } from '../../../shared/domain/records.ts';
import { freeUnitsOf } from '../../../shared/domain/rest/turns.ts';
import type { TurnService } from '../../../shared/domain/vocabulary.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { isHereAfter, recordAfter } from './undo-after.ts';

/**
 * RE20, RE21, RE23: no number comes back whose person has left or has taken another since, nor into a unit that
 * somebody else has now.
 */
export function turnIsOtherwise(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records, turns } = context.stores;
  const ids = new Set(
    inverted.filter(({ change }) => change.kind === 'turn' && change.set !== null).map(({ change }) => change.id),
  );
  if (ids.size === 0) return null;
  const changed = [...ids].map((id) => recordAfter(context, inverted, 'turn', id)).filter(isOpen);
  const openAfter = (service: TurnService): readonly Turn[] => [
    ...turns.open(service).filter(({ id }) => !ids.has(id)),
    ...changed.filter((turn) => turn.service === service),
  ];
  for (const back of changed) {
    const before = records.require('turn', back.id);
    const open = openAfter(back.service);
    if (!isOpen(before)) {
      if (!isHereAfter(context, inverted, back.personId))
        return { code: 'rest.not-on-site', personId: wireId('person', back.personId) };
      const others = open.filter(({ id }) => id !== back.id);
      const own = others.find(({ personId }) => personId === back.personId);
      if (own !== undefined) return { code: 'turn.already-waiting', number: own.number };
      if (others.some(({ number }) => number === back.number)) return { code: 'turn.over' };
    }
    const place = back.facilityId === null ? null : records.require('facility', back.facilityId);
    if (place !== null && place.id !== placeOf(before) && freeUnitsOf(place, open) < 0)
      return { code: 'turn.busy', facility: place.name };
  }
  return null;
}

/** Nobody was ever sent to a facility, nor complained of one, that is not there any more: the changes that did. */
export function facilityIsUsed({ stores }: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records, turns, complaints } = stores;
  const seqs = new Set<number>();
  for (const { change } of inverted) {
    if (change.kind !== 'facility' || change.set !== null) continue;
    for (const { id } of turns.at(change.id as FacilityId)) seqs.add(records.writerOf('turn', id));
    for (const { id } of complaints.of(change.id as FacilityId)) seqs.add(records.writerOf('complaint', id));
  }
  return seqs.size === 0 ? null : { code: 'change.in-the-way', seqs: [...seqs].sort((a, b) => a - b) };
}

function isOpen({ endedAt }: Turn): boolean {
  return endedAt === null;
}

/** The place where a turn has a unit now. */
function placeOf(turn: Turn): FacilityId | null {
  return isOpen(turn) ? turn.facilityId : null;
}
