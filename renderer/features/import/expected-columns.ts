import type { ColDef } from 'ag-grid-community';
import { anyWordOf } from '../../../shared/contract/texts/text-of.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { wayText, type Wording } from './preview-columns.ts';

/** What the list reads beside its rows. */
export type ListFacts = Pick<Wording, 't' | 'format'> & { readonly now: () => Instant };

const LAST = Number.MAX_SAFE_INTEGER;

/** Columns that change while time goes on. */
export const TIMED_COLUMNS = ['expected'];

export function expectedColumns({ t, format, now }: ListFacts): ColDef<VisitRow>[] {
  const lang = format.lang;
  return [
    {
      colId: 'expected',
      headerName: t('import.col.expected'),
      width: 138,
      sort: 'asc',
      // Trucks without an hour come last, and then in the order of declaring.
      valueGetter: ({ data }) => data?.expectedAt ?? LAST,
      valueFormatter: ({ data }) =>
        data === undefined || data.expectedAt === null ? t('import.no-time') : format.dateTime(data.expectedAt),
      cellClassRules: {
        q: ({ data }) => data?.expectedAt === null,
        warn: ({ data }) => data !== undefined && data.expectedAt !== null && data.expectedAt < now(),
      },
    },
    {
      colId: 'plate',
      headerName: t('import.col.plate'),
      width: 98,
      cellClass: 'm b',
      valueGetter: ({ data }) => (data === undefined ? '' : formatPlate(data.plate)),
    },
    {
      colId: 'trailer',
      headerName: t('import.col.trailer'),
      width: 94,
      cellClass: 'm',
      valueGetter: ({ data }) =>
        data === undefined || data.trailerPlate === null ? '' : formatPlate(data.trailerPlate),
    },
    {
      colId: 'container',
      headerName: t('import.col.container'),
      width: 116,
      cellClass: 'm',
      valueGetter: ({ data }) =>
        data === undefined || data.containerNo === null
          ? ''
          : `${data.warnings.includes('container.check-digit') ? '! ' : ''}${data.containerNo}`,
      cellClassRules: { warn: ({ data }) => data?.warnings.includes('container.check-digit') === true },
    },
    {
      colId: 'way',
      headerName: t('import.col.way'),
      width: 104,
      valueGetter: ({ data }) => (data === undefined ? '' : wayText(data.direction, data.crossing)),
    },
    { colId: 'goods', headerName: t('import.col.goods'), width: 130, valueGetter: ({ data }) => data?.goods ?? '' },
    {
      colId: 'class',
      headerName: t('import.col.class'),
      width: 92,
      valueGetter: ({ data }) => (data === undefined ? '' : anyWordOf(lang, 'cargoClass', data.cargoClass)),
    },
    {
      colId: 'temperature',
      headerName: t('import.col.temperature'),
      width: 44,
      cellClass: 'r',
      headerClass: 'r',
      valueGetter: ({ data }) => data?.temperatureC ?? null,
      valueFormatter: ({ data }) =>
        data === undefined || data.temperatureC === null ? '' : format.number(data.temperatureC),
    },
    {
      colId: 'declaration',
      headerName: t('import.col.declaration'),
      width: 112,
      cellClass: 'm',
      valueGetter: ({ data }) => data?.customsDeclarationNo ?? '',
    },
    {
      colId: 'carrier',
      headerName: t('import.col.carrier'),
      minWidth: 110,
      flex: 1,
      valueGetter: ({ data }) => data?.carrier ?? '',
    },
    {
      colId: 'warnings',
      headerName: t('import.col.warnings'),
      minWidth: 140,
      flex: 1,
      cellClass: 'warn',
      valueGetter: ({ data }) => (data?.warnings ?? []).map((code) => anyWordOf(lang, 'listWarning', code)).join(' · '),
    },
  ];
}
