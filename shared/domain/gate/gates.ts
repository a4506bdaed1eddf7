import type { CameFrom } from '../vocabulary.ts';
import type { Departure } from './visit-stage.ts';

type Gates = readonly { readonly gate: string; readonly side?: CameFrom | null | undefined }[];

/** The road that a truck takes when it leaves in this way: over the border, or inland. */
export function sideOf(departure: Departure): CameFrom {
  return departure === 'crossed' || departure === 'returned-abroad' ? 'border' : 'inland';
}

/** The gate that a truck should have used instead of this one; null where this one will do, or none is better (GA3). */
export function otherGateOf(gates: Gates, gate: string, side: CameFrom): string | null {
  const used = gates.find((one) => one.gate === gate);
  if (used === undefined || (used.side ?? side) === side) return null;
  return gates.find((one) => one.side === side)?.gate ?? null;
}
