import { setImmediate as nextTurn } from 'node:timers/promises';
import { compareSlips } from '../../shared/domain/gate/slips.ts';
import { commands, type CommandOutput } from '../../shared/contract/commands.ts';
import { behindSlips, partOf, type PaperSlip, type SlipPart } from '../areas/slips/parts.ts';
import { mayRun, runAlone, type Dispatch, type Outcome, type Request } from './dispatch.ts';
import type { Stores } from './stores.ts';

type Result = CommandOutput<'slip.enter'>['results'][number];

/**
 * Enters paper slips one after another, by time and number (LE2); between two of them everybody else has a turn. Each is
 * a command of its own (`<id>/1`, `<id>/2` …) with its receipt, at last comes the one that was sent: begun again, after a
 * lost host say, what was entered is answered from its receipts and only the rest is done (JO2, LE3). Answers null when
 * the engine stopped in between.
 */
export async function enterSlips(
  { dispatch, stores }: { readonly dispatch: Dispatch; readonly stores: Stores },
  request: Request,
  hooks: { readonly onProgress: (done: number, total: number) => void; readonly isStopped: () => boolean },
): Promise<Outcome | null> {
  const parsed = commands['slip.enter'].input.safeParse(request.input);
  const behind = behindSlips(request.actor, request.prepared?.approvals?.['approval']);
  // What is refused as a whole is refused by the command itself.
  if (!parsed.success || behind === null || !mayRun('slip.enter', request.actor)) return runAlone(dispatch, request);
  const { slips, reason } = parsed.data;
  const inOrder = [...slips.keys()].sort((a, b) => compareSlips(at(slips, a), at(slips, b)) || a - b);
  const results: Result[] = [];
  for (const [done, index] of inOrder.entries()) {
    const commandId = `${request.commandId}/${String(done + 1)}`;
    const slip = at(slips, index);
    const part = partOf(stores, commandId, slip, reason);
    if (!part.ok) results[index] = refused(slip, part.refusal);
    else {
      const outcome = runAlone(dispatch, {
        ...request,
        ...behind,
        prepared: { isFromPaper: true },
        commandId,
        ...part.value,
      });
      // Another batch under the same id is no repetition (JO2); nor does anything follow what could not be asked.
      if ('fault' in outcome && outcome.fault.code !== 'internal') return outcome;
      results[index] = resultOf(stores, slip, part.value, outcome);
    }
    hooks.onProgress(done + 1, slips.length);
    await nextTurn();
    if (hooks.isStopped()) return null;
  }
  return runAlone(dispatch, { ...request, prepared: { ...request.prepared, slips: results } });
}

function at(slips: readonly PaperSlip[], index: number): PaperSlip {
  const slip = slips[index];
  if (slip === undefined) throw new Error(`no slip ${String(index)}`);
  return slip;
}

function refused({ slipNo }: Pick<PaperSlip, 'slipNo'>, refusal: NonNullable<Result['refusal']>): Result {
  return { slipNo, visitId: null, queueNumber: null, warnings: [], calledMeanwhile: 0, refusal };
}

/** What became of a slip. A defect concerns it alone: the others are entered all the same (LE3). */
function resultOf(stores: Stores, { slipNo }: Pick<PaperSlip, 'slipNo'>, part: SlipPart, outcome: Outcome): Result {
  if ('refusal' in outcome) return refused({ slipNo }, outcome.refusal);
  if ('fault' in outcome) return refused({ slipNo }, outcome.fault);
  if (part.name === 'visit.depart') {
    const { warnings } = outcome.ok as CommandOutput<'visit.depart'>;
    return { slipNo, visitId: part.input.visitId, queueNumber: null, warnings, calledMeanwhile: 0, refusal: null };
  }
  const arrival = stores.journal.events(outcome.seq).find(({ type }) => type === 'visit.arrived');
  const called = arrival?.info?.['calledMeanwhile'];
  const calledMeanwhile = typeof called === 'number' ? called : 0;
  return { slipNo, ...(outcome.ok as CommandOutput<'visit.arrive'>), calledMeanwhile, refusal: null };
}
