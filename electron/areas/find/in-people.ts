import { readSought, lengthOf, type Sought, type SoughtWord } from '../../../shared/domain/find/match.ts';
import { mayBeName, mayBePhone } from '../../../shared/domain/find/person.ts';
import type { InPerson } from './search-store.ts';

/** What must stand on a visit, and what of the others may stand in somebody of it. */
export type Together = {
  readonly onVisit: { readonly word: string; readonly slipped: string; readonly sought: Sought };
  readonly inPerson: InPerson;
};

/** Words that are tried as the one on the visit, where any may be. */
const MOST_TRIED = 3;

/** What to look for in somebody alone: a name, a telephone, or the words of both. */
export function inPeople({ code, phrase, words }: Sought): readonly InPerson[] {
  const whole: readonly InPerson[] = [
    ...(mayBeName(phrase) && words.length === 0 ? [{ names: [phrase], phones: [] }] : []),
    ...(mayBePhone(code) ? [{ names: [], phones: [code] }] : []),
  ];
  const isEach = words.length > 0 && words.every(({ code: one, word }) => mayBeName(word) || mayBePhone(one));
  return isEach ? [...whole, wordsInPerson(words)] : whole;
}

/**
 * How several words may be shared out between a visit and somebody of it. What can stand on the visit only is looked for
 * there; where there is no such word, each is tried.
 */
export function togetherOf({ words }: Sought): readonly Together[] {
  const elsewhere = words.filter(({ code, word }) => mayBeName(word) || mayBePhone(code));
  if (elsewhere.length === 0) return [];
  const only = words.filter((one) => !elsewhere.includes(one));
  if (only.length > 0) return sharedOut(only, elsewhere);
  return byLength(words)
    .slice(0, MOST_TRIED)
    .flatMap((one) =>
      sharedOut(
        [one],
        words.filter((other) => other !== one),
      ),
    );
}

function sharedOut(visit: readonly SoughtWord[], person: readonly SoughtWord[]): readonly Together[] {
  const sought = readSought(visit.map(({ word }) => word).join(' '));
  const [longest] = byLength(visit);
  if (typeof sought === 'string' || longest === undefined) return [];
  return [{ onVisit: { word: longest.word, slipped: longest.slipped, sought }, inPerson: wordsInPerson(person) }];
}

function wordsInPerson(words: readonly SoughtWord[]): InPerson {
  const longest = byLength(words);
  return {
    names: longest.flatMap(({ word }) => (mayBeName(word) ? [word] : [])),
    phones: longest.flatMap(({ code }) => (mayBePhone(code) ? [code] : [])),
  };
}

function byLength(words: readonly SoughtWord[]): readonly SoughtWord[] {
  return words.toSorted((a, b) => lengthOf(b.word) - lengthOf(a.word));
}
