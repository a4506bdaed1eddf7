import { createCaller, signIn, startHostProcess, type Caller } from '../kit/host-process.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import { BULK_NOW, type Folders } from '../kit/folders.ts';

/**
 * Thirty gate stations, each with a session and a connection of its own, admit one truck after another as fast as they
 * are answered, then let them all out: the worst minute of a Tết morning, and far beyond it. The floor is the same
 * stations asking `/health`: what the network and the two cores cost without any work.
 */
const STATIONS = 30;
const TRUCKS_EACH = 80;
const WARM_UP_EACH = 10;
const LIMIT_MS = 100;

type Station = { readonly number: number; readonly caller: Caller };

export async function gate(folders: Folders): Promise<readonly Figure[]> {
  const yard = await folders.yard({ slots: 1200, past: 2000, parked: 900, atGate: 50, days: 30, now: BULK_NOW });
  const host = await startHostProcess(folders.copyOf(yard));
  const stations: Station[] = [];
  for (let number = 0; number < STATIONS; number += 1) {
    const token = await signIn(host.port, `gate-${String(number)}`);
    stations.push({ number, caller: createCaller(host.port, token, 1) });
  }
  const visits = new Map<number, string[]>(stations.map(({ number }) => [number, []]));
  const post = async ({ caller }: Station, name: string, id: string, input: object): Promise<unknown> => {
    const answer = await caller.post(`/api/commands/${name}`, input, { 'idempotency-key': id });
    if (answer.status !== 200) throw new Error(`${name}: ${answer.body.toString('utf8')}`);
    return (JSON.parse(answer.body.toString('utf8')) as { readonly ok: unknown }).ok;
  };
  const admit = async (station: Station, n: number): Promise<void> => {
    const number = station.number * 1000 + n;
    const plate = `34C${String(10_000 + number)}`;
    const input = { plate, direction: 'export', crossing: 'HN', gate: '1', lane: '1', driver: 'Nguyễn Văn Đức' };
    const { visitId } = (await post(station, 'visit.arrive', `in-${String(number)}`, input)) as { visitId: string };
    visits.get(station.number)?.push(visitId);
  };
  const letOut = async (station: Station, n: number): Promise<void> => {
    const visitId = visits.get(station.number)?.[n];
    await post(station, 'visit.depart', `out-${String(station.number)}-${String(n)}`, {
      visitId,
      gate: '1',
      lane: '1',
    });
  };
  const ask = async ({ caller }: Station): Promise<void> => {
    await caller.post('/api/session', {});
  };

  await atOnce(stations, WARM_UP_EACH, (station, n) => admit(station, 900 + n));
  for (const trucks of visits.values()) trucks.length = 0;
  const floor = await atOnce(stations, TRUCKS_EACH, ask);
  const into = await atOnce(stations, TRUCKS_EACH, admit);
  const out = await atOnce(stations, TRUCKS_EACH, letOut);
  for (const { caller } of stations) caller.close();
  await host.stop();

  const figureOf = (name: string, run: Run): Figure => ({
    name: `${String(STATIONS)} stations at once, ${name}, p99`,
    value: quantile(run.latenciesMs, 0.99),
    floor: quantile(floor.latenciesMs, 0.99),
    ratio: quantile(floor.latenciesMs, 0.99) / quantile(run.latenciesMs, 0.99),
    unit: 'ms',
    target: `≤ ${String(LIMIT_MS)} ms`,
    isReached: quantile(run.latenciesMs, 0.99) <= LIMIT_MS,
    note: `p50 ${median(run.latenciesMs).toFixed(1)} ms, ${((run.latenciesMs.length / run.tookMs) * 1000).toFixed(0)}/s; host and stations share the machine`,
  });
  return [figureOf('a truck in', into), figureOf('a truck out', out)];
}

type Run = { readonly latenciesMs: readonly number[]; readonly tookMs: number };

/** Every station does its acts one after the other, all stations at the same time. */
async function atOnce(
  stations: readonly Station[],
  each: number,
  act: (station: Station, n: number) => Promise<void>,
): Promise<Run> {
  const latenciesMs: number[] = [];
  const start = performance.now();
  await Promise.all(
    stations.map(async (station) => {
      for (let n = 0; n < each; n += 1) {
        const at = performance.now();
        await act(station, n);
        latenciesMs.push(performance.now() - at);
      }
    }),
  );
  return { latenciesMs, tookMs: performance.now() - start };
}
