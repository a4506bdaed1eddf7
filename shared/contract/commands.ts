import {
  CARGO_CLASSES,
  CAME_FROM,
  DIRECTIONS,
  FACILITY_KINDS,
  HOLD_VISIBILITIES,
  INCIDENT_KINDS,
  MILESTONES,
  MOVE_REASONS,
  PAYMENT_WAYS,
  ROLES,
  STAFF_ROLES,
  SERVICES,
  VEHICLE_TYPES,
  VISIT_KINDS,
} from '../domain/vocabulary.ts';
import { KEEP_CLEAR_KINDS, ZONE_KINDS, ZONE_PART_KINDS } from '../domain/layout/types.ts';
import { CORRECTIONS } from '../domain/slots/count-types.ts';
import { SLOT_WEIGHT_CODES } from '../domain/slots/weights.ts';
import { ORDER_SOURCES } from '../domain/queue/authority-order.ts';
import { CALL_STOPS } from '../domain/queue/call.ts';
import { MOST_DAYS, MOST_HOURS } from '../domain/queue/calendar.ts';
import { CALL_MODES } from '../domain/queue/points.ts';
import { DEPARTURES } from '../domain/gate/visit-stage.ts';
import { INCIDENT_STEPS } from '../domain/incidents/checklists.ts';
import {
  ACCOUNTABLE,
  ADMINISTRATION,
  command,
  COORDINATION,
  EVERYBODY_ON_DUTY,
  GATE,
  MONEY,
  PRICES,
  YARD,
  type CommandSpec,
} from './command-spec.ts';
import { approval } from './approval-input.ts';
import { orderInput, queueNamed, queuePoint } from './order-input.ts';
import { personInput } from './person-input.ts';
import { rehearsalCommands } from './rehearsal-commands.ts';
import { leverCostsInput } from './rehearsal-input.ts';
import { reportCommands, reportSettings } from './report-commands.ts';
import { forecastCommands } from './forecast-commands.ts';
import { restCommands } from './rest-commands.ts';
import { surgeCommands } from './surge-commands.ts';
import { at, day, id, text, z } from './zod.ts';

const done = z.object({});
const wire = z.string();
const plate = text(20);
const reason = text(300);

/** A truck's particulars, as a declaration or the gate gives them. */
const particulars = {
  trailerPlate: plate.nullish(),
  containerNo: text(20).nullish(),
  direction: z.enum(DIRECTIONS),
  crossing: text(60),
  cargoClass: z.enum(CARGO_CLASSES),
  goods: text(200).nullish(),
  loaded: z.boolean().optional(),
  vehicleType: z.enum(VEHICLE_TYPES).nullish(),
  lengthCm: z.int().min(200).max(4000).nullish(),
  needsPower: z.boolean().optional(),
  temperatureC: z.number().min(-60).max(60).nullish(),
  loadedAt: at.nullish(),
  spoilByAt: at.nullish(),
  isTwoWay: z.boolean().optional(),
  hazardClass: text(10).nullish(),
  people: z.int().min(0).max(60).optional(),
  driver: text(120).nullish(),
  phone: text(40).nullish(),
  documentNo: text(40).nullish(),
  carrier: text(200).nullish(),
  weightKg: z.int().min(0).max(200_000).nullish(),
  expectedAt: at.nullish(),
  appointmentAt: at.nullish(),
  platformCode: text(60).nullish(),
  customsDeclarationNo: text(60).nullish(),
  growingAreaCode: text(60).nullish(),
  packingHouseCode: text(60).nullish(),
  note: text(500).nullish(),
  kind: z.enum(VISIT_KINDS).optional(),
  cameFrom: z.enum(CAME_FROM).optional(),
} as const;

/** Whole đồng: no fractions, and far from where numbers lose their last digit. */
const dong = z.int().min(0).max(1_000_000_000_000);
/** A picture in base64: JPEG, PNG or WebP. */
const picture = z.base64().min(16).max(20_000_000);

/** A paper slip as it was written while the machines stood still. */
const slip = z.object({
  slipNo: text(30),
  plate,
  way: z.enum(['in', 'out']),
  at,
  gate: text(10).optional(),
  lane: text(10).optional(),
  kind: z.enum(VISIT_KINDS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  crossing: text(60).optional(),
  vehicleType: z.enum(VEHICLE_TYPES).optional(),
  loaded: z.boolean().optional(),
  departure: z.enum(DEPARTURES).optional(),
  resolve: z.enum(['left-unrecorded', 'same-plate']).optional(),
});

/** A price: below a thousand million, so that no stay adds up to more than arithmetic holds exactly (CH1). */
const price = z.int().min(0).max(1_000_000_000);
const forWhom = { vehicleTypes: z.array(z.enum(VEHICLE_TYPES)).min(1).nullable(), loaded: z.boolean().nullable() };
const tariffLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('parking'),
    ...forWhom,
    freeMinutes: z.int().min(0).max(100_000),
    perDayDong: price,
  }),
  z.object({ kind: z.literal('entry'), ...forWhom, amountDong: price }),
  z.object({ kind: z.literal('plug'), perHourDong: price }),
  z.object({
    kind: z.literal('service'),
    code: z.string().regex(/^[a-z0-9-]{1,30}$/),
    name: text(80),
    amountDong: price,
  }),
]);

/** Where the barrier opened (GA3). */
const passage = { gate: text(10).optional(), lane: text(10).optional() } as const;

const loose = z.object(particulars).partial().shape;
const standard = z.number().min(0.01).max(100_000);
/** One way in which a called truck was looked for: the channel, or the channel with when and what came of it. */
const attempt = z.union([
  text(40).transform((channel) => ({ channel, at: undefined, note: undefined })),
  z.object({ channel: text(40), at: at.optional(), note: text(200).nullish() }),
]);
const listIssue = z.object({ row: z.int(), column: z.string(), code: z.string() });
const point = z.tuple([z.int(), z.int()]);
const dayState = z.enum(['normal', 'preregistered', 'closed']);
const span = { fromMinute: z.int().min(0).max(1440), toMinute: z.int().min(0).max(1440) };
const calendar = z.object({
  daily: z.array(z.object(span)).max(10),
  /** Hours of weekdays in place of the daily ones; left out = as they are, empty = none. */
  weekdays: z
    .array(z.object({ weekday: z.int().min(1).max(7), spans: z.array(z.object(span)).max(10) }))
    .refine((all) => new Set(all.map(({ weekday }) => weekday)).size === all.length, 'a weekday twice')
    .optional(),
  days: z.array(z.object({ from: day, to: day, state: dayState })).max(MOST_DAYS),
  hours: z.array(z.object({ ...span, on: day, state: dayState })).max(MOST_HOURS),
});
/** What is wrong with a list of days and hours: the row of the file, what is there, and the entry that it contradicts. */
const calendarIssue = z.object({
  row: z.int().nullable(),
  code: z.string(),
  entry: z.string(),
  other: z.string().nullable(),
});
const dutySpan = z.object({ weekday: z.int().min(1).max(7), ...span });

