import { MINUTE_MS, later, type Instant } from '../../kernel/instant.ts';
import { hasPassed, openHoldsOf } from '../gate/decide.ts';
import type { Departure } from '../gate/visit-stage.ts';
import type { Hold, Visit } from '../records.ts';
import type { Milestone } from '../vocabulary.ts';
import type { PlannedTruck } from './day-plan.ts';
import { randomOf, type Random } from './random.ts';
import { HOLDS, MISSED_REASON, SEND_BACK_REASONS, TURN_BACK_REASONS } from './words.ts';

/** What the demo does next with a truck. */
export type TruckAct =
  | { readonly do: 'arrive' }
  | { readonly do: 'cancel'; readonly reason: string }
  | { readonly do: 'park' }
  | { readonly do: 'reach' }
  | { readonly do: 'miss' }
  | { readonly do: 'milestone'; readonly milestone: Milestone }
  | { readonly do: 'send-back'; readonly reason: string }
  | { readonly do: 'turn-back'; readonly reason: string }
  | { readonly do: 'depart'; readonly departure: Departure }
  | { readonly do: 'release-hold'; readonly hold: Hold }
  | { readonly do: 'bring-document'; readonly kind: string };

export type DueAct = { readonly at: Instant; readonly act: TruckAct };

/** Who the demo acts as; it repairs only what it broke itself. */
export const DEMO_ACTOR = 'demo';

/**
 * What happens next to a truck and when, from its recorded facts alone: asked again after a restart, or after somebody
 * else moved it, it answers what fits then. Null while the truck waits for its turn or for people.
 */
export function nextActOf(visit: Visit, seed: string, planned: PlannedTruck | null): DueAct | null {
  switch (visit.stage) {
    case 'expected':
      return planned === null ? null : nextOfExpected(visit, seed, planned);
    case 'waiting':
      return nextOfWaiting(visit, seed);
    case 'called':
      return nextOfCalled(visit, seed);
    case 'processing':
      return nextOfProcessing(visit, seed);
    default:
      return null;
  }
}

/** Part of the imports that are cleared on their papers, where they stand. */
const CLEARED_ON_PAPER = 0.25;
/** Part of the inspected imports that stand in the yard a while before they leave. */
const PARKED_AGAIN = 0.4;
const MISSED = 0.025;
const MOST_MISSED = 2;
const SENT_BACK = 0.015;
const TURNED_BACK = 0.008;
const NEVER_COMPLETE = 0.15;

function nextOfExpected(visit: Visit, seed: string, planned: PlannedTruck): DueAct | null {
  if (!planned.isLost) return { at: planned.arrivesAt, act: { do: 'arrive' } };
  const given = later(visit.expectedAt ?? planned.arrivesAt, minutes(chanceOf(seed, visit, 'lost'), 360, 720));
  return { at: given, act: { do: 'cancel', reason: MISSED_REASON } };
}

function nextOfWaiting(visit: Visit, seed: string): DueAct | null {
  const { arrivedAt } = visit;
  if (arrivedAt === null || visit.kind !== 'cargo') return null;
  const acts: (DueAct | null)[] = [];
  if (visit.slotId === null) {
    const since = visit.seenAt ?? arrivedAt;
    acts.push({ at: later(since, minutes(chanceOf(seed, visit, 'park', since), 2, 7)), act: { do: 'park' } });
  }
  const held = openHoldsOf(visit);
  acts.push(...held.map((hold) => releaseOf(hold, seed)));
  const missing = visit.documents.find((one) => one.state === 'missing' && one.by === DEMO_ACTOR);
  if (missing !== undefined) {
    const random = chanceOf(seed, visit, 'missing', missing.kind);
    const isNever = random.chance(NEVER_COMPLETE);
    if (!isNever)
      acts.push({
        at: later(missing.at, minutes(random, 180, 1080)),
        act: { do: 'bring-document', kind: missing.kind },
      });
    else if (held.length === 0)
      acts.push({
        at: later(missing.at, minutes(random, 1200, 1800)),
        act: { do: 'turn-back', reason: random.pick(TURN_BACK_REASONS) },
      });
  } else if (held.length === 0) {
    acts.push(clearingOnPaper(visit, arrivedAt, seed));
  }
  return earliest(acts);
}

