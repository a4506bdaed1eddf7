import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Facility } from '../../../shared/domain/records.ts';
import { isUsableAgain } from '../../../shared/domain/rest/open.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

type Reading = Pick<Context, 'stores' | 'now'>;

/** Facilities that were out until now are usable again, with all their units (RE8). */
export function turnFacilities(_input: unknown, context: Context): Result<object, Refusal> {
  const whole = { state: 'usable', unitsOut: 0, stateReason: null, stateUntil: null } as const;
  for (const facility of due(context)) context.log.update('facility.saved', 'facility', facility, whole);
  return ok({});
}

/** Whether a facility is usable again by itself now. */
export function areFacilitiesDue(yard: Reading): boolean {
  return due(yard).length > 0;
}

function due({ stores, now }: Reading): readonly Facility[] {
  return stores.rest.facilities().filter((facility) => isUsableAgain(facility, now));
}
