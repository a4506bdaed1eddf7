import { startEngine } from '../../../electron/engine/threads.ts';
import { openForReading } from '../../../electron/db/open.ts';
import { BULK_USER } from '../../support/bulk.ts';
import { interleave, quantile, median, type Figure } from '../kit/figures.ts';
import { bigYard, type Folders } from '../kit/folders.ts';

/**
 * Looking for a truck among 300,000 visits, and the report of a past day over them. Floors by bare SQL: the rows of one
 * plate; the first fifty rows that hold a text; the day's arrivals and departures counted.
 */
const ROUNDS = 15;
const ACTOR = { user: BULK_USER.user, displayName: 'An', roles: ['manager'], station: 'bench' } as const;
const DAY = '2025-09-17';

export async function queries(folders: Folders): Promise<readonly Figure[]> {
  const folder = folders.copyOf(await bigYard(folders));
  const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
  const db = openForReading(folder);
  const byPlate = db.prepare('SELECT * FROM visits WHERE plate = ?');
  const byPart = db.prepare('SELECT * FROM visits WHERE instr(plate, ?) ORDER BY id DESC LIMIT 50');
  const counts = db.prepare(
    'SELECT (SELECT count(*) FROM visits WHERE arrived_at >= ? AND arrived_at < ?), (SELECT count(*) FROM visits WHERE departed_at >= ? AND departed_at < ?)',
  );
  const from = Date.parse(`${DAY}T00:00:00+07:00`);
  const to = from + 86_400_000;
  const plates = Array.from({ length: ROUNDS }, (_, n) => `12C${String(10_000 + n * 997)}`);
  const sides: readonly {
    readonly name: string;
    readonly target: number;
    readonly query: (n: number) => { readonly name: string; readonly input: unknown };
    readonly floor: (n: number) => unknown;
  }[] = [
    {
      name: 'visit.find by plate',
      target: 200,
      query: (n) => ({ name: 'visit.find', input: { text: plates[n] } }),
      floor: (n) => byPlate.all(plates[n]),
    },
    {
      name: 'visit.find by the end of a plate',
      target: 200,
      query: (n) => ({ name: 'visit.find', input: { text: (plates[n] ?? '').slice(4) } }),
      floor: (n) => byPart.all((plates[n] ?? '').slice(4)),
    },
    {
      name: 'visit.find of what is not there',
      target: 200,
      query: (n) => ({ name: 'visit.find', input: { text: `98765${String(n)}43` } }),
      floor: (n) => byPart.all(`98765${String(n)}43`),
    },
    {
      name: 'report.daily of a past day',
      target: 100,
      query: () => ({ name: 'report.daily', input: { on: DAY } }),
      floor: () => counts.all(from, to, from, to),
    },
  ];
  const figures: Figure[] = [];
  for (const side of sides) {
    const took: number[] = [];
    const floor: number[] = [];
    let n = 0;
    await interleave(ROUNDS, [
      async () => {
        const { name, input } = side.query(n % ROUNDS);
        n += 1;
        const at = performance.now();
        const reply = await engine.query({ sender: { actor: ACTOR }, name, input, form: 'native', gzip: false });
        took.push(performance.now() - at);
        if ('fault' in reply) throw new Error(JSON.stringify(reply.fault));
      },
      () => {
        const at = performance.now();
        side.floor(n % ROUNDS);
        floor.push(performance.now() - at);
      },
    ]);
    figures.push({
      name: side.name,
      value: median(took),
      floor: median(floor),
      unit: 'ms',
      target: `≤ ${String(side.target)} ms`,
      isReached: median(took) <= side.target,
      note: `slowest ${quantile(took, 1).toFixed(0)} ms`,
    });
  }
  db.close();
  await engine.stop();
  return figures;
}
