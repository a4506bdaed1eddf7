import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type { Fault, Refusal } from '../../../shared/contract/errors.ts';
import type { FacilityRow } from '../../../shared/contract/rows.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { sendCommand, type App } from '../../client/app-context.ts';
import { elapsedMs, momentNow, type Moment } from '../../client/elapsed.ts';
import { createValue, type Value } from '../../ui/value.ts';
import { findMeant, type Found } from '../../client/find-people.ts';

/** What is handed out, and where. */
export type Wanted = { readonly service: Service; readonly facilityId: FacilityRow['facilityId'] | null };

/** A free one, one that is paid for, or one that was handed out before. */
export type Way = Pick<CommandInput<'rest.serve'>, 'payment' | 'approval' | 'occurredAt' | 'reason'>;

export type Answer =
  | {
      readonly kind: 'given';
      readonly output: CommandOutput<'rest.serve'>;
      readonly seq: number;
      readonly isUndone: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'several'; readonly found: readonly Found[] }
  | { readonly kind: 'nobody' };

/** One thing that was asked for at the counter, and how it ended. */
export type HandOut = {
  readonly key: number;
  readonly at: Instant;
  /** What was scanned or typed. */
  readonly code: string;
  readonly wanted: Wanted;
  readonly who: Found | null;
  readonly answer: Answer;
};

export type DeskState = {
  /** Scans that have no answer yet. */
  readonly waiting: number;
  readonly shown: HandOut | null;
  /** Newest first. */
  readonly last: readonly HandOut[];
  /** The scanner has read the last code twice. */
  readonly isBounce: boolean;
  /** How many were given or taken back, for whoever counts anew. */
  readonly given: number;
};

type Job = { readonly code: string; readonly wanted: Wanted; readonly who: Found | null; readonly way: Way };

/** The counter: takes scans as fast as they come, and answers them one after the other (RE32). */
export type Desk = {
  readonly state: Value<DeskState>;
  /** A scanned code or a typed text; `who` where the code says it. */
  readonly scan: (code: string, who: Found | null, wanted: Wanted) => void;
  /** Hands out to somebody who is known: one of several, paid, late. */
  readonly serve: (code: string, who: Found, wanted: Wanted, way?: Way) => void;
  /** Takes the last one back that was given here. */
  readonly undo: () => void;
  /** Answers nothing more than what is there: the question is put away. */
  readonly dismiss: () => void;
};

const BOUNCE_MS = 2000;
const KEPT = 20;
/** Of whom one is chosen; who is meant beyond them types more. */
const MOST_SHOWN = 8;

const ofSession = new WeakMap<App['rows'], Desk>();

/** The desk of this session: what waits there is answered also while another screen is shown. */
export function deskOf(app: App): Desk {
  let desk = ofSession.get(app.rows);
  if (desk === undefined) ofSession.set(app.rows, (desk = createDesk(app)));
  return desk;
}

export function createDesk(app: App, now: () => Moment = momentNow): Desk {
  const state = createValue<DeskState>({ waiting: 0, shown: null, last: [], isBounce: false, given: 0 });
  const jobs: Job[] = [];
  let isRunning = false;
  let isUndoing = false;
  let keys = 0;
  let lastScan: { readonly code: string; readonly at: Moment } | null = null;

  const change = (next: Partial<DeskState>): void => state.set({ ...state.get(), ...next });
  const put = (job: Job, who: Found | null, answer: Answer): void => {
    const { code, wanted } = job;
    const one: HandOut = { key: (keys += 1), at: app.clock.now(), code, wanted, who, answer };
    const { last, given } = state.get();
    // A choice is no answer yet.
    const kept = answer.kind === 'several' ? last : [one, ...last].slice(0, KEPT);
    change({ shown: one, last: kept, given: given + (answer.kind === 'given' ? 1 : 0) });
  };

  const answer = async (job: Job): Promise<void> => {
    const found = job.who === null ? findMeant(app.rows, job.code) : [job.who];
    const [who] = found;
    if (who === undefined) {
      put(job, null, { kind: 'nobody' });
      return;
    }
    if (found.length > 1) {
      put(job, null, { kind: 'several', found: found.slice(0, MOST_SHOWN) });
      return;
    }
    const { service, facilityId } = job.wanted;
    const outcome = await sendCommand(app, 'rest.serve', {
      visitId: who.visitId,
      service,
      ...(who.personId !== null && { person: { personId: who.personId } }),
      ...(facilityId !== null && { facilityId }),
      ...job.way,
    });
    if ('ok' in outcome) put(job, who, { kind: 'given', output: outcome.ok, seq: outcome.seq, isUndone: false });
    else if ('refusal' in outcome) put(job, who, { kind: 'refused', refusal: outcome.refusal });
    else put(job, who, { kind: 'fault', fault: outcome.fault });
  };

  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let job = jobs[0]; job !== undefined; job = jobs[0]) {
        await answer(job);
        jobs.shift();
        change({ waiting: jobs.length });
      }
    } finally {
      isRunning = false;
    }
  };

  const add = (job: Job): void => {
    jobs.push(job);
    change({ waiting: jobs.length, isBounce: false });
    void run();
  };

  const takeBack = async (last: HandOut, seq: number): Promise<void> => {
    const plate = last.who === null ? undefined : app.rows.get('visit', last.who.visitId)?.plate;
    const outcome = await sendCommand(app, 'change.undo', { seq }, plate);
    if (!('ok' in outcome)) {
      const job = { code: last.code, wanted: last.wanted, who: last.who, way: {} };
      if ('refusal' in outcome) put(job, last.who, { kind: 'refused', refusal: outcome.refusal });
      else put(job, last.who, { kind: 'fault', fault: outcome.fault });
      return;
    }
    const undone = (one: HandOut): HandOut =>
      one.key === last.key && one.answer.kind === 'given' ? { ...one, answer: { ...one.answer, isUndone: true } } : one;
    const { shown, last: all, given } = state.get();
    change({ shown: shown === null ? null : undone(shown), last: all.map(undone), given: given + 1 });
  };

  return {
    state,
    scan(code, who, wanted) {
      const at = now();
      const isBounce = lastScan !== null && lastScan.code === code && elapsedMs(lastScan.at, at) < BOUNCE_MS;
      lastScan = { code, at };
      if (isBounce) change({ isBounce });
      else add({ code, wanted, who, way: {} });
    },
    serve: (code, who, wanted, way = {}) => add({ code, wanted, who, way }),
    undo() {
      const last = state.get().last.find(({ answer: one }) => one.kind === 'given' && !one.isUndone);
      if (last?.answer.kind !== 'given' || isUndoing) return;
      isUndoing = true;
      void takeBack(last, last.answer.seq).finally(() => (isUndoing = false));
    },
    dismiss: () => change({ shown: null, isBounce: false }),
  };
}
