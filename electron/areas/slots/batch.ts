import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { decideAssign } from '../../../shared/domain/slots/decide.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import { isWishOf, rulingWishOf } from '../../../shared/domain/slots/wishes.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { placeVisit } from '../steps/place.ts';
import { onWire, requireSlots, surroundingsOf, type SlotsAsked } from '../steps/taking.ts';
import { wishesFor } from '../steps/wishes.ts';

type Placement = ParsedInput<'slot.assign-all'>['placements'][number];
type Output = CommandOutput<'slot.assign-all'>;

export const batchCommands: Pick<Handlers, 'slot.assign-all'> = {
  /** Each placement is looked at again in its turn, as those before it left the yard; what is not legal any more is listed (SL24). */
  'slot.assign-all'(input, context) {
    if (input.reason !== undefined) context.because(input.reason);
    const placed: Output['placed'] = [];
    const refused: Output['refused'] = [];
    for (const placement of input.placements) {
      const named = { visitId: wireId('visit', placement.visitId), slotId: wireId('slot', placement.slotId) };
      const decided = decidePlacement(context, placement);
      if (!decided.ok) {
        refused.push({ ...named, refusal: decided.refusal });
        continue;
      }
      const { visit, asked } = decided.value;
      placeVisit(context, visit, { ...asked, overrideReason: null }, context.now);
      placed.push(named);
    }
    return ok({ placed, refused });
  },
};

/** Whether one placement is still legal: SL1–SL4, nobody else wishes the slot, and no unknown truck stands there. */
function decidePlacement(
  context: Context,
  placement: Placement,
): Result<{ readonly visit: Visit; readonly asked: SlotsAsked }, Refusal> {
  const found = requireVisitInYard(context, placement.visitId);
  if (!found.ok) return found;
  const visit = context.log.latest('visit', found.value);
  const asked = requireSlots(context, placement);
  if (!asked.ok) return asked;
  const placing = placingVisitOf(visit);
  const decided = decideAssign(asked.value.slot, placing, null, surroundingsOf(context, asked.value, placing));
  if (!decided.ok) return refuse(onWire(decided.refusal));
  for (const { id, unknownAt } of [asked.value.slot, ...asked.value.also]) {
    if (unknownAt !== null) return refuse({ code: 'slot.unknown-truck' });
    const ruling = rulingWishOf(wishesFor(context, id), context.now);
    if (ruling === null || isWishOf(ruling, visit)) continue;
    const whose = ruling.visitId === null ? { carrier: ruling.carrier } : { visitId: wireId('visit', ruling.visitId) };
    return refuse({ code: 'slot.reserved', ...whose });
  }
  return ok({ visit, asked: asked.value });
}
