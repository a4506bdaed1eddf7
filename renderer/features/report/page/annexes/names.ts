import type { Tongue } from '../paper.ts';

const OVERRIDES = ['visit', 'slot'] as const;

/** What was decided against a proposal; a kind that this version does not know stands as it is. */
export function overrideNameOf(kind: string): (tongue: Tongue) => string {
  const known = OVERRIDES.find((one) => one === kind);
  return ({ t }) => (known === undefined ? kind : t(`annex.override.${known}`));
}
