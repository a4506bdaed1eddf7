import { fold } from '../../shared/kernel/text.ts';
import { isInYard } from '../../shared/domain/gate/visit-stage.ts';
import { normalisePlate } from '../../shared/domain/vehicles/plate.ts';
import type { PersonRow, VisitRow } from '../../shared/contract/rows.ts';
import type { RowStore } from '../store/row-store.ts';
import { readScan } from './scanner.ts';

/** A truck, and the person of it that was meant, if one was. */
export type Found = { readonly visitId: VisitRow['visitId']; readonly personId: PersonRow['personId'] | null };

const SHORTEST = 2;

/**
 * Who is meant by what was scanned or typed: the id on a slip, a plate, a queue number, or part of a name with or
 * without its marks. Only trucks in the yard and people on site.
 */
export function findPeople(rows: Pick<RowStore, 'all' | 'get'>, typed: string): readonly Found[] {
  const text = typed.trim();
  if (text === '') return [];
  const scan = readScan(text);
  const scanned = 'visitId' in scan ? rows.get('visit', scan.visitId) : undefined;
  if (scanned !== undefined && isInYard(scanned.stage)) return [{ visitId: scanned.visitId, personId: null }];

  const code = normalisePlate(text);
  const name = fold(text);
  const found: Found[] = [];
  if (code.length >= SHORTEST)
    for (const visit of rows.all('visit').values()) {
      if (!isInYard(visit.stage) || !codesOf(visit).some((one) => one.includes(code))) continue;
      found.push({ visitId: visit.visitId, personId: null });
    }
  if (name.length >= SHORTEST)
    for (const person of rows.all('person').values()) {
      if (person.leftAt !== null || person.name === null || !fold(person.name).includes(name)) continue;
      found.push({ visitId: person.visitId, personId: person.personId });
    }
  return found;
}

/** The same, but what is a whole plate or number of trucks means them alone. */
export function findMeant(rows: Pick<RowStore, 'all' | 'get'>, typed: string): readonly Found[] {
  const found = findPeople(rows, typed);
  const code = normalisePlate(typed);
  const exact = found.filter(({ visitId, personId }) => {
    const visit = personId === null ? rows.get('visit', visitId) : undefined;
    return visit !== undefined && codesOf(visit).includes(code);
  });
  return exact.length > 0 ? exact : found;
}

function codesOf({ plate, trailerPlate, queueNumber }: VisitRow): readonly string[] {
  return [plate, trailerPlate ?? '', normalisePlate(queueNumber ?? '')];
}
