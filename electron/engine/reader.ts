import { gzipSync } from 'node:zlib';
import type { Logger } from 'pino';
import type { TimeZone } from '../../shared/kernel/calendar.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { evacuationSheet } from '../../shared/contract/evacuation/sheet.ts';
import { isQueryName, PUBLIC_QUERIES, queries, type QueryName } from '../../shared/contract/queries.ts';
import { ContractFault } from '../../shared/contract/errors.ts';
import { toHttpJson } from '../../shared/contract/wire.ts';
import { maySeePeople } from '../../shared/domain/site/rights.ts';
import { evacuationPage } from '../areas/evacuation/page.ts';
import { evacuationIn } from '../areas/evacuation/queries.ts';
import { forecastToKeep } from '../areas/forecast/keep.ts';
import { keepArrivals } from '../areas/forecast/arrivals.ts';
import { keepTotals } from '../areas/reports/day-totals.ts';
import type { Connection } from '../db/open.ts';
import { createTransaction } from '../db/transaction.ts';
import { createMachineClock } from './clock.ts';
import type { Actor, QueryContext } from './handler.ts';
import { newIncidentId } from './ids.ts';
import type { Asker, QueryReply, ToReader } from './messages.ts';
import { openCheckpoints, type Checkpoints } from '../db/checkpoints.ts';
import { openDayTotals } from '../db/day-totals.ts';
import { createPast, type Past } from './past/past.ts';
import { createQueryHandlers } from './queries.ts';
import { findActor } from './sessions.ts';
import { createStores } from './stores.ts';

type Question = Extract<ToReader, { type: 'query' }>;

/** Answers queries, each from one read transaction; queries over this many milliseconds are logged by name. */
const SLOW_MS = 50;
const SNAPSHOT_MS = 3000;

/** Whoever reads a public page (QU41). */
const PUBLIC_ACTOR: Actor = { user: 'public', displayName: 'public', roles: ['viewer'], station: 'public' };

export type Reader = {
  readonly answer: (question: Question) => QueryReply;
  /** Makes checkpoints of the past and totals of days that are missing, for so many milliseconds. Answers whether all are there. */
  readonly keepPast: (limitMs: number) => boolean;
  /** Today's forecast as JSON, where it is not kept yet (FC8); empty when there is nothing to keep. */
  readonly forecastToKeep: (now: Instant) => string;
  readonly close: () => void;
  /** The evacuation list as a page that needs no program (IN6); null before there is a site. */
  readonly evacuationPage: (now: Instant) => { readonly html: string; readonly timeZone: TimeZone } | null;
};

