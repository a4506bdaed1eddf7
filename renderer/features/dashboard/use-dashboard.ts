import { useEffect, useState } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { useLink, useQuery } from '../../client/app-context.ts';
import { elapsedMs, momentNow } from '../../client/elapsed.ts';
import { ASK_EVERY_MS, standingOf, type Standing } from './standing.ts';

const TICK_MS = 1000;

export type DashboardAnswer = QueryOutputs['report.dashboard'];
export type Watched = {
  readonly answer: DashboardAnswer | null;
  readonly fault: Fault | null;
  readonly standing: Standing;
};

/** The figures of the day, asked again and again, and how far they may be trusted. */
export function useDashboard(): Watched {
  const { answer, fault, reload } = useQuery('report.dashboard', {});
  const link = useLink();
  const [heardAt, setHeardAt] = useState(momentNow);
  const [now, setNow] = useState(momentNow);
  const isOnline = link.phase === 'online';

  useEffect(() => {
    if (answer !== null) setHeardAt(momentNow());
  }, [answer]);
  useEffect(() => {
    const ticking = setInterval(() => setNow(momentNow()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  // Whoever comes back after a lost line asks at once.
  useEffect(() => {
    if (!isOnline) return undefined;
    reload();
    const asking = setInterval(reload, ASK_EVERY_MS);
    return () => clearInterval(asking);
  }, [isOnline, reload]);

  return { answer, fault, standing: standingOf(link, Math.floor(elapsedMs(heardAt, now))) };
}
