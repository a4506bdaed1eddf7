import type { PieceKind } from '../records.ts';
import type { VehicleType } from '../vocabulary.ts';

/** What pulls a vehicle of this type: a rigid truck carries a load of its own, a tractor only pulls (GA6). */
export function pullingKindOf(type: VehicleType | null): Extract<PieceKind, 'tractor' | 'rigid'> {
  return type?.startsWith('truck-') === true || type === 'new-vehicle' ? 'rigid' : 'tractor';
}
