import { drawsOf, meanDraws } from '../../../shared/domain/rehearsal/chance.ts';
import { createCourse } from '../../../shared/domain/rehearsal/course.ts';
import { USUAL_LEVER_COSTS } from '../../../shared/domain/rehearsal/lever-costs.ts';
import { NO_LEVERS } from '../../../shared/domain/rehearsal/levers.ts';
import { createReplications, USUAL_RUNS } from '../../../shared/domain/rehearsal/replications.ts';
import { median, type Figure } from '../kit/figures.ts';
import { planWorld } from '../kit/plan-world.ts';

const PER_DAY = 5000;
const RUNS = 31;
const WARM_UP = 20;

/** What a rehearsal of sixty days takes: one run, what a moved slider waits for, and all runs of a scenario. */
export function planRehearsal(): readonly Figure[] {
  const world = planWorld(PER_DAY);
  const course = createCourse(world, NO_LEVERS);
  // As in the middle of a scenario, not in the first runs of a program that has just begun.
  timed(WARM_UP, (run) => void course.run(drawsOf(run, world.days, world.spreading)));
  const runs = timed(RUNS, (run) => void course.run(drawsOf(run, world.days, world.spreading)));
  const sliders = timed(RUNS, () => void createCourse(world, NO_LEVERS).run(meanDraws(world.days)));
  const all = timed(3, () => {
    const replications = createReplications(world, NO_LEVERS, USUAL_LEVER_COSTS);
    replications.step(USUAL_RUNS);
    replications.result();
    replications.bands();
  });
  const name = `60 days at up to ${String(PER_DAY)} trucks a day, ${String(world.streams.length)} streams`;
  return [
    limited(`${name}: one run, processor time`, median(runs), 'ms', 15),
    limited(`${name}: levers moved, mean course, processor time`, median(sliders), 'ms', 50),
    limited(`${name}: ${String(USUAL_RUNS)} runs with bands, processor time`, median(all) / 1000, 's', 3),
  ];
}

/** Processor time of each, ms: it does not grow with what else the machine does, as time on the wall would. */
function timed(times: number, work: (at: number) => void): readonly number[] {
  return Array.from({ length: times }, (_, at) => {
    const start = process.cpuUsage();
    work(at);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
}

function limited(name: string, value: number, unit: string, most: number): Figure {
  return { name, value, unit, target: `≤ ${String(most)} ${unit}`, isReached: value <= most };
}
