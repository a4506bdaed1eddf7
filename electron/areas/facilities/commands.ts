import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Facility } from '../../../shared/domain/records.ts';
import { EMPTY_BED, NEW_BED, NEW_FACILITY } from '../../../shared/domain/rest/new-records.ts';
import type { Handlers } from '../../engine/handler.ts';

type FacilityCommand = 'facility.save' | 'facility.set-state' | 'room.set-status' | 'bed.set-status';

/** Where people rest, wash and eat: facilities, rooms, beds. */
export const facilityCommands: Pick<Handlers, FacilityCommand> = {
  'facility.save'(input, context) {
    const { rest, records } = context.stores;
    const old =
      input.facilityId === undefined ? rest.facilityByCode(input.code) : records.get('facility', input.facilityId);
    if (old === null && input.facilityId !== undefined) return refuse({ code: 'facility.unknown' });
    const sameCode = rest.facilityByCode(input.code);
    if (sameCode !== null && sameCode.id !== old?.id) return refuse({ code: 'facility.code-taken' });
    const facility: Facility = {
      ...(old ?? NEW_FACILITY),
      id: old?.id ?? context.newId('facility'),
      code: input.code,
      kind: input.kind,
      name: input.name,
      nameEn: input.nameEn ?? old?.nameEn ?? input.name,
      capacity: input.capacity,
      isOpen: input.isOpen ?? old?.isOpen ?? true,
      forWhom: input.forWhom ?? old?.forWhom ?? 'everybody',
      openHours: input.openHours ?? old?.openHours ?? [],
      turnMinutes: input.turnMinutes ?? old?.turnMinutes ?? null,
    };
    if (old === null) context.log.insert('facility.saved', 'facility', facility);
    else context.log.update('facility.saved', 'facility', old, facility);
    for (const bed of input.beds ?? []) {
      const before = rest.bedByCode(bed.code);
      const drawn = {
        facilityId: facility.id,
        code: bed.code,
        isForWomen: bed.isForWomen ?? before?.isForWomen ?? false,
        isQuiet: bed.isQuiet ?? before?.isQuiet ?? false,
        status: bed.status ?? before?.status ?? 'usable',
      } as const;
      if (before === null)
        context.log.insert('bed.saved', 'bed', { id: context.newId('bed'), ...NEW_BED, ...EMPTY_BED, ...drawn });
      else context.log.update('bed.saved', 'bed', before, drawn);
    }
    return ok({ facilityId: wireId('facility', facility.id) });
  },

  'facility.set-state': notBuilt,
  'room.set-status': notBuilt,
  'bed.set-status': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
