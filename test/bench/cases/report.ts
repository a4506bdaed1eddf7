import { existsSync, statSync } from 'node:fs';
import { DAY_MS, HOUR_MS, instant, later, type Instant } from '../../../shared/kernel/instant.ts';
import { checkpointsPath } from '../../../electron/db/checkpoints.ts';
import { databasePath, openForReading, type Connection } from '../../../electron/db/open.ts';
import { openLog } from '../../../electron/engine/log.ts';
import { createReader, type Reader } from '../../../electron/engine/reader.ts';
import { findBrowser } from '../../../electron/transport/browser.ts';
import { seeded } from '../../support/chance.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import type { Folders } from '../kit/folders.ts';
import { YEARS_DAYS, YEARS_UNTIL, yearsFolder } from '../kit/years.ts';
import { reportFilesOf } from './report-files.ts';

/**
 * Five years and three million visits: a day's report, a month, the yard at any instant, whatever is looked for, a visit's
 * story, and what is kept beside the database for it. Asked of the reader in this thread, as the engine's threads ask it.
 */
const INSTANTS = 20;
const DAYS = 12;
const ROUNDS = 9;
const FILL_MINUTES = 15;
const WANTED = [
  ...['29C', 'nguyen', '1234', '29C1', 'thanh long', '12C5O123', '8/B', 'bac giang', 'van an 12'],
  ...['nguyen 29C', 'quach thanh long'],
];
const ACTOR = { user: 'an', displayName: 'An', roles: ['manager'], station: 'bench' } as const;

export async function report(_folders: Folders): Promise<readonly Figure[]> {
  const { folder, visits, filledMs } = await yearsFolder();
  const figures: Figure[] = [];
  if (filledMs !== null) {
    const minutes = filledMs / 60_000;
    figures.push({
      ...{ name: `filling ${String(visits)} visits`, value: minutes, unit: 'min' },
      ...{ target: `≤ ${String(FILL_MINUTES)} min`, isReached: minutes <= FILL_MINUTES },
    });
  }
  figures.push({
    name: `database of ${String(visits)} visits`,
    value: statSync(databasePath(folder)).size / 1e9,
    unit: 'GB',
  });
  const opening = performance.now();
  const db = openForReading(folder);
  const reader = createReader(db, openLog(folder, 'reader'), folder);
  try {
    askOf(reader, 'yard.now', {});
    figures.push({ name: 'open and first yard.now', value: performance.now() - opening, unit: 'ms' });
    figures.push(...keeping(reader, folder), ...asked(reader, db));
  } finally {
    reader.close();
    db.close();
  }
  if (findBrowser() !== null) figures.push(...(await reportFilesOf(folder, dayBefore(40))));
  return figures;
}

/** The checkpoints of all five years, made from nothing. */
function keeping(reader: Reader, folder: string): readonly Figure[] {
  if (existsSync(checkpointsPath(folder))) return [fileSize('checkpoints of the past', checkpointsPath(folder))];
  const slices: number[] = [];
  const start = performance.now();
  for (let isWhole = false; !isWhole;) {
    const at = performance.now();
    isWhole = reader.keepPast(KEEP_MS);
    slices.push(performance.now() - at);
  }
  const seconds = (performance.now() - start) / 1000;
  return [
    { name: 'checkpoints and totals of days, from nothing', value: seconds, unit: 's' },
    {
      ...{ name: 'one slice of that', value: quantile(slices, 0.99), unit: 'ms' },
      note: `p50 ${median(slices).toFixed(0)} ms, slowest ${quantile(slices, 1).toFixed(0)} ms`,
    },
    fileSize('checkpoints of the past', checkpointsPath(folder)),
  ];
}

const KEEP_MS = 200;

function fileSize(name: string, path: string): Figure {
  const beside = `${path}-wal`;
  return { name, value: (statSync(path).size + (existsSync(beside) ? statSync(beside).size : 0)) / 1e6, unit: 'MB' };
}

function asked(reader: Reader, db: Connection): readonly Figure[] {
  const random = seeded(3);
  const anywhere = (): Instant => instant(Math.round(YEARS_UNTIL - random() * YEARS_DAYS * DAY_MS));
  const instants = Array.from({ length: INSTANTS }, anywhere);
  const ask = (name: string, input: object) => (): number => askOf(reader, name, input);
  const days = Array.from({ length: DAYS }, (_, n) => dayBefore(20 + n * 130));
  const months = days.map((on) => ({
    from: Date.parse(`${on}T00:00:00+07:00`),
    to: Date.parse(`${on}T00:00:00+07:00`) + 30 * DAY_MS,
  }));
  const lastVisit = db.prepare<[], number>('SELECT max(id) FROM visits').pluck().get() ?? 1;
  const stories = Array.from({ length: DAYS }, () => `vis_${Math.ceil(random() * lastVisit).toString(36)}`);
  return [
    figureOf(
      'report.daily, any day',
      100,
      days.map((on) => ask('report.daily', { on })),
    ),
    figureOf('report.daily, the same day again', 100, repeated(ask('report.daily', { on: days[0] }))),
    figureOf(
      'report.range, a month, any',
      1000,
      months.map((range) => ask('report.range', range)),
    ),
    figureOf('report.dashboard', 100, repeated(ask('report.dashboard', {}))),
    figureOf(
      'yard.at, any instant',
      300,
      instants.map((at) => ask('yard.at', { at })),
    ),
    figureOf(
      'yard.at, ten minutes on',
      300,
      movingOn(instants[0] ?? YEARS_UNTIL).map((at) => ask('yard.at', { at })),
    ),
    figureOf(
      'yard.pulse of a day',
      300,
      instants.map((at) => ask('yard.pulse', { from: at - DAY_MS, to: at })),
    ),
    ...WANTED.map((text) => figureOf(`visit.find ${text}`, 20, repeated(ask('visit.find', { text })))),
    figureOf(
      'visit.story',
      100,
      stories.map((visitId) => ask('visit.story', { visitId })),
    ),
  ];
}

function movingOn(from: Instant): readonly Instant[] {
  return Array.from({ length: INSTANTS }, (_, n) => later(from, (n * HOUR_MS) / 6));
}

function repeated(run: () => number): readonly (() => number)[] {
  return Array.from({ length: ROUNDS }, () => run);
}

function figureOf(name: string, targetMs: number, runs: readonly (() => number)[]): Figure {
  const took = runs.map((run) => run());
  const value = quantile(took, 0.99);
  return {
    ...{ name, value, unit: 'ms', target: `≤ ${String(targetMs)} ms`, isReached: value <= targetMs },
    note: `p99 of ${String(took.length)}; p50 ${median(took).toFixed(1)} ms`,
  };
}

/** Asks a question that must be answered; how many milliseconds it took. */
function askOf(reader: Reader, name: string, input: object): number {
  const start = performance.now();
  const reply = reader.answer({
    ...{ type: 'query', id: 1, sender: { actor: ACTOR }, name, input, siteNow: YEARS_UNTIL, rate: 1 },
    ...{ form: 'native', gzip: false },
  });
  if ('fault' in reply) throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(reply.fault)}`);
  return performance.now() - start;
}

function dayBefore(days: number): string {
  return new Date(YEARS_UNTIL - days * DAY_MS).toISOString().slice(0, 10);
}
