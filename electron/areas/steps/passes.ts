import type { Instant } from '../../../shared/kernel/instant.ts';
import { tidySlipNo } from '../../../shared/domain/gate/slips.ts';
import type { Departure } from '../../../shared/domain/gate/visit-stage.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** Where the barrier opened, and the paper slip that says so. */
export type Gate = { readonly gate: string; readonly lane: string; readonly slipNo?: string | undefined };

/** The barrier opened for a truck (GA3). */
export function recordPass(
  context: Context,
  visit: Visit,
  passage: Gate & {
    readonly way: 'in' | 'out';
    readonly at: Instant;
    readonly departure?: Departure;
    readonly warnings?: readonly string[];
    /** Another plate than the visit's: the tractor that leaves its trailer here. */
    readonly plate?: string;
  },
): void {
  const { way, gate, lane, at, departure = null, warnings = [], plate = visit.plate, slipNo } = passage;
  const slot = way === 'in' || visit.slotId === null ? null : context.stores.records.require('slot', visit.slotId);
  context.log.insert(
    'pass.recorded',
    'pass',
    {
      id: context.newId('pass'),
      visitId: visit.id,
      way,
      gate,
      lane,
      occurredAt: at,
      recordedAt: context.now,
      plate,
      trailerPlate: visit.trailerPlate,
      direction: visit.direction,
      queueNumber: visit.queueNumber,
      slotCode: slot?.code ?? null,
      departure,
      warnings,
      actor: context.actor.user,
      slipNo: slipNo === undefined ? null : tidySlipNo(slipNo),
    },
    visit.id,
  );
}
