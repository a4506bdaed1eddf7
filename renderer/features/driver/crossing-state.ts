import type { BoardLine } from '../../../shared/contract/queries.ts';
import type { PlaceStepLang } from '../../../shared/contract/texts/place-step.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Format } from '../../ui/format.ts';
import { stateWords } from '../../client/texts/crossing-words.ts';

/** How the crossing stands, in the driver's language. */
export function crossingState(
  line: BoardLine,
  lang: PlaceStepLang,
  now: Instant,
  format: Pick<Format, 'time' | 'timeNear'>,
): { readonly text: string; readonly isLoud: boolean } {
  const words = stateWords(line, now, format);
  return { text: words[lang], isLoud: words.isLoud };
}
