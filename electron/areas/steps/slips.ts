import type { VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { decideSlip, readSlipNo, tidySlipNo } from '../../../shared/domain/gate/slips.ts';
import type { SlipBlock } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/**
 * Takes the paper slip that a passage was written on: a slip of ours is entered once (LE1), a foreign one is warned of
 * (LE5). Answers the warnings; none where there is no slip.
 */
export function takeSlip(
  context: Context,
  slipNo: string | undefined,
  visitId: VisitId,
): Result<readonly string[], Refusal> {
  if (slipNo === undefined) return ok([]);
  const own = ownSlip(context, slipNo);
  if (own === null) return ok(['slip.foreign']);
  const unused = requireUnused(context, own);
  if (!unused.ok) return unused;
  const { block, number } = own;
  context.log.update('slip.entered', 'slipBlock', block, { entered: [...block.entered, number] }, visitId);
  return ok([]);
}

/** A slip of a block that was printed here. */
export type OwnSlip = { readonly block: SlipBlock; readonly number: number };

/** Finds the block of a slip; null for a foreign one. */
export function ownSlip(context: Context, slipNo: string): OwnSlip | null {
  const read = readSlipNo(slipNo);
  const block = read === null ? null : context.stores.slips.blockOf(read.series, read.number);
  return read === null || block === null ? null : { block, number: read.number };
}

/** Refuses a slip that was used, with what it was used for. */
export function requireUnused(context: Context, { block, number }: OwnSlip): Result<number, Refusal> {
  const decided = decideSlip(block, number);
  if (decided.ok) return decided;
  const slipNo = tidySlipNo(`${block.series}-${String(number)}`);
  const pass = context.stores.visits.passOfSlip(slipNo);
  return refuse({ ...decided.refusal, slipNo, ...(pass !== null && { plate: pass.plate, at: pass.occurredAt }) });
}
