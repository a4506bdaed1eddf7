import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import type { QueueRecord, RecordLine } from '../../../shared/contract/queries.ts';
import { anyWordOf, wordOf } from '../../../shared/contract/texts/text-of.ts';
import type { Format } from '../../ui/format.ts';
import { translatorOf, type Translate } from '../../ui/i18n.ts';
import { recordTexts, type RecordTextKey } from './texts/catalog.ts';

/** The sentences of a queue's printed record. */
export type RecordWording = {
  readonly t: Translate<RecordTextKey>;
  readonly placeAndDate: string;
  readonly about: string;
  readonly running: string | null;
  readonly notice: string;
  readonly summary: string;
  /** `QU3: ngoài lượt, có lệnh…`, of the rules that the lines cite. */
  readonly rules: string;
};

const RULES = ['QU1', 'QU2', 'QU3', 'QU5', 'QU6', 'QU7', 'JO4'] as const;

export function recordWordingOf(record: QueueRecord, format: Format): RecordWording {
  const t = translatorOf(recordTexts, format.lang);
  const { head, crossing, direction, point, lines } = record;
  const queue = t(`record.queue.${direction}`, { crossing });
  const { year, month, day } = localTimeOf(record.untilAt, head.timeZone);
  const date = { day: two(day), month: month < 3 ? two(month) : String(month), year: String(year) };
  const isRunning = record.on === dayAt(record, head.timeZone);
  return {
    t,
    placeAndDate:
      head.reportPlace === '' ? t('record.date-alone', date) : t('record.date', { place: head.reportPlace, ...date }),
    about: t('record.about', {
      queue: point === 'main' ? queue : t('record.point', { queue, point: wordOf(format.lang, 'queuePoint', point) }),
    }),
    running: isRunning ? t('record.running', { at: format.time(record.untilAt) }) : null,
    notice: noticeOf(record, format, t),
    summary: `${t('record.called', { called: format.number(record.called) })} ${changesOf(lines, format, t)}`,
    rules: RULES.filter((rule) => lines.some((line) => line.rule === rule))
      .map((rule) => `${rule}: ${t(`record.rule.${rule}`)}`)
      .join('; '),
  };
}

/** What a line rests on: rule, reason, unit, document; an order without one says so. */
export function groundOf(line: RecordLine, format: Format, t: Translate<RecordTextKey>): string {
  const { rule, reason, unit, documentNo, cause } = line;
  const document =
    documentNo !== null
      ? t('record.document', { document: whole(documentNo) })
      : cause === 'fast-track'
        ? t('record.no-document')
        : null;
  const reasonText =
    reason === null ? null : cause === 'swapped' ? whole(reason) : anyWordOf(format.lang, 'fastTrackReason', reason);
  return [rule, reasonText, unit, document].filter((part) => part !== null && part !== '').join('; ');
}

function noticeOf({ notice }: QueueRecord, format: Format, t: Translate<RecordTextKey>): string {
  if (notice.number === null) return t('record.no-notice');
  return t('record.notice', {
    number: notice.number,
    date: notice.on === null ? '' : t('record.notice-date', { date: format.day(notice.on) }),
    authority: notice.authority === '' ? '' : t('record.notice-authority', { authority: notice.authority }),
  });
}

function changesOf(lines: readonly RecordLine[], format: Format, t: Translate<RecordTextKey>): string {
  if (lines.length === 0) return t('record.none');
  const counts = [...Map.groupBy(lines, ({ cause }) => cause)].toSorted((a, b) => b[1].length - a[1].length);
  const list = counts.map(([cause, of]) => {
    const text = t('record.count', { cause: t(`record.cause.${cause}`), count: format.number(of.length) });
    const without = cause === 'fast-track' ? of.filter(({ documentNo }) => documentNo === null).length : 0;
    return without === 0 ? text : text + t('record.without', { count: format.number(without) });
  });
  return t('record.changes', { count: format.number(lines.length), list: list.join('; ') });
}

/** A plate or a number that is not cut at its hyphens. */
function whole(text: string): string {
  return text.replaceAll('-', '\u2011');
}

function dayAt({ untilAt }: QueueRecord, zone: string): string {
  const { year, month, day } = localTimeOf(untilAt, zone);
  return `${String(year)}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
