import { NO_SHOW_CHANNELS, type NoShowChannel } from '../../../shared/domain/queue/no-show.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';

/** What an operator can do with the chosen truck, by its stage. */
export const JOBS = [
  'reached',
  'crossed',
  'cleared',
  'milestone',
  'try-loudspeaker',
  'try-telephone',
  'try-cab',
  'call-again',
  'no-show',
  'way-blocked',
  'recall',
  'postpone',
  'send-back',
  'papers',
  'hours',
  'driver',
  'swap',
  'route',
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
    'try-loudspeaker': { code: 'KeyL', cap: 'L' },
    'try-telephone': { code: 'KeyT', cap: 'T' },
    'try-cab': { code: 'KeyX', cap: 'X' },
    'call-again': { code: 'KeyN', cap: 'N' },
    'no-show': { code: 'KeyK', cap: 'K' },
    'way-blocked': { code: 'KeyB', cap: 'B' },
    recall: { code: 'KeyU', cap: 'U' },
    postpone: { code: 'KeyH', cap: 'H' },
    'send-back': { code: 'KeyV', cap: 'V' },
    papers: { code: 'KeyG', cap: 'G' },
    hours: { code: 'KeyJ', cap: 'J' },
    driver: { code: 'KeyI', cap: 'I' },
    swap: { code: 'KeyW', cap: 'W' },
    route: { code: 'KeyP', cap: 'P' },
    transfer: { code: 'KeyC', cap: 'C' },
    'turn-back': { code: 'KeyQ', cap: 'Q' },
    'fast-track': { code: 'F6', cap: 'Shift F6', isShift: true },
    release: { code: 'F8', cap: 'F8' },
    hold: { code: 'F8', cap: 'F8' },
  };

/** Jobs of whoever works in the yard; the others are the coordinator's. */
export const YARD_JOBS: ReadonlySet<Job> = new Set([
  'reached',
  'milestone',
  'send-back',
  'try-loudspeaker',
  'try-telephone',
  'try-cab',
  'papers',
  'hours',
  'route',
]);

/** What is done every day: always in sight. The others of a stage open on a key where the screen is low. */
export const FIRST_JOBS: ReadonlySet<Job> = new Set([
  'reached',
  'crossed',
  'cleared',
  'milestone',
  'send-back',
  'try-loudspeaker',
  'try-telephone',
  'try-cab',
  'no-show',
  'papers',
  'postpone',
  'transfer',
  'fast-track',
]);

/** The way to look for a called truck that a job logs, or null. */
export function channelOf(job: Job): NoShowChannel | null {
  return NO_SHOW_CHANNELS.find((channel) => job === `try-${channel}`) ?? null;
}

/** The jobs that make sense for a truck now, the main one first. */
export function jobsOf(visit: Pick<VisitRow, 'stage' | 'direction' | 'holds' | 'fastTrack'>): readonly Job[] {
  const isHeld = visit.holds.some(({ to }) => to === null);
  const hold: Job = isHeld ? 'release' : 'hold';
  switch (visit.stage) {
    case 'waiting':
      return [
        'papers',
        'hours',
        'driver',
        'swap',
        'postpone',
        'transfer',
        hold,
        'turn-back',
        ...(visit.direction === 'import' ? ['route' as const] : []),
        ...(visit.fastTrack === null ? ['fast-track' as const] : []),
      ];
    case 'called':
      return [
        'reached',
        'try-loudspeaker',
        'try-telephone',
        'try-cab',
        'call-again',
        'no-show',
        'way-blocked',
        'recall',
        'postpone',
        hold,
        'turn-back',
      ];
    case 'processing':
      return [visit.direction === 'export' ? 'crossed' : 'cleared', 'milestone', 'send-back', hold, 'turn-back'];
    default:
      return [];
  }
}
