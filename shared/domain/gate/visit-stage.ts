/** What the yard observes of a visit (one truck's stay). */
export const VISIT_STAGES = ['expected', 'waiting', 'called', 'processing', 'abroad', 'departed', 'cancelled'] as const;
export type VisitStage = (typeof VISIT_STAGES)[number];

/** How a visit ended. */
export const DEPARTURES = [
  'crossed',
  'cleared-inland',
  'returned-abroad',
  'turned-back',
  'transferred',
  'left-without-service',
  'left-unrecorded',
  'left-under-hold',
] as const;
export type Departure = (typeof DEPARTURES)[number];

const NEXT_STAGES: Readonly<Record<VisitStage, readonly VisitStage[]>> = {
  expected: ['waiting', 'cancelled'],
  waiting: ['called', 'processing', 'abroad', 'departed'],
  called: ['processing', 'waiting', 'abroad', 'departed'],
  processing: ['waiting', 'abroad', 'departed'],
  abroad: ['waiting', 'departed'],
  departed: [],
  cancelled: [],
};

/** Whether the stage table of the domain lets a visit go from one stage to another. */
export function canFollow(from: VisitStage, to: VisitStage): boolean {
  return NEXT_STAGES[from].includes(to);
}

/** Whether a visit in this stage is over for good. */
export function isFinalStage(stage: VisitStage): boolean {
  return NEXT_STAGES[stage].length === 0;
}

/** In the yard = arrived and not departed; a truck standing abroad is counted apart. */
export function isInYard(stage: VisitStage): boolean {
  return stage === 'waiting' || stage === 'called' || stage === 'processing';
}
