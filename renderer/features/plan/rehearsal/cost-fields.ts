import type { LeverCosts } from '../../../../shared/domain/rehearsal/levers.ts';
import { FACILITY_KINDS, type FacilityKind } from '../../../../shared/domain/vocabulary.ts';

/** What is paid for by itself, in the order in which it is asked. */
export const COST_FIELDS = [
  'overtimeHourDong',
  'laneDayDong',
  'overflowPlaceDayDong',
  'overflowKmDong',
  'deferredTruckDong',
  'refusedTruckDong',
  'teamDriverDayDong',
] as const satisfies readonly (keyof LeverCosts)[];
export type CostField = (typeof COST_FIELDS)[number];

/** The amounts as they are typed, by the field or the kind of facility. */
export type CostDraft = Readonly<Record<CostField | FacilityKind, string>>;

/** More than so many đồng is a slip of the finger. */
const MOST_DONG = 1_000_000_000;

/** The costs to be typed over. */
export function draftOfCosts(costs: LeverCosts, write: (dong: number) => string): CostDraft {
  const amounts = [
    ...COST_FIELDS.map((field) => [field, write(costs[field])] as const),
    ...FACILITY_KINDS.map((kind) => [kind, write(costs.unitDayDong[kind])] as const),
  ];
  return Object.fromEntries(amounts) as CostDraft;
}

/** The costs that were typed; null while one of them is no whole amount. */
export function costsOfDraft(draft: CostDraft, read: (text: string) => number | null): LeverCosts | null {
  const amounts = new Map<string, number>();
  for (const [key, text] of Object.entries(draft)) {
    const dong = read(text);
    if (dong === null || !Number.isInteger(dong) || dong < 0 || dong > MOST_DONG) return null;
    amounts.set(key, dong);
  }
  const of = (key: CostField | FacilityKind): number => amounts.get(key) ?? 0;
  const fields = Object.fromEntries(COST_FIELDS.map((field) => [field, of(field)])) as Record<CostField, number>;
  const unitDayDong = Object.fromEntries(FACILITY_KINDS.map((kind) => [kind, of(kind)])) as Record<
    FacilityKind,
    number
  >;
  return { ...fields, unitDayDong };
}
