import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { NOTHING_TAKEN, sumOf, type ListPart, type PartInput, type TakenOver } from '../areas/expected/import-list.ts';
import type { DeclaredList } from '../areas/expected/list/read-list.ts';
import { runAlone, type Dispatch, type Outcome, type Request } from './dispatch.ts';

/** Rows taken over in one change. Whoever waits at a gate meanwhile waits for no more than these: some 50 ms. */
const PART_ROWS = 500;

export function isLong(list: DeclaredList): boolean {
  return list.rows.length > PART_ROWS;
}

/**
 * Takes a long list over part by part, or tries to; between two parts everybody else has a turn. Each part is a command
 * of its own (`<id>/1`, `<id>/2` …) with its receipt, the last one has the id of the import: begun again, after a lost
 * host say, what was taken over is answered from its receipts and only the rest is done (JO2). Answers null when the
 * engine stopped in between.
 */
export async function takeOverLong(
  dispatch: Dispatch,
  request: Request,
  list: DeclaredList,
  hooks: { readonly onProgress: (done: number) => void; readonly isStopped: () => boolean },
): Promise<Outcome | null> {
  const total = list.rows.length;
  const run = (part: ListPart, own: Pick<Request, 'commandId' | 'name' | 'input'>): Outcome =>
    runAlone(dispatch, { ...request, ...own, prepared: { list: { ok: true, value: list }, part } });
  const { fileName, contentBase64, dryRun } = request.input as ParsedInput<'expected.import'>;
  // Another list under the same id is no repetition (JO2): a part says of which list it is.
  const contentHash = hash('sha256', contentBase64, 'hex');
  let before = NOTHING_TAKEN;
  let from = 0;
  for (let n = 1; total - from > PART_ROWS; n += 1) {
    const part = { from, to: from + PART_ROWS, before };
    const input: PartInput = { fileName, contentHash, isDryRun: dryRun === true, from, to: part.to };
    const outcome = run(part, { commandId: `${request.commandId}/${String(n)}`, name: 'expected.take-over', input });
    if (!('ok' in outcome)) return outcome;
    before = sumOf(before, outcome.ok as TakenOver);
    from = part.to;
    hooks.onProgress(from);
    await nextTurn();
    if (hooks.isStopped()) return null;
  }
  return run({ from, to: total, before }, request);
}
