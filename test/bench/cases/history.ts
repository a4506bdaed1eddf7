import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { placeHistory } from '../../../shared/domain/queue/history.ts';
import type { LineChange, LineMove } from '../../../shared/domain/queue/history-cause.ts';
import { createHistoryLine, placeInOrder } from '../../../shared/domain/queue/history-line.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import type { QueueEntry } from '../../../shared/domain/queue/types.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { anEntry, aRule } from '../../unit/queue/builders.ts';
import { aYard } from '../../support/yard.ts';
import { FILLED_LINE, fillLine } from '../kit/filled-line.ts';
import { median, type Figure } from '../kit/figures.ts';

/**
 * The history of one truck's place (QU37): the walk by itself, for the truck at the end of the line and of everything that
 * moved before it, and the whole question on SQLite. Floor of the walk: the whole order once for each change, on a part of
 * the changes and multiplied.
 */
const ROUNDS = 7;
const FLOOR_CHANGES = 20;

export function history(): Promise<readonly Figure[]> {
  return Promise.resolve([...[walk(5000, 5000, 1000), walk(300, 1000, 50)], ...asked()]);
}

function walk(entries: number, changes: number, targetMs: number): Figure {
  const made = aPast(entries, changes);
  const took = Array.from({ length: ROUNDS }, () => {
    const line = createHistoryLine(made.entries, made.rules);
    return timed(() => placeHistory(line, made.changes, made.visitId));
  });
  const floor = timed(() => {
    for (let n = 0; n < FLOOR_CHANGES; n += 1) placeInOrder(made.entries, made.rules, made.visitId);
  });
  const perChange = (floor * changes) / FLOOR_CHANGES;
  return {
    name: `history of the last of ${String(entries)} over ${String(changes)} changes`,
    value: median(took),
    floor: perChange,
    ratio: perChange / median(took),
    unit: 'ms',
    target: `≤ ${String(targetMs)} ms`,
    isReached: median(took) <= targetMs,
  };
}

/** A line and what led to it: calls, holds and their ends, orders, latecomers; every change moves the truck. */
function aPast(count: number, changes: number) {
  const discipline = defaultDiscipline('export');
  const keys = discipline.streams.map(({ key }) => key);
  const anyEntry = (id: number): QueueEntry =>
    anEntry(id, {
      stream: keys[(id * 7) % keys.length] ?? '',
      orderAt: instant(((id * 7919) % count) * 1000),
      notReady: id % 5 === 0 ? ['hold'] : [],
    });
  const now = new Map(Array.from({ length: count }, (_, at) => [at + 1, anyEntry(at + 1)]));
  const entries = [...now.values()];
  const visitId = entries
    .filter(({ notReady }) => notReady.length === 0)
    .reduce((last, entry) => (entry.orderAt > last.orderAt ? entry : last)).visitId;
  let rules: LineRule = aRule(discipline, changes);
  const first = rules;
  const back: LineChange[] = [];
  let next = count;
  for (let seq = changes; seq > 0; seq -= 1) {
    const id = ((seq * 104_729) % count) + 1;
    const after = now.get(id) ?? null;
    let move: LineMove;
    let rulesBefore: LineRule | null = null;
    if (seq % 3 === 0 && after !== null && id !== visitId) {
      const before = { ...after, notReady: after.notReady.length === 0 ? (['hold'] as const) : [] };
      now.set(id, before);
      move = aMove(id, before, after);
    } else {
      next += 1;
      const before = { ...anyEntry(next), orderAt: instant(-seq), notReady: [] };
      rules = { ...rules, turn: rules.turn - 1 };
      rulesBefore = rules;
      move = { ...aMove(next, before, null), type: 'queue.called', rule: 'QU1' };
    }
    back.push({
      ...{
        seq,
        at: instant(seq * 1000),
        minuteOfDay: Math.floor(seq / 60),
        actor: 'lan',
        reason: null,
        isUndo: false,
        moves: [move],
        rulesBefore,
      },
      ...{ queueCause: null, documentNo: null, unit: null },
    });
  }
  return { entries, changes: back, rules: first, visitId };
}

function aMove(id: number, before: QueueEntry | null, after: QueueEntry | null): LineMove {
  return {
    ...{
      visitId: id as VisitId,
      type: 'visit.amended',
      before,
      after,
      isJoining: false,
      departure: null,
      rule: null,
    },
    ...{ plate: '12C12345', queueNumber: 'HN-K 0001', reason: null, unit: null, documentNo: null },
  };
}

/** The questions themselves, of a yard in which 300 wait and 400 were called in some 1,900 changes. */
function asked(): readonly Figure[] {
  const yard = aYard();
  try {
    const visitId = fillLine(yard)[0] ?? '';
    const changes = yard.db.prepare('SELECT count(*) FROM line_changes').pluck().get() as number;
    const figure = (name: string, targetMs: number, run: () => unknown): Figure => {
      const value = median(Array.from({ length: ROUNDS }, () => timed(run)));
      return { name, value, unit: 'ms', target: `≤ ${String(targetMs)} ms`, isReached: value <= targetMs };
    };
    return [
      figure(`queue.history of 300 waiting, ${String(changes)} changes`, 200, () =>
        yard.ask('queue.history', { visitId }),
      ),
      figure(`queue.record of a day of ${String(changes)} changes`, 500, () =>
        yard.ask('queue.record', { ...FILLED_LINE, on: '2026-02-10' }),
      ),
    ];
  } finally {
    yard.close();
  }
}

function timed(run: () => unknown): number {
  const at = performance.now();
  run();
  return performance.now() - at;
}
