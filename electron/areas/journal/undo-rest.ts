import { dayOf } from '../../../shared/kernel/calendar.ts';
import { wireId, type FacilityId, type RoomId } from '../../../shared/kernel/ids.ts';
import type { YardEvent } from '../../../shared/domain/events.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { isHereAfter } from './undo-after.ts';

/** RE1: nobody lies in a bed again who has left since, or lies in another. */
export function sleeperIsGone(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records, rest } = context.stores;
  for (const { change } of inverted) {
    if (change.kind !== 'stay' || change.set?.['endedAt'] !== null) continue;
    const { personId } = records.require('stay', change.id);
    if (!isHereAfter(context, inverted, personId))
      return { code: 'rest.not-on-site', personId: wireId('person', personId) };
    const other = rest.openStayOf(personId);
    if (other !== null && !isRemoved(inverted, 'stay', other.id))
      return { code: 'rest.already-resting', stayId: wireId('stay', other.id), bedId: wireId('bed', other.bedId) };
  }
  return null;
}

/** RE1: a truck is not abroad again, nor somebody gone with it, while they lie in a bed. Answers who lay down since. */
export function sleeperStays(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records, rest } = context.stores;
  const visitIds = new Set(
    inverted.flatMap(({ visitId, change: { kind, set } }) =>
      set !== null && (kind === 'visit' || kind === 'person') ? (visitId ?? []) : [],
    ),
  );
  const seqs = [...visitIds]
    .filter((visitId) => !isRemoved(inverted, 'visit', visitId))
    .flatMap((visitId) => rest.openStaysOfVisit(visitId))
    .filter(({ id, personId }) => !isRemoved(inverted, 'stay', id) && !isHereAfter(context, inverted, personId))
    .map(({ id }) => records.writerOf('stay', id));
  return seqs.length === 0 ? null : { code: 'change.in-the-way', seqs: seqs.sort((a, b) => a - b) };
}

/**
 * RE6: a facility stays while something hangs on it, a room while a bed stands in it; no two of a kind have one code.
 * Answers the changes that made it so.
 */
export function houseIsOtherwise(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records, rest } = context.stores;
  const seqs = new Set<number>();
  const add = (kind: RecordKind, id: number): unknown => seqs.add(records.writerOf(kind, id));
  for (const event of inverted) {
    const { kind, id, set } = event.change;
    if (kind === 'room' && set === null) {
      for (const bed of rest.bedsOfRoom(id as RoomId))
        if (!inverted.some(({ change }) => change.kind === 'bed' && change.id === bed.id)) add('bed', bed.id);
    } else if (kind === 'facility' && set === null) {
      for (const room of rest.roomsOf(id)) if (!isRemoved(inverted, 'room', room.id)) add('room', room.id);
      for (const bed of rest.bedsOf(id)) if (!isRemoved(inverted, 'bed', bed.id)) add('bed', bed.id);
      for (const seq of usesSince(context, id as FacilityId, event)) seqs.add(seq);
    } else if (kind === 'bed' && typeof set?.['roomId'] === 'number') {
      if (records.get('room', set['roomId']) === null) add('room', set['roomId']);
    }
    const code = set?.['code'];
    if (typeof code !== 'string') continue;
    const other = sameCode(context, kind, code);
    if (other !== null && other.id !== id) add(kind, other.id);
  }
  return seqs.size === 0 ? null : { code: 'change.in-the-way', seqs: [...seqs].sort((a, b) => a - b) };
}

/** Changes that named a facility since it was made. */
function usesSince({ stores, zone }: Context, facilityId: FacilityId, { info }: YardEvent): readonly number[] {
  const made = stores.journal.change(info?.['undoneSeq'] as number);
  return made === null ? [] : stores.rest.usesOf(facilityId, made.at, dayOf(made.at, zone));
}

function sameCode({ stores: { rest } }: Context, kind: RecordKind, code: string): { readonly id: number } | null {
  if (kind === 'facility') return rest.facilityByCode(code);
  if (kind === 'room') return rest.roomByCode(code);
  return kind === 'bed' ? rest.bedByCode(code) : null;
}

function isRemoved(inverted: readonly YardEvent[], kind: RecordKind, id: number): boolean {
  return inverted.some(({ change }) => change.kind === kind && change.id === id && change.set === null);
}
