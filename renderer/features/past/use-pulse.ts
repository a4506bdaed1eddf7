import type { PastOutputs } from '../../../shared/contract/past-queries.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useQuery } from '../../client/app-context.ts';
import { dayAround } from './steps.ts';

export type Mark = PastOutputs['yard.pulse']['marks'][number];

export type DayPulse = {
  readonly from: Instant;
  readonly to: Instant;
  /** Changes recorded in each ten minutes; none before they were told. */
  readonly counts: readonly number[];
  readonly marks: readonly Mark[];
  /** Whether the host has answered for this day. */
  readonly isTold: boolean;
};

export const PULSE_PARTS = 144;

/** How much happened on the day of an instant, and what. */
export function usePulse(at: Instant): DayPulse {
  const { format } = useApp();
  const { from, to } = dayAround(at, format.zone);
  const { answer } = useQuery('yard.pulse', { from, to, parts: PULSE_PARTS });
  const { counts, marks } = answer?.from === from ? answer : NOT_YET;
  return { from, to, counts, marks, isTold: answer?.from === from };
}

const NOT_YET = { counts: [], marks: [] } as const;
