import type { ReportTime } from '../../../shared/domain/reports/cut-off.ts';
import {
  groupFiguresBy,
  LOAD_GROUPS,
  loadGroupOf,
  NOTHING_MOVED,
  olderThanDays,
  sumOfFigures,
  wayOutOf,
  type LoadGroup,
  type WayOut,
} from '../../../shared/domain/reports/page-one.ts';
import type { Run, RunMovement } from '../../../shared/domain/reports/presence.ts';
import { DIRECTIONS, type Direction } from '../../../shared/domain/vocabulary.ts';
import type { PageOne } from '../../../shared/contract/report-queries.ts';
import { isThere, type Presence, type Yard } from './presence.ts';

type Table = Pick<PageOne, 'rows' | 'byDirection' | 'total'>;
type Row = { readonly direction: Direction; readonly group: LoadGroup };

const ROWS: readonly Row[] = DIRECTIONS.flatMap((direction) => LOAD_GROUPS.map((group) => ({ direction, group })));

/** The one table of page 1: every truck in one row, its way out in one column (RP2, AC1). */
export function pageOneTableOf(stay: Presence, yard: Yard, { from, to, asOf, end }: ReportTime): Table {
  const rowOf = ({ visitId }: Pick<Run, 'visitId'>): Row | undefined => {
    const { direction, cargoClass, isLoaded } = yard.visit(visitId);
    const group = loadGroupOf(cargoClass, isLoaded === 1);
    return ROWS.find((row) => row.direction === direction && row.group === group);
  };
  const figures = groupFiguresBy(stay.siteMovements, rowOf, (movement) => wayOf(movement, yard), { from, to });
  const stock = Map.groupBy(
    stay.site.filter((run) => isThere(run, end)),
    rowOf,
  );
  const ageOf = ({ visitId, from: since }: Run): number => asOf - (yard.visit(visitId).arrivedAt ?? since);
  const rows = ROWS.map((row) => ({
    ...row,
    ...(figures.get(row) ?? NOTHING_MOVED),
    ...olderThanDays(stock.get(row)?.map(ageOf) ?? []),
  }));
  return {
    rows,
    byDirection: DIRECTIONS.map((direction) => ({
      direction,
      ...sumOfFigures(rows.filter((row) => row.direction === direction)),
    })),
    total: sumOfFigures(rows),
  };
}

/** Whoever has not departed by then only went abroad. */
function wayOf({ visitId, at }: RunMovement, yard: Yard): WayOut {
  const { departedAt, departure } = yard.visit(visitId);
  return wayOutOf(departedAt !== null && at >= departedAt ? departure : null);
}
