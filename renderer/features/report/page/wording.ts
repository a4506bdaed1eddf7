import {
  dayFrom,
  daysBetween,
  dayOf,
  localTimeOf,
  type Day,
  type TimeZone,
} from '../../../../shared/kernel/calendar.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '../../../../shared/kernel/instant.ts';
import type { DailyReport } from '../../../../shared/contract/report-queries.ts';
import { anyWordOf } from '../../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../../ui/format.ts';
import { translatorOf, type Translate } from '../../../ui/i18n.ts';
import { reportTexts, type ReportTextKey } from '../texts/catalog.ts';

const MOST_PLATES = 4;
const MOST_INCIDENTS = 4;

/** The sentences of the printed report, in the form that offices use: `08 giờ`, `17 giờ 20`, `04`. */
export type Wording = {
  readonly t: Translate<ReportTextKey>;
  readonly code: string;
  readonly number: string;
  readonly date: string;
  readonly placeAndDate: string;
  readonly period: string;
  readonly running: string | null;
  readonly adjustments: string | null;
  readonly space: string;
  readonly order: string;
  readonly rest: string;
};

export function wordingOf(report: DailyReport, format: Format): Wording {
  const { head } = report;
  const t = translatorOf(reportTexts, format.lang);
  const { year, month, day } = localTimeOf(report.to, head.timeZone);
  const count = dayOfYear(report.on ?? dayOf(report.to, head.timeZone));
  const dayWords = { day: two(day), month: month < 3 ? two(month) : String(month), year: String(year) };
  const moment = (at: Instant): string =>
    t('report.page.moment', { clock: clockOf(t, at, head.timeZone), date: format.date(at) });
  return {
    t,
    code: t('report.page.code', { year: String(year).slice(2), count: String(count).padStart(4, '0') }),
    number: t('report.page.number-code', { count: String(count), code: head.documentCode }),
    date: format.date(report.to),
    placeAndDate:
      head.reportPlace === ''
        ? t('report.page.date-alone', dayWords)
        : t('report.page.date', { place: head.reportPlace, ...dayWords }),
    period: t('report.page.period', { from: moment(report.from), to: moment(report.to) }),
    running: report.untilAt < report.to ? t('report.page.running', { at: moment(report.untilAt) }) : null,
    adjustments: adjustmentsOf(report, format, t),
    space: spaceOf(report, format, t),
    order: orderOf(report, format, t),
    rest: restOf(report, format, t),
  };
}

type Words = Translate<ReportTextKey>;

function adjustmentsOf({ adjustments, zoneAdjustments }: DailyReport, format: Format, t: Words): string | null {
  const told = ([key, list]: readonly ['report.page.adjusted' | 'report.page.adjusted-zones', Plates]): string =>
    t(key, { count: counted(format, list.length), plates: platesOf(list, format, t) });
  const lists = [
    ['report.page.adjusted', adjustments],
    ['report.page.adjusted-zones', zoneAdjustments],
  ] as const;
  const sentences = lists.filter(([, list]) => list.length > 0).map(told);
  return sentences.length === 0 ? null : sentences.join(' ');
}

type Plates = readonly { readonly plate: string }[];

/** The first plates of a list, and how many more there are. */
function platesOf(list: Plates, format: Format, t: Words): string {
  const plates = list
    .slice(0, MOST_PLATES)
    .map(({ plate }) => formatPlate(plate))
    .join(', ');
  const more = list.length - MOST_PLATES;
  return more > 0 ? t('report.page.adjusted-more', { plates, more: counted(format, more) }) : plates;
}

function spaceOf({ occupancy, dwell, trucks, head }: DailyReport, format: Format, t: Words): string {
  const { site, places, pace } = occupancy;
  const { timeZone } = head;
  const sentences = [
    site.max === 0 || site.maxAt === null || site.minAt === null
      ? t('report.page.space-none', { places: format.number(places) })
      : t('report.page.space-of', {
          places: format.number(places),
          max: counted(format, site.max),
          maxAt: clockOf(t, site.maxAt, timeZone),
          min: counted(format, site.min),
          minAt: clockOf(t, site.minAt, timeZone),
          mean: counted(format, Math.round(site.mean)),
          share: format.percent(places === 0 ? 0 : (site.mean / places) * 100),
        }),
  ];
  if (dwell.p50Ms !== null && dwell.p90Ms !== null)
    sentences.push(t('report.page.dwell', { p50: lengthOf(t, dwell.p50Ms), p90: wholeHours(t, dwell.p90Ms) }));
  if (trucks.overstay.over24h > 0)
    sentences.push(
      t('report.page.overstay', {
        count: counted(format, trucks.overstay.over24h),
        three: counted(format, trucks.overstay.over72h),
      }),
    );
  if (pace.untilFullMs === 0) sentences.push(t('report.page.full'));
  else if (pace.untilFullMs !== null && pace.untilFullMs < 72 * HOUR_MS)
    sentences.push(t('report.page.until-full', { time: wholeHours(t, pace.untilFullMs) }));
  return sentences.join(' ');
}

