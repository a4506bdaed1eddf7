import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { pullingKindOf } from '../../../shared/domain/gate/pulling.ts';
import { placeAfterSwap } from '../../../shared/domain/queue/place.ts';
import type { PieceKind, Visit } from '../../../shared/domain/records.ts';
import { readContainer } from '../../../shared/domain/vehicles/container.ts';
import { readPlate } from '../../../shared/domain/vehicles/plate.ts';
import { lengthOf } from '../../../shared/domain/vocabulary.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { detachPiece } from '../steps/pieces.ts';
import { placeLost, recordSwap } from '../steps/swaps.ts';

/** Another tractor, rigid truck, trailer or container (QU6): the place belongs to the load. */
export function swapVehicle(
  context: Context,
  visit: Visit,
  input: {
    readonly role: 'tractor' | 'rigid' | 'trailer' | 'container';
    readonly plate: string;
    readonly documentNo?: string | null | undefined;
  },
): Result<{ keptPlace: boolean }, Refusal> {
  const pieces = context.stores.visits.piecesOf(visit.id);
  const old = pieces.find(({ kind }) => (isPulling(input.role) ? isPulling(kind) : kind === input.role));
  const role = old?.kind ?? input.role;
  // The coordinator at the command is the first person; `isToConfirm` puts it on the list of the second.
  const documentNo = input.documentNo ?? null;
  const isKept = placeAfterSwap({ role, documentNo, isConfirmedBySecond: documentNo !== null });
  const keptPlace = isKept === 'kept';
  const isToConfirm = visit.isToConfirm || (keptPlace && role !== 'tractor');
  const plate = input.role === 'container' ? readContainer(input.plate).containerNo : readPlate(input.plate).plate;
  if (old?.plate === plate) return refuse({ code: 'visit.same-vehicle' });
  const was = old?.plate ?? (isPulling(role) ? context.stores.swaps.lastPulling(visit.id)?.plate : undefined) ?? '';
  if (old !== undefined) detachPiece(context, old, context.now, 'unknown');
  context.log.insert(
    'piece.attached',
    'piece',
    {
      id: context.newId('piece'),
      visitId: visit.id,
      kind: role,
      plate,
      isLead: old?.isLead ?? false,
      isApart: false,
      place: 'visit',
      seenAt: context.now,
      attachedAt: context.now,
      detachedAt: null,
    },
    visit.id,
  );
  const plates = platesAfterSwap(visit, { ...input, read: plate });
  const place = keptPlace ? {} : placeLost(context, visit);
  const after = context.log.update(
    'visit.vehicle-swapped',
    'visit',
    visit,
    { ...plates, ...place, isToConfirm },
    visit.id,
    { role, keptPlace, documentNo },
  );
  recordSwap(context, visit, after, { role, was, becomes: plate, documentNo, hasKeptPlace: keptPlace });
  return ok({ keptPlace });
}

/** What pulls is one thing: a rigid truck carries its load, whatever it is called here. */
export function isPulling(kind: PieceKind): boolean {
  return kind === 'tractor' || kind === 'rigid';
}

/** The plate that a load goes by: its trailer's, or that of the rigid truck that carries it; null = not known. */
export function loadPlateOf(visit: Visit): { readonly role: 'trailer' | 'rigid'; readonly plate: string } | null {
  if (!visit.hasTractor) return { role: 'trailer', plate: visit.plate };
  if (visit.trailerPlate !== null) return { role: 'trailer', plate: visit.trailerPlate };
  const isRigid = visit.vehicleType !== null && pullingKindOf(visit.vehicleType) === 'rigid';
  return isRigid ? { role: 'rigid', plate: visit.plate } : null;
}

/** A trailer that stood alone is pulled again: it goes by the tractor's plate, and is as long as both. */
function coupledTo(visit: Visit): Partial<Visit> {
  const trailerPlate = visit.trailerPlate ?? visit.plate;
  if (visit.vehicleType !== 'trailer-alone') return { hasTractor: true, trailerPlate };
  const vehicleType = 'tractor-40';
  return { hasTractor: true, trailerPlate, vehicleType, lengthCm: Math.max(visit.lengthCm, lengthOf(vehicleType)) };
}

/** The plates of a visit once a part of it is another one; a trailer that nothing pulls gives the visit its plate. */
function platesAfterSwap(
  visit: Visit,
  { role, plate, read }: { readonly role: PieceKind; readonly plate: string; readonly read: string },
): Partial<Visit> {
  if (role === 'container') return { containerNo: read, containerIsValid: readContainer(read).isValid ? 1 : 0 };
  if (role !== 'trailer') return { plate: read, plateTyped: plate, ...(visit.hasTractor ? {} : coupledTo(visit)) };
  return visit.hasTractor ? { trailerPlate: read } : { plate: read, plateTyped: plate, trailerPlate: null };
}
