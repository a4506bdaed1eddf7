import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { formatSlipNo, nextNumbers, seriesOf } from '../../../shared/domain/gate/slips.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireApproval } from '../steps/approval.ts';
import { ownSlip, requireUnused } from '../steps/slips.ts';

type SlipCommand = 'slip.print' | 'slip.enter' | 'slip.void';

export const slipCommands: Pick<Handlers, SlipCommand> = {
  'slip.print'({ gate, count }, context) {
    const series = seriesOf(gate);
    const { first, last } = nextNumbers(context.stores.slips.blocks(), series, count);
    const id = context.newId('slipBlock');
    context.log.insert('slips.printed', 'slipBlock', {
      id,
      gate,
      series,
      first,
      last,
      madeAt: context.now,
      madeBy: context.actor.user,
      entered: [],
      voided: [],
    });
    const numbers = Array.from({ length: count }, (_, index) => formatSlipNo(series, first + index));
    return ok({ blockId: wireId('slipBlock', id), series, first, last, numbers });
  },

  /** Changes nothing itself: each slip was a change of its own before (LE3), by the word of whom this asks again (LE9). */
  'slip.enter'(_input, context) {
    const approver = requireApproval(context, 'approval', isCoordinator);
    if (!approver.ok) return approver;
    const { slips } = context.prepared;
    if (slips === undefined) throw new Error('slip.enter without its parts');
    return ok({ entered: slips.filter(({ refusal }) => refusal === null).length, results: slips });
  },

  'slip.void'({ slipNo, reason }, context) {
    const own = ownSlip(context, slipNo);
    if (own === null) return refuse({ code: 'slip.unknown', slipNo });
    const unused = requireUnused(context, own);
    if (!unused.ok) return unused;
    context.because(reason);
    const { block, number } = own;
    context.log.update('slip.voided', 'slipBlock', block, { voided: [...block.voided, number] });
    return ok({});
  },
};
