import { wireId, type WireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isFinalStage } from '../../../shared/domain/gate/visit-stage.ts';
import { visitInsideAt } from '../../../shared/domain/gate/slips.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { CommandInput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Actor, Context, Prepared } from '../../engine/handler.ts';

type Stores = Context['stores'];

export type PaperSlip = ParsedInput<'slip.enter'>['slips'][number];

/** The ordinary command that a paper slip is entered by. */
export type SlipPart =
  | { readonly name: 'visit.arrive'; readonly input: CommandInput<'visit.arrive'> }
  | { readonly name: 'visit.depart'; readonly input: CommandInput<'visit.depart'> };

/** Who enters slips, by whose word; null where no coordinator stands behind it (LE9). */
export function behindSlips(
  actor: Actor,
  approval: NonNullable<Prepared['approvals']>[string] | undefined,
): { readonly actor: Actor; readonly approvedBy?: string } | null {
  if (approval === undefined) return isCoordinator(actor.roles) ? { actor } : null;
  if (!approval.ok || !isCoordinator(approval.value.roles)) return null;
  // Together at one station they may what each of them may.
  const roles = [...new Set([...actor.roles, ...approval.value.roles])];
  return { actor: { ...actor, roles }, approvedBy: approval.value.user };
}

/** What a slip says, as a command of the gate (LE3); refused where its truck was not inside (LE7). */
export function partOf(stores: Stores, commandId: string, slip: PaperSlip, reason: string): Result<SlipPart, Refusal> {
  const { slipNo, plate, way, at, gate, lane, departure, resolve, kind, ...truck } = slip;
  const written = { slipNo, occurredAt: at, reason, gate, lane };
  if (way === 'in') return ok({ name: 'visit.arrive', input: { plate, resolve, kind, ...truck, ...written } });
  const visitId = visitOf(stores, commandId, slip);
  if (visitId === null) return refuse({ code: 'slip.not-inside', plate: normalisePlate(plate), at });
  // Whoever drove away had the keys.
  return ok({ name: 'visit.depart', input: { visitId, departure, keysReturned: true, ...written } });
}

/** The visit that goes out: the one whose going out was recorded under this id before, else the one that was inside. */
function visitOf(stores: Stores, commandId: string, { plate, at }: PaperSlip): WireId<'visit'> | null {
  const seq = stores.journal.receipt(commandId)?.seq ?? null;
  const before = seq === null ? undefined : stores.journal.events(seq).find(({ type }) => type === 'visit.departed');
  const live = stores.visits.liveByPlate(normalisePlate(plate)).filter(({ stage }) => !isFinalStage(stage));
  const visitId = before?.visitId ?? visitInsideAt(live, at)?.id ?? null;
  return visitId === null ? null : wireId('visit', visitId);
}
