import type { ColDef, ICellRendererParams, ValueGetterParams } from 'ag-grid-community';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { compareByNeed, compareCodes, STATE_SIGNS, type SlotState, type SlotView } from '../slot-view.ts';
import {
  directionWord,
  goodsText,
  noteOf,
  papersText,
  QUIET_DASH,
  stateWord,
  type Said,
  type Wording,
} from '../wording.ts';

/** The truck that a row speaks of: the one that stands there, or the one the slot is kept for. */
function truckOf(view: SlotView | undefined) {
  return view?.visit ?? view?.awaited ?? null;
}

const CHIPS: Readonly<Record<SlotState, string>> = {
  free: 'free',
  reserved: 'res',
  occupied: 'occ',
  cleared: 'clr',
  held: 'held',
  closed: 'cls',
  alarm: 'alm',
};

const TONES: Readonly<Record<Said['tone'], string>> = {
  plain: '',
  quiet: 'q',
  warn: 'warn',
  bad: 'bad',
};

function element(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  if (className !== '') span.className = className;
  span.textContent = text;
  return span;
}

function chip(wording: Wording, view: SlotView): HTMLElement {
  const box = element(`st ${CHIPS[view.state]}`, '');
  const sign = STATE_SIGNS[view.state];
  if (sign !== '') {
    const mark = document.createElement('i');
    mark.setAttribute('aria-hidden', 'true');
    mark.textContent = sign;
    box.append(mark);
  }
  box.append(stateWord(wording, view.state));
  return box;
}

const said = ({ text, tone }: Said): HTMLElement => element(TONES[tone], text);

/** The columns, in the order of the picture. Values are texts, so that filters and the quick search find what is read. */
export function columnsOf(wording: Wording): ColDef<SlotView>[] {
  const { t, format, now } = wording;
  type Params = ValueGetterParams<SlotView>;
  type CellParams = ICellRendererParams<SlotView>;
  const text = (value: (view: SlotView) => string) => (params: Params) =>
    params.data === undefined ? '' : value(params.data);
  const plateOf = (plate: string | null | undefined): string =>
    plate === null || plate === undefined ? '' : formatPlate(plate);
  return [
    {
      colId: 'slot',
      headerName: t('yard.col.slot'),
      width: 68,
      minWidth: 62,
      cellClass: 'm',
      valueGetter: text((view) => view.slot.code),
      comparator: compareCodes,
    },
    {
      colId: 'state',
      headerName: t('yard.col.state'),
      width: 100,
      minWidth: 98,
      valueGetter: text((view) => stateWord(wording, view.state)),
      cellRenderer: ({ data }: CellParams) => (data === undefined ? '' : chip(wording, data)),
      // The words of two states may be the same in another order than their needs.
      comparator: (_a, _b, a, b) => (a.data === undefined || b.data === undefined ? 0 : compareByNeed(a.data, b.data)),
      sort: 'asc',
    },
    {
      colId: 'plate',
      headerName: t('yard.col.plate'),
      width: 96,
      minWidth: 94,
      cellClass: 'm',
      valueGetter: text((view) => plateOf(truckOf(view)?.plate)),
      getQuickFilterText: ({ data }) => `${truckOf(data)?.plate ?? ''} ${plateOf(truckOf(data)?.plate)}`,
    },
    {
      colId: 'trailer',
      headerName: t('yard.col.trailer'),
      width: 98,
      minWidth: 96,
      cellClass: 'm s',
      valueGetter: text((view) =>
        truckOf(view) === null ? '' : plateOf(truckOf(view)?.trailerPlate) || QUIET_DASH.text,
      ),
      getQuickFilterText: ({ data }) => `${truckOf(data)?.trailerPlate ?? ''} ${truckOf(data)?.containerNo ?? ''}`,
    },
    {
      colId: 'direction',
      headerName: t('yard.col.direction'),
      width: format.lang === 'vi' ? 66 : 78,
      minWidth: format.lang === 'vi' ? 62 : 76,
      valueGetter: text((view) => {
        const truck = truckOf(view);
        return truck === null ? '' : directionWord(wording, truck);
      }),
    },
    {
      colId: 'crossing',
      headerName: t('yard.col.crossing'),
      width: 80,
      minWidth: 72,
      cellClass: 's',
      valueGetter: text((view) => truckOf(view)?.crossing ?? ''),
    },
    {
      colId: 'goods',
      headerName: t('yard.col.goods'),
      width: 122,
      minWidth: 118,
      flex: 1,
      valueGetter: text((view) => {
        const truck = truckOf(view);
        return truck === null ? '' : goodsText(wording, truck);
      }),
    },
    {
      colId: 'stay',
      headerName: t('yard.col.stay'),
      width: 84,
      minWidth: 66,
      type: 'rightAligned',
      // The start sorts and compares; the words are made from it and the clock each time they are painted.
      valueGetter: ({ data }: Params) => data?.visit?.arrivedAt ?? null,
      comparator: (a: number | null, b: number | null) => (b ?? Infinity) - (a ?? Infinity) || 0,
      valueFormatter: ({ value, data }) =>
        typeof value === 'number' ? format.duration(now() - value) : data?.awaited ? t('yard.not-here') : '',
      filter: false,
      getQuickFilterText: () => '',
    },
    {
      colId: 'queue',
      headerName: t('yard.col.queue'),
      width: 92,
      minWidth: 90,
      cellClass: 'm s',
      valueGetter: text((view) => truckOf(view)?.queueNumber ?? ''),
    },
    {
      colId: 'papers',
      headerName: t('yard.col.papers'),
      width: 64,
      minWidth: 56,
      valueGetter: text((view) => {
        const truck = truckOf(view);
        return truck === null ? '' : papersText(wording, truck).text;
      }),
      cellRenderer: ({ data }: CellParams) => {
        const truck = truckOf(data);
        return truck === null ? '' : said(papersText(wording, truck));
      },
    },
    {
      colId: 'note',
      headerName: t('yard.col.note'),
      width: 120,
      minWidth: 110,
      flex: 1,
      valueGetter: text((view) => noteOf(wording, view).text),
      cellRenderer: ({ data }: CellParams) => (data === undefined ? '' : said(noteOf(wording, data))),
    },
  ];
}
