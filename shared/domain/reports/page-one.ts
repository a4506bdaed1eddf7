import { DAY_MS, type Instant } from '../../kernel/instant.ts';
import type { Departure } from '../gate/visit-stage.ts';
import type { CargoClass } from '../vocabulary.ts';
import { accountOf, type Movement } from './accounts.ts';

/** The rows of page 1: what trucks carry, as authorities ask for it (RP2). */
export const LOAD_GROUPS = ['fruit', 'other-goods', 'empty', 'new-vehicles'] as const;
export type LoadGroup = (typeof LOAD_GROUPS)[number];

/** Row of a truck. */
export function loadGroupOf(cargoClass: CargoClass, isLoaded: boolean): LoadGroup {
  if (!isLoaded) return 'empty';
  if (cargoClass === 'fresh') return 'fruit';
  return cargoClass === 'vehicles' ? 'new-vehicles' : 'other-goods';
}

/** The four ways out of page 1; together they are every truck that went out. */
export const WAYS_OUT = ['cleared', 'inland', 'turnedBack', 'transferred'] as const;
export type WayOut = (typeof WAYS_OUT)[number];

/**
 * Column of a truck that went out; null = it went abroad and is expected back. Over the border, for good or for a while,
 * is cleared; everything that left unserved is turned back.
 */
export function wayOutOf(departure: Departure | null): WayOut {
  switch (departure) {
    case 'cleared-inland':
      return 'inland';
    case 'transferred':
      return 'transferred';
    case 'turned-back':
    case 'left-without-service':
    case 'left-under-hold':
      return 'turnedBack';
    case 'crossed':
    case 'returned-abroad':
    case 'left-unrecorded':
    case null:
      return 'cleared';
  }
}

/** A truck more or fewer, with the column it goes out by. */
export type PageOneMovement = Movement & { readonly way: WayOut };

/** Opening + in − the four ways out + adjustments = closing (AC1); the ages of those that stand there at the end. */
export type PageOneFigures = {
  readonly opening: number;
  readonly in: number;
  readonly cleared: number;
  readonly inland: number;
  readonly turnedBack: number;
  readonly transferred: number;
  /** Net; may be negative. */
  readonly adjustments: number;
  readonly closing: number;
  /** Of the closing stock longer than a day, two, three; each holds the next. */
  readonly over24h: number;
  readonly over48h: number;
  readonly over72h: number;
};

/** Rows as one: every truck is in one of them only. */
export function sumOfFigures(rows: readonly PageOneFigures[]): PageOneFigures {
  const sum = (field: keyof PageOneFigures): number => rows.reduce((all, row) => all + row[field], 0);
  return {
    opening: sum('opening'),
    in: sum('in'),
    cleared: sum('cleared'),
    inland: sum('inland'),
    turnedBack: sum('turnedBack'),
    transferred: sum('transferred'),
    adjustments: sum('adjustments'),
    closing: sum('closing'),
    over24h: sum('over24h'),
    over48h: sum('over48h'),
    over72h: sum('over72h'),
  };
}

/** The figures of one row for [from, to). `agesMs`: how long each truck of the closing stock has been there. */
export function pageOneFiguresOf(
  movements: readonly PageOneMovement[],
  agesMs: readonly number[],
  from: Instant,
  to: Instant,
): PageOneFigures {
  const { opening, in: came, adjustments, closing } = accountOf(movements, from, to);
  const gone: Record<WayOut, number> = { cleared: 0, inland: 0, turnedBack: 0, transferred: 0 };
  for (const { at, kind, way } of movements) if (kind === 'out' && at >= from && at < to) gone[way] += 1;
  const over = (days: number): number => agesMs.filter((age) => age > days * DAY_MS).length;
  return { opening, in: came, ...gone, adjustments, closing, over24h: over(1), over48h: over(2), over72h: over(3) };
}
