import { stringify } from 'csv-stringify/sync';
import { isoOf, type TimeZone } from '../../shared/kernel/calendar.ts';
import { ContractFault, type Fault } from '../../shared/contract/errors.ts';
import type { RawInterval, ReportOutputs } from '../../shared/contract/report-queries.ts';
import { anyWordOf } from '../../shared/contract/texts/text-of.ts';
import { INTERVAL_KINDS, type IntervalKind } from '../../shared/domain/reports/interval-kinds.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { INTERVAL_TEXTS } from './texts/interval-texts.ts';
import type { SheetLang } from './texts/sheet-texts.ts';

export type IntervalPage = Pick<ReportOutputs['report.intervals'], 'intervals' | 'next'>;

export function isIntervalKind(value: unknown): value is IntervalKind {
  return INTERVAL_KINDS.some((kind) => kind === value);
}

/**
 * Raw intervals as CSV (RP35): RFC 4180 in UTF-8 with its mark, times by the yard's clock with their offset. The pages
 * after the first are read while those before are sent; one that fails breaks the answer off.
 */
export async function* intervalLines(
  first: IntervalPage,
  pageAfter: (mark: string) => Promise<{ readonly answer: IntervalPage } | { readonly fault: Fault }>,
  kind: IntervalKind,
  zone: TimeZone,
  lang: SheetLang,
): AsyncGenerator<string> {
  const { visitId, plate, direction, cargoClass, place, from, to } = INTERVAL_TEXTS[lang];
  yield csvOf([[visitId, plate, direction, cargoClass, place[kind], from, to]], true);
  const open = new Set<string>();
  let page = first;
  for (;;) {
    const told = page.intervals.filter((interval) => !isTold(interval, open));
    if (told.length > 0) yield csvOf(told.map((interval) => fieldsOf(interval, zone, lang)));
    if (page.next === null) return;
    const next = await pageAfter(page.next);
    if ('fault' in next) throw new ContractFault(next.fault);
    page = next.answer;
  }
}

/** Open ones come first; one that ends while the pages are read comes again among those that ended. */
function isTold({ visitId, place, from, to }: RawInterval, open: Set<string>): boolean {
  const key = `${visitId} ${place} ${String(from)}`;
  if (to !== null) return open.has(key);
  open.add(key);
  return false;
}

function fieldsOf(interval: RawInterval, zone: TimeZone, lang: SheetLang): readonly string[] {
  const { visitId, plate, direction, cargoClass, place, from, to } = interval;
  return [
    visitId,
    formatPlate(plate),
    anyWordOf(lang, 'direction', direction),
    anyWordOf(lang, 'cargoClass', cargoClass),
    place,
    isoOf(from, zone),
    to === null ? '' : isoOf(to, zone),
  ];
}

function csvOf(lines: readonly (readonly string[])[], bom = false): string {
  return stringify([...lines], { bom, escape_formulas: true, record_delimiter: 'windows' });
}
