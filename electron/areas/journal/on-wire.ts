import { wireId, type Id, type IdKind } from '../../../shared/kernel/ids.ts';
import type { Json, RowChange } from '../../../shared/domain/events.ts';
import type { RecordKind, Records } from '../../../shared/domain/records.ts';

/** Fields of a record that hold the id of another one. */
type IdFieldOf<OfRecord> = {
  [Field in keyof OfRecord]: NonNullable<OfRecord[Field]> extends Id<IdKind> ? Field : never;
}[keyof OfRecord];
type IdField = Exclude<{ [Kind in RecordKind]: IdFieldOf<Records[Kind]> }[RecordKind], 'id'>;

/** What each of them is an id of. A new field of a record without a line here does not compile. */
const KIND_OF_FIELD: Readonly<Record<IdField, IdKind>> = {
  visitId: 'visit',
  reservedFor: 'visit',
  personId: 'person',
  zoneId: 'zone',
  placeZoneId: 'zone',
  slotId: 'slot',
  crossingId: 'crossing',
  queueId: 'queue',
  facilityId: 'facility',
  bedId: 'bed',
  stayId: 'stay',
  incidentId: 'incident',
  candidateId: 'candidate',
  shiftId: 'shift',
  reversalOf: 'payment',
  pieceId: 'piece',
  areaId: 'keepClearArea',
  moveId: 'move',
  closingId: 'closing',
  countId: 'count',
  toSlotId: 'slot',
  toZoneId: 'zone',
  tractorVisitId: 'visit',
  noticeId: 'notice',
  orderId: 'authorityOrder',
  teamDriverId: 'teamDriver',
  paymentId: 'payment',
  roomId: 'room',
  turnId: 'turn',
  scenarioId: 'scenario',
};

/** Fields of a record that hold a list of ids. */
type IdListFieldOf<OfRecord> = {
  [Field in keyof OfRecord]: NonNullable<OfRecord[Field]> extends readonly Id<IdKind>[] ? Field : never;
}[keyof OfRecord];
type IdListField = { [Kind in RecordKind]: IdListFieldOf<Records[Kind]> }[RecordKind];

const KIND_OF_LIST: Readonly<Record<IdListField, IdKind>> = {
  people: 'person',
  exits: 'pass',
  alsoSlotIds: 'slot',
  slotIds: 'slot',
  zoneIds: 'zone',
  visitIds: 'visit',
};

type Fields = Readonly<Record<string, Json | undefined>>;

/** Fields that an event gives of a record, with every id in them as other programs see it. */
export function fieldsOnWire(kind: RecordKind, fields: NonNullable<RowChange['set']>): NonNullable<RowChange['set']> {
  const { id, ...rest } = fields;
  const own = typeof id === 'number' ? ownId(kind, id) : null;
  return { ...(own !== null && { id: own }), ...(idsOnWire(rest) as NonNullable<RowChange['set']>) };
}

/** The same for what else an event says, which is of no kind. */
export function idsOnWire(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      typeof value === 'number' && isIdField(field)
        ? wireId(KIND_OF_FIELD[field], value)
        : Array.isArray(value) && isIdListField(field)
          ? (value as readonly number[]).map((id) => wireId(KIND_OF_LIST[field], id))
          : value,
    ]),
  );
}

function isIdListField(field: string): field is IdListField {
  return Object.hasOwn(KIND_OF_LIST, field);
}

function isIdField(field: string): field is IdField {
  return Object.hasOwn(KIND_OF_FIELD, field);
}

/** A record's id as the live model names it; null for a kind that nobody outside speaks of. */
function ownId(kind: RecordKind, id: number): string | null {
  if (kind === 'site') return 'site';
  if (kind === 'standing' || kind === 'occupancy') return null;
  return wireId(kind, id);
}
