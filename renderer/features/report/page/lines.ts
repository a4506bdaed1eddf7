import { localTimeOf } from '../../../../shared/kernel/calendar.ts';
import type { DailyReport, RangeReport } from '../../../../shared/contract/report-queries.ts';
import type { ReportBlock } from '../../../../shared/domain/reports/settings.ts';
import { clockOf, counted, hasBlock, momentOf, numberOf, rangeOf, two, type Tongue } from './paper.ts';

const MOST_INCIDENTS = 4;

/** The five lines below the table of page 1, in this order (RP21). */
const LINES = ['places', 'counted', 'people', 'incidents', 'proposal'] as const satisfies readonly ReportBlock[];
type Line = (typeof LINES)[number];

export type PageLine = {
  readonly line: Line;
  readonly number: number;
  readonly head: (tongue: Tongue) => string;
  readonly text: (tongue: Tongue) => string;
};

/** The lines that the site prints, numbered after the table. */
export function pageLinesOf(report: DailyReport): readonly PageLine[] {
  return LINES.filter((line) => hasBlock(report, line)).map((line, at) => ({
    line,
    number: at + 2,
    head: ({ t }) => t(`paper.${line}`),
    text: (tongue) => TEXT_OF[line](report, tongue),
  }));
}

const TEXT_OF: Readonly<Record<Line, (report: DailyReport, tongue: Tongue) => string>> = {
  places({ on, pageOne, occupancy }, tongue) {
    const { t, format } = tongue;
    const { max, maxAt } = occupancy.site;
    const values = {
      used: format.number(pageOne.placesUsed),
      places: format.number(pageOne.places),
      share: format.percent(pageOne.placesPercent ?? 0),
    };
    return maxAt === null || max === 0
      ? t('paper.places-quiet', values)
      : t('paper.places-of', {
          ...values,
          max: format.number(max),
          maxAt: on === null ? momentOf(tongue, maxAt) : clockOf(tongue, maxAt),
        });
  },

  counted({ pageOne: { counted: count } }, tongue) {
    if (count === null) return tongue.t('paper.counted-none');
    const { at, by, differences } = count;
    return tongue.t('paper.counted-of', {
      at: momentOf(tongue, at),
      by,
      differences,
      words: counted(tongue, differences),
    });
  },

  people({ pageOne }, { t, format }) {
    const people = format.number(pageOne.peopleAtEnd);
    if (pageOne.beds === 0) return t('paper.people-no-beds', { people });
    return t('paper.people-of', {
      people,
      used: format.number(pageOne.bedsUsed),
      beds: format.number(pageOne.beds),
    });
  },

  incidents({ pageOne, incidents }, tongue) {
    const { t } = tongue;
    if (pageOne.incidents === 0) return t('paper.incidents-none');
    const open = pageOne.incidentsOpen;
    return t('paper.incidents-of', {
      count: counted(tongue, pageOne.incidents),
      list: incidentList(incidents, tongue),
      open,
      words: counted(tongue, open),
    });
  },

  proposal({ pageOne }, { t }) {
    return pageOne.proposal === '' ? t('paper.proposal-none') : withStop(pageOne.proposal);
  },
};

/** The kinds of incidents, most frequent first, as many as a line has room for. */
function incidentList(incidents: DailyReport['incidents'], tongue: Tongue): string {
  const { t, word } = tongue;
  const kinds = [...Map.groupBy(incidents, ({ kind }) => kind)].sort(([, a], [, b]) => b.length - a.length);
  const list = kinds
    .slice(0, MOST_INCIDENTS)
    .map(([code, { length }]) => {
      const kind = word('incidentKind', code);
      return length === 1 ? kind : t('paper.incident-many', { kind, count: counted(tongue, length) });
    })
    .join(', ');
  const more = kinds.slice(MOST_INCIDENTS).reduce((sum, [, { length }]) => sum + length, 0);
  return more === 0 ? list : t('paper.incidents-more', { list, more: counted(tongue, more) });
}

/** What people wrote, as a sentence. */
function withStop(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** `Lạng Sơn, ngày 26 tháng 01 năm 2027`: office papers write the months 1 and 2 with their zero. */
export function placeAndDateOf({ t }: Tongue, { head, to }: DailyReport): string {
  const { year, month, day } = localTimeOf(to, head.timeZone);
  const date = { day: two(day), month: month < 3 ? two(month) : String(month), year: String(year) };
  return head.reportPlace === '' ? t('paper.date-alone', date) : t('paper.date', { place: head.reportPlace, ...date });
}

/** `26/BC-TTBB`; of several days it is left to be filled in, for the last day's own paper has its number. */
export function documentNumberOf({ t }: Tongue, report: DailyReport | RangeReport): string {
  const isOfMany = (rangeOf(report)?.days.length ?? 0) > 1;
  return t('paper.number-code', {
    count: isOfMany ? t('paper.number-open') : String(numberOf(report)),
    code: report.head.documentCode,
  });
}

/** Who gets the paper: those named in the settings between `as above` and the file. */
export function receiversOf({ t }: Tongue, report: DailyReport): readonly string[] {
  const { reportTo, report: settings } = report.head;
  const isAddressed = reportTo !== '' && hasBlock(report, 'to');
  const all = [...(isAddressed ? [t('paper.receiver-above')] : []), ...settings.receivers, t('paper.receiver-file')];
  return all.map((name, at) => t(at === all.length - 1 ? 'paper.receiver-last' : 'paper.receiver', { name }));
}
