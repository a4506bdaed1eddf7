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

function isOpen({ endedAt }: Turn): boolean {
  return endedAt === null;
}

/** The place where a turn has a unit now. */
function placeOf(turn: Turn): FacilityId | null {
  return isOpen(turn) ? turn.facilityId : null;
}
