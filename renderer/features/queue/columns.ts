import type { ColDef, ICellRendererParams, IHeaderComp, IHeaderParams } from 'ag-grid-community';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { anyWordOf, notReadyTextOf, wordOf, type DocumentNames } from '../../../shared/contract/texts/text-of.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import { COLUMN_WIDTHS } from './column-room.ts';
import { bandOf, shortRangeWords, type Axis, type Estimate } from './estimates.ts';
import type { LineRow } from './line.ts';
import type { QueueTextKey } from './texts/catalog.ts';

/** What the cells read beside their row: all of it changes with time or with the host's answers, none is in a row. */
export type LineFacts = {
  readonly format: Format;
  readonly t: Translate<QueueTextKey>;
  readonly now: () => Instant;
  readonly estimateOf: (visitId: string) => Estimate | null;
  readonly axis: () => Axis;
  readonly streamName: (key: string) => string;
  /** What the site calls papers of its own. */
  readonly documentNames: () => DocumentNames | undefined;
};

/** Columns that must be written again when time goes on or a new estimate came. */
export const TIMED_COLUMNS = ['waited', 'range', 'band'];

type Tone = '' | 'q' | 's' | 'b' | 'warn' | 'bad';

/** The readiness of a truck in words, and how loud. */
export function readinessOf(
  row: LineRow,
  facts: Pick<LineFacts, 't' | 'format' | 'documentNames'>,
): { readonly text: string; readonly tone: Tone } {
  const { t } = facts;
  const lang = facts.format.lang;
  if (row.incident !== null) {
    return { text: t('queue.incident', { what: anyWordOf(lang, 'incidentKind', row.incident) }), tone: 'bad' };
  }
  const first = row.notReady.find((code) => !isOfPoint(code)) ?? row.notReady[0];
  if (first !== undefined) {
    const others = row.notReady.filter((code) => code !== first && !isOfPoint(code));
    const [second] = others;
    const said = (code: string): string =>
      code === 'hold'
        ? t('queue.not-ready-hold', { what: row.holdReason ?? t('queue.hold-closed') })
        : notReadyTextOf(lang, code, facts.documentNames());
    // Twin reasons: whoever brings only one of two papers comes twice.
    const text = [
      said(first),
      ...(second === undefined ? [] : [` · ${said(second)}`]),
      ...(others.length > 1 ? [` +${String(others.length - 1)}`] : []),
    ].join('');
    return { text, tone: row.notReady.every(isOfPoint) ? 'q' : 'warn' };
  }
  const papers = row.unknown.filter((code) => code.startsWith('unknown-document')).length;
  if (papers > 0) return { text: t('queue.ready-papers', { count: papers }), tone: 's' };
  // Of hardly any driver somebody has said how long he drove: in every line it would only be noise.
  const unknown = row.unknown.find((code) => code !== 'unknown-driver-hours');
  if (unknown !== undefined)
    return {
      text: t('queue.ready-unknown', { what: notReadyTextOf(lang, unknown, facts.documentNames()) }),
      tone: 's',
    };
  return { text: row.isResting ? t('queue.ready-asleep') : t('queue.ready'), tone: 's' };
}

/** What keeps the whole line waiting stands above it once; in every line it would only be noise. */
function isOfPoint(code: string): boolean {
  return code === 'crossing-suspended' || code === 'crossing-closed';
}

