import { fold } from '../../../shared/kernel/text.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';
import { isInLine, recordSwap, type Exchange } from '../steps/swaps.ts';
import { loadPlateOf } from './vehicle.ts';

/**
 * What an amendment says otherwise of the load of a truck in line (QU33). The gate corrects what was mistyped, and a
 * corrected plate looks like another one: so each is on the public list, and a second person says which it was. What
 * was not known before is filled in and exchanges nothing.
 */
export function amendedLoad(before: Visit, after: Visit): readonly Exchange[] {
  if (!isInLine(before)) return [];
  const kept = { documentNo: null, hasKeptPlace: true } as const;
  const exchanges: Exchange[] = [];
  const plate = loadPlateOf(before);
  const next = loadPlateOf(after)?.plate ?? '';
  const isSamePlate =
    plate === null || plate.plate === next || (plate.role === 'rigid' && before.plate === after.plate);
  if (!isSamePlate) exchanges.push({ ...kept, role: plate.role, was: plate.plate, becomes: next });
  if (before.containerNo !== null && before.containerNo !== after.containerNo)
    exchanges.push({ ...kept, role: 'container', was: before.containerNo, becomes: after.containerNo ?? '' });
  if (isOther(before.goods, after.goods) || isOther(before.customsDeclarationNo, after.customsDeclarationNo))
    exchanges.push({ ...kept, role: 'goods', was: loadText(before), becomes: loadText(after) });
  return exchanges;
}

/** Puts what an amendment exchanged on the public list. */
export function recordAmended(context: Context, before: Visit, after: Visit): void {
  for (const exchange of amendedLoad(before, after)) recordSwap(context, before, after, exchange);
}

/** Goods and their declaration in words. */
export function loadText({ goods, customsDeclarationNo }: Pick<Visit, 'goods' | 'customsDeclarationNo'>): string {
  return [goods, customsDeclarationNo].filter((part) => part !== null && part !== '').join(' · ');
}

function isOther(was: string | null, becomes: string | null): boolean {
  return was !== null && was !== '' && fold(was) !== fold(becomes ?? '');
}
