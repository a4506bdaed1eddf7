import { DIFFERENCE_KINDS } from '../../../../../shared/domain/slots/count-types.ts';
import type { Tongue } from '../paper.ts';

const OVERRIDES = ['slot', 'charge-waived'] as const;

/** What was decided against a proposal; a kind that this version does not know stands as it is. */
export function overrideNameOf(kind: string): (tongue: Tongue) => string {
  const known = OVERRIDES.find((one) => one === kind);
  return ({ t }) => (known === undefined ? kind : t(`annex.override.${known}`));
}

/** What a stock-take found other than the book. */
export function differenceNameOf(kind: string): (tongue: Tongue) => string {
  const known = DIFFERENCE_KINDS.find((one) => one === kind);
  return ({ t }) => (known === undefined ? kind : t(`annex.difference.${known}`));
}
