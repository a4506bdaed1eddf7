import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { formatSlipNo, readSlipNo, seriesOf, tidySlipNo } from '../../../shared/domain/gate/slips.ts';

export type Block = QueryOutputs['slip.blocks']['blocks'][number];

/** What is known of a number: nobody entered it, it is used, or it is none of ours. */
export type NumberState = 'free' | 'used' | 'foreign';

function blockOf(slipNo: string, blocks: readonly Block[]): Block | null {
  const read = readSlipNo(slipNo);
  if (read === null) return null;
  return (
    blocks.find(({ series, first, last }) => series === read.series && first <= read.number && read.number <= last) ??
    null
  );
}

export function numberStateOf(slipNo: string, blocks: readonly Block[]): NumberState {
  const block = blockOf(slipNo, blocks);
  if (block === null) return 'foreign';
  const own = tidySlipNo(slipNo);
  const isAhead = block.next !== null && own >= block.next && !block.spoilt.includes(own);
  return isAhead || block.missing.includes(own) ? 'free' : 'used';
}

/** The gate that a slip was printed for. */
export function gateOfSlip(slipNo: string, blocks: readonly Block[]): string | null {
  return blockOf(slipNo, blocks)?.gate ?? null;
}

/** A number written out: `123` belongs to the series of the gate, or of the slip before. */
export function wholeSlipNo(typed: string, before: string | null, gate: string): string {
  const text = typed.trim();
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) return tidySlipNo(text);
  const series = (before === null ? null : readSlipNo(before)?.series) ?? seriesOf(gate);
  return formatSlipNo(series, Number(text));
}

/** The number of the next slip on the pile: the one after `before` that nobody used; without one, the gate's first. */
export function nextSlipNo(before: string | null, gate: string, blocks: readonly Block[]): string {
  const read = before === null ? null : readSlipNo(before);
  const series = read?.series ?? seriesOf(gate);
  const from = (read?.number ?? 0) + 1;
  for (const block of blocks.filter((one) => one.series === series)) {
    for (let number = Math.max(from, block.first); number <= block.last; number += 1) {
      const slipNo = formatSlipNo(series, number);
      if (numberStateOf(slipNo, [block]) === 'free') return slipNo;
    }
  }
  return read === null ? '' : formatSlipNo(series, from);
}
