import { later, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { ok } from '../../shared/kernel/result.ts';
import { randomOf } from '../../shared/domain/demo/random.ts';
import { SHIFT_NOTES } from '../../shared/domain/demo/words.ts';
import { mayHandOver } from '../../shared/domain/shift/hand-over.ts';
import { dueEndOf } from '../../shared/domain/shift/times.ts';
import { pageOf, runningShift } from '../areas/shift/page.ts';
import type { Approver } from '../engine/handler.ts';
import type { Stores } from '../engine/stores.ts';
import type { Command } from './set-up.ts';

/** People are a little late, never early. */
const LATEST_MS = 14 * MINUTE_MS;
/** Part of the hand-overs at which nobody is there to take over. */
const NOBODY_SHARE = 0.04;
/** How often the box is not right, and by how much. */
const WRONG_SHARE = 0.15;
const WRONG_DONG = 20_000;
/** What stays in the box for change; the rest goes to the office. */
const FLOAT_DONG = 2_000_000;
/** Nobody types a PIN in the demo: who hands over stands in `prepared`. */
const NO_PIN = '0000';

/**
 * The hand-over of the running shift once it is due: from who leads it to the next of those who may. Whoever looks
 * around and hands over by hand has a whole shift before the demo does it again.
 */
export function handOverDue(
  now: Instant,
  { stores, seed }: { readonly stores: Stores; readonly seed: string },
): { readonly command: Command; readonly at: Instant } | null {
  const site = stores.site.site();
  if (site === null) return null;
  const running = runningShift({ site, stores });
  const random = randomOf(seed, 'shift', running.startedAt);
  const dueEnd = dueEndOf(running.startedAt, site.settings.shifts, site.timeZone);
  const at = later(dueEnd, random.int(LATEST_MS));
  if (at > now) return null;
  const people = stores.site.users().filter(({ isActive, roles }) => isActive && mayHandOver(roles));
  const leads = people.findIndex(({ user }) => user === running.leader);
  const from = people[Math.max(0, leads)];
  const to = random.chance(NOBODY_SHARE) ? undefined : people[(Math.max(0, leads) + 1) % people.length];
  if (from === undefined) return null;
  const expected = pageOf(running, stores).cashExpectedDong;
  const isWrong = random.chance(WRONG_SHARE) && expected > WRONG_DONG;
  const counted = Math.max(0, expected - (isWrong ? WRONG_DONG : 0));
  const approvals: Record<string, ReturnType<typeof ok<Approver>>> = { from: ok(from) };
  if (to !== undefined) approvals['to'] = ok(to);
  return {
    at,
    command: {
      name: 'shift.hand-over',
      input: {
        cashCountedDong: counted,
        cashLeftDong: Math.min(counted, FLOAT_DONG),
        paperSlipsLeft: 0,
        notes: random.pick(SHIFT_NOTES),
        from: { user: from.user, pin: NO_PIN },
        to: to === undefined ? null : { user: to.user, pin: NO_PIN },
      },
      prepared: { approvals },
    },
  };
}
