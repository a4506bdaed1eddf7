import type { Instant } from '../../kernel/instant.ts';
import type { BedId, PersonId, StayId } from '../../kernel/ids.ts';
import type { Service } from '../vocabulary.ts';
import type { BedStatus, Shut } from './types.ts';

/** Every code with which a rest rule says no. */
export const REST_REFUSAL_CODES = [
  'rest.not-on-site',
  'rest.already-resting',
  'rest.bed-taken',
  'rest.bed-unusable',
  'rest.bed-for-women',
  'rest.bed-for-men',
  'rest.no-free-bed',
  'rest.no-free-bed-for-women',
  'room.closed',
  'facility.closed',
  'rest.stay-ended',
  'rest.quantity-invalid',
  'rest.nobody-to-serve',
  'rest.not-free',
  'rest.already-served',
  'rest.over-entitlement',
] as const satisfies readonly RestRefusal['code'][];

/** Why a person gets no bed. */
export type CheckInRefusal =
  | { readonly code: 'rest.not-on-site'; readonly personId: PersonId }
  | { readonly code: 'rest.already-resting'; readonly stayId: StayId; readonly bedId: BedId }
  | { readonly code: 'rest.bed-taken'; readonly stayId: StayId }
  | { readonly code: 'rest.bed-unusable'; readonly status: BedStatus }
  | { readonly code: 'rest.bed-for-women' }
  | { readonly code: 'rest.bed-for-men' }
  | Shut
  | { readonly code: 'rest.no-free-bed' }
  | { readonly code: 'rest.no-free-bed-for-women' };

/** Why a stay cannot be ended. */
export type CheckOutRefusal = { readonly code: 'rest.stay-ended'; readonly endedAt: Instant };

/** Why nothing is handed out. */
export type ServeRefusal =
  | { readonly code: 'rest.quantity-invalid' }
  | { readonly code: 'rest.nobody-to-serve' }
  | { readonly code: 'rest.not-on-site'; readonly personId: PersonId }
  | { readonly code: 'rest.not-free'; readonly service: Service }
  | {
      readonly code: 'rest.already-served';
      /** Who got it last, and when. */
      readonly personId: PersonId;
      readonly servedAt: Instant;
      /** When the next free one may be handed out; null: not today. */
      readonly nextAt: Instant | null;
    }
  | {
      readonly code: 'rest.over-entitlement';
      /** How many free ones the people asked for may have now; at least one. */
      readonly left: number;
    };

/** Why a numbered turn does not go on so. */
export type TurnRefusal =
  | { readonly code: 'turn.over' }
  | { readonly code: 'turn.none-waiting' }
  | { readonly code: 'turn.busy'; readonly facility: string }
  | { readonly code: 'turn.wrong-facility' }
  | { readonly code: 'turn.running' | 'turn.not-begun' | 'turn.not-called'; readonly number: number }
  | Shut;

export type RestRefusal = CheckInRefusal | CheckOutRefusal | ServeRefusal;