const moveInput = {
  visitId: id('visit'),
  toSlotId: id('slot').optional(),
  /** Code of a zone. */
  toZone: text(12).optional(),
  why: z.enum(MOVE_REASONS).optional(),
  isUrgent: z.boolean().optional(),
  priority: z.int().min(1).max(3).optional(),
  assignedTo: text(80).nullish(),
  tractorVisitId: id('visit').nullish(),
  closingId: id('closing').nullish(),
  note: text(300, 0).optional(),
} as const;
function hasTarget(move: {
  readonly target?: unknown;
  readonly toSlotId?: unknown;
  readonly toZone?: unknown;
}): boolean {
  return move.target !== undefined || move.toSlotId !== undefined || move.toZone !== undefined;
}
/** A refusal of one of many, as it would have been answered alone. */
const refusalShown = z.record(z.string(), z.unknown());
const alsoSlotIds = z.array(id('slot')).max(9).optional();
/** A place that is known only roughly, within a zone. */
const roughPlace = {
  zone: text(12).optional(),
  row: text(12).optional(),
  aisle: text(12).optional(),
  bay: text(12).optional(),
} as const;

const zoneInput = z.object({
  zoneId: id('zone').optional(),
  code: text(12),
  name: text(80),
  nameEn: text(80).optional(),
  kind: z.enum(ZONE_KINDS).optional(),
  direction: z.enum(DIRECTIONS).nullish(),
  cargoClasses: z.array(z.enum(CARGO_CLASSES)).optional(),
  capacity: z.int().min(0).max(100_000).optional(),
  outline: z.array(point).max(200).optional(),
  parts: z
    .array(
      z.object({
        kind: z.enum(ZONE_PART_KINDS),
        code: text(12),
        capacity: z.int().min(0).max(10_000).nullable(),
      }),
    )
    .max(500)
    .optional(),
});

const slotInput = z.object({
  slotId: id('slot').optional(),
  code: text(20),
  zone: text(12),
  row: text(12),
  position: z.int().min(0).max(10_000),
  lengthCm: z.int().min(300).max(4000),
  widthCm: z.int().min(200).max(1000).optional(),
  xCm: z.int().min(-10_000_000).max(10_000_000),
  yCm: z.int().min(-10_000_000).max(10_000_000),
  angleDeg: z.number().min(-360).max(360).optional(),
  hasPower: z.boolean().optional(),
  isCovered: z.boolean().optional(),
  hazardClasses: z.array(text(10)).max(20).optional(),
  direction: z.enum(DIRECTIONS).nullish(),
  access: z.enum(['through', 'lane']).optional(),
  laneKey: text(20).nullish(),
  depth: z.int().min(0).max(200).optional(),
  exitDistanceM: z.int().min(0).max(100_000).optional(),
  walkDistanceM: z.int().min(0).max(100_000).optional(),
  isKeepClear: z.boolean().optional(),
});

