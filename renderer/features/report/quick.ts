import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import type { Format } from '../../ui/format.ts';
import { translatorOf } from '../../ui/i18n.ts';
import { reportTexts } from './texts/catalog.ts';

/** The five lines that are sent by message before the paper follows. */
export function quickReport(report: DailyReport, format: Format): string {
  const t = translatorOf(reportTexts, format.lang);
  const { trucks, occupancy, waits, dwell, people, rest, incidents } = report;
  const { number } = format;
  const none = t('report.dash');
  const closingOf = (direction: string): string =>
    number(trucks.byDirection.find((one) => one.direction === direction)?.closing ?? 0);
  return [
    t('report.quick.1', {
      site: report.siteName,
      from: format.dateTime(report.from),
      to: format.dateTime(report.untilAt),
    }),
    t('report.quick.2', {
      opening: number(trucks.opening),
      in: number(trucks.in),
      out: number(trucks.out),
      adjusted: number(trucks.adjustments),
      closing: number(trucks.closing),
      export: closingOf('export'),
      import: closingOf('import'),
    }),
    t('report.quick.3', {
      max: number(occupancy.site.max),
      maxAt: occupancy.site.maxAt === null ? none : format.time(occupancy.site.maxAt),
      places: number(occupancy.places),
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
      people: number(people.peak),
      checkIns: number(rest.checkIns),
      incidents: number(incidents.length),
    }),
  ].join('\n');
}
