import type { Instant } from '../../kernel/instant.ts';
import type { Incident } from '../records.ts';
import { CHECKLISTS, type IncidentStep } from './checklists.ts';

/** A step of an incident's checklist; `at` null while it is not done, `by` null where only the call was noted. */
export type ChecklistLine = { readonly step: IncidentStep; readonly at: Instant | null; readonly by: string | null };

/** Numbers whose noted call does a step (IN2). */
export const NUMBER_OF_STEP: Readonly<Partial<Record<IncidentStep, string>>> = {
  'call-113': '113',
  'call-114': '114',
  'call-115': '115',
};

/** The checklist of an incident's kind, each step with when and by whom it was done (IN2). */
export function checklistOf({ kind, steps, calls }: Pick<Incident, 'kind' | 'steps' | 'calls'>): ChecklistLine[] {
  return CHECKLISTS[kind].map((step) => {
    const done = steps.find((one) => one.step === step);
    if (done !== undefined) return done;
    const call = calls.find(({ number }) => number === NUMBER_OF_STEP[step]);
    return { step, at: call?.at ?? null, by: null };
  });
}

/** The steps after one was done or taken back; the same ones when nothing changes (IN2). */
export function withStep(
  steps: Incident['steps'],
  step: IncidentStep,
  done: { readonly at: Instant; readonly by: string } | null,
): Incident['steps'] {
  const isThere = steps.some((one) => one.step === step);
  if (isThere === (done !== null)) return steps;
  return done === null ? steps.filter((one) => one.step !== step) : [...steps, { step, ...done }];
}
