/** What can be wrong with a plan by itself. */
export const PLAN_PROBLEMS = [
  'code-wrong',
  'code-repeated',
  'name-wrong',
  'zone-unknown',
  'pseudo-zone-missing',
  'pseudo-zone-with-slots',
  'row-wrong',
  'position-wrong',
  'position-repeated',
  'length-wrong',
  'width-wrong',
  'place-wrong',
  'outline-wrong',
  'distance-wrong',
  'capacity-wrong',
  'lane-incomplete',
  'lane-depth-repeated',
  'slots-overlap',
  'slot-in-keep-clear',
  'too-many',
] as const;

/** What can be wrong with a change of the plan that is there. */
export const SAVE_PROBLEMS = ['id-repeated', 'code-taken', 'slot-unknown', 'picture-missing'] as const;

/** What can be wrong with a file that should hold a plan. */
export const READ_PROBLEMS = [
  'not-a-plan',
  'no-rows',
  'too-many-rows',
  'column-missing',
  'column-repeated',
  'value-wrong',
  'field-wrong',
] as const;

export const LAYOUT_PROBLEMS = [...PLAN_PROBLEMS, ...SAVE_PROBLEMS, ...READ_PROBLEMS] as const;
export type LayoutProblemCode = (typeof LAYOUT_PROBLEMS)[number];
export type PlanProblemCode = (typeof PLAN_PROBLEMS)[number];

/** Which list of a plan something stands in. */
export type PlanList = 'zones' | 'slots' | 'keepClear' | 'landmarks';

/** One thing that is wrong, with the code of what it is wrong with and where in which list of the plan that stands. */
export type PlanProblem = {
  readonly code: PlanProblemCode;
  readonly at: string;
  readonly other?: string;
  readonly list: PlanList | null;
  readonly index: number | null;
};
