import type { WireId } from '../../../shared/kernel/ids.ts';

/** What the inspector is asking for; while one is open rows keep their places. */
export type Panel =
  | { readonly kind: 'place'; readonly visitId: WireId<'visit'> }
  /** Which truck? For the slot, or for the best one when there is none. */
  | { readonly kind: 'pick'; readonly slotId: WireId<'slot'> | null }
  | { readonly kind: 'hold'; readonly visitId: WireId<'visit'> }
  | { readonly kind: 'release'; readonly visitId: WireId<'visit'> }
  | { readonly kind: 'keys' | 'seal' | 'couple'; readonly visitId: WireId<'visit'> }
  /** Where the truck, or one piece of it, was seen. */
  | {
      readonly kind: 'see';
      readonly visitId: WireId<'visit'>;
      readonly pieceId: WireId<'piece'> | null;
      /** The code of a zone to begin with. */
      readonly zone: string | null;
    }
  /** A truck stands here that nobody knows. */
  | { readonly kind: 'unknown'; readonly slotId: WireId<'slot'> }
  /** A truck stands where nobody may: in the area of this code, or which? */
  | { readonly kind: 'clear-report'; readonly area: string | null }
  /** The trucks of a zone without slots. */
  | { readonly kind: 'zone'; readonly zoneId: WireId<'zone'> }
  /** A rest facility; null = all of them. */
  | { readonly kind: 'facility'; readonly facilityId: WireId<'facility'> | null }
  /** What the table shows of a slot. */
  | { readonly kind: 'columns' }
  | { readonly kind: 'views' }
  | { readonly kind: 'close'; readonly slotId: WireId<'slot'> }
  | { readonly kind: 'reserve'; readonly slotId: WireId<'slot'> };
