import { wireId } from '../../../shared/kernel/ids.ts';
import { formatSlipNo, missingNumbersOf } from '../../../shared/domain/gate/slips.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const slipQueries: Pick<QueryHandlers, 'slip.blocks'> = {
  'slip.blocks'(_input, context) {
    return {
      blocks: context.stores.slips.blocks().map((block) => ({
        blockId: wireId('slipBlock', block.id),
        gate: block.gate,
        series: block.series,
        first: block.first,
        last: block.last,
        madeAt: block.madeAt,
        madeBy: block.madeBy,
        entered: block.entered.length,
        voided: block.voided.length,
        missing: missingNumbersOf(block).map((number) => formatSlipNo(block.series, number)),
      })),
    };
  },
};
