import { DRAWN_PLANS, ZONE_PLANS, type ColumnPlan, type ZonePlan } from './plans.ts';

/** The columns of a yard with this many slots: drawn by hand where there is a drawing, else shared out by formula. */
export function columnsOf(slots: number): readonly ColumnPlan[] {
  const drawn = DRAWN_PLANS.get(slots);
  if (drawn !== undefined) return drawn;
  const shares = shareOut(
    slots,
    ZONE_PLANS.map((plan) => plan.slotsPer10000),
  );
  const rowLength = Math.max(10, Math.round(Math.sqrt(slots) * 0.85));
  const rowsOf = (code: string): { readonly code: string; readonly rows: readonly number[] } => {
    const at = ZONE_PLANS.findIndex((plan) => plan.code === code);
    return { code, rows: rowLengths(shares[at] ?? 0, rowLength, ZONE_PLANS[at]) };
  };
  return [
    { hasFireLaneBefore: false, zones: [rowsOf('A')] },
    { hasFireLaneBefore: false, zones: [rowsOf('B')] },
    { hasFireLaneBefore: true, zones: [rowsOf('C')] },
    { hasFireLaneBefore: false, zones: [rowsOf('D'), rowsOf('F')] },
    { hasFireLaneBefore: true, zones: [rowsOf('E')] },
  ].filter((column) => column.zones.some((zone) => zone.rows.length > 0));
}

/** Splits a whole number by weights so that the parts add up to it; the largest remainders are rounded up. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum === 0 ? 0 : (total * weight) / sum));
  const parts = exact.map(Math.floor);
  const byRemainder = exact.map((value, i) => ({ i, rest: value - Math.floor(value) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.i - b.i);
  let missing = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of byRemainder) {
    if (missing === 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    missing -= 1;
  }
  return parts;
}

function rowLengths(slots: number, target: number, plan: ZonePlan | undefined): readonly number[] {
  if (slots === 0 || plan === undefined) return [];
  // Rows of a lane group must be equally long, so that every lane reaches the aisle.
  if (plan.laneDepth > 1) return laneRows(slots, target, plan.laneDepth);
  const rows = Math.ceil(slots / target);
  const lengths = shareOut(slots, new Array<number>(rows).fill(1)) as number[];
  for (let i = 0; i < Math.floor(rows / 2); i += 1) {
    const step = Math.round(plan.slant * Math.min(4, rows / 2 - i - 0.5));
    lengths[i] = (lengths[i] ?? 0) - step;
    lengths[rows - 1 - i] = (lengths[rows - 1 - i] ?? 0) + step;
  }
  return lengths;
}

function laneRows(slots: number, target: number, depth: number): readonly number[] {
  const groups = Math.max(1, Math.ceil(slots / (target * depth)));
  const lanes = Math.floor(slots / depth);
  const rows = shareOut(lanes, new Array<number>(groups).fill(1)).flatMap((length) =>
    new Array<number>(depth).fill(length),
  );
  const rest = slots - lanes * depth;
  if (rest > 0) rows[0] = (rows[0] ?? 0) + rest;
  return rows;
}
