import type { VisitRow } from '../../../shared/contract/rows.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { fold } from '../../../shared/kernel/text.ts';
import type { RowStore } from '../../store/row-store.ts';

/** What changed on the list of expected trucks. */
export type ExpectedChange = {
  readonly add: readonly VisitRow[];
  readonly update: readonly VisitRow[];
  readonly remove: readonly VisitRow[];
};

/** Follows the expected trucks: first all of them, then what each frame changed. Answers a function that stops it. */
export function followExpected(rows: RowStore, onChange: (change: ExpectedChange) => void): () => void {
  let shown = new Map<string, VisitRow>();
  const all = (): void => {
    const next = new Map<string, VisitRow>();
    const add: VisitRow[] = [];
    const update: VisitRow[] = [];
    for (const visit of rows.all('visit').values()) {
      if (visit.stage !== 'expected') continue;
      next.set(visit.visitId, visit);
      const before = shown.get(visit.visitId);
      if (before === undefined) add.push(visit);
      else if (before !== visit) update.push(visit);
    }
    const remove = [...shown.values()].filter(({ visitId }) => !next.has(visitId));
    shown = next;
    tell({ add, update, remove });
  };
  const tell = (change: ExpectedChange): void => {
    if (change.add.length + change.update.length + change.remove.length > 0) onChange(change);
  };
  all();
  return rows.watch(['visit'], (batch) => {
    if (batch.isReset) {
      all();
      return;
    }
    const add: VisitRow[] = [];
    const update: VisitRow[] = [];
    const remove: VisitRow[] = [];
    for (const id of batch.visit ?? []) {
      const before = shown.get(id);
      const visit = rows.get('visit', id);
      if (visit?.stage === 'expected') {
        shown.set(id, visit);
        if (before === undefined) add.push(visit);
        else update.push(visit);
      } else if (before !== undefined) {
        shown.delete(id);
        remove.push(before);
      }
    }
    tell({ add, update, remove });
  });
}

/** A search over the list: every word must be found somewhere; plates without their dots, names without accents. */
export function searchOf(text: string): (visit: VisitRow) => boolean {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const plate = normalisePlate(text);
  if (words.length === 0) return () => true;
  return (visit) => {
    const { codes, prose } = searchedOf(visit);
    return (plate !== '' && codes.includes(plate)) || words.every((word) => prose.includes(word));
  };
}

type Searched = { readonly codes: string; readonly prose: string };

/** What is searched of a row, made once for each image of it. */
const searched = new WeakMap<VisitRow, Searched>();

function searchedOf(visit: VisitRow): Searched {
  let known = searched.get(visit);
  if (known === undefined) {
    const { plate, trailerPlate, containerNo, customsDeclarationNo, carrier, goods, crossing } = visit;
    known = {
      codes: [plate, trailerPlate, containerNo, customsDeclarationNo].map((one) => normalisePlate(one ?? '')).join(' '),
      prose: fold([carrier, goods, crossing, customsDeclarationNo].join(' ')),
    };
    searched.set(visit, known);
  }
  return known;
}

/** Trucks that are expected now. */
export function countExpected(rows: RowStore): number {
  let count = 0;
  for (const { stage } of rows.all('visit').values()) if (stage === 'expected') count += 1;
  return count;
}
