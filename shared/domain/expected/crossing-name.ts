import { parseWireId } from '../../kernel/ids.ts';
import { fold } from '../../kernel/text.ts';

/** What of a crossing is needed to recognise its name. */
export type NamedCrossing = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
};

/**
 * Finds the crossing that a text names, by id or by any folded spelling of code, name or alias, with or without
 * "CK", "cửa khẩu" and the like before it. Null when it names none, or more than one.
 */
export function resolveCrossing<Crossing extends NamedCrossing>(
  text: string,
  crossings: readonly Crossing[],
): Crossing | null {
  const id = parseWireId('crossing', text.trim());
  if (id !== null) return crossings.find((crossing) => crossing.id === id) ?? null;
  // Stations send the code itself; folding every name of every crossing is for what people write.
  const exact = crossings.find((crossing) => crossing.code === text);
  if (exact !== undefined) return exact;
  for (const spelling of [text, text.replace(/\(.*?\)/g, ' '), text.split(/[-–—/(,]/)[0] ?? '']) {
    const wanted = keyOf(spelling);
    if (wanted === '') continue;
    const found = crossings.filter((crossing) =>
      [crossing.code, crossing.name, ...crossing.aliases].some((name) => keyOf(name) === wanted),
    );
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

const PREFIX =
  /^(?:(?:cua khau|ck|ltq|loi thong quan|loi mo)(?: (?:quoc te|qt|chinh|phu|song phuong))?|cktqt?|ckqt|ckp|border gate|crossing)[ .:]+/;

function keyOf(text: string): string {
  return fold(text)
    .replace(PREFIX, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
