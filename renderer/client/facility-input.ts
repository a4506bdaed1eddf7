import type { CommandInput } from '../../shared/contract/commands.ts';
import type { FacilityRow } from '../../shared/contract/rows.ts';

/** What a facility is, as it has to be said again to change something else of it. */
export function saidAgain({
  facilityId,
  code,
  kind,
  name,
  nameEn,
  capacity,
  isOpen,
}: FacilityRow): CommandInput<'facility.save'> {
  return { facilityId, code, kind, name, nameEn, capacity, isOpen };
}
