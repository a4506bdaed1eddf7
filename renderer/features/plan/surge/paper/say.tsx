import { InTongues } from '../../../../client/tongues.tsx';
import { useSheet } from './sheet.ts';
import type { Tongue } from './words.ts';

/** Words in each language of the paper that is being drawn. */
export function Say({ of }: { readonly of: (tongue: Tongue) => string }) {
  return <InTongues tongues={useSheet().tongues} of={of} />;
}
