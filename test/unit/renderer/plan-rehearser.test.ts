import { describe, expect, it } from 'vitest';
import { USUAL_LEVER_COSTS } from '../../../shared/domain/rehearsal/lever-costs.ts';
import { NO_LEVERS } from '../../../shared/domain/rehearsal/levers.ts';
import { createRehearser } from '../../../renderer/features/plan/rehearsal/worker/rehearser.ts';
import type { FromWorker, ToWorker } from '../../../renderer/features/plan/rehearsal/worker/messages.ts';
import { aSituation } from '../rehearsal/a-situation.ts';

const situation = aSituation({ days: 5, spreading: { seasonSigma: 0.3, dayCv: 0.2 } });
const LEVERS = { ...NO_LEVERS, overtime: [{ crossing: 'HN', hours: 2 }] };

/** A rehearser whose pauses end one by one. */
function aRehearser() {
  const posted: FromWorker[] = [];
  const pauses: (() => void)[] = [];
  const tell = createRehearser(
    (message) => posted.push(message),
    (next) => pauses.push(next),
  );
  const goOn = (turns: number): void => {
    for (let turn = 0; turn < turns; turn += 1) pauses.shift()?.();
  };
  const goOnToTheEnd = (): void => {
    while (pauses.length > 0) goOn(1);
  };
  const begin = (): void => tell({ type: 'begin', situation, costs: USUAL_LEVER_COSTS });
  const rehearse = (round: number, isQuick = false): void => {
    tell({ type: 'rehearse', round, levers: LEVERS, isQuick } satisfies ToWorker);
  };
  const outcomes = (): readonly string[] =>
    posted.flatMap((message) => (message.type === 'outcome' ? [`${message.side} ${String(message.round)}`] : []));
  return { posted, begin, rehearse, goOn, goOnToTheEnd, outcomes, stop: () => tell({ type: 'stop' }) };
}

describe('the thread that rehearses', () => {
  it('answers the means at once, before any of the many runs', () => {
    const { posted, begin, rehearse } = aRehearser();
    begin();
    rehearse(1, true);
    expect(posted).toMatchObject([
      { type: 'mean', side: 'without', round: 0 },
      { type: 'mean', side: 'with', round: 1 },
    ]);
    const [mean] = posted;
    expect(mean?.type === 'mean' && mean.course.trucks.length).toBe(5 * 24 + 1);
  });

  it('works out what comes of doing nothing, then of the levers, telling how far it is', () => {
    const { posted, begin, rehearse, goOnToTheEnd, outcomes } = aRehearser();
    begin();
    rehearse(1);
    goOnToTheEnd();
    expect(outcomes()).toEqual(['without 0', 'with 1']);
    const progress = posted.flatMap((message) => (message.type === 'progress' ? [message.done] : []));
    expect(progress.filter((done) => done === 200)).toHaveLength(2);
    expect(progress.length).toBeGreaterThan(50);
  });

  it('drops an older question of the levers, and goes on with doing nothing', () => {
    const { begin, rehearse, goOn, goOnToTheEnd, outcomes } = aRehearser();
    begin();
    rehearse(1);
    goOn(55);
    rehearse(2);
    goOnToTheEnd();
    expect(outcomes()).toEqual(['without 0', 'with 2']);
  });

  it('ends when it is stopped', () => {
    const { posted, begin, rehearse, goOn, goOnToTheEnd, outcomes, stop } = aRehearser();
    begin();
    rehearse(1);
    goOn(3);
    stop();
    const told = posted.length;
    goOnToTheEnd();
    expect([posted.length, outcomes()]).toEqual([told, []]);
  });
});
