import { lengthOf, SHORTEST_PART, type Sought } from '../../../shared/domain/find/match.ts';
import { PART_LENGTH, partsOf } from '../../../shared/domain/find/parts.ts';
import { EDGE, slippedOf } from '../../../shared/domain/find/texts.ts';

/** Parts that a visit's text must hold, as the index is asked for them. */
export type Wanted = {
  readonly parts: string;
  /** In about how many visits they may be. */
  readonly visits: number;
  /** How many entries of the index are read for them at most. */
  readonly work: number;
};

/** What is looked for, from what fits in any way to what fits best. */
export const TIERS = ['slip', 'part', 'start'] as const;
export type Tier = (typeof TIERS)[number];

/** So many parts are asked for at most, the rarest; of a longer text those that cover it. What they leave is looked at one by one. */
const FEW_PARTS = 5;
/** What is more than so many times as common as the rarest leaves out too little: parts of one text, and words. */
const TOO_COMMON = { part: 12, word: 3 } as const;

type CountOf = (part: string) => number;

/** What the index must hold for a fit of a tier or a better one; null when it holds none. */
export function wantedOf({ code, phrase, words }: Sought, tier: Tier, countOf: CountOf): Wanted | null {
  const of = (text: string): Wanted | null => partsWanted(text, countOf);
  const fold = tier === 'slip' ? slippedOf : (same: string): string => same;
  const begins = (code: string, words: string): Wanted | null =>
    either([of(EDGE + fold(code)), of(EDGE + words), of(` ${words}`)]);
  const holds = (code: string, words: string): Wanted | null => {
    if (tier === 'start') return begins(code, words);
    const isCode = lengthOf(code) >= SHORTEST_PART;
    const isWord = lengthOf(words) >= SHORTEST_PART;
    if (!isCode && !isWord) return begins(code, words);
    return either([isCode ? of(fold(code)) : of(EDGE + fold(code)), isWord ? of(words) : begins(code, words)]);
  };
  const whole = holds(code, phrase);
  if (tier === 'start' || words.length === 0) return whole;
  const telling = words.filter(({ word }) => lengthOf(word) > 1);
  return either([
    whole,
    every(
      telling.map(({ code, word }) => holds(code, word)),
      TOO_COMMON.word,
    ),
  ]);
}

function partsWanted(text: string, countOf: CountOf): Wanted | null {
  const counted = partsOf(text).map((part): Wanted => {
    const visits = countOf(part);
    return { parts: `"${part.replaceAll('"', '""')}"`, visits, work: visits };
  });
  if (counted.some(({ visits }) => visits === 0)) return null;
  const isShort = counted.length <= FEW_PARTS;
  return every(
    counted.filter((_, n) => isShort || n % PART_LENGTH === 0 || n === counted.length - 1),
    TOO_COMMON.part,
  );
}

/** All of them, as far as they tell anything; null when one of them is nowhere. */
function every(all: readonly (Wanted | null)[], tooCommon: number): Wanted | null {
  const known = all.filter((one) => one !== null).sort((a, b) => a.visits - b.visits);
  const [rarest] = known;
  if (rarest === undefined || known.length < all.length) return null;
  const telling = known.slice(0, FEW_PARTS).filter(({ visits }) => visits <= rarest.visits * tooCommon);
  return joined(telling, ' AND ', rarest.visits);
}

/** One of them at least; null when none is anywhere. */
function either(all: readonly (Wanted | null)[]): Wanted | null {
  const known = [...new Map(all.flatMap((one) => (one === null ? [] : [[one.parts, one]]))).values()];
  if (known.length === 0) return null;
  return joined(
    known,
    ' OR ',
    known.reduce((sum, { visits }) => sum + visits, 0),
  );
}

function joined(wanted: readonly Wanted[], by: string, visits: number): Wanted {
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined) return only;
  return {
    parts: `(${wanted.map(({ parts }) => parts).join(by)})`,
    visits,
    work: wanted.reduce((sum, { work }) => sum + work, 0),
  };
}
