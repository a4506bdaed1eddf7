import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { Bed, Facility, MinuteSpan, Room } from '../../../shared/domain/records.ts';
import { EMPTY_BED, NEW_BED, NEW_FACILITY } from '../../../shared/domain/rest/new-records.ts';
import { wrongSpanOf } from '../../../shared/domain/rest/open.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

type Input = ParsedInput<'facility.save'>;
type RoomInput = NonNullable<Input['rooms']>[number];
type BedInput = NonNullable<Input['beds']>[number];

/** Makes or changes a facility; rooms and beds that are not listed stay as they are. Rule RE6. */
export function saveFacility(input: Input, context: Context): Result<CommandOutput<'facility.save'>, Refusal> {
  const { rest, records } = context.stores;
  const sameCode = rest.facilityByCode(input.code);
  const old = input.facilityId === undefined ? sameCode : records.get('facility', input.facilityId);
  if (old === null && input.facilityId !== undefined) return refuse({ code: 'facility.unknown' });
  if (sameCode !== null && sameCode.id !== old?.id) return refuse({ code: 'facility.code-taken' });
  const wrong = wrongSpanOf(input.openHours ?? []) ?? wrongSpanOf(input.sittings ?? []);
  if (wrong !== null) return refuse({ code: 'facility.hours-wrong', hours: spanText(wrong) });
  const problem = roomProblem(input, context, old) ?? bedProblem(input, context, old);
  if (problem !== null) return refuse(problem);

  const facility = facilityOf(input, old, () => context.newId('facility'));
  if (old === null) context.log.insert('facility.saved', 'facility', facility);
  else context.log.update('facility.saved', 'facility', old, facility);
  for (const room of input.rooms ?? []) saveRoom(context, facility, room);
  for (const bed of input.beds ?? []) saveBed(context, facility, bed);
  return ok({ facilityId: wireId('facility', facility.id) });
}

function facilityOf(input: Input, old: Facility | null, newId: () => Facility['id']): Facility {
  const base = old ?? NEW_FACILITY;
  return {
    ...base,
    id: old?.id ?? newId(),
    code: input.code,
    kind: input.kind,
    name: input.name,
    nameEn: input.nameEn ?? old?.nameEn ?? input.name,
    capacity: input.capacity,
    isOpen: input.isOpen ?? old?.isOpen ?? true,
    forWhom: input.forWhom ?? base.forWhom,
    xCm: said(input.xCm, base.xCm),
    yCm: said(input.yCm, base.yCm),
    openHours: inOrder(input.openHours) ?? base.openHours,
    // No more are out than there are.
    unitsOut: Math.min(base.unitsOut, input.capacity),
    turnMinutes: said(input.turnMinutes, base.turnMinutes),
    portionsPerHour: said(input.portionsPerHour, base.portionsPerHour),
    sittings: inOrder(input.sittings) ?? base.sittings,
  };
}

/** A room of another dormitory has this code. */
function roomProblem({ rooms = [] }: Input, context: Context, old: Facility | null): Refusal | null {
  for (const { code } of rooms) {
    const before = context.stores.rest.roomByCode(code);
    if (before !== null && before.facilityId !== old?.id)
      return { code: 'room.code-taken', room: code, facility: nameOf(context, before) };
  }
  return null;
}

/** A bed of another dormitory has this code, it names a room that is not here, or somebody lies in what is taken out. */
function bedProblem({ rooms = [], beds = [] }: Input, context: Context, old: Facility | null): Refusal | null {
  const listed = new Set(rooms.map(({ code }) => code));
  for (const { code, room = null, status = 'usable' } of beds) {
    const before = context.stores.rest.bedByCode(code);
    if (before !== null && before.facilityId !== old?.id)
      return { code: 'bed.code-taken', bedCode: code, facility: nameOf(context, before) };
    if (room !== null && !listed.has(room) && context.stores.rest.roomByCode(room)?.facilityId !== old?.id)
      return { code: 'room.unknown', room };
    if (before !== null && before.stayId !== null && status !== 'usable')
      return { code: 'bed.occupied', bedId: wireId('bed', before.id), bedCode: code };
  }
  return null;
}

function saveRoom(context: Context, facility: Facility, input: RoomInput): void {
  const before = context.stores.rest.roomByCode(input.code);
  const drawn = {
    floor: input.floor ?? before?.floor ?? '',
    forWhom: input.forWhom ?? before?.forWhom ?? 'everybody',
    isQuiet: input.isQuiet ?? before?.isQuiet ?? false,
  } as const;
  if (before !== null) context.log.update('room.saved', 'room', before, drawn);
  else {
    const made = { id: context.newId('room'), facilityId: facility.id, code: input.code, ...drawn };
    context.log.insert('room.saved', 'room', { ...made, status: 'open', statusReason: null });
  }
}

function saveBed(context: Context, facility: Facility, input: BedInput): void {
  const before = context.stores.rest.bedByCode(input.code);
  const status = input.status ?? before?.status ?? 'usable';
  const drawn = {
    isForWomen: input.isForWomen ?? before?.isForWomen ?? false,
    isQuiet: input.isQuiet ?? before?.isQuiet ?? false,
    status,
    statusReason: status === before?.status ? before.statusReason : null,
    roomId: input.room === undefined ? (before?.roomId ?? null) : roomIdOf(context, input.room),
  } satisfies Partial<Bed>;
  if (before !== null) context.log.update('bed.saved', 'bed', before, drawn);
  else {
    const made = { ...NEW_BED, ...EMPTY_BED, id: context.newId('bed'), facilityId: facility.id, code: input.code };
    context.log.insert('bed.saved', 'bed', { ...made, ...drawn });
  }
}

/** The room of a code, which may be made by the same change. */
function roomIdOf(context: Context, code: string | null): Room['id'] | null {
  if (code === null) return null;
  const room = context.log.made('room').find((one) => one.code === code) ?? context.stores.rest.roomByCode(code);
  if (room === null) throw new Error(`no room ${code}`);
  return room.id;
}

function nameOf(context: Context, { facilityId }: Pick<Bed, 'facilityId'>): string {
  return context.stores.records.require('facility', facilityId).name;
}

function said<Value>(value: Value | undefined, before: Value): Value {
  return value === undefined ? before : value;
}

function inOrder<Span extends MinuteSpan>(spans: readonly Span[] | undefined): readonly Span[] | undefined {
  return spans?.toSorted((a, b) => a.fromMinute - b.fromMinute);
}

function spanText({ fromMinute, toMinute }: MinuteSpan): string {
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${clock(fromMinute)}–${clock(toMinute)}`;
}
