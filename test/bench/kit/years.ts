import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { instant, type Instant } from '../../../shared/kernel/instant.ts';
import { NEWEST_SCHEMA } from '../../../electron/db/migrate.ts';
import { fillYears } from '../../support/years/fill.ts';

/** Another number fills the years anew: what is written, or how, has changed. */
const FORM = 4;
const VISITS = 3_000_000;
const BYTES_PER_VISIT = 17_000;
const SLOTS = 1200;

/** Five years that end with 30 June 2026 in the yard: five seasons before Tết, and a time that the machine's clock is past. */
export const YEARS_UNTIL: Instant = instant(Date.UTC(2026, 5, 30, 17));
export const YEARS_DAYS = 1826;

export type YearsFolder = {
  readonly folder: string;
  readonly visits: number;
  /** How long it took to fill; null for a folder that was there. */
  readonly filledMs: number | null;
};

/**
 * The folder of five years of visits, filled once and kept outside the repository: in `BEN_BAI_BENCH_CACHE`, or the
 * user's cache folder. `BEN_BAI_BENCH_VISITS` asks for fewer than three million. It is used where it lies, for a copy would
 * take some 40 GB more.
 */
export async function yearsFolder(visits = visitsWanted()): Promise<YearsFolder> {
  const root = process.env['BEN_BAI_BENCH_CACHE'] ?? join(homedir(), '.cache', 'ben-bai-bench');
  const folder = join(root, `years-${String(NEWEST_SCHEMA)}.${String(FORM)}-${String(visits)}`);
  if (existsSync(join(folder, 'ben-bai.db'))) return { folder, visits, filledMs: null };
  const half = `${folder}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  requireRoom(root, visits);
  const start = performance.now();
  await fillYears({
    ...{ folder: half, slots: SLOTS, visits, days: YEARS_DAYS, until: YEARS_UNTIL },
    onProgress(done) {
      if (done % 100_000 === 0)
        console.log(
          `${String(done)} of ${String(visits)} visits, ${((performance.now() - start) / 1000).toFixed(0)} s`,
        );
    },
  });
  renameSync(half, folder);
  return { folder, visits, filledMs: performance.now() - start };
}

function visitsWanted(): number {
  const said = process.env['BEN_BAI_BENCH_VISITS'];
  const visits = said === undefined || said === '' ? VISITS : Number(said);
  if (!Number.isInteger(visits) || visits < 1)
    throw new Error(`BEN_BAI_BENCH_VISITS is no number of visits: ${String(said)}`);
  return visits;
}

function requireRoom(root: string, visits: number): void {
  const { bavail, bsize } = statfsSync(root);
  const [free, wanted] = [bavail * bsize, visits * BYTES_PER_VISIT];
  if (free < wanted)
    throw new Error(
      `${root} has ${(free / 1e9).toFixed(0)} GB free, ${(wanted / 1e9).toFixed(0)} GB are wanted: ` +
        'set BEN_BAI_BENCH_CACHE to a folder with more, or BEN_BAI_BENCH_VISITS to fewer visits',
    );
}