/** An import that is cleared where it stands, and leaves from there. */
function clearingOnPaper(visit: Visit, arrivedAt: Instant, seed: string): DueAct | null {
  const cleared = clearedAt(visit);
  if (visit.direction !== 'import') return null;
  const random = chanceOf(seed, visit, 'paper');
  if (cleared === null && !random.chance(CLEARED_ON_PAPER)) return null;
  if (cleared !== null) return departureAt(visit, seed, cleared, 90, 600);
  if (!hasPassed(visit.milestones, 'documents-checked'))
    return milestoneAt(later(arrivedAt, minutes(random, 60, 240)), 'documents-checked');
  const checkedAt = visit.milestones.find((one) => one.milestone === 'documents-checked')?.at ?? arrivedAt;
  return milestoneAt(later(checkedAt, minutes(chanceOf(seed, visit, 'paper-cleared'), 60, 420)), 'cleared');
}

function nextOfCalled(visit: Visit, seed: string): DueAct | null {
  const { calledAt } = visit;
  if (calledAt === null || openHoldsOf(visit).length > 0) return null;
  const cleared = clearedAt(visit);
  if (cleared !== null) return departureAt(visit, seed, calledAt, 2, 8);
  const random = chanceOf(seed, visit, 'called', calledAt);
  if (random.chance(MISSED) && visit.noShows < MOST_MISSED && visit.arriveByAt !== null)
    return { at: later(visit.arriveByAt, minutes(random, 2, 6)), act: { do: 'miss' } };
  return { at: later(calledAt, minutes(random, 6, 25)), act: { do: 'reach' } };
}

function nextOfProcessing(visit: Visit, seed: string): DueAct | null {
  const { processingAt } = visit;
  if (processingAt === null || openHoldsOf(visit).length > 0) return null;
  const random = chanceOf(seed, visit, 'processing', processingAt);
  const fate = random.next();
  if (fate < SENT_BACK)
    return {
      at: later(processingAt, minutes(random, 15, 40)),
      act: { do: 'send-back', reason: random.pick(SEND_BACK_REASONS) },
    };
  if (fate < SENT_BACK + TURNED_BACK)
    return {
      at: later(processingAt, minutes(random, 20, 60)),
      act: { do: 'turn-back', reason: random.pick(TURN_BACK_REASONS) },
    };
  if (visit.direction === 'export')
    return { at: later(processingAt, minutes(random, 22, 75)), act: { do: 'depart', departure: 'crossed' } };

  const cleared = clearedAt(visit);
  if (cleared === null) {
    const step = inspectionOf(visit, random);
    if (!hasPassed(visit.milestones, step)) return milestoneAt(later(processingAt, minutes(random, 18, 45)), step);
    const doneAt = visit.milestones.findLast((one) => one.milestone === step)?.at ?? processingAt;
    return milestoneAt(later(doneAt, minutes(chanceOf(seed, visit, 'clear'), 8, 30)), 'cleared');
  }
  const after = chanceOf(seed, visit, 'after');
  if (!after.chance(PARKED_AGAIN)) return departureAt(visit, seed, cleared, 6, 25);
  if (visit.slotId === null) return { at: later(cleared, minutes(after, 4, 10)), act: { do: 'park' } };
  return departureAt(visit, seed, cleared, 50, 330);
}

/** The way through inspection: quarantine for fresh goods, transshipment for some of what Chinese trucks bring. */
function inspectionOf(visit: Visit, random: Random): Milestone {
  if (visit.cargoClass === 'fresh') return 'quarantined';
  return random.chance(0.25) ? 'transshipped' : 'inspected';
}

function departureAt(visit: Visit, seed: string, since: Instant, from: number, to: number): DueAct {
  const departure = visit.direction === 'import' ? 'cleared-inland' : 'crossed';
  return { at: later(since, minutes(chanceOf(seed, visit, 'leave'), from, to)), act: { do: 'depart', departure } };
}

function releaseOf(hold: Hold, seed: string): DueAct | null {
  if (!HOLDS.some(({ authority, reason }) => authority === hold.authority && reason === hold.reason)) return null;
  const random = randomOf(seed, hold.holdId, 'release');
  return { at: later(hold.from, minutes(random, 200, 1500)), act: { do: 'release-hold', hold } };
}

function milestoneAt(at: Instant, milestone: Milestone): DueAct {
  return { at, act: { do: 'milestone', milestone } };
}

function clearedAt(visit: Visit): Instant | null {
  return visit.milestones.find((one) => one.milestone === 'cleared')?.at ?? null;
}

function earliest(acts: readonly (DueAct | null)[]): DueAct | null {
  let first: DueAct | null = null;
  for (const act of acts) if (act !== null && (first === null || act.at < first.at)) first = act;
  return first;
}

function chanceOf(seed: string, visit: Pick<Visit, 'id'>, ...about: readonly (string | number)[]): Random {
  return randomOf(seed, 'visit', visit.id, ...about);
}

/** So many minutes, in whole seconds. */
function minutes(random: Random, from: number, to: number): number {
  return Math.floor((random.between(from, to) * MINUTE_MS) / 1000) * 1000;
}
