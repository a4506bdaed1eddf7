import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Handlers } from '../../engine/handler.ts';
import { saveFacility } from './save.ts';

type FacilityCommand = 'facility.save' | 'facility.set-state' | 'room.set-status' | 'bed.set-status';

/** Where people rest, wash and eat: facilities, rooms, beds. */
export const facilityCommands: Pick<Handlers, FacilityCommand> = {
  'facility.save': saveFacility,

  'facility.set-state'(input, context) {
    const facility = context.stores.records.get('facility', input.facilityId);
    if (facility === null) return refuse({ code: 'facility.unknown' });
    const { state = facility.state, unitsOut = facility.unitsOut } = input;
    const { name, capacity } = facility;
    if (unitsOut > capacity) return refuse({ code: 'facility.units-out-wrong', facility: name, capacity });
    const until = input.until ?? null;
    if (until !== null && until <= context.now) return refuse({ code: 'rest.time-wrong' });
    if (input.reason !== undefined) context.because(input.reason);
    const isWhole = state === 'usable' && unitsOut === 0;
    context.log.update('facility.saved', 'facility', facility, {
      state,
      unitsOut,
      stateReason: isWhole ? null : (input.reason ?? facility.stateReason),
      stateUntil: isWhole ? null : input.until === undefined ? facility.stateUntil : until,
    });
    return ok({});
  },

  'room.set-status'(input, context) {
    const { records, rest } = context.stores;
    const room = records.get('room', input.roomId);
    if (room === null) return refuse({ code: 'room.unknown' });
    if (input.reason !== undefined) context.because(input.reason);
    const statusReason = input.status === 'open' ? null : (input.reason ?? null);
    context.log.update('room.saved', 'room', room, { status: input.status, statusReason });
    const occupied = input.status === 'open' ? [] : rest.bedsOfRoom(room.id).filter(({ stayId }) => stayId !== null);
    return ok({ occupied: occupied.map(({ id }) => wireId('bed', id)) });
  },

  'bed.set-status'(input, context) {
    const bed = context.stores.records.get('bed', input.bedId);
    if (bed === null) return refuse({ code: 'bed.unknown' });
    if (bed.stayId !== null && input.status !== 'usable')
      return refuse({ code: 'bed.occupied', bedId: wireId('bed', bed.id), bedCode: bed.code });
    if (input.reason !== undefined) context.because(input.reason);
    const statusReason = input.status === 'usable' ? null : (input.reason ?? null);
    context.log.update('bed.saved', 'bed', bed, { status: input.status, statusReason });
    return ok({});
  },
};
