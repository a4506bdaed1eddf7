import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { Discipline } from '../../../shared/domain/queue/types.ts';
import { CARGO_CLASSES, type CargoClass } from '../../../shared/domain/vocabulary.ts';
import { readDay, readNumber } from '../../ui/format.ts';

/** One stream of a notice while it is being typed. */
export type StreamDraft = {
  readonly key: string;
  readonly letter: string;
  /** Empty = the catalog's name of the key. */
  readonly name: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly weight: string;
  /** Empty = every class. */
  readonly cargoClasses: readonly CargoClass[];
  readonly withEvidence: boolean;
};

export type NoticeDraft = {
  readonly number: string;
  readonly on: string;
  readonly sharePercent: string;
  readonly streams: readonly StreamDraft[];
};

/** The notice in force as it is typed. */
export function draftOf(
  discipline: Discipline,
  writeDay: (day: NonNullable<Discipline['noticeOn']>) => string,
): NoticeDraft {
  return {
    number: discipline.noticeNumber ?? '',
    on: discipline.noticeOn === null ? '' : writeDay(discipline.noticeOn),
    sharePercent: String(Math.round(discipline.shareOldest * 1000) / 10).replace('.', ','),
    streams: discipline.streams.map((stream) => ({
      key: stream.key,
      letter: stream.letter,
      name: stream.name?.vi ?? '',
      nameEn: stream.name?.en ?? '',
      nameZh: stream.name?.zh ?? '',
      weight: String(stream.weight),
      cargoClasses: stream.takes.cargoClasses ?? [],
      withEvidence: stream.takes.withEvidence,
    })),
  };
}

export type NoticeProblem = 'letters' | 'letters-repeated' | 'weights' | 'share' | 'day' | 'names' | 'none';

/** What stands in the way of saving a notice, or null. */
export function noticeProblemOf(draft: NoticeDraft): NoticeProblem | null {
  if (draft.streams.length === 0) return 'none';
  const letters = draft.streams.map(({ letter }) => letter);
  if (letters.some((letter) => !/^[A-Z]$/.test(letter))) return 'letters';
  if (new Set(letters).size < letters.length) return 'letters-repeated';
  if (draft.streams.some(({ name, key }) => name.trim() === '' && isNewKey(key))) return 'names';
  const weights = draft.streams.map(({ weight }) => readNumber(weight));
  if (weights.some((weight) => weight === null || !Number.isInteger(weight) || weight < 1 || weight > 20))
    return 'weights';
  const share = readNumber(draft.sharePercent);
  if (share === null || share < 10 || share > 20) return 'share';
  if (draft.on.trim() !== '' && readDay(draft.on) === null) return 'day';
  return null;
}

/** A draft without problems as the command takes it. */
export function noticeOf(
  draft: NoticeDraft,
): Pick<CommandInput<'notice.save'>, 'number' | 'on' | 'streams' | 'shareOldest'> {
  return {
    number: draft.number.trim() === '' ? null : draft.number.trim(),
    on: draft.on.trim() === '' ? null : readDay(draft.on),
    shareOldest: (readNumber(draft.sharePercent) ?? 10) / 100,
    streams: draft.streams.map((stream) => ({
      key: stream.key,
      letter: stream.letter,
      weight: readNumber(stream.weight) ?? 1,
      ...(stream.name.trim() === ''
        ? {}
        : { name: { vi: stream.name.trim(), en: textOf(stream.nameEn), zh: textOf(stream.nameZh) } }),
      takes: {
        cargoClasses: stream.cargoClasses.length === 0 ? null : [...stream.cargoClasses],
        withEvidence: stream.withEvidence,
      },
    })),
  };
}

/** One more stream, with the first letter that is free. */
export function withNewStream(draft: NoticeDraft): NoticeDraft {
  const taken = new Set(draft.streams.map(({ letter }) => letter));
  const letter = [...'ABCDEGHIKLMNOPQRSTUVXY'].find((one) => !taken.has(one)) ?? '';
  const keys = new Set(draft.streams.map(({ key }) => key));
  let number = draft.streams.length + 1;
  while (keys.has(newKey(number))) number += 1;
  const stream: StreamDraft = {
    key: newKey(number),
    letter,
    name: '',
    nameEn: '',
    nameZh: '',
    weight: '1',
    cargoClasses: [],
    withEvidence: false,
  };
  return { ...draft, streams: [...draft.streams, stream] };
}

/** Ticks a class of goods on or off, in the order of the vocabulary. */
export function withClass(stream: StreamDraft, cargoClass: CargoClass, isTaken: boolean): StreamDraft {
  const cargoClasses = CARGO_CLASSES.filter((one) =>
    one === cargoClass ? isTaken : stream.cargoClasses.includes(one),
  );
  return { ...stream, cargoClasses };
}

function newKey(number: number): string {
  return `stream-${String(number)}`;
}

function isNewKey(key: string): boolean {
  return key.startsWith('stream-');
}

function textOf(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
