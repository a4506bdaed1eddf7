import { InTongues } from '../../../client/tongues.tsx';
import { usePaper, type Tongue } from './paper.ts';

/** Words in each language of the paper that is being drawn. */
export function Say({ of }: { readonly of: (tongue: Tongue) => string }) {
  return <InTongues tongues={usePaper().tongues} of={of} />;
}
