import type { Day } from '../../../shared/kernel/calendar.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
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
  readonly authority: string;
  /** What board and print say of it. */
  readonly text: string;
  /** Day and hour as typed; empty = now, and without an end. */
  readonly from: string;
  readonly until: string;
  readonly sharePercent: string;
  readonly streams: readonly StreamDraft[];
  /** Hours with other ratios. */
  readonly hours: readonly HoursDraft[];
  /** Null = by the streams' turns. */
  readonly cost: CostDraft | null;
};

/** Other ratios in certain hours: `07:00–11:00` and a weight for each stream, by its key. */
export type HoursDraft = {
  readonly from: string;
  readonly to: string;
  readonly weights: Readonly<Record<string, string>>;
};

/** What waiting costs each class, as typed. */
export type CostDraft = {
  readonly perHour: Readonly<Record<CargoClass, string>>;
  readonly growth: Readonly<Record<CargoClass, string>>;
  readonly tolerance: string;
};

/** The notice in force as it is typed. */
export function draftOf(
  discipline: Discipline,
  authority: string,
  writeDay: (day: NonNullable<Discipline['noticeOn']>) => string,
): NoticeDraft {
  const { cost } = discipline;
  return {
    authority,
    text: '',
    from: '',
    until: '',
    hours: (discipline.hours ?? []).map(({ fromMinute, toMinute, weights }) => ({
      from: writeMinute(fromMinute),
      to: writeMinute(toMinute),
      weights: Object.fromEntries(Object.entries(weights).map(([key, weight]) => [key, String(weight)])),
    })),
    cost:
      cost === undefined
        ? null
        : {
            perHour: eachClass((one) => String(cost.perHourDong[one])),
            growth: eachClass((one) => String(cost.growthPercentPerHour[one])),
            tolerance: String(Math.round(cost.toleranceMs / MINUTE_MS)),
          },
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

export type NoticeProblem =
  | 'letters'
  | 'letters-repeated'
  | 'weights'
  | 'share'
  | 'day'
  | 'names'
  | 'none'
  | 'hours'
  | 'time'
  | 'cost'
  | 'unwritten';

/** What stands in the way of saving a notice, or null. */
export function noticeProblemOf(draft: NoticeDraft): NoticeProblem | null {
  if (draft.streams.length === 0) return 'none';
  const letters = draft.streams.map(({ letter }) => letter);
  if (!letters.every(isLetter)) return 'letters';
  if (new Set(letters).size < letters.length) return 'letters-repeated';
  if (draft.streams.some(isNameless)) return 'names';
  if (!draft.streams.every(({ weight }) => isWeight(weight, 1))) return 'weights';
  const share = readNumber(draft.sharePercent);
  if (share === null || share < 10 || share > 20) return 'share';
  if (draft.on.trim() !== '' && readDay(draft.on) === null) return 'day';
  if (!isDayTime(draft.from) || !isDayTime(draft.until)) return 'time';
  if (draft.cost === null) return draft.hours.every((one) => isHours(one, draft.streams)) ? null : 'hours';
  const { perHour, growth, tolerance } = draft.cost;
  return [...Object.values(perHour), ...Object.values(growth), tolerance].every(isCost) ? null : 'cost';
}

/** Whether a stream's letter is one. */
export function isLetter(letter: string): boolean {
  return /^[A-Z]$/.test(letter);
}

/** Whether turns are typed as they can be: `least`–20. */
export function isWeight(typed: string, least: 0 | 1): boolean {
  const weight = readNumber(typed);
  return weight !== null && Number.isInteger(weight) && weight >= least && weight <= 20;
}

/** Whether a new stream has still to be named. */
export function isNameless({ name, key }: StreamDraft): boolean {
  return name.trim() === '' && isNewKey(key);
}

/** Whether the beginning or the end of a notice is typed as a day and an hour, or left out. */
export function isDayTime(typed: string): boolean {
  return typed.trim() === '' || readDayTime(typed) !== null;
}

/** Whether a cost is typed: every class needs one. */
export function isCost(typed: string): boolean {
  return (readNumber(typed) ?? -1) >= 0;
}

/** What keeps a notice from coming into force that does not keep it from being tried out: an order by cost is written. */
export function savingProblemOf(draft: NoticeDraft): NoticeProblem | null {
  const problem = noticeProblemOf(draft);
  if (problem !== null) return problem;
  const isWritten = draft.number.trim() !== '' && draft.on.trim() !== '';
  return draft.cost === null || isWritten ? null : 'unwritten';
}

/** A cost rule to begin with: every class alike, fresh goods growing. */
export function newCost(): CostDraft {
  return {
    perHour: eachClass((one) => (one === 'fresh' ? '500000' : '200000')),
    growth: eachClass((one) => (one === 'fresh' ? '5' : '0')),
    tolerance: '30',
  };
}

/** One more line of hours, with the ratios of the rest of the day. */
export function withNewHours(draft: NoticeDraft): NoticeDraft {
  const weights = Object.fromEntries(draft.streams.map(({ key, weight }) => [key, weight]));
  return { ...draft, hours: [...draft.hours, { from: '07:00', to: '11:00', weights }] };
}

/** Reads `07:00` as minutes of the day, up to `24:00`; null when it is no time. */
export function readMinute(text: string): number | null {
  const match = /^(\d{1,2})[:g](\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) > 59 || minute > 1440 ? null : minute;
}

/** Reads `29/11/2026 07:00` or a day alone, from its beginning. */
export function readDayTime(text: string): { readonly day: Day; readonly minute: number } | null {
  const [dayText = '', timeText] = text.trim().split(/\s+/);
  const day = readDay(dayText);
  const minute = timeText === undefined ? 0 : readMinute(timeText);
  return day === null || minute === null ? null : { day, minute };
}

function isHours(hours: HoursDraft, streams: readonly StreamDraft[]): boolean {
  const from = readMinute(hours.from);
  const to = readMinute(hours.to);
  const weights = streams.map(({ key, weight }) => hours.weights[key] ?? weight);
  return (
    from !== null &&
    to !== null &&
    from < to &&
    weights.every((one) => isWeight(one, 0)) &&
    weights.some((one) => Number(one) > 0)
  );
}

function writeMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function eachClass<T>(of: (cargoClass: CargoClass) => T): Record<CargoClass, T> {
  return Object.fromEntries(CARGO_CLASSES.map((one) => [one, of(one)])) as Record<CargoClass, T>;
}

/** What decides the order, as the commands and the what-if take it. */
export type OrderInput = Pick<CommandInput<'notice.save'>, 'streams' | 'shareOldest' | 'hours' | 'cost'>;

/** Number, day and order of a draft without problems. */
export function noticeOf(draft: NoticeDraft): Pick<CommandInput<'notice.save'>, 'number' | 'on'> & OrderInput {
  return {
    number: draft.number.trim() === '' ? null : draft.number.trim(),
    on: draft.on.trim() === '' ? null : readDay(draft.on),
    ...orderOf(draft),
  };
}

/** The order of a draft without problems. */
export function orderOf(draft: NoticeDraft): OrderInput {
  const { cost } = draft;
  return {
    shareOldest: (readNumber(draft.sharePercent) ?? 10) / 100,
    // Turns by the hour say nothing where the cost of waiting decides.
    ...(draft.hours.length === 0 || cost !== null
      ? {}
      : {
          hours: draft.hours.map(({ from, to, weights }) => ({
            fromMinute: readMinute(from) ?? 0,
            toMinute: readMinute(to) ?? 0,
            weights: Object.fromEntries(
              draft.streams.map(({ key, weight }) => [key, readNumber(weights[key] ?? weight) ?? 0]),
            ),
          })),
        }),
    ...(cost === null
      ? {}
      : {
          cost: {
            perHourDong: eachClass((one) => readNumber(cost.perHour[one]) ?? 0),
            growthPercentPerHour: eachClass((one) => readNumber(cost.growth[one]) ?? 0),
            toleranceMinutes: Math.round(readNumber(cost.tolerance) ?? 0),
          },
        }),
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
