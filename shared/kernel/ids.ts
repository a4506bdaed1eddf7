import type { Brand } from './brand.ts';

/** The kinds of thing that carry an id, and the prefix each one has on the wire. */
export const ID_PREFIXES = {
  visit: 'vis',
  piece: 'pie',
  person: 'per',
  zone: 'zon',
  slot: 'slt',
  crossing: 'cro',
  queue: 'que',
  notice: 'not',
  facility: 'fac',
  bed: 'bed',
  stay: 'sty',
  hold: 'hld',
  document: 'doc',
  reservation: 'rsv',
  incident: 'inc',
  alarm: 'alm',
  pass: 'pas',
  user: 'usr',
  service: 'srv',
  move: 'mov',
  photo: 'pho',
  candidate: 'can',
  tariff: 'trf',
  charge: 'chg',
  payment: 'pay',
  shift: 'shf',
  slipBlock: 'slb',
  closing: 'clo',
  count: 'cnt',
  sighting: 'sgt',
  landmark: 'lmk',
  savedView: 'viw',
  keepClearArea: 'kca',
  authorityOrder: 'ord',
  fastTrack: 'fst',
  swap: 'swp',
  teamDriver: 'tmd',
  room: 'rom',
  turn: 'trn',
  mealPlan: 'mpl',
  lodgingReport: 'lrp',
  complaint: 'cpl',
  signedReport: 'srp',
  reportNote: 'rpn',
  reportFile: 'rpf',
  countSheet: 'cns',
  forecastInput: 'fin',
  keptForecast: 'kfc',
  scenario: 'scn',
  surgePlan: 'sup',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** An id as the engine and the database hold it: a whole number, made in order, one sequence per kind. */
export type Id<Kind extends IdKind> = Brand<number, Kind>;

/** An id as other programs and the screens see it: prefix and base 36, `vis_2s`. */
export type WireId<Kind extends IdKind> = Brand<string, Kind>;

export type VisitId = Id<'visit'>;
export type PersonId = Id<'person'>;
export type ZoneId = Id<'zone'>;
export type SlotId = Id<'slot'>;
export type CrossingId = Id<'crossing'>;
export type QueueId = Id<'queue'>;
export type FacilityId = Id<'facility'>;
export type BedId = Id<'bed'>;
export type StayId = Id<'stay'>;
export type UserId = Id<'user'>;
export type IncidentId = Id<'incident'>;
export type ShiftId = Id<'shift'>;
export type PaymentId = Id<'payment'>;
export type PieceId = Id<'piece'>;
export type MoveId = Id<'move'>;
export type ReservationId = Id<'reservation'>;
export type ClosingId = Id<'closing'>;
export type CountId = Id<'count'>;
export type NoticeId = Id<'notice'>;
export type AuthorityOrderId = Id<'authorityOrder'>;
export type FastTrackId = Id<'fastTrack'>;
export type SwapId = Id<'swap'>;
export type TeamDriverId = Id<'teamDriver'>;
export type RoomId = Id<'room'>;
export type TurnId = Id<'turn'>;
export type ComplaintId = Id<'complaint'>;
export type SignedReportId = Id<'signedReport'>;
export type ScenarioId = Id<'scenario'>;

/** Writes an id for the wire. */
export function wireId<Kind extends IdKind>(kind: Kind, id: number): WireId<Kind> {
  return `${ID_PREFIXES[kind]}_${id.toString(36)}` as WireId<Kind>;
}

/** Reads an id from the wire, or null when it is not one of this kind. */
export function parseWireId<Kind extends IdKind>(kind: Kind, text: string): Id<Kind> | null {
  const prefix = `${ID_PREFIXES[kind]}_`;
  if (!text.startsWith(prefix) || !/^[0-9a-z]{1,10}$/.test(text.slice(prefix.length))) return null;
  const value = Number.parseInt(text.slice(prefix.length), 36);
  return Number.isSafeInteger(value) && value > 0 ? (value as Id<Kind>) : null;
}