/** Every command of the yard. Names and fields are a promise to other programs. */
export const commands = {
  'expected.import': command(
    'Takes a declared list (CSV or XLSX) over; with dryRun it only says what would become of each row.',
    YARD,
    z.object({
      fileName: text(200),
      contentBase64: z.base64().max(28_000_000),
      dryRun: z.boolean().optional(),
    }),
    z.object({
      rows: z.int(),
      accepted: z.int(),
      merged: z.int(),
      skipped: z.int(),
      warnings: z.array(listIssue),
      errors: z.array(listIssue),
      visitIds: z.array(wire),
      verdicts: z
        .array(
          z.object({
            row: z.int(),
            verdict: z.enum(['new', 'merged', 'refused']),
            mergedIntoRow: z.int().nullable(),
            visitId: wire.nullable(),
            read: z.record(z.string(), z.string()),
            truck: z.record(z.string(), z.unknown()).nullable(),
          }),
        )
        .optional(),
    }),
    false,
  ),
  'expected.add': command(
    'Declares one truck.',
    YARD,
    z.object({ plate, ...particulars }),
    z.object({ visitId: wire, warnings: z.array(z.string()) }),
  ),
  'expected.cancel': command(
    'Takes a declared truck off the list.',
    YARD,
    z.object({ visitId: id('visit'), reason: reason.optional() }),
    done,
  ),

  'visit.arrive': command(
    'A truck is in. Without visitId the declared visit is found by plate, else a walk-in is made (GA1, GA2).',
    GATE,
    z.object({
      visitId: id('visit').optional(),
      plate,
      gate: text(10).optional(),
      lane: text(10).optional(),
      occurredAt: at.optional(),
      resolve: z.enum(['left-unrecorded', 'same-plate']).optional(),
      slipNo: text(30).optional(),
      /** The camera's reading that this truck is. */
      candidateId: id('candidate').optional(),
      reason: reason.optional(),
      ...loose,
    }),
    z.object({
      visitId: wire,
      queueNumber: z.string().nullable(),
      warnings: z.array(z.string()),
    }),
  ),
  'visit.amend': command(
    'Corrects what was written of a visit.',
    GATE,
    z.object({ visitId: id('visit'), plate: plate.optional(), ...loose, reason: reason.optional() }),
    done,
  ),
  'visit.depart': command(
    'A truck is out (GA3, GA4); the people named as staying keep their beds (RE1).',
    GATE,
    z.object({
      visitId: id('visit'),
      departure: z.enum(DEPARTURES).optional(),
      staying: z.array(personInput).max(60).optional(),
      /** The keys that the yard kept are handed back now. */
      keysReturned: z.boolean().optional(),
      gate: text(10).optional(),
      lane: text(10).optional(),
      slipNo: text(30).optional(),
      occurredAt: at.optional(),
      reason: reason.optional(),
    }),
    z.object({ departure: z.enum(DEPARTURES), warnings: z.array(z.string()) }),
  ),
  'visit.milestone': command(
    'A step was passed: inspected, quarantined, transshipped, cleared.',
    YARD,
    z.object({
      visitId: id('visit'),
      milestone: z.enum(MILESTONES),
      occurredAt: at.optional(),
      source: text(80).optional(),
      reason: reason.optional(),
    }),
    done,
  ),
  'visit.hold': command(
    'The truck must not move or be called until released.',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      authority: text(80),
      reason,
      documentNo: text(60).nullish(),
      visibility: z.enum(HOLD_VISIBILITIES).optional(),
    }),
    z.object({ holdId: z.string() }),
  ),
  'visit.release-hold': command(
    'Lifts a hold; without holdId every open one.',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      holdId: text(30).optional(),
      documentNo: text(60).nullish(),
      reason: reason.optional(),
    }),
    done,
  ),
  'visit.document': command(
    'Records a document that was seen.',
    EVERYBODY_ON_DUTY,
    z.object({
      visitId: id('visit'),
      kind: text(60),
      number: text(80, 0).optional(),
      state: z.enum(['present', 'missing']).optional(),
      issuedOn: day.optional(),
      validUntilOn: day.optional(),
    }),
    done,
  ),
  'visit.swap-vehicle': command(
    'Another tractor keeps the place; another trailer or container loses it without a document (QU6).',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      role: z.enum(['tractor', 'rigid', 'trailer', 'container']),
      plate,
      documentNo: text(60).nullish(),
    }),
    z.object({ keptPlace: z.boolean() }),
  ),
  'visit.swap-load': command(
    'Other goods on the same truck: the place goes with the load, unless an authority’s document says so (QU6).',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      goods: text(200),
      customsDeclarationNo: text(60).nullish(),
      sealNo: text(60).nullish(),
      documentNo: text(60).nullish(),
    }),
    z.object({ keptPlace: z.boolean() }),
  ),
  'visit.route': command(
    'The points that an import has still to pass, in order.',
    YARD,
    z.object({ visitId: id('visit'), points: z.array(queuePoint).max(3), reason: reason.optional() }),
    z.object({ queueNumber: z.string() }),
  ),
  'driver.hours': command(
    'How long a driver has driven: since the last break, today, this week (QU4).',
    EVERYBODY_ON_DUTY,
    z.object({
      visitId: id('visit').optional(),
      teamDriverId: id('teamDriver').optional(),
      sinceBreakMinutes: z.int().min(0).max(6000),
      todayMinutes: z.int().min(0).max(1440),
      weekMinutes: z.int().min(0).max(10_080),
      at: at.optional(),
    }),
    z.object({ minutesLeft: z.int() }),
  ),
  'team.save': command(
    'Makes or changes a driver of the team, with the hours of duty.',
    COORDINATION,
    z.object({
      teamDriverId: id('teamDriver').optional(),
      code: z.string().regex(/^[\p{L}\p{N}._-]{1,20}$/u),
      name: text(120).optional(),
      phone: text(40).nullish(),
      licenceNo: text(40).nullish(),
      crossing: text(60).nullish(),
      duty: z.array(dutySpan).max(50).optional(),
      isActive: z.boolean().optional(),
    }),
    z.object({ teamDriverId: wire }),
  ),
  'visit.swap-driver': command(
    'Another driver; the place stays (QU6).',
    YARD,
    z.object({
      visitId: id('visit'),
      driver: z.union([
        personInput,
        z.object({ teamDriverId: id('teamDriver') }),
        text(120).transform((name) => ({ name })),
      ]),
    }),
    z.object({ personId: wire }),
  ),
  'visit.abroad': command(
    'A two-way truck stands in the other side’s yard.',
    YARD,
    z.object({ visitId: id('visit'), ...passage }),
    z.object({ warnings: z.array(z.string()) }),
  ),
  'visit.return': command('A two-way truck came back.', YARD, z.object({ visitId: id('visit'), ...passage }), done),
  'visit.confirm': command(
    'A coordinator confirms an unconfirmed case (GA1).',
    COORDINATION,
    z.object({ visitId: id('visit'), note: text(300, 0).optional() }),
    done,
  ),
  'visit.uncouple': command(
    'The tractor goes and the trailer stays: its place in the yard and in the queue is the load’s (QU6).',
    GATE,
    z.object({
      visitId: id('visit'),
      ...passage,
      slipNo: text(30).optional(),
      occurredAt: at.optional(),
      reason: reason.optional(),
    }),
    done,
  ),
  'visit.keys': command(
    'Who keeps a truck’s keys (null: the driver has them), and whether nobody is there to drive it.',
    EVERYBODY_ON_DUTY,
    z.object({ visitId: id('visit'), keysWith: text(80).nullable(), isDriverless: z.boolean().optional() }),
    done,
  ),
  'visit.seal': command(
    'Somebody looked at the seal; a broken one alarms.',
    YARD,
    z.object({
      visitId: id('visit'),
      sealNo: text(40).nullish(),
      isIntact: z.boolean(),
      note: text(300, 0).optional(),
    }),
    done,
  ),

  'move.order': command(
    'A yard tractor is to bring a truck somewhere (GA3): into a slot, a zone, or what `target` says in words.',
    YARD,
    z.object({ ...moveInput, target: text(40).optional() }).refine(hasTarget, { message: 'no target' }),
    z.object({ moveId: wire }),
  ),
  'move.order-all': command(
    'Orders several moves at once, as `move.plan` proposes them; those that cannot be done any more are listed.',
    YARD,
    z.object({
      moves: z
        .array(z.object({ ...moveInput, target: text(40).optional() }).refine(hasTarget, { message: 'no target' }))
        .min(1)
        .max(500),
    }),
    z.object({
      ordered: z.array(z.object({ visitId: wire, moveId: wire })),
      refused: z.array(z.object({ visitId: wire, refusal: refusalShown })),
    }),
  ),
  'move.assign': command(
    'Somebody takes a move order, or lets it go again (null).',
    YARD,
    z.object({
      moveId: id('move'),
      assignedTo: text(80).nullable(),
      tractorVisitId: id('visit').nullish(),
      priority: z.int().min(1).max(3).optional(),
    }),
    done,
  ),
  'move.done': command(
    'A move order is carried out: the truck stands where it was to be brought, or in `slotId`.',
    YARD,
    z.object({ moveId: id('move'), slotId: id('slot').optional(), override: z.object({ reason }).optional() }),
    done,
  ),
  'move.cancel': command(
    'A move order is taken back.',
    YARD,
    z.object({ moveId: id('move'), reason: reason.optional() }),
    done,
  ),

  'slip.print': command(
    'Numbers a block of paper slips for a gate, for when the machines stand still.',
    COORDINATION,
    z.object({ gate: text(10), count: z.int().min(1).max(500) }),
    z.object({ blockId: wire, series: z.string(), first: z.int(), last: z.int(), numbers: z.array(z.string()) }),
  ),
  'slip.enter': command(
    'Enters paper slips late, each as it happened and in that order, by a coordinator’s word.',
    GATE,
    z.object({ slips: z.array(slip).min(1).max(500), reason, approval: approval.optional() }),
    z.object({
      entered: z.int(),
      results: z.array(
        z.object({
          slipNo: z.string(),
          visitId: wire.nullable(),
          queueNumber: z.string().nullable(),
          warnings: z.array(z.string()),
          /** Trucks behind it in the queue that were called while it was missing: they stay called. */
          calledMeanwhile: z.int(),
          refusal: z.record(z.string(), z.unknown()).nullable(),
        }),
      ),
    }),
    false,
  ),
  'slip.void': command('A paper slip was spoilt.', YARD, z.object({ slipNo: text(30), reason }), done),

  'photo.add': command(
    'Keeps a picture of a visit or an incident.',
    EVERYBODY_ON_DUTY,
    z.object({
      contentBase64: picture,
      visitId: id('visit').optional(),
      incidentId: id('incident').optional(),
      takenAt: at.optional(),
      note: text(200, 0).optional(),
    }),
    z.object({ photoId: wire, sha256: z.string() }),
    false,
  ),
  'candidate.report': command(
    'A camera has read a plate at a lane: the truck stands there as a candidate, never let in by itself.',
    GATE,
    z.object({
      plate,
      gate: text(10),
      lane: text(10),
      confidence: z.number().min(0).max(1),
      photo: picture.optional(),
      seenAt: at.optional(),
    }),
    z.object({ candidateId: wire }),
    false,
  ),
  'candidate.close': command(
    'What the camera read is put away.',
    GATE,
    z.object({ candidateId: id('candidate') }),
    done,
    false,
  ),

  'tariff.save': command(
    'Saves a dated version of the prices; one whose time has begun only ends.',
    PRICES,
    z
      .object({
        tariffId: id('tariff').optional(),
        name: text(80),
        validFromOn: day,
        validToOn: day.nullish(),
        lines: z.array(tariffLine).min(1).max(100),
      })
      .refine(({ validFromOn, validToOn }) => (validToOn ?? validFromOn) >= validFromOn, 'ends before it begins'),
    z.object({ tariffId: wire }),
    false,
  ),
  'charge.add': command(
    'A service was done for a truck, at today’s price.',
    EVERYBODY_ON_DUTY,
    z.object({
      visitId: id('visit'),
      code: text(30),
      quantity: z.int().min(1).max(1000).optional(),
      note: text(200, 0).optional(),
    }),
    z.object({ chargeId: wire, amountDong: z.int() }),
  ),
  'charge.cancel': command(
    'An added service was not done after all.',
    COORDINATION,
    z.object({ chargeId: id('charge'), reason }),
    done,
  ),
  'charge.settle': command(
    'Settles what a visit owes, and writes the receipt.',
    MONEY,
    z.object({
      visitId: id('visit'),
      how: z.enum(PAYMENT_WAYS),
      /** What the caller showed; another amount by now is refused. */
      amountDong: dong.optional(),
      account: text(120).nullish(),
      reason: reason.nullish(),
      gate: text(10).optional(),
      approval: approval.optional(),
    }),
    z.object({ paymentId: wire, receiptNo: z.string(), amountDong: z.int() }),
    false,
  ),
  'payment.reverse': command(
    'Takes a wrong payment back by another receipt; what is owed is owed again.',
    MONEY,
    z.object({ paymentId: id('payment'), reason, approval: approval.optional() }),
    z.object({ paymentId: wire, receiptNo: z.string(), amountDong: z.int() }),
    false,
  ),

  'shift.hand-over': command(
    'One shift gives to the next, each by a PIN; with nobody there to take it over, that is recorded.',
    GATE,
    z
      .object({
        cashCountedDong: dong,
        /** What stays in the box for the next shift; all of it when nobody says. */
        cashLeftDong: dong.optional(),
        paperSlipsLeft: z.int().min(0).max(100_000).optional(),
        notes: text(2000, 0).optional(),
        name: text(40).optional(),
        from: approval,
        to: approval.nullable(),
      })
      .refine(({ cashCountedDong, cashLeftDong = 0 }) => cashLeftDong <= cashCountedDong, {
        path: ['cashLeftDong'],
        message: 'no more than was counted',
      }),
    z.object({ shiftId: wire, nextShiftId: wire, cashDifferenceDong: z.int() }),
    false,
  ),

  'slot.assign': command(
    'The truck stands in this slot (SL1–SL4).',
    YARD,
    z.object({
      visitId: id('visit'),
      slotId: id('slot'),
      /** Adjacent slots that the truck takes as well, because it is long (SL2). */
      alsoSlotIds,
      override: z.object({ reason }).optional(),
      occurredAt: at.optional(),
      reason: reason.optional(),
    }),
    z.object({ slotId: wire }),
  ),
  'slot.move': command(
    'The truck stands in another slot.',
    YARD,
    z.object({
      visitId: id('visit'),
      slotId: id('slot'),
      /** Adjacent slots that the truck takes as well, because it is long (SL2). */
      alsoSlotIds,
      override: z.object({ reason }).optional(),
      occurredAt: at.optional(),
      reason: reason.optional(),
    }),
    z.object({ slotId: wire }),
  ),
  'slot.vacate': command(
    'The truck left its slot and is somewhere in the yard.',
    YARD,
    z.object({ visitId: id('visit'), occurredAt: at.optional(), reason: reason.optional() }),
    done,
  ),
  'slot.assign-all': command(
    'Places several trucks at once, as `slot.plan` proposes it; each is looked at again, and what is not legal any more is listed.',
    YARD,
    z.object({
      placements: z
        .array(z.object({ visitId: id('visit'), slotId: id('slot'), alsoSlotIds }))
        .min(1)
        .max(2000),
      reason: reason.optional(),
    }),
    z.object({
      placed: z.array(z.object({ visitId: wire, slotId: wire })),
      refused: z.array(z.object({ visitId: wire, slotId: wire, refusal: refusalShown })),
    }),
  ),
  'slot.reserve': command(
    'Wishes a slot for a visit or a firm, from–to; with neither, lets every wish for it go.',
    YARD,
    z
      .object({
        slotId: id('slot'),
        visitId: id('visit').nullish(),
        carrier: text(200).nullish(),
        from: at.optional(),
        until: at.nullish(),
        note: text(200, 0).optional(),
      })
      .refine(({ visitId, carrier }) => (visitId ?? null) === null || (carrier ?? null) === null, 'a visit or a firm'),
    z.object({ reservationId: wire.nullable(), competing: z.int() }),
  ),
  'reservation.make': command(
    'Wishes several slots, or so many places of a zone, for a visit or a firm.',
    YARD,
    z
      .object({
        slotIds: z.array(id('slot')).min(1).max(500).optional(),
        zone: text(12).optional(),
        count: z.int().min(1).max(5000).optional(),
        visitId: id('visit').nullish(),
        carrier: text(200).nullish(),
        from: at.optional(),
        until: at.nullish(),
        note: text(200, 0).optional(),
      })
      .refine(({ slotIds, zone }) => (slotIds === undefined) !== (zone === undefined), 'slots or a zone')
      .refine(({ visitId, carrier }) => ((visitId ?? null) === null) !== ((carrier ?? null) === null), 'for whom'),
    z.object({ reservationIds: z.array(wire), competing: z.int() }),
  ),
  'reservation.cancel': command(
    'Lets a wish go.',
    YARD,
    z.object({ reservationId: id('reservation'), reason: reason.optional() }),
    done,
  ),
  'slot.report-unknown': command(
    'A truck stands in this slot that nobody knows: no other is suggested it until that is cleared up or one is placed there.',
    YARD,
    z.object({ slotId: id('slot'), plate: plate.nullish(), note: text(200, 0).optional() }),
    z.object({ alarmId: wire }),
  ),
  'slot.clear-unknown': command(
    'The truck that nobody knew has gone, or was a mistake.',
    YARD,
    z.object({ slotId: id('slot'), reason: reason.optional() }),
    done,
  ),
  'keep-clear.report': command(
    'A truck stands where nobody may: fire lane, exit, hydrant (SL3).',
    EVERYBODY_ON_DUTY,
    z.object({
      /** Code of the area. */
      area: text(20),
      visitId: id('visit').nullish(),
      plate: plate.nullish(),
      note: text(200, 0).optional(),
    }),
    z.object({ alarmId: wire }),
  ),
  'slot.close': command(
    'Takes a slot out of use: for a while, or out of service where it is broken (SL3).',
    COORDINATION,
    z.object({ slotId: id('slot'), reason, isBroken: z.boolean().optional() }),
    done,
  ),
  'slot.open': command('Takes a closed slot back into use.', COORDINATION, z.object({ slotId: id('slot') }), done),
  'closing.order': command(
    'Takes slots, a row or a zone out of use, now or from–to; answers what has to be moved first.',
    COORDINATION,
    z
      .object({
        slotIds: z.array(id('slot')).min(1).max(5000).optional(),
        zone: text(12).optional(),
        row: text(12).optional(),
        from: at.optional(),
        until: at.nullish(),
        reason,
        isBroken: z.boolean().optional(),
      })
      .refine(({ slotIds, zone }) => (slotIds === undefined) !== (zone === undefined), 'slots or a zone'),
    z.object({
      closingId: wire,
      slots: z.int(),
      toMove: z.array(z.object({ visitId: wire, plate: z.string(), slotId: wire })),
    }),
  ),
  'closing.cancel': command(
    'Ends a closing: one to come is dropped, one under way is opened again.',
    COORDINATION,
    z.object({ closingId: id('closing'), reason: reason.optional() }),
    done,
  ),
  'piece.see': command(
    'Somebody saw the truck, or one piece of it, in a zone, a row, an aisle, a bay, or (a piece apart) in a slot.',
    YARD,
    z
      .object({
        visitId: id('visit'),
        /** The piece that stands apart; the truck itself when left out. */
        pieceId: id('piece').optional(),
        ...roughPlace,
        slotId: id('slot').optional(),
        /** The piece stands with its truck again. */
        isWithVisit: z.boolean().optional(),
        occurredAt: at.optional(),
        reason: reason.optional(),
      })
      .refine(
        ({ zone, slotId, isWithVisit }) =>
          [zone !== undefined, slotId !== undefined, isWithVisit === true].filter(Boolean).length === 1,
        'one place',
      )
      .refine(
        ({ row, aisle, bay }) => [row, aisle, bay].filter((part) => part !== undefined).length <= 1,
        'a row, an aisle or a bay',
      )
      .refine(
        ({ pieceId, slotId, isWithVisit }) => pieceId !== undefined || (slotId === undefined && isWithVisit !== true),
        {
          message: 'a truck takes a slot by slot.assign',
        },
      ),
    done,
  ),
  'count.start': command(
    'Begins a stock-take of zones or rows (SL7).',
    YARD,
    z.object({ zones: z.array(text(12)).max(100).optional(), rows: z.array(text(12)).max(500).optional() }),
    z.object({ countId: wire }),
    false,
  ),
  'count.see': command(
    'What stands at a place now, as somebody sees it: a truck by plate or visit, or nothing.',
    YARD,
    z
      .object({
        countId: id('count'),
        slotId: id('slot').optional(),
        ...roughPlace,
        isEmpty: z.boolean().optional(),
        plate: plate.nullish(),
        visitId: id('visit').nullish(),
        note: text(200, 0).optional(),
      })
      .refine(({ slotId, zone }) => (slotId === undefined) !== (zone === undefined), 'one place')
      .refine(
        ({ row, aisle, bay }) => [row, aisle, bay].filter((part) => part !== undefined).length <= 1,
        'a row, an aisle or a bay',
      )
      .refine(({ isEmpty, plate: seen, visitId }) => isEmpty !== true || (seen ?? visitId ?? null) === null, {
        message: 'a truck or nothing',
      })
      .refine(
        ({ slotId, isEmpty, plate: seen, visitId }) =>
          slotId !== undefined || isEmpty === true || (seen ?? visitId ?? null) !== null,
        {
          message: 'outside of slots a truck has a plate',
        },
      ),
    z.object({ sightingId: wire, visitId: wire.nullable() }),
  ),
  'count.finish': command(
    'Ends a stock-take: every difference is put right, each with a reason, and ground and record are equal (SL7).',
    COORDINATION,
    z.object({
      countId: id('count'),
      corrections: z.array(z.object({ key: text(40), correction: z.enum(CORRECTIONS), reason })).max(20_000),
    }),
    z.object({
      placesSeen: z.int(),
      placesRight: z.int(),
      trucksSeen: z.int(),
      corrected: z.int(),
    }),
    false,
  ),
  'count.abandon': command(
    'Ends a stock-take without comparing anything.',
    YARD,
    z.object({ countId: id('count'), reason }),
    done,
  ),
  'layout.save': command(
    'Adds, changes and takes away zones, slots, keep-clear areas and landmarks by their codes; a slot with a truck is closed, not removed.',
    ADMINISTRATION,
    z.object({
      zones: z.array(zoneInput).max(500),
      slots: z.array(slotInput).max(20_000),
      keepClear: z
        .array(z.object({ code: text(20), kind: z.enum(KEEP_CLEAR_KINDS), outline: z.array(point).min(3).max(200) }))
        .max(500)
        .optional(),
      landmarks: z
        .array(
          z.object({
            code: text(20),
            kind: z.enum(['exit', ...FACILITY_KINDS]),
            side: z.enum(['border', 'inland']).nullish(),
            outline: z.array(point).min(1).max(200),
          }),
        )
        .max(500)
        .optional(),
      removeZones: z.array(text(12)).max(500).optional(),
      removeSlots: z.array(text(20)).max(20_000).optional(),
      removeKeepClear: z.array(text(20)).max(500).optional(),
      removeLandmarks: z.array(text(20)).max(500).optional(),
    }),
    z.object({ added: z.int(), changed: z.int(), removed: z.int(), closed: z.int() }),
    false,
  ),
  'layout.picture': command(
    'Lays a picture of the yard under the plan, or takes it away (null); without new content only its place changes.',
    ADMINISTRATION,
    z.object({
      contentBase64: picture.optional(),
      place: z
        .object({
          xCm: z.int().min(-10_000_000).max(10_000_000),
          yCm: z.int().min(-10_000_000).max(10_000_000),
          widthCm: z.int().min(100).max(10_000_000),
          heightCm: z.int().min(100).max(10_000_000),
          opacityPercent: z.int().min(5).max(100),
        })
        .nullable(),
    }),
    z.object({ sha256: z.string().nullable() }),
    false,
  ),
  'view.save': command(
    'Keeps how somebody likes to see a screen; the same name again replaces it.',
    STAFF_ROLES,
    z.object({ screen: text(20), name: text(60), state: z.string().min(1).max(8000) }),
    z.object({ viewId: wire }),
    false,
  ),
  'view.remove': command(
    'Forgets a saved view of one’s own.',
    STAFF_ROLES,
    z.object({ viewId: id('savedView') }),
    done,
    false,
  ),

  'queue.call': command(
    'Calls the next trucks in the order of QU1–QU3.',
    COORDINATION,
    z.object({
      ...queueNamed,
      count: z.int().min(1).max(200),
      /** The lane that they are sent to; left out, they are spread over the lanes. */
      lane: text(20).optional(),
      /** Whom the caller saw next: others are not called instead, so that two people never call one after another’s back. */
      expect: z.array(id('visit')).max(200).optional(),
    }),
    z.object({
      called: z.array(z.object({ visitId: wire, arriveBy: z.number(), rule: z.string(), lane: z.string().nullable() })),
      passedOver: z.array(z.object({ visitId: wire, reason: z.string() })),
      /** Why fewer were called than asked for. */
      stop: z.enum(CALL_STOPS).nullable(),
    }),
  ),
  'queue.recall': command(
    'Takes a call back: the truck waits at its place again, without a no-show. A queue that calls by itself stops that.',
    COORDINATION,
    z.object({ visitId: id('visit'), reason }),
    /** How the queue calls from now on. */
    z.object({ callMode: z.enum(CALL_MODES) }),
  ),
  'queue.call-mode': command(
    'A queue is called by hand, or calls by itself so many at a time (QU26).',
    COORDINATION,
    z.object({ ...queueNamed, callMode: z.enum(CALL_MODES), callBatch: z.int().min(1).max(200).optional() }),
    done,
  ),
  'queue.call-again': command(
    'Calls a called truck once more, with a new arrive-by time.',
    COORDINATION,
    z.object({ visitId: id('visit'), lane: text(20).optional() }),
    z.object({ arriveBy: z.number() }),
  ),
  'queue.attempt': command(
    'Logs that a called truck was looked for: loudspeaker, telephone, at the cab (QU5).',
    YARD,
    z.object({ visitId: id('visit'), channel: text(40), note: text(200).nullish() }),
    z.object({ logged: z.int() }),
  ),
  'queue.reached': command(
    'A called truck is at the crossing, or in inspection.',
    YARD,
    z.object({
      visitId: id('visit'),
      /** The truck that it is unloaded into or loaded from (sang tải). */
      withPlate: plate.nullish(),
      occurredAt: at.optional(),
      reason: reason.optional(),
    }),
    done,
  ),
  'queue.no-show': command(
    'A called truck did not come after three logged attempts (QU5).',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      /** Attempts that were not logged one by one. */
      attempts: z.array(attempt).max(20).optional(),
      /** The yard itself kept it from coming: it waits at its place again, and this counts for nothing. */
      isWayBlocked: z.boolean().optional(),
    }),
    /** Not counted when the yard was in the way, said or seen. */
    z.object({ isCounted: z.boolean() }),
  ),
  'queue.postpone': command(
    'The driver asks to be called later.',
    COORDINATION,
    z.object({ visitId: id('visit') }),
    done,
  ),
  'queue.send-back': command(
    'Sent back from the point but stays in the yard.',
    YARD,
    z.object({ visitId: id('visit'), reason: reason.optional() }),
    done,
  ),
  'queue.turn-back': command(
    'Sent away inland unserved.',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      reason,
      /** Where it is sent. */
      goesTo: text(120).nullish(),
      gate: text(10).optional(),
      lane: text(10).optional(),
    }),
    done,
  ),
  'queue.fast-track': command(
    'The only way to call out of order: who ordered, why, on what paper (QU3).',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      reason: text(80),
      orderedBy: text(160),
      unit: text(120).nullish(),
      channel: text(60),
      documentNo: text(60).nullish(),
      note: text(300, 0).optional(),
    }),
    z.object({ fastTrackId: wire }),
  ),
  'fast-track.document': command(
    'The document of an order to call out of turn came in (QU3).',
    COORDINATION,
    z.object({ fastTrackId: id('fastTrack'), documentNo: text(60) }),
    done,
  ),
  'queue.transfer': command(
    'Another crossing: arrival time kept if ordered, else the time of asking (QU7).',
    COORDINATION,
    z.object({
      visitId: id('visit'),
      crossing: text(60),
      isOrdered: z.boolean().optional(),
      documentNo: text(60).nullish(),
      reason: reason.optional(),
    }),
    z.object({ queueNumber: z.string() }),
  ),
  'queue.transfer-all': command(
    'Many trucks of a queue to another crossing in one change (QU7).',
    COORDINATION,
    z.object({
      ...queueNamed,
      toCrossing: text(60),
      /** Left out = all that wait. */
      visitIds: z.array(id('visit')).min(1).max(5000).optional(),
      isOrdered: z.boolean().optional(),
      documentNo: text(60).nullish(),
      reason,
    }),
    z.object({ moved: z.int(), left: z.array(z.object({ visitId: wire, refusal: refusalShown })) }),
  ),

  'crossing.save': command(
    'Makes or changes a crossing, its directions and its calendar.',
    ADMINISTRATION,
    z.object({
      crossingId: id('crossing').optional(),
      code: z.string().regex(/^[A-Z0-9]{1,4}$/),
      name: text(60),
      nameZh: text(60, 0).optional(),
      aliases: z.array(text(60)).max(40).optional(),
      calendar: calendar.optional(),
      directions: z
        .array(
          z.object({
            direction: z.enum(DIRECTIONS),
            point: queuePoint.optional(),
            capacityPerHour: z.int().min(0).max(1000).optional(),
            buffer: z.int().min(0).max(2000).optional(),
            arriveWithinMinutes: z.int().min(1).max(1440).optional(),
            walkUpMinutes: z.int().min(0).max(600).optional(),
            lanes: z
              .array(text(20))
              .max(40)
              .refine((all) => new Set(all).size === all.length, 'a lane twice')
              .optional(),
            takes: z
              .object({
                vehicleTypes: z.array(z.enum(VEHICLE_TYPES)).min(1).nullable(),
                cargoClasses: z.array(z.enum(CARGO_CLASSES)).min(1).nullable(),
                loaded: z.boolean().nullable(),
              })
              .nullable()
              .optional(),
            callMode: z.enum(CALL_MODES).optional(),
            callBatch: z.int().min(1).max(200).optional(),
          }),
        )
        .max(6)
        .refine(
          (all) => new Set(all.map(({ direction, point }) => `${direction} ${point ?? 'main'}`)).size === all.length,
          'a queue twice',
        )
        .refine(
          (all) => all.every(({ direction, point }) => direction === 'import' || (point ?? 'main') === 'main'),
          'only imports pass further points',
        )
        .optional(),
    }),
    z.object({ crossingId: wire }),
  ),
  'crossing.suspend': command(
    'Stops calls; called trucks return to their place without a no-show (QU7).',
    COORDINATION,
    z.object({
      crossing: text(60),
      direction: z.enum(DIRECTIONS).optional(),
      reason,
      /** When it is said to open again. */
      reopensAt: at.optional(),
    }),
    z.object({ returned: z.array(wire), expected: z.int() }),
  ),
  'crossing.resume': command(
    'Calls again.',
    COORDINATION,
    z.object({ crossing: text(60), direction: z.enum(DIRECTIONS).optional() }),
    done,
  ),
  'calendar.save': command(
    'Changes the working days and hours of a crossing; entries that contradict each other are refused.',
    COORDINATION,
    z.object({ crossing: text(60), calendar, reason: reason.optional() }),
    done,
  ),
  'calendar.import': command(
    'Takes over published days and hours of several crossings from a JSON or CSV file.',
    COORDINATION,
    z.object({
      fileName: text(200),
      contentBase64: z.base64().max(240_000),
      /** Lines of crossings that the site does not have are left out instead of refused (QU57). */
      leavesOutUnknown: z.boolean().optional(),
      /** Only tells what it would do. */
      dryRun: z.boolean().optional(),
    }),
    z.object({
      days: z.int(),
      hours: z.int(),
      crossings: z.array(z.string()),
      leftOut: z.array(z.string()),
      errors: z.array(calendarIssue),
    }),
  ),
  'calendar.repeat': command(
    'Lays the days and hours around the lunar new year of one year over those of another, by their distance to it.',
    COORDINATION,
    z.object({
      crossing: text(60),
      fromYear: z.int().min(2015).max(2100),
      toYear: z.int().min(2015).max(2100),
      dryRun: z.boolean().optional(),
    }),
    z.object({
      days: z.array(z.object({ from: z.string(), to: z.string(), state: dayState })),
      hours: z.array(z.object({ on: z.string(), ...span, state: dayState })),
    }),
  ),
  'notice.save': command(
    'Sets the authority’s notice for a queue: streams, ratios, share of the oldest, hours, from–to (QU1, QU2).',
    COORDINATION,
    z.object({
      ...queueNamed,
      authority: text(120).optional(),
      number: text(60).nullish(),
      on: day.nullish(),
      /** What board and print say of it. */
      text: text(500, 0).optional(),
      /** When it comes into force; now, when left out. */
      from: at.optional(),
      until: at.nullish(),
      ...orderInput,
    }),
    z.object({ noticeId: wire }),
  ),
  'notice.end': command(
    'Withdraws a notice: the one before it is in force again, if it is not over.',
    COORDINATION,
    z.object({ noticeId: id('notice'), reason }),
    done,
  ),
  'order.import': command(
    'Follows an order of trucks that the state platform or the border guard gave, and keeps where it differs (QU1).',
    COORDINATION,
    z.object({
      ...queueNamed,
      source: z.enum(ORDER_SOURCES),
      unit: text(120),
      documentNo: text(60),
      issuedAt: at.optional(),
      until: at.nullish(),
      /** Plates, queue numbers, declaration numbers or platform codes, first called first. */
      lines: z.array(text(80)).min(1).max(2000),
      dryRun: z.boolean().optional(),
    }),
    z.object({
      orderId: wire.nullable(),
      matched: z.int(),
      unknown: z.array(z.string()),
      differences: z.array(
        z.object({ visitId: wire, plate: z.string(), orderedRank: z.int(), ownRank: z.int().nullable() }),
      ),
    }),
  ),
  'order.end': command(
    'An authority’s order is not followed any more.',
    COORDINATION,
    z.object({ orderId: id('authorityOrder'), reason }),
    done,
  ),

  ...restCommands,
  ...reportCommands,
  ...rehearsalCommands,
  ...surgeCommands,
  ...forecastCommands,

  'incident.open': command(
    'Fire, illness, theft, failed reefer … (IN1).',
    EVERYBODY_ON_DUTY,
    z.object({
      kind: z.enum(INCIDENT_KINDS),
      visitId: id('visit').nullish(),
      place: text(60).optional(),
      note: text(500, 0).optional(),
      calls: z.array(text(20)).max(10).optional(),
      people: z.array(id('person')).max(60).optional(),
      /** The driver cannot drive: the truck keeps its place and says so. */
      isDriverless: z.boolean().optional(),
      keysWith: text(80).nullish(),
    }),
    z.object({ incidentId: wire }),
    false,
  ),
  'incident.step': command(
    'A step of the incident’s checklist is done, or was not after all.',
    EVERYBODY_ON_DUTY,
    z.object({ incidentId: id('incident'), step: z.enum(INCIDENT_STEPS), isDone: z.boolean() }),
    done,
    false,
  ),
  'incident.note': command(
    'Adds to an open incident.',
    EVERYBODY_ON_DUTY,
    z.object({
      incidentId: id('incident'),
      note: text(500, 0).optional(),
      calls: z.array(text(20)).max(10).optional(),
      people: z.array(id('person')).max(60).optional(),
      visitId: id('visit').optional(),
    }),
    done,
    false,
  ),
  'incident.close': command(
    'Closes an incident.',
    COORDINATION,
    z.object({ incidentId: id('incident'), note: text(500, 0).optional() }),
    done,
    false,
  ),
  'alarm.acknowledge': command(
    'Somebody has seen the alarm, or all of a line at once.',
    EVERYBODY_ON_DUTY,
    z.object({
      alarmId: id('alarm'),
      /** The others of its line. */
      alsoAlarmIds: z.array(id('alarm')).max(2000).optional(),
    }),
    done,
    false,
  ),

  'alarm.resolve': command(
    'What the alarm told of is put right: the truck is off the fire lane, the slot is known again.',
    YARD,
    z.object({ alarmId: id('alarm'), note: text(300, 0).optional() }),
    done,
    false,
  ),

  'visit.disclose': command(
    'Writes down for whom a visit’s people are named, before its story is printed with their names (YP21).',
    ACCOUNTABLE,
    z.object({ visitId: id('visit'), to: text(120, 2), documentNo: text(60, 0).optional() }),
    /** How many are named. */
    z.object({ people: z.int() }),
    // What was handed over is not taken back.
    false,
  ),
  'change.undo': command(
    'Takes a change back by a new one (JO4).',
    EVERYBODY_ON_DUTY,
    z.object({ seq: z.int().min(1) }),
    z.object({ undone: z.int() }),
    false,
  ),
  'user.save': command(
    'Makes or changes a user.',
    ADMINISTRATION,
    z.object({
      userId: id('user').optional(),
      user: z.string().regex(/^[\p{L}\p{N}._-]{1,40}$/u),
      displayName: text(80),
      roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
      isActive: z.boolean().optional(),
      secret: z.string().min(6).max(200).optional(),
      /** A short one for a second person’s word at somebody else’s station. */
      pin: z
        .string()
        .regex(/^\d{4,8}$/)
        .optional(),
    }),
    z.object({ userId: wire }),
    false,
  ),
  'settings.save': command(
    'Changes settings of the site.',
    ['administrator', 'manager'],
    z.object({
      siteName: text(120).optional(),
      values: z
        .object({
          parentUnit: text(160, 0),
          reportTo: text(160, 0),
          reportPlace: text(80, 0),
          signerTitle: text(80, 0),
          signerName: text(80, 0),
          documentCode: text(20),
          cutOffMinute: z.int().min(0).max(1439),
          report: reportSettings,
          plan: z.object({ leverCosts: leverCostsInput }),
          rest: z
            .object({
              standards: z
                .object({
                  peoplePerBed: standard,
                  peoplePerShower: standard,
                  peoplePerToilet: standard,
                  mealsPerPersonPerDay: standard,
                  sittingsPerDay: standard,
                  litresPerPersonPerDay: standard,
                  peoplePerWashingPlace: standard,
                  peoplePerFirstAider: standard,
                  peoplePerChargingPlace: standard,
                  peoplePerPlug: standard,
                })
                .partial(),
              entitlements: z.record(
                z.enum(SERVICES),
                z.object({ perDay: z.int().min(0).max(20), gapMs: z.int().min(0).max(86_400_000) }),
              ),
              wakeBeforeCallMs: z.int().min(0).max(14_400_000),
              longRestMs: z.int().min(0).max(86_400_000),
              stayingAlarmMs: z.int().min(3_600_000).max(2_592_000_000),
              lodgingAtMinute: z.int().min(0).max(1439),
              personDataDays: z.int().min(1).max(3650),
              missedTurnMinutes: z.int().min(1).max(120),
              shortageAlarmHours: z.int().min(0).max(72),
              walkMetresPerMinute: z.int().min(20).max(200),
              sponsors: z
                .array(
                  z
                    .object({
                      name: text(120),
                      service: z.enum(SERVICES),
                      perDay: z.int().min(1).max(100_000),
                      fromOn: day,
                      untilOn: day.nullable(),
                    })
                    .refine(({ fromOn, untilOn }) => untilOn === null || untilOn >= fromOn, 'ends before it begins'),
                )
                .max(100)
                .readonly(),
            })
            .partial(),
          usualPeople: z.int().min(0).max(20),
          noShowBackPlaces: z.int().min(1).max(500),
          gates: z
            .array(
              z.object({
                gate: text(10),
                lanes: z.array(text(10)).min(1).max(20),
                side: z.enum(CAME_FROM).nullish(),
              }),
            )
            .min(1)
            .max(20),
          requiredDocuments: z
            .array(
              z.object({
                direction: z.enum(DIRECTIONS).nullable(),
                cargoClass: z.enum(CARGO_CLASSES).nullable(),
                kind: text(60),
                /** Words of the goods that it is asked of; all goods when left out. */
                goods: z.array(text(60)).min(1).max(40).nullish(),
                /** A paper of another day than within so many days back does not count. */
                maxAgeDays: z.int().min(1).max(1000).nullish(),
                names: z.object({ vi: text(80), en: text(80).nullable(), zh: text(80).nullable() }).nullish(),
              }),
            )
            .max(200),
          charges: z.object({
            isDueAtExit: z.boolean(),
            exitGraceMinutes: z.int().min(0).max(1440),
            accounts: z.array(text(120)).max(500),
          }),
          photos: z.object({
            keepDays: z.int().min(1).max(3650),
            keepIncidentDays: z.int().min(1).max(3650),
          }),
          shifts: z
            .array(z.object({ name: text(40), fromMinute: z.int().min(0).max(1439) }))
            .min(1)
            .max(12),
          alarms: z.object({
            overstayHours: z.record(z.enum(CARGO_CLASSES), z.number().min(1).max(2000)),
            perishableHours: z.number().min(1).max(1000),
            perishableWarnHours: z.number().min(0).max(200),
            plugGraceMinutes: z.int().min(0).max(1440),
            returnHours: z.number().min(1).max(1000),
            returnTwoWayHours: z.number().min(1).max(1000),
            returnWarnHours: z.number().min(0).max(200),
          }),
          fill: z
            .object({
              fullAtFreePercent: z.number().min(0).max(50),
              notFullAtFreePercent: z.number().min(0).max(60),
              almostFullAtFreePercent: z.number().min(0).max(80),
              availableAtFreePercent: z.number().min(0).max(90),
            })
            .refine(
              (fill) =>
                fill.fullAtFreePercent <= fill.notFullAtFreePercent &&
                fill.notFullAtFreePercent < fill.almostFullAtFreePercent &&
                fill.almostFullAtFreePercent <= fill.availableAtFreePercent,
              'thresholds in the wrong order',
            ),
          slots: z.object({
            weights: z.partialRecord(z.enum(SLOT_WEIGHT_CODES), z.number().min(0).max(1_000_000)),
            segregationMetres: z.tuple([
              z.number().min(0).max(200),
              z.number().min(0).max(200),
              z.number().min(0).max(200),
              z.number().min(0).max(200),
            ]),
            usesPrices: z.boolean(),
          }),
          driverHours: z.object({
            sinceBreakMinutes: z.int().min(1).max(1440),
            todayMinutes: z.int().min(1).max(1440),
            weekMinutes: z.int().min(1).max(10_080),
            breakMinutes: z.int().min(1).max(600),
          }),
          importRoutes: z
            .array(
              z.object({ cargoClass: z.enum(CARGO_CLASSES).nullable(), points: z.array(queuePoint).min(1).max(3) }),
            )
            .max(20),
          publicPages: z.object({
            isBoardOn: z.boolean(),
            isDriverPageOn: z.boolean(),
            port: z.int().min(1024).max(65_535),
            address: text(120, 0),
          }),
          slip: z.object({ paper: z.enum(['80mm', 'a6']), rules: z.object({ vi: text(600, 0), zh: text(600, 0) }) }),
          blockingUnknowns: z.array(z.enum(['documents', 'driver-hours', 'tractor', 'preregistration'])),
        })
        .partial(),
    }),
    done,
  ),
  'backup.run': command(
    'Writes a verified copy of the database.',
    ADMINISTRATION,
    z.object({}),
    z.object({ fileName: z.string(), bytes: z.int(), seq: z.int() }),
    false,
  ),
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;
/** What a caller sends. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
/** What a handler receives after validation. */
export type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>;

/** A command id as a caller may choose it: printable, without spaces. */
export const COMMAND_ID = /^[\x21-\x7e]{1,200}$/;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
