import type { WireId } from '../../../shared/kernel/ids.ts';

/** What the inspector is asking for; while one is open rows keep their places. */
export type Panel =
  | { readonly kind: 'place'; readonly visitId: WireId<'visit'> }
  /** Which truck? For the slot, or for the best one when there is none. */
  | { readonly kind: 'pick'; readonly slotId: WireId<'slot'> | null }
  | { readonly kind: 'hold'; readonly visitId: WireId<'visit'> }
  | { readonly kind: 'release'; readonly visitId: WireId<'visit'> }
  | { readonly kind: 'keys' | 'seal' | 'couple'; readonly visitId: WireId<'visit'> }
  | { readonly kind: 'close'; readonly slotId: WireId<'slot'> }
  | { readonly kind: 'reserve'; readonly slotId: WireId<'slot'> };
