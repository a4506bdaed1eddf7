import { formatSlipNo, readSlipNo } from '../../../shared/domain/gate/slips.ts';

export type SlipRange = { readonly first: string; readonly last: string; readonly count: number };

/** Numbers of slips as stretches without a gap: forty missing ones are read as one line. */
export function slipRangesOf(numbers: readonly string[]): readonly SlipRange[] {
  const ranges: SlipRange[] = [];
  let next = '';
  for (const slipNo of numbers) {
    const read = readSlipNo(slipNo);
    const before = ranges.at(-1);
    if (before !== undefined && slipNo === next)
      ranges[ranges.length - 1] = { first: before.first, last: slipNo, count: before.count + 1 };
    else ranges.push({ first: slipNo, last: slipNo, count: 1 });
    next = read === null ? '' : formatSlipNo(read.series, read.number + 1);
  }
  return ranges;
}
