import type { WireId } from '../../../shared/kernel/ids.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import { driverKeyOf } from '../../../electron/areas/public/driver-key.ts';
import { aYard } from '../../support/yard.ts';
import { FILLED_LINE, fillLine } from '../kit/filled-line.ts';
import { quantile, type Figure } from '../kit/figures.ts';

/**
 * Drivers' pages of 200 telephones, each with a key of its own, asked one after another as the reader's thread does it
 * (QU44): all at once, and again after each change of the line. A telephone asks every 15 seconds: 200 of them give that
 * thread 75 ms each before it does nothing else.
 */
const PHONES = 200;
const PAGE_MS = 15;
const TOGETHER_MS = 3000;

export function publicPages(): Promise<readonly Figure[]> {
  const yard = aYard();
  try {
    const waiting = fillLine(yard);
    const salt = yard.stores.site.salt();
    const keys = waiting.slice(0, PHONES).map((visitId) => {
      const id = parseWireId('visit', visitId as WireId<'visit'>);
      if (id === null) throw new Error(visitId);
      return driverKeyOf(id, salt);
    });
    const ask = (key: string): number => timed(() => yard.ask('driver.page', { key }));
    const first = keys.map(ask);
    const all = first.reduce((sum, ms) => sum + ms, 0);
    const again = keys.map(ask);
    const afterChange = keys.slice(0, 20).map((key) => {
      const { called } = yard.ok('queue.call', { ...FILLED_LINE, count: 1 });
      yard.ok('queue.recall', { visitId: called[0]?.visitId ?? '', reason: 'đo' });
      return ask(key);
    });
    const board = Array.from({ length: 20 }, () => timed(() => yard.ask('board.show', { crossing: 'HN' })));
    return Promise.resolve([
      figure(`driver.page of ${String(keys.length)} telephones together`, all, TOGETHER_MS),
      figure('driver.page, p99', quantile(again, 0.99), PAGE_MS),
      figure('driver.page, the first one after a change of the line', quantile(afterChange, 0.5), 200),
      figure('board.show', quantile(board, 0.5), 50),
    ]);
  } finally {
    yard.close();
  }
}

function figure(name: string, value: number, targetMs: number): Figure {
  return { name, value, unit: 'ms', target: `≤ ${String(targetMs)} ms`, isReached: value <= targetMs };
}

function timed(run: () => unknown): number {
  const at = performance.now();
  run();
  return performance.now() - at;
}
