import { usePaper, type Tongue } from './paper.ts';

/** Words in each language of the paper: the second one quieter, after a stroke; the same words stand once. */
export function Say({ of }: { readonly of: (tongue: Tongue) => string }) {
  const [first, second] = usePaper().tongues;
  const text = of(first);
  const other = second === undefined ? text : of(second);
  if (second === undefined || other === text) return text;
  return (
    <>
      {text}{' '}
      <span className="second" lang={second.lang}>
        <span className="stroke">/ </span>
        {other}
      </span>
    </>
  );
}
