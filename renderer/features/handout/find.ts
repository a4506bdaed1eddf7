import { fold } from '../../../shared/kernel/text.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { PersonRow, VisitRow } from '../../../shared/contract/rows.ts';
import type { RowStore } from '../../store/row-store.ts';

/** A truck, and the person of it that was meant, if one was. */
export type Who = { readonly visitId: VisitRow['visitId']; readonly personId: PersonRow['personId'] | null };

/**
 * Who is meant by a plate, a queue number or a name. One that is exactly so is meant alone; else all of which it is a
 * part. Only trucks in the yard and people on site.
 */
export function findWho(rows: RowStore, typed: string): readonly Who[] {
  const code = normalisePlate(typed);
  const name = fold(typed.trim());
  const exact: Who[] = [];
  const parts: Who[] = [];
  if (code.length >= 2)
    for (const visit of rows.all('visit').values()) {
      if (!isInYard(visit.stage)) continue;
      const codes = [visit.plate, visit.trailerPlate ?? '', normalisePlate(visit.queueNumber ?? '')];
      const who = { visitId: visit.visitId, personId: null };
      if (codes.includes(code)) exact.push(who);
      else if (codes.some((one) => one.includes(code))) parts.push(who);
    }
  if (exact.length > 0) return exact;
  if (name.length >= 2)
    for (const person of rows.all('person').values()) {
      if (person.leftAt !== null || person.name === null || !fold(person.name).includes(name)) continue;
      parts.push({ visitId: person.visitId, personId: person.personId });
    }
  return parts;
}
