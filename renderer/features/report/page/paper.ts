import { createContext, useContext } from 'react';
import { dayFrom, dayOf, daysBetween, localTimeOf } from '../../../../shared/kernel/calendar.ts';
import { DAY_MS, instant, type Instant } from '../../../../shared/kernel/instant.ts';
import type { DailyReport, RangeReport, ShownSigned } from '../../../../shared/contract/report-queries.ts';
import type { ReportBlock } from '../../../../shared/domain/reports/settings.ts';
import {
  tonguesOf,
  type PaperLanguage,
  type Tongue as AnyTongue,
  type Tongues as AnyTongues,
} from '../../../client/tongues.tsx';
import type { Format } from '../../../ui/format.ts';
import { paperTexts, type PaperTextKey } from '../texts/paper-catalog.ts';

/** One language on paper, with its numbers and words. */
export type Tongue = AnyTongue<PaperTextKey>;

/** A sheet's languages: one, or Vietnamese with English beside it. */
export type Tongues = AnyTongues<PaperTextKey>;

/** What is on paper beside the figures. */
export type PaperMarks = {
  /** The frozen version that is printed; null = the figures as they are now (RP22). */
  readonly version: Pick<ShownSigned, 'version' | 'hash'> | null;
  /** The how-manieth print of this report; null = not counted. */
  readonly copy: number | null;
  readonly printedBy: string;
  /** The shift whose time the report covers; empty for days. */
  readonly shiftName: string;
  /** Leader of the shift, where the settings name nobody. */
  readonly shiftLeader: string;
};

export type Paper = {
  readonly report: DailyReport | RangeReport;
  readonly tongues: Tongues;
  readonly marks: PaperMarks;
  readonly code: string;
};

export function paperOf(report: DailyReport | RangeReport, language: PaperLanguage, marks: PaperMarks): Paper {
  const tongues = tonguesOf(paperTexts, language, report.head.timeZone);
  return { report, tongues, marks, code: codeOf(report, tongues[0]) };
}

/** Blocks that only office papers have. */
const OFFICIAL: readonly ReportBlock[] = ['motto', 'number', 'receivers'];

/** Whether a block is on page 1 (RP21); the plain form has none of the official ones (RP20). */
export function hasBlock({ head }: DailyReport, block: ReportBlock): boolean {
  const { form, blocksOff } = head.report;
  return !blocksOff.includes(block) && !(form === 'plain' && OFFICIAL.includes(block));
}

export const PaperContext = createContext<Paper | null>(null);

/** The paper that is being drawn. */
export function usePaper(): Paper {
  const paper = useContext(PaperContext);
  if (paper === null) throw new Error('usePaper outside a sheet of paper');
  return paper;
}

/** The day of the year, of a longer time the first and the last: a month's paper is not that of its last day. */
function codeOf(report: DailyReport | RangeReport, { t }: Tongue): string {
  const { year } = localTimeOf(report.to, report.head.timeZone);
  const days = rangeOf(report)?.days ?? [];
  const numbers = days.length > 1 ? [days[0], days.at(-1)].map((day) => day?.on ?? null) : [report.on];
  const count = numbers.map((on) => String(numberOf({ ...report, on })).padStart(4, '0')).join('-');
  return t('paper.code', { year: String(year).slice(2), count });
}

/** The report of a longer time with its days; null for one of a day or a shift. */
export function rangeOf(report: DailyReport | RangeReport): RangeReport | null {
  return 'days' in report ? report : null;
}

/** How many annexes a paper has (RP21); the days of a longer time are always one of them (RP38). */
export function annexCountOf(report: DailyReport | RangeReport): number {
  return report.head.report.annexes.length + (rangeOf(report) === null ? 0 : 1);
}

/** A report's running number is the day of its year. */
export function numberOf({ on, to, head }: DailyReport): number {
  const day = on ?? dayOf(to, head.timeZone);
  return daysBetween(dayFrom(Number(day.slice(0, 4)), 1, 1), day) + 1;
}

/** `17 giờ 20` */
export function clockOf({ t, format }: Tongue, at: Instant): string {
  const { hour, minute } = localTimeOf(at, format.zone);
  return t('paper.clock', { hour: two(hour), minute: two(minute) });
}

/** `17 giờ 20 ngày 26/01/2027` */
export function momentOf(tongue: Tongue, at: Instant): string {
  return tongue.t('paper.moment', { clock: clockOf(tongue, at), date: tongue.format.date(at) });
}

/** `từ 20 giờ 00 ngày … đến …`, after the shift's name where it is one's. */
export function periodOf(tongue: Tongue, { report: { from, to }, marks }: Paper): string {
  const period = tongue.t('paper.period', {
    from: momentOf(tongue, from),
    to: momentOf(tongue, to),
    lunar: lunarOf(tongue, from, to),
  });
  return marks.shiftName === '' ? period : tongue.t('paper.of-shift', { shift: marks.shiftName, period });
}

/** The last day in the lunar calendar that people know Tết by; before it the first one, where there are several. */
function lunarOf({ format }: Tongue, from: Instant, to: Instant): string {
  const [firstOn, lastOn] = [dayOf(instant(from + DAY_MS - 1), format.zone), dayOf(instant(to - 1), format.zone)];
  return (firstOn < lastOn ? [firstOn, lastOn] : [lastOn]).map((on) => format.lunarDay(on)).join(' – ');
}

/** Numbers under ten with their zero, as in Vietnamese office papers; nothing stays plain. */
export function counted({ lang, format }: Tongue, value: number): string {
  return lang === 'vi' && value > 0 && value < 10 ? two(value) : format.number(value);
}

/** With its sign, and a true minus. */
export function signed(format: Format, value: number, digits = 0): string {
  if (value === 0) return format.number(0, digits);
  return `${value > 0 ? '+' : '\u2212'}${format.number(Math.abs(value), digits)}`;
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}
