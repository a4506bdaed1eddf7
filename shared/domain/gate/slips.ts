import type { Instant } from '../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { SlipBlock, Visit } from '../records.ts';

const DIGITS = 6;

/** What stands before the numbers of a gate's paper slips: `G1`. Letters and digits of the gate's name only. */
export function seriesOf(gate: string): string {
  const plain = gate
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return `G${plain}`;
}

/** Writes a paper slip's number as it is printed: `G1-000123`. */
export function formatSlipNo(series: string, number: number): string {
  return `${series}-${String(number).padStart(DIGITS, '0')}`;
}

/** How a slip's number is kept: ours as it is printed, a foreign one as it was written. */
export function tidySlipNo(typed: string): string {
  const read = readSlipNo(typed);
  return read === null ? typed.trim().toUpperCase() : formatSlipNo(read.series, read.number);
}

/** Reads a paper slip's number however it was typed (`g1 123`, `G1-000123`); null for one that is not ours. */
export function readSlipNo(typed: string): { readonly series: string; readonly number: number } | null {
  const match = /^(G[A-Z0-9]*?)[\s.-]+0*(\d{1,9})$/.exec(typed.trim().toUpperCase());
  const number = Number(match?.[2]);
  return match === null || number === 0 ? null : { series: match[1] ?? '', number };
}

type SlipNumbers = Pick<SlipBlock, 'series' | 'first' | 'last' | 'entered' | 'voided'>;

/**
 * Numbers of a block that were written, it seems, and entered by nobody: slips are used in order, so everything below
 * the highest number entered should be there. Spoilt ones are not missing.
 */
export function missingNumbersOf(block: Pick<SlipBlock, 'first' | 'entered' | 'voided'>): readonly number[] {
  const known = new Set([...block.entered, ...block.voided]);
  const highest = Math.max(block.first - 1, ...block.entered);
  const missing: number[] = [];
  for (let number = block.first; number < highest; number += 1) if (!known.has(number)) missing.push(number);
  return missing;
}

/** A paper slip with what decides its turn: when it was written, and its number. */
export type WrittenSlip = { readonly slipNo: string; readonly at: Instant };

/** The order in which paper slips are taken: by time, those of one minute as they were torn off (LE2). */
export function compareSlips(a: WrittenSlip, b: WrittenSlip): number {
  return a.at - b.at || compareSlipNos(a.slipNo, b.slipNo);
}

function compareSlipNos(a: string, b: string): number {
  const [one, other] = [readSlipNo(a), readSlipNo(b)];
  if (one !== null && other !== null && one.series === other.series) return one.number - other.number;
  const [left, right] = [a.toUpperCase(), b.toUpperCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a slip of a block can be entered, or declared spoilt: each is used once (LE1, LE6). */
export function decideSlip(
  block: Pick<SlipBlock, 'entered' | 'voided'>,
  number: number,
): Result<number, { readonly code: 'slip.already-entered' } | { readonly code: 'slip.voided' }> {
  if (block.voided.includes(number)) return refuse({ code: 'slip.voided' });
  if (block.entered.includes(number)) return refuse({ code: 'slip.already-entered' });
  return ok(number);
}

/** The numbers of the next block of a series: they run on and are never used again (LE8). */
export function nextNumbers(
  blocks: readonly Pick<SlipBlock, 'series' | 'last'>[],
  series: string,
  count: number,
): Pick<SlipBlock, 'first' | 'last'> {
  const first = Math.max(0, ...blocks.filter((block) => block.series === series).map(({ last }) => last)) + 1;
  return { first, last: first + count - 1 };
}

/** Where writing goes on: the first number above all that were entered and not spoilt; null once the block is used up. */
export function nextNumberOf({ first, last, entered, voided }: Omit<SlipNumbers, 'series'>): number | null {
  let next = Math.max(first - 1, ...entered) + 1;
  while (voided.includes(next)) next += 1;
  return next > last ? null : next;
}

/** The visit that a truck going out at a time was on: of those not over, the one that came in last before (LE7). */
export function visitInsideAt<Live extends Pick<Visit, 'arrivedAt'>>(live: readonly Live[], at: Instant): Live | null {
  const since = (visit: Live): number => visit.arrivedAt ?? Infinity;
  return live
    .filter((visit) => since(visit) <= at)
    .reduce<Live | null>((last, visit) => (last === null || since(visit) >= since(last) ? visit : last), null);
}
