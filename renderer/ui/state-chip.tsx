import type { ReactNode } from 'react';

/** The look of a state: its checked pair of colours and the sign that stands beside the colour. */
export type StateLook = 'free' | 'res' | 'occ' | 'clr' | 'held' | 'cls' | 'alm' | 'tx';

export const STATE_SIGNS: Readonly<Record<StateLook, string>> = {
  free: '',
  res: '',
  occ: '',
  clr: '✓',
  held: '‖',
  cls: '×',
  alm: '▲',
  tx: '',
};

/** A state in words, with colour and sign. */
export function StateChip({ look, children }: { readonly look: StateLook; readonly children: ReactNode }) {
  const sign = STATE_SIGNS[look];
  return (
    <span className={`st ${look}`}>
      {sign === '' ? null : <i aria-hidden="true">{sign}</i>}
      {children}
    </span>
  );
}
