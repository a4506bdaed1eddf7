import { daysBetween, type Day } from '../../kernel/calendar.ts';
import { otherTrafficOf, surgeOf } from '../forecast/tet-template.ts';
import { publishedPerDay, YARD_SHARE, type FlowFacts } from '../forecast/published-flows.ts';
import { DIRECTIONS, type Direction } from '../vocabulary.ts';

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

/** The flows of the demo's crossings on a usual day, from the published facts. */
export function usualFlows(facts: FlowFacts): readonly Flow[] {
  return DEMO_CROSSINGS.flatMap(({ code, name }) =>
    DIRECTIONS.map((direction): Flow => {
      const perDay = publishedPerDay(facts, name, direction);
      if (perDay === null) throw new Error(`no published flow of ${name}`);
      return { crossing: code, direction, perDay };
    }),
  );
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
