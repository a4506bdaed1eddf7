const TOKENS = [
  'g0',
  'g1',
  'g2',
  'g3',
  'g4',
  'line',
  'line2',
  'ink',
  'ink2',
  'ink3',
  'free',
  'free-l',
  'res',
  'res-t',
  'occ',
  'occ-q',
  'occ-c',
  'clr',
  'clr-t',
  'held',
  'held-h',
  'held-o',
  'cls',
  'cls-t',
  'alm',
  'alm-t',
  'alm-r',
] as const;
type Token = (typeof TOKENS)[number];

/** The colours and faces that the canvas paints with, read from the page's tokens. */
export type Palette = {
  readonly color: Readonly<Record<Token, string>>;
  readonly ui: string;
  readonly mono: string;
};

/** Reads the tokens as they are in the theme of now. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const color = Object.fromEntries(TOKENS.map((token) => [token, read(token)])) as Record<Token, string>;
  return { color, ui: read('ui'), mono: read('mono') };
}

/** Calls back when the page changes its theme. Answers a function that stops it. */
export function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  for (const element of [document.documentElement, document.body])
    observer.observe(element, {
      attributes: true,
      attributeFilter: ['data-theme', 'class'],
    });
  return () => observer.disconnect();
}
