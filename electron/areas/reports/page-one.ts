import type { ReportTime } from '../../../shared/domain/reports/cut-off.ts';
import {
  LOAD_GROUPS,
  loadGroupOf,
  pageOneFiguresOf,
  wayOutOf,
  type PageOneFigures,
  type PageOneMovement,
} from '../../../shared/domain/reports/page-one.ts';
import type { RunMovement } from '../../../shared/domain/reports/presence.ts';
import { DIRECTIONS, type Direction } from '../../../shared/domain/vocabulary.ts';
import type { PageOne } from '../../../shared/contract/report-queries.ts';
import { isThere, type Presence, type Yard } from './presence.ts';

type Table = Pick<PageOne, 'rows' | 'byDirection' | 'total'>;
type Truck = { readonly direction: Direction; readonly group: string };

/** The one table of page 1: every truck in one row, its way out in one column (RP2, AC1). */
export function pageOneTableOf(stay: Presence, yard: Yard, { from, to, asOf, end }: ReportTime): Table {
  const truckOf = (visitId: number): Truck => {
    const { direction, cargoClass, isLoaded } = yard.visit(visitId);
    return { direction, group: loadGroupOf(cargoClass, isLoaded === 1) };
  };
  const movements = stay.siteMovements.map((one) => ({ ...truckOf(one.visitId), ...withWay(one, yard) }));
  const stock = stay.site
    .filter((run) => isThere(run, end))
    .map(({ visitId, from: since }) => ({
      ...truckOf(visitId),
      ageMs: asOf - (yard.visit(visitId).arrivedAt ?? since),
    }));
  const figures = (isOf: (truck: Truck) => boolean): PageOneFigures =>
    pageOneFiguresOf(
      movements.filter(isOf),
      stock.filter(isOf).map(({ ageMs }) => ageMs),
      from,
      to,
    );
  return {
    rows: DIRECTIONS.flatMap((direction) =>
      LOAD_GROUPS.map((group) => ({
        direction,
        group,
        ...figures((truck) => truck.direction === direction && truck.group === group),
      })),
    ),
    byDirection: DIRECTIONS.map((direction) => ({ direction, ...figures((truck) => truck.direction === direction) })),
    total: figures(() => true),
  };
}

/** Whoever has not departed by then only went abroad. */
function withWay(movement: RunMovement, yard: Yard): PageOneMovement {
  const { departedAt, departure } = yard.visit(movement.visitId);
  const isFinal = departedAt !== null && movement.at >= departedAt;
  return { ...movement, way: wayOutOf(isFinal ? departure : null) };
}
