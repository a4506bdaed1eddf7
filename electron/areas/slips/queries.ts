import { wireId } from '../../../shared/kernel/ids.ts';
import { formatSlipNo, missingNumbersOf, nextNumberOf } from '../../../shared/domain/gate/slips.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { SlipBlock } from '../../../shared/domain/records.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const slipQueries: Pick<QueryHandlers, 'slip.blocks'> = {
  'slip.blocks'(_input, context) {
    return { blocks: context.stores.slips.blocks().map(blockShown) };
  },
};

function blockShown(block: SlipBlock): QueryOutputs['slip.blocks']['blocks'][number] {
  const { id, gate, series, first, last, madeAt, madeBy, entered, voided } = block;
  const next = nextNumberOf(block);
  const slipNo = (number: number): string => formatSlipNo(series, number);
  return {
    blockId: wireId('slipBlock', id),
    gate,
    series,
    first,
    last,
    madeAt,
    madeBy,
    entered: entered.length,
    voided: voided.length,
    missing: missingNumbersOf(block).map(slipNo),
    spoilt: voided.map(slipNo),
    next: next === null ? null : slipNo(next),
  };
}
