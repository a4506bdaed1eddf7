/** The closed word lists of the yard, as the glossary names them. Labels for people are texts, never stored here. */

export const DIRECTIONS = ['export', 'import'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const CAME_FROM = ['inland', 'border'] as const;
export type CameFrom = (typeof CAME_FROM)[number];

/** Exports come from inland, imports from the border, unless somebody says otherwise. */
export function usualOriginOf(direction: Direction): CameFrom {
  return direction === 'export' ? 'inland' : 'border';
}

export const VISIT_KINDS = ['cargo', 'internal', 'service', 'guest'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const CARGO_CLASSES = ['fresh', 'electronics', 'machinery', 'vehicles', 'general'] as const;
export type CargoClass = (typeof CARGO_CLASSES)[number];

export const VEHICLE_TYPES = [
  'truck-2-axle',
  'truck-3-axle',
  'truck-4-axle',
  'tractor-40',
  'tractor-45',
  'tractor-alone',
  'trailer-alone',
  'new-vehicle',
] as const;
export type VehicleType = (typeof VEHICLE_TYPES)[number];

const LENGTH_CM: Readonly<Record<VehicleType, number>> = {
  'truck-2-axle': 900,
  'truck-3-axle': 1150,
  'truck-4-axle': 1220,
  'tractor-40': 1650,
  'tractor-45': 1850,
  'tractor-alone': 700,
  'trailer-alone': 1400,
  'new-vehicle': 1000,
};

/** Length of a vehicle of this type in centimetres; an unknown type counts as the longest. */
export function lengthOf(type: VehicleType | null): number {
  return type === null ? Math.max(...Object.values(LENGTH_CM)) : LENGTH_CM[type];
}

export const SLOT_STATUSES = ['open', 'closing', 'closed', 'out-of-service'] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

export const SLOT_ACCESSES = ['through', 'lane'] as const;
export type SlotAccess = (typeof SLOT_ACCESSES)[number];

export const SERVICES = ['meal', 'shower', 'water', 'laundry', 'other'] as const;
export type Service = (typeof SERVICES)[number];

export const PERSON_ROLES = ['driver', 'co-driver', 'owner', 'staff', 'other'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

export const FACILITY_KINDS = [
  'dormitory',
  'shower',
  'toilet',
  'canteen',
  'water',
  'laundry',
  'first-aid',
  'charging',
  'plug',
] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** Whom a facility or a room takes. */
export const FOR_WHOM = ['everybody', 'men', 'women', 'families'] as const;
export type ForWhom = (typeof FOR_WHOM)[number];

export const FACILITY_STATES = ['usable', 'cleaning', 'out-of-service'] as const;
export type FacilityState = (typeof FACILITY_STATES)[number];

export const ROOM_STATUSES = ['open', 'cleaning', 'closed'] as const;
export type RoomStatus = (typeof ROOM_STATUSES)[number];

/** What people take a number for. */
export const TURN_SERVICES = ['shower', 'laundry', 'other'] as const satisfies readonly Service[];
export type TurnService = (typeof TURN_SERVICES)[number];

export const IDENTITY_KINDS = ['cccd', 'passport', 'other'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export const MILESTONES = [
  'documents-checked',
  'inspected',
  'quarantined',
  'transshipped',
  'fees-paid',
  'cleared',
] as const;
export type Milestone = (typeof MILESTONES)[number];

export const HOLD_VISIBILITIES = ['open', 'restricted'] as const;
export type HoldVisibility = (typeof HOLD_VISIBILITIES)[number];

export const INCIDENT_KINDS = [
  'fire',
  'illness',
  'theft',
  'failed-reefer',
  'leak',
  'lane-blocked',
  'quarrel',
  'suspicion',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Why a yard tractor is to move a truck. */
export const MOVE_REASONS = ['wrong-gate', 'unblock', 'zone-closing', 'consolidate', 'incident', 'other'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** How what is owed for a stay is settled; `waived` needs a coordinator and a reason. */
export const PAYMENT_WAYS = ['cash', 'transfer', 'account', 'waived'] as const;
export type PaymentWay = (typeof PAYMENT_WAYS)[number];

/** What people may be allowed to do; one may have several. */
export const STAFF_ROLES = ['gate', 'coordinator', 'rest', 'manager', 'administrator', 'viewer'] as const;
/** What a user may be allowed to do; a screen on a wall has its own role and no other (RP44). */
export const ROLES = [...STAFF_ROLES, 'wall'] as const;
export type Role = (typeof ROLES)[number];
