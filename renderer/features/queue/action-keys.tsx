import { useSyncExternalStore } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { useCan, useTexts } from '../../client/app-context.ts';
import { FIRST_JOBS, JOB_KEYS, jobsOf, YARD_JOBS, type Job } from './jobs.ts';
import { queueTexts, type QueueTextKey } from './texts/catalog.ts';

const JOB_TEXTS: Readonly<Record<Job, QueueTextKey>> = {
  reached: 'queue.do.reached',
  crossed: 'queue.do.crossed',
  cleared: 'queue.do.cleared',
  milestone: 'queue.do.milestone',
  'try-loudspeaker': 'queue.do.try-loudspeaker',
  'try-telephone': 'queue.do.try-telephone',
  'try-cab': 'queue.do.try-cab',
  'call-again': 'queue.do.call-again',
  'no-show': 'queue.do.no-show',
  'way-blocked': 'queue.do.way-blocked',
  recall: 'queue.do.recall',
  papers: 'queue.do.papers',
  hours: 'queue.do.hours',
  driver: 'queue.do.driver',
  swap: 'queue.do.swap',
  route: 'queue.do.route',
  postpone: 'queue.do.postpone',
  'send-back': 'queue.do.send-back',
  transfer: 'queue.do.transfer',
  'turn-back': 'queue.do.turn-back',
  'fast-track': 'queue.do.fast-track',
  release: 'queue.do.release',
  hold: 'queue.do.hold',
};

/** The jobs of which the main one is in ink. */
const MAIN_JOBS: ReadonlySet<Job> = new Set(['reached', 'crossed', 'cleared']);
const WIDE_JOBS: ReadonlySet<Job> = new Set([...MAIN_JOBS, 'fast-track']);

/**
 * What can be done with the chosen truck. The first jobs are always in sight; on a low screen the others open on a key,
 * so that the truck's story keeps its room. Their own keys work either way.
 */
export function ActionKeys(props: {
  readonly visit: VisitRow;
  readonly isComparing: boolean;
  readonly onCompare: () => void;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onJob: (job: Job) => void;
}) {
  const { visit, isComparing, onCompare, hasMore, onMore, onJob } = props;
  const t = useTexts(queueTexts);
  const mayCoordinate = useCan('queue.call');
  const mayMove = useCan('queue.reached');
  const isLow = useIsLow();
  const jobs = jobsOf(visit);
  const others = jobs.filter((job) => !FIRST_JOBS.has(job));
  const hasMoreKey = isLow && others.length > 0;
  const inSight = [...jobs.filter((job) => FIRST_JOBS.has(job)), ...(hasMoreKey && !hasMore ? [] : others)];
  const wide = inSight.filter((job) => WIDE_JOBS.has(job));
  // Two in a row: of an odd number the last takes the whole of its own.
  const isOdd = (inSight.length - wide.length + (hasMoreKey ? 2 : 1)) % 2 === 1;
  const button = (job: Job) => (
    <button
      key={job}
      type="button"
      className={MAIN_JOBS.has(job) ? 'go' : WIDE_JOBS.has(job) ? 'wide' : ''}
      disabled={!(YARD_JOBS.has(job) ? mayMove : mayCoordinate)}
      onClick={() => onJob(job)}
    >
      {t(JOB_TEXTS[job])}
      <kbd aria-hidden="true">{JOB_KEYS[job].cap}</kbd>
    </button>
  );
  return (
    <div className="acts">
      {inSight.filter((job) => MAIN_JOBS.has(job)).map(button)}
      {inSight.filter((job) => !wide.includes(job)).map(button)}
      <button
        type="button"
        className={isOdd && !hasMoreKey ? 'wide' : ''}
        aria-pressed={isComparing}
        onClick={onCompare}
      >
        {isComparing ? t('queue.compare-stop') : t('queue.compare')}
        <kbd aria-hidden="true">S</kbd>
      </button>
      {hasMoreKey ? (
        <button type="button" className={isOdd ? 'wide' : ''} aria-expanded={hasMore} onClick={onMore}>
          {hasMore ? t('queue.less') : t('queue.more', { count: others.length })}
          <kbd aria-hidden="true">E</kbd>
        </button>
      ) : null}
      {wide.filter((job) => !MAIN_JOBS.has(job)).map(button)}
    </div>
  );
}

/** Whether the screen is too low for all jobs beside the truck's story. */
function useIsLow(): boolean {
  return useSyncExternalStore(watchHeight, () => LOW.matches);
}

const LOW = matchMedia('(max-height: 899px)');

function watchHeight(listener: () => void): () => void {
  LOW.addEventListener('change', listener);
  return () => LOW.removeEventListener('change', listener);
}
