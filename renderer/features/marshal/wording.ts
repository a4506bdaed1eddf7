import type { SlotSuggestion } from '../../../shared/contract/queries.ts';
import type { Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';

type Terms = SlotSuggestion['terms'];

/** The terms of a cost in words, the heaviest first: `đường ra 120 · phí ổ điện 40`. */
export function termsText(terms: Terms, { word }: Pick<Words, 'word'>, format: Pick<Format, 'number'>): string {
  return terms
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => b.value - a.value)
    .map(({ code, value }) => `${word('slotTerm', code, { value })} ${format.number(value)}`)
    .join(' · ');
}

/** Why slots were left out, and how many: `đang có xe 210 · ngắn hơn xe 12`. */
export function removedText(
  removed: readonly { readonly rule: string; readonly slots: number }[],
  { word }: Pick<Words, 'word'>,
  format: Pick<Format, 'number'>,
): string {
  return removed
    .toSorted((a, b) => b.slots - a.slots)
    .map(({ rule, slots }) => `${word('slotRemoval', rule)} ${format.number(slots)}`)
    .join(' · ');
}

/** A refusal that came back as one of many. */
export function refusalText(refusal: Readonly<Record<string, unknown>>, { say }: Pick<Words, 'say'>): string {
  return say({ ...refusal, code: String(refusal['code']) } as Parameters<Words['say']>[0]);
}