/** Checkpoints of the past are kept in the folder. */
export function createReader(db: Connection, log: Logger, folder: string): Reader {
  const dayTotals = openDayTotals(folder);
  const stores = createStores(db, dayTotals);
  let checkpoints: Checkpoints | null = null;
  let past: Past | null = null;
  const thePast = (): Past => (past ??= createPast(stores, (checkpoints = openCheckpoints(folder))));
  const handlers = createQueryHandlers(thePast);
  const machineClock = createMachineClock();
  const transaction = createTransaction(db, 'reading');
  /** The newest snapshot of each form: many stations start at the same seq. */
  const snapshots = new Map<string, { readonly seq: number; readonly at: number; readonly reply: QueryReply }>();

  const ask = (question: Question): QueryReply => {
    const { name, form } = question;
    if (!isQueryName(name)) throw new ContractFault({ code: 'request.unknown-name' });
    const actor = actorOf(question.sender, name);
    if (actor === null) throw new ContractFault({ code: 'session.expired' });
    if (!actor.roles.some((role) => (queries[name].roles as readonly string[]).includes(role)))
      throw new ContractFault({ code: 'session.not-allowed' });
    const parsed = queries[name].input.safeParse(question.input);
    if (!parsed.success)
      throw new ContractFault({
        code: 'request.invalid',
        issues: parsed.error.issues
          .slice(0, 20)
          .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
      });
    const site = stores.site.site();
    if (site === null) throw new ContractFault({ code: 'site.not-set-up' });
    const { seq } = stores.journal.head();
    const context: QueryContext = {
      now: question.siteNow,
      zone: site.timeZone,
      site,
      actor,
      stores,
      seq,
      rate: question.rate,
    };
    if (name !== 'yard.now') return replyWith(question, answerOf(name, parsed.data, context), seq);
    const key = `${form} ${String(maySeePeople(actor.roles))} ${String(question.gzip)}`;
    const known = snapshots.get(key);
    // Whoever starts from it takes the clock from it too: not older than a few seconds.
    if (known?.seq === seq && performance.now() - known.at < SNAPSHOT_MS) return known.reply;
    const reply = replyWith(question, answerOf(name, parsed.data, context), seq);
    snapshots.set(key, { seq, at: performance.now(), reply });
    return reply;
  };

  const actorOf = (sender: Asker, name: QueryName): Actor | null => {
    if ('actor' in sender) return sender.actor;
    if ('token' in sender) return findActor(stores.sessions, sender.token, machineClock.now());
    if (!PUBLIC_QUERIES.has(name)) throw new ContractFault({ code: 'session.not-allowed' });
    return PUBLIC_ACTOR;
  };

  const answerOf = (name: QueryName, input: unknown, context: QueryContext): object => {
    const handler = handlers[name] as (input: unknown, context: QueryContext) => object | null;
    const answer = handler(input, context);
    if (answer === null) throw new ContractFault({ code: 'request.not-found' });
    return answer;
  };

  const replyWith = (question: Question, answer: object, seq: number): QueryReply => {
    const value = { seq, ...answer };
    const zone = stores.site.site()?.timeZone ?? 'UTC';
    const text = question.form === 'http' ? toHttpJson(value, zone) : JSON.stringify(value);
    return question.gzip && text.length > 2048 ? { gzip: gzipSync(text, { level: 3 }) } : { text };
  };

  /** Up to when changes have been recorded, days that were over for long. */
  const keepDays = (isTime: () => boolean): boolean => {
    const site = stores.site.site();
    const now = stores.journal.change(stores.journal.head().seq)?.recordedAt;
    if (site === null || now === undefined) return true;
    const context = { stores, site, zone: site.timeZone, now };
    return keepTotals(context, isTime) && keepArrivals(context, isTime);
  };

  return {
    keepPast(limitMs) {
      const start = performance.now();
      transaction.begin();
      try {
        const isTime = (): boolean => performance.now() - start < limitMs;
        return thePast().keep(isTime) && keepDays(isTime);
      } finally {
        transaction.commit();
      }
    },
    forecastToKeep(now) {
      transaction.begin();
      try {
        const site = stores.site.site();
        const forecast = site === null ? null : forecastToKeep({ stores, site, zone: site.timeZone, now });
        return forecast === null ? '' : JSON.stringify(forecast);
      } finally {
        transaction.commit();
      }
    },
    close() {
      checkpoints?.close();
      dayTotals.close();
    },
    evacuationPage(now) {
      transaction.begin();
      try {
        const site = stores.site.site();
        if (site === null) return null;
        const { name, timeZone } = site;
        const sheet = evacuationSheet(evacuationIn(stores), { siteName: name, at: now, timeZone });
        return { html: evacuationPage(sheet), timeZone };
      } finally {
        transaction.commit();
      }
    },
    answer(question) {
      const start = performance.now();
      transaction.begin();
      try {
        return ask(question);
      } catch (error) {
        if (error instanceof ContractFault) return { fault: error.fault };
        const incidentId = newIncidentId();
        log.error({ err: error, incidentId, query: question.name }, 'defect');
        return { fault: { code: 'internal', incidentId } };
      } finally {
        transaction.commit();
        const took = performance.now() - start;
        if (took > SLOW_MS) log.info({ query: question.name, ms: Math.round(took) }, 'slow query');
      }
    },
  };
}
