import type { VisitRow } from '../../../shared/contract/rows.ts';

/** What an operator can do with the chosen truck, by its stage. */
export const JOBS = [
  'reached',
  'crossed',
  'cleared',
  'milestone',
  'no-show',
  'postpone',
  'send-back',
  'transfer',
  'turn-back',
  'fast-track',
  'release',
  'hold',
] as const;
export type Job = (typeof JOBS)[number];

/** The key of each job, by `event.code`; F8 and Shift+F6 come from the function keys. */
export const JOB_KEYS: Readonly<Record<Job, { readonly code: string; readonly cap: string; readonly isShift?: true }>> =
  {
    reached: { code: 'KeyR', cap: 'R' },
    crossed: { code: 'KeyD', cap: 'D' },
    cleared: { code: 'KeyD', cap: 'D' },
    milestone: { code: 'KeyM', cap: 'M' },
    'no-show': { code: 'KeyL', cap: 'L' },
    postpone: { code: 'KeyH', cap: 'H' },
    'send-back': { code: 'KeyV', cap: 'V' },
    transfer: { code: 'KeyC', cap: 'C' },
    'turn-back': { code: 'KeyQ', cap: 'Q' },
    'fast-track': { code: 'F6', cap: 'Shift F6', isShift: true },
    release: { code: 'F8', cap: 'F8' },
    hold: { code: 'F8', cap: 'F8' },
  };

/** The jobs that make sense for a truck now, the main one first. */
export function jobsOf(visit: Pick<VisitRow, 'stage' | 'direction' | 'holds' | 'fastTrack'>): readonly Job[] {
  const isHeld = visit.holds.some(({ to }) => to === null);
  const hold: Job = isHeld ? 'release' : 'hold';
  switch (visit.stage) {
    case 'waiting':
      return ['postpone', 'transfer', hold, 'turn-back', ...(visit.fastTrack === null ? ['fast-track' as const] : [])];
    case 'called':
      return ['reached', 'no-show', 'postpone', hold, 'turn-back'];
    case 'processing':
      return [visit.direction === 'export' ? 'crossed' : 'cleared', 'milestone', 'send-back', hold, 'turn-back'];
    default:
      return [];
  }
}
