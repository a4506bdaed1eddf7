import { daysBetween, type Day } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/text.ts';
import { otherTrafficOf, surgeOf } from '../forecast/tet-template.ts';
import type { CargoClass, Direction } from '../vocabulary.ts';

/** Published trucks per day, as `resources/data/seed-flows.json` holds them. */
export type FlowFacts = {
  readonly flows: readonly {
    readonly crossing: string;
    readonly period: string;
    readonly export?: number;
    readonly import?: number;
    readonly perDay?: number | readonly number[];
  }[];
};

/** One stream of trucks: a crossing, a direction, and how many a usual day brings to the crossing. */
export type Flow = {
  /** Code of the crossing. */
  readonly crossing: DemoCrossingCode;
  readonly direction: Direction;
  readonly perDay: number;
};

export const DEMO_CROSSINGS = [
  { code: 'HN', name: 'Hữu Nghị', nameZh: '友谊关', aliases: ['Hữu Nghị Quan', 'Youyiguan'] },
  { code: 'TT', name: 'Tân Thanh', nameZh: '浦寨/弄怀', aliases: ['Pò Chài', 'Puzhai', 'Lũng Vài'] },
  { code: 'CM', name: 'Chi Ma', nameZh: '爱店', aliases: ['Ái Điểm', 'Aidian'] },
] as const;
export type DemoCrossingCode = (typeof DEMO_CROSSINGS)[number]['code'];

/** The month the demo's usual day is taken from. */
const PERIOD = '2025-07';

/** Part of imports where only the sum is published (1,911 trucks on 31 January 2026). */
const IMPORT_SHARE = 0.75;

/** Part of the crossings' trucks that stop in this yard; the others use the yards beside it. */
export const YARD_SHARE = 0.5;

/** The flows of the demo's crossings on a usual day, from the published facts. */
export function usualFlows(facts: FlowFacts): readonly Flow[] {
  return DEMO_CROSSINGS.flatMap(({ code, name }) => {
    const fact = facts.flows.find((one) => fold(one.crossing) === fold(name) && one.period === PERIOD);
    if (fact === undefined) throw new Error(`no published flow of ${name}`);
    const sum = typeof fact.perDay === 'number' ? fact.perDay : 0;
    return [
      { crossing: code, direction: 'export', perDay: fact.export ?? sum * (1 - IMPORT_SHARE) },
      { crossing: code, direction: 'import', perDay: fact.import ?? sum * IMPORT_SHARE },
    ] as const;
  });
}

/** What part of a flow is fresh goods on a usual day. */
export function freshShareOf({ crossing, direction }: Flow): number {
  if (direction === 'import') return crossing === 'TT' ? 0.22 : 0.14;
  return crossing === 'TT' ? 0.66 : 0.6;
}

/** How many trucks of a flow this yard expects on a day, fresh and other goods apart. */
export function dailyCount(flow: Flow, day: Day, tetOn: Day): Readonly<Record<'fresh' | 'other', number>> {
  const daysToTet = daysBetween(day, tetOn);
  const fresh = freshShareOf(flow);
  const ofYard = flow.perDay * YARD_SHARE;
  const other = otherTrafficOf(daysToTet);
  return {
    fresh: ofYard * fresh * (flow.direction === 'export' ? surgeOf(daysToTet) : other),
    other: ofYard * (1 - fresh) * other,
  };
}

/** Classes of goods that are not fresh, by weight. */
export const OTHER_GOODS: Readonly<Record<Direction, readonly (readonly [number, CargoClass])[]>> = {
  export: [
    [0.36, 'electronics'],
    [0.03, 'machinery'],
    [0.61, 'general'],
  ],
  import: [
    [0.23, 'electronics'],
    [0.18, 'machinery'],
    [0.12, 'vehicles'],
    [0.47, 'general'],
  ],
};