export function lineColumns(facts: LineFacts): ColDef<LineRow>[] {
  const { t, format } = facts;
  const lang = format.lang;
  return [
    { colId: 'position', field: 'position', hide: true, sort: 'asc' },
    {
      colId: 'rank',
      headerName: t('queue.col.rank'),
      width: COLUMN_WIDTHS.rank,
      cellClass: 'r',
      headerClass: 'r',
      cellClassRules: { b: ({ data }) => data?.rank !== null },
      valueGetter: ({ data }) => data?.rank ?? '–',
    },
    {
      colId: 'number',
      headerName: t('queue.col.number'),
      width: COLUMN_WIDTHS.number,
      cellClass: 'm c12',
      field: 'queueNumber',
    },
    {
      colId: 'plate',
      headerName: t('queue.col.plate'),
      width: COLUMN_WIDTHS.plate,
      cellClass: 'm',
      valueGetter: ({ data }) => (data === undefined ? '' : formatPlate(data.plate)),
    },
    {
      colId: 'stream',
      headerName: t('queue.col.stream'),
      width: COLUMN_WIDTHS.stream,
      valueGetter: ({ data }) => (data === undefined ? '' : facts.streamName(data.stream)),
    },
    {
      colId: 'why',
      headerName: t('queue.col.why'),
      minWidth: COLUMN_WIDTHS.why,
      flex: 5,
      maxWidth: 180,
      cellClassRules: {
        b: ({ data }) => data !== undefined && data.cause !== 'turn-of-stream' && data.cause !== 'not-ready',
      },
      valueGetter: ({ data }) =>
        data === undefined
          ? ''
          : wordOf(lang, 'placeCause', data.cause, data.documentNo === null ? {} : { documentNo: data.documentNo }),
    },
    {
      colId: 'ready',
      headerName: t('queue.col.ready'),
      minWidth: COLUMN_WIDTHS.ready,
      flex: 6,
      maxWidth: 260,
      cellClass: ({ data }) => `c12 ${data === undefined ? '' : readinessOf(data, facts).tone}`.trim(),
      valueGetter: ({ data }) => (data === undefined ? '' : readinessOf(data, facts).text),
    },
    {
      colId: 'waited',
      headerName: t('queue.col.waited'),
      width: COLUMN_WIDTHS.waited,
      cellClass: 'r',
      headerClass: 'r',
      valueGetter: ({ data }) => (data === undefined ? '' : format.duration(facts.now() - data.joinedAt)),
    },
    {
      colId: 'range',
      headerName: t('queue.col.range'),
      width: COLUMN_WIDTHS.range,
      cellClass: 'c12',
      valueGetter: ({ data }) => {
        const estimate = data === undefined || data.rank === null ? null : facts.estimateOf(data.visitId);
        if (estimate === null) return t('queue.unsure');
        return shortRangeWords(estimate, facts.now(), format);
      },
    },
    {
      colId: 'band',
      minWidth: COLUMN_WIDTHS.band,
      flex: 2,
      cellClass: 'band',
      headerComponent: AxisHeader,
      headerComponentParams: { facts },
      cellRenderer: (params: ICellRendererParams<LineRow>) => bandCell(params, facts),
    },
  ];
}

function bandCell({ data }: ICellRendererParams<LineRow>, facts: LineFacts): HTMLElement {
  const cell = document.createElement('span');
  cell.className = 'axis';
  const axis = facts.axis();
  cell.style.setProperty('--steps', String(axis.hours / axis.stepHours));
  const estimate = data === undefined || data.rank === null ? null : facts.estimateOf(data.visitId);
  if (estimate === null) return cell;
  for (const [name, from, to] of [
    ['p90', estimate.p90From, estimate.p90To],
    ['p50', estimate.p50From, estimate.p50To],
  ] as const) {
    const band = bandOf(axis, from, to);
    if (band === null) continue;
    const bar = document.createElement('i');
    bar.className = name;
    bar.style.left = `${String(band.left)}%`;
    bar.style.width = `${String(band.width)}%`;
    cell.append(bar);
  }
  return cell;
}

/** The hours above the bands. */
class AxisHeader implements IHeaderComp {
  readonly #element = document.createElement('span');

  init(params: IHeaderParams & { readonly facts: LineFacts }): void {
    this.#element.className = 'axis head';
    this.#paint(params.facts);
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: IHeaderParams & { readonly facts: LineFacts }): boolean {
    this.#paint(params.facts);
    return true;
  }

  #paint(facts: LineFacts): void {
    const axis = facts.axis();
    const marks: HTMLElement[] = [];
    for (let hour = 0; hour < axis.hours; hour += axis.stepHours) {
      const mark = document.createElement('em');
      mark.textContent = facts.format.time((axis.from + hour * 3_600_000) as Instant).slice(0, 2);
      mark.style.left = `${String((hour / axis.hours) * 100)}%`;
      marks.push(mark);
    }
    this.#element.replaceChildren(...marks);
  }
}
