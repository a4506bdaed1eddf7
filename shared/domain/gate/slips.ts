import type { SlipBlock } from '../records.ts';

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

/** Reads a paper slip's number however it was typed (`g1 123`, `G1-000123`); null for one that is not ours. */
export function readSlipNo(typed: string): { readonly series: string; readonly number: number } | null {
  const match = /^(G[A-Z0-9]*?)[\s.-]+0*(\d{1,9})$/.exec(typed.trim().toUpperCase());
  const number = Number(match?.[2]);
  return match === null || number === 0 ? null : { series: match[1] ?? '', number };
}

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
