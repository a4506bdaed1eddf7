import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import type { Format } from '../../ui/format.ts';
import { translatorOf } from '../../ui/i18n.ts';
import { signed } from './page/paper.ts';
import { reportTexts } from './texts/catalog.ts';

/** The five lines that are sent by message before the paper follows (RP24). */
export function quickReport(report: DailyReport, format: Format): string {
  const t = translatorOf(reportTexts, format.lang);
  const { pageOne, trucks, occupancy, waits, dwell } = report;
  const { total } = pageOne;
  const { number } = format;
  const none = t('report.dash');
  const closingOf = (direction: string): string =>
    number(trucks.byDirection.find((one) => one.direction === direction)?.closing ?? 0);
  const { maxAt } = occupancy.site;
  const lines = [
    t('report.quick.1', {
      site: report.siteName,
      from: format.dateTime(report.from),
      to: format.dateTime(report.untilAt),
    }),
    t('report.quick.2', {
      opening: number(trucks.opening),
      in: number(trucks.in),
      out: number(trucks.out),
      cleared: number(total.cleared),
      inland: number(total.inland),
      turnedBack: number(total.turnedBack),
      transferred: number(total.transferred),
      adjusted: signed(format, trucks.adjustments),
      closing: number(trucks.closing),
      export: closingOf('export'),
      import: closingOf('import'),
    }),
    t('report.quick.3', {
      used: number(pageOne.placesUsed),
      places: number(pageOne.places),
      share: pageOne.placesPercent === null ? none : format.percent(pageOne.placesPercent),
      max: number(occupancy.site.max),
      maxAt: maxAt === null ? none : format.time(maxAt),
      over: number(total.over24h),
      dwell: dwell.p50Ms === null ? none : format.duration(dwell.p50Ms),
    }),
    t('report.quick.4', {
      called: number(waits.called),
      noShows: number(waits.noShows),
      turnBacks: number(waits.turnBacks),
      fastTracks: number(waits.fastTracks),
      without: number(waits.fastTracksWithoutDocument),
    }),
    t('report.quick.5', {
      people: number(pageOne.peopleAtEnd),
      bedsUsed: number(pageOne.bedsUsed),
      beds: number(pageOne.beds),
      incidents: number(pageOne.incidents),
      open: number(pageOne.incidentsOpen),
      proposal: pageOne.proposal === '' ? t('report.none') : pageOne.proposal,
    }),
  ];
  return lines.join('\n');
}
