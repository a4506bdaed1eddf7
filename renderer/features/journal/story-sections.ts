import type { Instant } from '../../../shared/kernel/instant.ts';
import type { VisitStory } from '../../../shared/contract/past-queries.ts';
import type { TextGroup } from '../../../shared/contract/texts/catalog.ts';
import { anyWordOf, documentNameOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../ui/format.ts';
import { translatorOf, type Translate } from '../../ui/i18n.ts';
import { correctionWords } from './correction-words.ts';
import { stepsOf, undoneBy } from './page.ts';
import { journalTexts, type JournalTextKey } from './texts/catalog.ts';

/** One thing that a story tells. */
export type StoryLine = {
  readonly from: Instant;
  /** Until when it lasted, null while it does; undefined for what only happened. */
  readonly to?: Instant | null;
  readonly what: string;
  readonly note: string | null;
  /** What it put right, field by field (YP20). */
  readonly corrections: readonly string[];
  readonly by: string | null;
  readonly station: string | null;
  /** The change that it was recorded by, where it is one. */
  readonly seq: number | null;
  /** When that change was recorded: the yard can be looked at as it was then. */
  readonly recordedAt: Instant | null;
  /** Taken back since (YP16). */
  readonly isGone: boolean;
};

export const STORY_SECTIONS = ['standings', 'swaps', 'people', 'documents', 'receipts', 'photos', 'events'] as const;
export type StorySection = {
  readonly name: (typeof STORY_SECTIONS)[number];
  readonly lines: readonly StoryLine[];
};

/** Letters of a picture's hash that are enough to tell it from another. */
const HASH_SHOWN = 16;
const PLAIN = { note: null, corrections: [], by: null, station: null, seq: null, recordedAt: null, isGone: false };

/** A story in sections, in words; what there is nothing of is left out. For the screen and for paper. */
export function storySections(story: VisitStory, format: Format): readonly StorySection[] {
  const words: Words = {
    t: translatorOf(journalTexts, format.lang),
    word: (group, code) => anyWordOf(format.lang, group, code),
    format,
  };
  const lines = {
    standings: standingLines(story, words),
    swaps: swapLines(story, words),
    people: story.people.flatMap((person) => personLines(person, words)),
    documents: documentLines(story, words),
    receipts: receiptLines(story, words),
    photos: photoLines(story, words),
    events: eventLines(story, words),
  };
  return STORY_SECTIONS.map((name) => ({ name, lines: lines[name] })).filter((section) => section.lines.length > 0);
}

type Words = {
  readonly t: Translate<JournalTextKey>;
  readonly word: (group: TextGroup, code: string) => string;
  readonly format: Format;
};
type Lines = readonly StoryLine[];

function standingLines({ standings }: VisitStory, { t }: Words): Lines {
  return standings.map(({ zone, slot, isAdjustment, from, to }) => ({
    ...PLAIN,
    from,
    to,
    what: slot === null ? zone : `${zone} · ${slot}`,
    note: isAdjustment ? t('journal.story.adjusted') : null,
  }));
}

function swapLines({ swaps }: VisitStory, { t }: Words): Lines {
  return swaps.map(({ role, was, becomes, documentNo, at, by, confirmedBy }) => ({
    ...PLAIN,
    from: at,
    what: role === 'driver' ? t('journal.swap.driver') : `${t(`journal.swap.${role}`)}: ${pair(role, was, becomes)}`,
    note: joined([documentNo, confirmedBy === null ? null : t('journal.story.confirmed', { who: confirmedBy })]),
    by,
  }));
}

function pair(role: string, was: string, becomes: string): string {
  const shown = (text: string): string =>
    text === '' ? '–' : role === 'goods' || role === 'container' ? text : formatPlate(text);
  return `${shown(was)} → ${shown(becomes)}`;
}

function personLines(person: VisitStory['people'][number], { t, word, format }: Words): Lines {
  const who = person.name ?? word('personRole', person.role);
  return [
    { ...PLAIN, from: person.from, to: person.to, what: joined([word('personRole', person.role), person.name]) ?? '' },
    ...person.stays.map(({ bed, from, to }) => ({
      ...PLAIN,
      from,
      to,
      what: t('journal.story.bed', { bed }),
      note: who,
    })),
    ...person.services.map(({ service, quantity, at }) => ({
      ...PLAIN,
      from: at,
      what: `${word('service', service)} × ${format.number(quantity)}`,
      note: who,
    })),
  ];
}

function documentLines({ documents }: VisitStory, { t, format }: Words): Lines {
  return documents.map(({ kind, state, number, at, by, validUntilOn }) => ({
    ...PLAIN,
    from: at,
    what: joined([documentNameOf(format.lang, kind), number]) ?? kind,
    note: joined([
      state === 'missing' ? t('journal.story.missing') : null,
      validUntilOn === undefined ? null : t('journal.story.valid', { until: format.day(validUntilOn) }),
    ]),
    by,
  }));
}

function receiptLines({ receipts }: VisitStory, { t, word, format }: Words): Lines {
  return receipts.map(({ receiptNo, at, how, amountDong, by, isReversed }) => ({
    ...PLAIN,
    from: at,
    what: `${receiptNo} · ${t('journal.story.dong', { amount: format.number(amountDong) })} · ${word('paymentWay', how)}`,
    note: isReversed ? t('journal.story.reversed') : null,
    by,
    isGone: isReversed,
  }));
}

function photoLines({ photos }: VisitStory, { t }: Words): Lines {
  return photos.map(({ sha256, takenAt, isKept }) => ({
    ...PLAIN,
    from: takenAt,
    what: t('journal.story.photo', { hash: sha256.slice(0, HASH_SHOWN) }),
    note: isKept ? null : t('journal.story.photo-gone'),
  }));
}

function eventLines({ events }: VisitStory, { t, word, format }: Words): Lines {
  return stepsOf(events).map(({ seq, at, recordedAt, actor, station, reason, types, told, undoneBy: by }) => ({
    ...PLAIN,
    from: at,
    what: types.map((type) => word('event', type)).join(', '),
    corrections: told.flatMap(({ corrections }) => corrections.map((one) => correctionWords(one, format))),
    note: joined([
      ...told.flatMap(({ type, info }) => (type === 'person.disclosed' ? [disclosedTo(info, t)] : [])).slice(0, 1),
      reason === null ? null : reasonText(reason, t, format),
      by === null ? null : t('journal.story.undone', { seq: format.number(by) }),
    ]),
    by: actorText(actor, t('journal.system')),
    station,
    seq,
    recordedAt,
    isGone: by !== null,
  }));
}

/** For whom somebody was named, and by which letter (YP21). */
function disclosedTo(info: VisitStory['events'][number]['info'], t: Translate<JournalTextKey>): string {
  const said = (key: string): string => String(info?.[key] ?? '');
  return disclosureWords({ to: said('to'), documentNo: said('documentNo') }, t);
}

/** Whom names were given to. */
export function disclosureWords(
  { to, documentNo }: Pick<NonNullable<VisitStory['disclosure']>, 'to' | 'documentNo'>,
  t: Translate<JournalTextKey>,
): string {
  return documentNo === '' ? t('journal.disclosed', { to }) : t('journal.disclosed-by', { to, documentNo });
}

function joined(parts: readonly (string | null)[]): string | null {
  const told = parts.filter((part) => part !== null && part !== '');
  return told.length === 0 ? null : told.join(' · ');
}

/** Whoever acted; the host itself has a word of its own. */
export function actorText(actor: string, system: string): string {
  return actor === 'system' ? system : actor;
}

/** Why something was done, as people write it; the reason of an undo is a number only. */
export function reasonText(reason: string, t: Translate<JournalTextKey>, format: Format): string {
  const undone = undoneBy(reason);
  return undone === null ? reason : t('journal.undo-of', { seq: format.number(undone) });
}