function orderOf({ waits }: DailyReport, format: Format, t: Words): string {
  const [notice] = waits.notices;
  const sentences = [
    t('report.page.called', {
      called: counted(format, waits.called),
      notice:
        notice === undefined
          ? ''
          : notice.on === null
            ? t('report.page.notice-undated', { number: notice.number })
            : t('report.page.notice', { number: notice.number, on: format.day(notice.on) }),
      fastTracks: counted(format, waits.fastTracks),
      without:
        waits.undocumented.length === 0
          ? ''
          : t('report.page.without', {
              count: counted(format, waits.undocumented.length),
              plates: platesOf(waits.undocumented, format, t),
            }),
      noShows: counted(format, waits.noShows),
      turnBacks: counted(format, waits.turnBacks),
    }),
  ];
  if (waits.p50Ms !== null && waits.p90Ms !== null)
    sentences.push(t('report.page.wait', { p50: lengthOf(t, waits.p50Ms), p90: wholeHours(t, waits.p90Ms) }));
  return sentences.join(' ');
}

function restOf({ people, rest, incidents, head, from, untilAt }: DailyReport, format: Format, t: Words): string {
  const served = (service: string): string => {
    const found = rest.served.find((one) => one.service === service);
    return counted(format, (found?.free ?? 0) + (found?.paid ?? 0));
  };
  let text = t('report.page.people', { count: counted(format, people.peak) });
  if (rest.beds > 0) text += t('report.page.beds', { share: format.percent((rest.bedsPeak / rest.beds) * 100) });
  for (const { kind, overFrom, overTo } of rest.loads)
    if (overFrom !== null && overTo !== null && (kind === 'shower' || kind === 'toilet' || kind === 'dormitory'))
      text +=
        overFrom <= from && overTo >= untilAt
          ? t('report.page.over-all', { facility: anyWordOf(format.lang, 'facilityKind', kind) })
          : t('report.page.over', {
              facility: anyWordOf(format.lang, 'facilityKind', kind),
              from: hourOf(t, overFrom, head.timeZone),
              to: hourOf(t, overTo, head.timeZone),
            });
  text += t('report.page.full-stop');
  text += t('report.page.served', {
    meals: served('meal'),
    showers: served('shower'),
    nights: counted(format, rest.bedNights),
  });
  if (rest.takingsDong > 0) text += t('report.page.takings', { sum: counted(format, rest.takingsDong) });
  if (rest.complaints + rest.complaintsOpen > 0)
    text += t('report.page.complaints', {
      count: counted(format, rest.complaints),
      open: counted(format, rest.complaintsOpen),
    });
  return `${text} ${incidentsOf(incidents, format, t)}`;
}

function incidentsOf(incidents: DailyReport['incidents'], format: Format, t: Words): string {
  if (incidents.length === 0) return t('report.page.no-incident');
  const kinds = Map.groupBy(incidents, ({ kind }) => anyWordOf(format.lang, 'incidentKind', kind));
  const list = [...kinds]
    .slice(0, MOST_INCIDENTS)
    .map(([kind, of]) =>
      t('report.page.incident', { kind, place: of.length > 1 ? ` (${counted(format, of.length)})` : '' }),
    )
    .join(', ');
  const open = incidents.filter(({ closedAt }) => closedAt === null).length;
  return t('report.page.incidents', {
    count: counted(format, incidents.length),
    list,
    state:
      open === 0 ? t('report.page.incidents-done') : t('report.page.incidents-open', { count: counted(format, open) }),
  });
}

function clockOf(t: Words, at: Instant, zone: TimeZone): string {
  const { hour, minute } = localTimeOf(at, zone);
  return t('report.page.clock', { hour: two(hour), minute: two(minute) });
}

function hourOf(t: Words, at: Instant, zone: TimeZone): string {
  const { hour, minute } = localTimeOf(at, zone);
  return minute === 0 ? t('report.page.whole-hour', { hour: two(hour) }) : clockOf(t, at, zone);
}

/** `15 giờ 10`, and minutes alone below an hour. */
function lengthOf(t: Words, ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 60) return t('report.page.minutes', { minutes: two(minutes) });
  return t('report.page.length', { hour: two(Math.floor(minutes / 60)), minute: two(minutes % 60) });
}

function wholeHours(t: Words, ms: number): string {
  return ms < HOUR_MS ? lengthOf(t, ms) : t('report.page.hours', { hours: two(Math.floor(ms / HOUR_MS)) });
}

/** Numbers under ten with their zero, as in Vietnamese office papers; nothing stays plain. */
function counted(format: Format, value: number): string {
  return format.lang === 'vi' && value > 0 && value < 10 ? two(value) : format.number(value);
}

function dayOfYear(on: Day): number {
  return daysBetween(dayFrom(Number(on.slice(0, 4)), 1, 1), on) + 1;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
