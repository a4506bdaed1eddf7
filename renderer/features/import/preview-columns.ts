import type { ColDef } from 'ag-grid-community';
import { anyWordOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import { importTexts, type ImportTextKey } from './texts/catalog.ts';
import { isPlateReread, type PreviewRow, type ReadTruck, type RowIssue } from './verdicts.ts';

/** What cells are written with. */
export type Wording = {
  readonly t: Translate<ImportTextKey>;
  readonly format: Format;
  readonly crossingName: (crossingId: ReadTruck['crossingId']) => string;
};

/** The verdict with its sign. */
export function verdictText(row: PreviewRow, t: Wording['t']): string {
  if (row.verdict === 'merged' && row.mergedIntoRow !== null)
    return t('import.verdict-merged-row', { row: row.mergedIntoRow });
  return t(`import.verdict-${row.verdict}`);
}

/** What a column is called: as the file names it, or our word where the file has no such column. */
export function columnName(column: string, t: Wording['t']): string {
  const key = `import.field.${column}`;
  return Object.hasOwn(importTexts.vi, key) ? t(key as ImportTextKey) : column;
}

/** An issue in words, with the cell that it is about. */
export function issueText(issue: RowIssue, { t, format }: Pick<Wording, 't' | 'format'>): string {
  return t('import.of-cell', { column: columnName(issue.column, t), what: issueWords(issue, format.lang) });
}

/** The same without the cell. */
export function issueWords(issue: RowIssue, lang: Format['lang']): string {
  return anyWordOf(lang, issue.isError ? 'listError' : 'listWarning', issue.code);
}

/** Direction and crossing, as short as they can be said. */
export function wayText(direction: string, crossing: string): string {
  return `${direction === 'export' ? '↑' : '↓'} ${crossing}`;
}

export function previewColumns(wording: Wording): ColDef<PreviewRow>[] {
  const { t, format } = wording;
  const lang = format.lang;
  const truckText = (make: (truck: NonNullable<PreviewRow['truck']>) => string | null, field: string) => ({
    valueGetter: ({ data }: { readonly data?: PreviewRow | undefined }): string => {
      if (data === undefined) return '';
      if (data.truck === null) return data.read[field] ?? '';
      return make(data.truck) ?? '';
    },
    cellClassRules: { q: ({ data }: { readonly data?: PreviewRow | undefined }): boolean => data?.truck === null },
  });
  return [
    { colId: 'row', headerName: t('import.col.row'), field: 'row', width: 50, cellClass: 'r', headerClass: 'r' },
    {
      colId: 'verdict',
      headerName: t('import.col.verdict'),
      width: 112,
      valueGetter: ({ data }) => (data === undefined ? '' : verdictText(data, t)),
      cellClassRules: {
        bad: ({ data }) => data?.verdict === 'refused',
        b: ({ data }) => data?.verdict === 'merged',
        s: ({ data }) => data?.verdict === 'new',
      },
    },
    {
      colId: 'plate',
      headerName: t('import.col.plate'),
      width: 98,
      cellClass: 'm',
      valueGetter: ({ data }) => (data === undefined ? '' : formatPlate(data.plate)),
    },
    {
      colId: 'read',
      headerName: t('import.col.read'),
      width: 98,
      cellClass: ({ data }) => (data !== undefined && isPlateReread(data) ? 'm warn' : 'm q'),
      valueGetter: ({ data }) => data?.plateTyped ?? '',
    },
    {
      colId: 'issues',
      headerName: t('import.col.issues'),
      minWidth: 210,
      flex: 1,
      cellClass: ({ data }) => (data?.verdict === 'refused' ? 'bad' : 'warn'),
      valueGetter: ({ data }) => (data?.issues ?? []).map((issue) => issueText(issue, wording)).join(' · '),
    },
    {
      colId: 'trailer',
      headerName: t('import.col.trailer'),
      width: 94,
      cellClass: 'm',
      ...truckText((truck) => (truck.trailerPlate === null ? '' : formatPlate(truck.trailerPlate)), 'trailerPlate'),
    },
    {
      colId: 'container',
      headerName: t('import.col.container'),
      width: 116,
      cellClass: 'm',
      ...truckText((truck) => containerText(truck.containerNo, truck.containerIsValid), 'containerNo'),
      cellClassRules: {
        warn: ({ data }) => data?.truck?.containerIsValid === false,
        q: ({ data }) => data?.truck === null,
      },
    },
    {
      colId: 'way',
      headerName: t('import.col.way'),
      width: 96,
      ...truckText((truck) => wayText(truck.direction, wording.crossingName(truck.crossingId)), 'crossing'),
    },
    { colId: 'goods', headerName: t('import.col.goods'), width: 132, ...truckText((truck) => truck.goods, 'goods') },
    {
      colId: 'class',
      headerName: t('import.col.class'),
      width: 98,
      ...truckText((truck) => anyWordOf(lang, 'cargoClass', truck.cargoClass), 'cargoClass'),
    },
    {
      colId: 'temperature',
      headerName: t('import.col.temperature'),
      width: 44,
      cellClass: 'r',
      headerClass: 'r',
      ...truckText((truck) => (truck.temperatureC === null ? '' : format.number(truck.temperatureC)), 'temperature'),
    },
    {
      colId: 'weight',
      headerName: t('import.col.weight'),
      width: 66,
      cellClass: 'r',
      headerClass: 'r',
      ...truckText((truck) => (truck.weightKg === null ? '' : format.number(truck.weightKg)), 'weight'),
    },
    {
      colId: 'expected',
      headerName: t('import.col.expected'),
      width: 140,
      ...truckText((truck) => (truck.expectedAt === null ? '' : format.dateTime(truck.expectedAt)), 'expectedAt'),
    },
    {
      colId: 'driver',
      headerName: t('import.col.driver'),
      width: 138,
      ...truckText((truck) => truck.driver, 'driver'),
    },
  ];
}

/** A container number; one whose check digit is wrong says so by a sign as well. */
export function containerText(containerNo: string | null, isValid: boolean | null): string {
  if (containerNo === null) return '';
  return isValid === false ? `! ${containerNo}` : containerNo;
}
