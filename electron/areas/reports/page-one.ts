import type { ReportTime } from '../../../shared/domain/reports/cut-off.ts';
import {
  LOAD_GROUPS,
  loadGroupOf,
  pageOneFiguresOf,
  sumOfFigures,
  wayOutOf,
  type PageOneMovement,
} from '../../../shared/domain/reports/page-one.ts';
import type { Run, RunMovement } from '../../../shared/domain/reports/presence.ts';
import { DIRECTIONS } from '../../../shared/domain/vocabulary.ts';
import type { PageOne } from '../../../shared/contract/report-queries.ts';
import { isThere, type Presence, type Yard } from './presence.ts';

type Table = Pick<PageOne, 'rows' | 'byDirection' | 'total'>;

/** The one table of page 1: every truck in one row, its way out in one column (RP2, AC1). */
export function pageOneTableOf(stay: Presence, yard: Yard, { from, to, asOf, end }: ReportTime): Table {
  const rowOf = (visitId: number): string => {
    const { direction, cargoClass, isLoaded } = yard.visit(visitId);
    return `${direction} ${loadGroupOf(cargoClass, isLoaded === 1)}`;
  };
  const movements = Map.groupBy(stay.siteMovements, ({ visitId }) => rowOf(visitId));
  const stock = Map.groupBy(
    stay.site.filter((run) => isThere(run, end)),
    ({ visitId }) => rowOf(visitId),
  );
  const ageOf = ({ visitId, from: since }: Run): number => asOf - (yard.visit(visitId).arrivedAt ?? since);
  const rows = DIRECTIONS.flatMap((direction) =>
    LOAD_GROUPS.map((group) => {
      const row = `${direction} ${group}`;
      const own = movements.get(row)?.map((one) => withWay(one, yard)) ?? [];
      return { direction, group, ...pageOneFiguresOf(own, stock.get(row)?.map(ageOf) ?? [], from, to) };
    }),
  );
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
function withWay(movement: RunMovement, yard: Yard): PageOneMovement {
  const { departedAt, departure } = yard.visit(movement.visitId);
  const isFinal = departedAt !== null && movement.at >= departedAt;
  return { ...movement, way: wayOutOf(isFinal ? departure : null) };
}
