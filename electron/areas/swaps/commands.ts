import { fold, tidy } from '../../../shared/kernel/text.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { readGoods } from '../../../shared/domain/expected/goods.ts';
import { placeAfterSwap } from '../../../shared/domain/queue/place.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { streamOfVisit } from '../steps/queueing.ts';
import { isInLine, placeLost, recordSwap } from '../steps/swaps.ts';
import { loadText } from './amended.ts';

type SwapCommand = 'visit.swap-load';

export const swapCommands: Pick<Handlers, SwapCommand> = {
  'visit.swap-load'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const goods = tidy(input.goods);
    const declaration = input.customsDeclarationNo ?? null;
    const seal = input.sealNo ?? null;
    const isSame = (said: string | null, known: string | null): boolean =>
      said === null || fold(said) === fold(known ?? '');
    if (
      isSame(goods, visit.goods) &&
      isSame(declaration, visit.customsDeclarationNo) &&
      (seal === null || seal === visit.sealNo)
    )
      return refuse({ code: 'visit.same-load' });
    const documentNo = input.documentNo ?? null;
    const keptPlace =
      placeAfterSwap({ role: 'goods', documentNo, isConfirmedBySecond: documentNo !== null }) === 'kept';
    const load = loadOf(visit, goods, declaration, seal, keptPlace);
    const queue = visit.queueId === null ? null : context.stores.records.require('queue', visit.queueId);
    const after = { ...visit, ...load };
    // A place that is kept is kept in the stream of the load as it is now: number and time stay (QU1).
    const stream = queue !== null && keptPlace && isInLine(visit) ? streamOfVisit(after, queue).key : visit.stream;
    const place = keptPlace ? { stream, isToConfirm: true } : placeLost(context, after);
    const swapped = context.log.update('visit.vehicle-swapped', 'visit', visit, { ...load, ...place }, visit.id, {
      role: 'goods',
      keptPlace,
      documentNo,
    });
    recordSwap(context, visit, swapped, {
      role: 'goods',
      was: loadText(visit),
      becomes: loadText(swapped),
      documentNo,
      hasKeptPlace: keptPlace,
    });
    return ok({ keptPlace });
  },
};

/**
 * The load as it is now (QU32). Declaration, codes, papers and seal were those of the load before it; who vouches for the
 * new class is the coordinator who has seen the authority's document, else nobody.
 */
function loadOf(
  visit: Visit,
  goods: string,
  customsDeclarationNo: string | null,
  sealNo: string | null,
  hasDocument: boolean,
): Partial<Visit> {
  const isOtherGoods = fold(goods) !== fold(visit.goods ?? '');
  const read = readGoods(goods, visit.direction);
  return {
    goods,
    sealNo,
    sealCheckedAt: null,
    customsDeclarationNo: customsDeclarationNo ?? (isOtherGoods ? null : visit.customsDeclarationNo),
    ...(isOtherGoods && {
      cargoClass: read.isKnown ? read.cargoClass : visit.cargoClass,
      classProvenBy: hasDocument ? ('coordinator' as const) : null,
      growingAreaCode: null,
      packingHouseCode: null,
      loadedAt: null,
      spoilByAt: null,
    }),
    documents: [],
  };
}
