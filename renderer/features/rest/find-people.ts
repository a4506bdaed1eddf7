import { fold } from '../../../shared/kernel/text.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { PersonRow, VisitRow } from '../../../shared/contract/rows.ts';
import { readScan } from '../../client/scanner.ts';
import type { RowStore } from '../../store/row-store.ts';

/** A truck, and the person of it that was meant, if one was. */
export type Found = { readonly visitId: VisitRow['visitId']; readonly personId: PersonRow['personId'] | null };

/**
 * Who is meant by what was scanned or typed: the id on a slip, a plate, a queue number, or part of a name with or
 * without its marks. Only trucks in the yard and people on site.
 */
export function findPeople(rows: RowStore, typed: string): readonly Found[] {
  const text = typed.trim();
  if (text === '') return [];
  const scan = readScan(text);
  const scanned = 'visitId' in scan ? rows.get('visit', scan.visitId) : undefined;
  if (scanned !== undefined && isInYard(scanned.stage)) return [{ visitId: scanned.visitId, personId: null }];
  if (text.length < 2) return [];

  const plate = normalisePlate(text);
  const name = fold(text);
  const found: Found[] = [];
  for (const visit of rows.all('visit').values()) {
    if (!isInYard(visit.stage)) continue;
    const number = visit.queueNumber === null ? '' : normalisePlate(visit.queueNumber);
    if (visit.plate.includes(plate) || (visit.trailerPlate ?? '').includes(plate) || number.includes(plate)) {
      found.push({ visitId: visit.visitId, personId: null });
    }
  }
  if (name === '') return found;
  for (const person of rows.all('person').values()) {
    if (person.leftAt !== null || person.name === null || !fold(person.name).includes(name)) continue;
    found.push({ visitId: person.visitId, personId: person.personId });
  }
  return found;
}
