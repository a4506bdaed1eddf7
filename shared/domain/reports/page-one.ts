import { DAY_MS, type Instant } from '../../kernel/instant.ts';
import { sumsOf } from '../../kernel/sums.ts';
import type { Departure } from '../gate/visit-stage.ts';
import type { CargoClass } from '../vocabulary.ts';
import { accountsBy, type Movement } from './accounts.ts';

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
  return sumsOf(rows, ['opening', 'in', ...WAYS_OUT, 'adjustments', 'closing', 'over24h', 'over48h', 'over72h']);
}

/** What page 1 tells of the trucks of a group that came, went and stand there. */
export type GroupFigures = Omit<PageOneFigures, 'over24h' | 'over48h' | 'over72h'>;

/** Figures of [from, to) by group, of every group in which something moved. */
export function groupFiguresBy<Item extends Movement, Group>(
  movements: readonly Item[],
  groupOf: (movement: Item) => Group,
  wayOf: (movement: Item) => WayOut,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): ReadonlyMap<Group, GroupFigures> {
  const gone = new Map<Group, Record<WayOut, number>>();
  for (const movement of movements) {
    if (movement.kind !== 'out' || movement.at < from || movement.at >= to) continue;
    const group = groupOf(movement);
    let ways = gone.get(group);
    if (ways === undefined) gone.set(group, (ways = { ...NOBODY_OUT }));
    ways[wayOf(movement)] += 1;
  }
  return new Map(
    [...accountsBy(movements, groupOf, from, to)].map(([group, account]) => {
      const { opening, in: came, adjustments, closing } = account;
      return [group, { opening, in: came, ...(gone.get(group) ?? NOBODY_OUT), adjustments, closing }];
    }),
  );
}

const NOBODY_OUT: Readonly<Record<WayOut, number>> = { cleared: 0, inland: 0, turnedBack: 0, transferred: 0 };

/** Figures of a group in which nothing moved. */
export const NOTHING_MOVED: GroupFigures = { opening: 0, in: 0, ...NOBODY_OUT, adjustments: 0, closing: 0 };

/** Of the trucks of the closing stock, how many have been there longer than a day, two, three. */
export function olderThanDays(agesMs: readonly number[]): Omit<PageOneFigures, keyof GroupFigures> {
  const over = (days: number): number => agesMs.filter((age) => age > days * DAY_MS).length;
  return { over24h: over(1), over48h: over(2), over72h: over(3) };
}
