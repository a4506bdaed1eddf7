/** A rule as `RULES.md` states it: the id at the start of a line, whatever list or heading marks stand before it. */
const STATED = /^[\s>|#*_`-]*([A-Z]{2}\d{1,2})\b/;
const NOT_YET = /^#{1,6}\s+not yet built\b/i;
const HEADING = /^(#{1,6})\s/;

export type StatedRules = { readonly built: readonly string[]; readonly notYetBuilt: readonly string[] };

/** Reads the ids a `RULES.md` states, apart from those under a heading "Not yet built". */
export function statedRules(markdown: string): StatedRules {
  const built: string[] = [];
  const notYetBuilt: string[] = [];
  let notYetDepth = 0;
  for (const line of markdown.split(/\r?\n/)) {
    const depth = HEADING.exec(line)?.[1]?.length ?? 0;
    if (NOT_YET.test(line)) notYetDepth = depth;
    else if (depth > 0 && depth <= notYetDepth) notYetDepth = 0;
    const id = STATED.exec(line)?.[1];
    if (id !== undefined) (notYetDepth > 0 ? notYetBuilt : built).push(id);
  }
  return { built, notYetBuilt };
}

/** The ids cited in test names: `[SL1]`, `[SL1, SL2]`, `[QU1–QU3]` cites both ends. */
export function citedRules(source: string): readonly string[] {
  return [...source.matchAll(/\[((?:[A-Z]{2}\d{1,2})(?:\s*[,–-]\s*[A-Z]{2}\d{1,2})*)\]/g)].flatMap(([, ids = '']) =>
    [...ids.matchAll(/[A-Z]{2}\d{1,2}/g)].map(([id]) => id),
  );
}
