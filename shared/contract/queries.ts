import type { Instant } from '../kernel/instant.ts';
import type { Day } from '../kernel/calendar.ts';
import type { WireId } from '../kernel/ids.ts';
import {
  ROLES,
  STAFF_ROLES,
  DIRECTIONS,
  type Direction,
  type FacilityKind,
  type IncidentKind,
  type PaymentWay,
  type Role,
  type Service,
  type TurnService,
} from '../domain/vocabulary.ts';
import { VISIT_STAGES, type Departure, type VisitStage } from '../domain/gate/visit-stage.ts';
import type { ChargeLine, TariffLine } from '../domain/charges/types.ts';
import type { EvacuationList } from '../domain/evacuation/list.ts';
import type { ChecklistLine } from '../domain/incidents/steps.ts';
import type { Plan } from '../domain/layout/plan.ts';
import type { Correction, CountedDifference, DifferenceKind } from '../domain/slots/count-types.ts';
import type { FillState } from '../domain/ground/fill.ts';
import type { ClockCode } from '../domain/ground/clocks.ts';
import type { ZoneKind } from '../domain/layout/types.ts';
import type { OrderSource } from '../domain/queue/authority-order.ts';
import type { CrossingState } from '../domain/queue/calendar.ts';
import type { DocumentRequirement } from '../domain/queue/documents.ts';
import type { DutySpan } from '../domain/queue/driver-hours.ts';
import type { SwapRole } from '../domain/queue/place.ts';
import type { PlaceStepCause } from '../domain/queue/place-step.ts';
import type { QueuePoint } from '../domain/queue/points.ts';
import type { Waits } from '../domain/queue/waits.ts';
import type { Count, Notice, Photo, SavedView } from '../domain/records.ts';
import type { ShiftPage } from '../domain/shift/types.ts';
import type { EventType, Json } from '../domain/events.ts';
import type { Snapshot } from './rows.ts';
import type { CaseCode } from './texts/codes.ts';
import { forecastQueries, type ForecastOutputs } from './forecast-queries.ts';
import { lunarQueries, type LunarOutputs } from './lunar-queries.ts';
import { orderInput, queueNamed } from './order-input.ts';
import type { PastOutputs, StoryEvent } from './past-queries.ts';
import { INTERVAL_KINDS } from '../domain/reports/interval-kinds.ts';
import type { RehearsalOutputs } from './rehearsal-queries.ts';
import type { PageHead, ReportOutputs } from './report-queries.ts';
import type { OwnRest, RestOutputs } from './rest-queries.ts';
import { surgeQueries, type SurgeOutputs } from './surge-queries.ts';
import { at, day, id, text, z } from './zod.ts';

/** One question to the yard. All are answered with `seq` from one read transaction. */
export type QuerySpec = {
  readonly summary: string;
  readonly input: z.ZodType;
  readonly roles: readonly Role[];
};

const EVERYBODY: readonly Role[] = STAFF_ROLES;
/** A screen on a wall is shown this, and nothing else (RP44). */
const ON_WALL: readonly Role[] = ROLES;
const WITH_PEOPLE: readonly Role[] = ['gate', 'coordinator', 'rest', 'manager', 'administrator'];
const YARD_PEOPLE: readonly Role[] = ['gate', 'coordinator', 'administrator'];
const ACCOUNTABLE: readonly Role[] = ['coordinator', 'manager', 'administrator'];
/** Who may see identity papers. */
const REST_PEOPLE: readonly Role[] = ['rest', 'coordinator', 'administrator'];
const MONEY: readonly Role[] = ['gate', 'coordinator', 'manager', 'administrator'];

function query<I extends z.ZodType>(summary: string, roles: readonly Role[], input: I) {
  return { summary, roles, input };
}

const period = z.union([z.object({ on: day }), z.object({ from: at, to: at })]);

/** A page of raw intervals: of what kind, after which mark. */
const INTERVAL_PAGE = {
  kind: z.enum(INTERVAL_KINDS),
  after: z.string().max(60).optional(),
  limit: z.int().min(1).max(5000).optional(),
};

export const queries = {
  'yard.now': query('The whole live state: the client’s snapshot.', ON_WALL, z.object({})),
  'yard.at': query('The same as recorded by a past instant.', ACCOUNTABLE, z.object({ at })),
  'yard.pulse': query(
    'How much was recorded in each part of a time, and what to look at in it.',
    ACCOUNTABLE,
    z.object({ from: at, to: at, parts: z.int().min(1).max(500).optional() }),
  ),
  'slot.suggest': query(
    'Best slots for a visit with reasons (SL6).',
    EVERYBODY,
    z.object({ visitId: id('visit'), limit: z.int().min(1).max(50).optional() }),
  ),
  'slot.plan': query(
    'Where so many trucks would stand best together: to look at, then `slot.assign-all` (SL6).',
    YARD_PEOPLE,
    z.object({
      /** The trucks; all in the yard that stand in no slot when left out. */
      visitIds: z.array(id('visit')).min(1).max(2000).optional(),
      /** Only slots of this zone. */
      zone: text(12).optional(),
    }),
  ),
  'move.plan': query(
    'Moves that would unblock a truck, clear what is to be closed, or close gaps: to look at, then `move.order-all`.',
    YARD_PEOPLE,
    z.discriminatedUnion('why', [
      z.object({ why: z.literal('unblock'), visitId: id('visit') }),
      z.object({
        why: z.literal('zone-closing'),
        closingId: id('closing').optional(),
        slotIds: z.array(id('slot')).min(1).max(5000).optional(),
        zone: text(12).optional(),
        row: text(12).optional(),
      }),
      z.object({ why: z.literal('consolidate'), zone: text(12), limit: z.int().min(1).max(200).optional() }),
    ]),
  ),
  'yard.budget': query('How long the places last at this pace, for each zone and the site.', EVERYBODY, z.object({})),
  'yard.clocks': query(
    'Clocks that run on trucks in the yard: overstay, perishable goods, plugs, return to the other country.',
    EVERYBODY,
    z.object({ limit: z.int().min(1).max(5000).optional() }),
  ),
  'layout.now': query('The plan as it is: zones, rows, slots, keep-clear areas, landmarks.', EVERYBODY, z.object({})),
  'layout.read': query(
    'Reads a plan from CSV or JSON and says what is wrong with it, row by row; nothing is saved.',
    ['administrator'],
    z.object({ fileName: text(200), contentBase64: z.base64().max(8_000_000) }),
  ),
  'count.state': query(
    'A stock-take: what was seen, what was not yet, and how it differs from the record (SL7).',
    EVERYBODY,
    z.object({ countId: id('count') }),
  ),
  'count.list': query(
    'Stock-takes that ended, newest first, and how true the record was each time.',
    EVERYBODY,
    z.object({ limit: z.int().min(1).max(500).optional() }),
  ),
  'view.list': query('One’s own saved views of a screen.', EVERYBODY, z.object({ screen: text(20) })),
  'queue.order': query('The order of a queue, why each stands there, and estimates.', EVERYBODY, z.object(queueNamed)),
  'queue.explain': query(
    'Every place won or lost; with otherVisitId why one is before the other.',
    EVERYBODY,
    z.object({ visitId: id('visit'), otherVisitId: id('visit').optional() }),
  ),
  'queue.history': query(
    'Every gain and loss of place of a truck since it joined: what happened, by which rule, by whom.',
    EVERYBODY,
    z.object({ visitId: id('visit') }),
  ),
  'queue.record': query(
    'The public record of a queue for a day: all that changed its order.',
    EVERYBODY,
    z.object({ ...queueNamed, on: day }),
  ),
  'queue.what-if': query(
    'A past day called under another order, and how long each class would have waited.',
    ACCOUNTABLE,
    z.object({ ...queueNamed, on: day, ...orderInput }),
  ),
  'notice.list': query('Notices of a queue: to come, in force, over; newest first.', EVERYBODY, z.object(queueNamed)),
  'order.list': query(
    'Orders of authorities for a queue, and where they differ from ours.',
    EVERYBODY,
    z.object(queueNamed),
  ),
  'fast-track.list': query(
    'The public list of a day: trucks called out of turn, and documents that are missing (QU3).',
    EVERYBODY,
    z.object({ on: day }),
  ),
  'swap.list': query(
    'The public list of a day: what was exchanged, old and new (QU6).',
    EVERYBODY,
    z.object({ on: day }),
  ),
  'team.list': query(
    'The team of drivers: who is on duty, and how long each may still drive.',
    WITH_PEOPLE,
    z.object({}),
  ),
  'crossing.history': query(
    'What was changed of a crossing, its queues and its calendar, by whom; newest first.',
    EVERYBODY,
    z.object({ crossing: text(60), limit: z.int().min(1).max(500).optional() }),
  ),
  'crossing.coming': query(
    'Trucks on the road to a crossing, with telephones, and words to tell them of its closing (QU7).',
    WITH_PEOPLE,
    z.object({ crossing: text(60), direction: z.enum(DIRECTIONS).optional() }),
  ),
  'visit.slip': query('What a driver\u2019s slip says.', WITH_PEOPLE, z.object({ visitId: id('visit') })),
  'board.show': query(
    'What the public board of a crossing shows: no personal data.',
    EVERYBODY,
    z.object({ crossing: text(60) }),
  ),
  'driver.page': query(
    'A driver\u2019s own page, by the key on the slip.',
    EVERYBODY,
    z.object({ key: z.string().regex(/^[a-z0-9]{1,40}$/) }),
  ),
  'visit.find': query(
    'Search over all time by plate in any writing, trailer, container, queue number, declaration, firm, goods, note, and by driver and telephone where these are kept.',
    EVERYBODY,
    z.object({
      // However long: what is too long is said in words.
      text: z.string(),
      stage: z.enum(VISIT_STAGES).optional(),
      from: at.optional(),
      to: at.optional(),
      limit: z.int().min(1).max(5000).optional(),
    }),
  ),
  'visit.story': query(
    'One visit’s full story; `disclosure`: as it is printed by the change that wrote down for whom (YP21).',
    EVERYBODY,
    z.object({ visitId: id('visit'), disclosure: z.int().min(1).optional() }),
  ),
  'gate.out': query(
    'What must be settled before a truck goes out: holds, papers, keys, charges.',
    WITH_PEOPLE,
    z.object({ visitId: id('visit') }),
  ),
  'gate.cases': query('Cases that a coordinator has yet to confirm (GA1), oldest first.', WITH_PEOPLE, z.object({})),
  'slip.blocks': query('Blocks of paper slips, and which numbers nobody has entered.', WITH_PEOPLE, z.object({})),
  'photo.list': query(
    'Pictures of a visit or an incident, oldest first.',
    WITH_PEOPLE,
    z.union([z.object({ visitId: id('visit') }), z.object({ incidentId: id('incident') })]),
  ),
  'photo.file': query(
    'What kind of picture a hash is of, while it is kept; its bytes are at /api/photos/<sha256>.',
    WITH_PEOPLE,
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  'tariff.list': query('All versions of the prices, newest first.', EVERYBODY, z.object({})),
  'charge.takings': query('Receipts of a time, and their sums.', MONEY, z.object({ from: at, to: at })),
  'incident.list': query(
    'Incidents, open ones first, then newest first.',
    WITH_PEOPLE,
    z.object({ limit: z.int().min(1).max(500).optional() }),
  ),
  'incident.story': query(
    'All of one incident; a restricted one only for coordinators.',
    WITH_PEOPLE,
    z.object({ incidentId: id('incident') }),
  ),
  'shift.now': query('What this shift would hand over now.', WITH_PEOPLE, z.object({})),
  'shift.list': query(
    'Shifts that ended, newest first.',
    WITH_PEOPLE,
    z.object({ limit: z.int().min(1).max(200).optional() }),
  ),
  'evacuation.list': query('Who and what is on site now, by zone.', WITH_PEOPLE, z.object({})),
  'rest.load': query('People on site against each facility (RE3).', EVERYBODY, z.object({})),
  'rest.person': query(
    'What a visit’s people may still get today (RE2).',
    WITH_PEOPLE,
    z.object({ visitId: id('visit') }),
  ),
  'rest.find': query(
    'People by the code of a slip, a plate, a queue number or a name, to serve at the counter.',
    REST_PEOPLE,
    z.object({ text: z.string().min(1).max(200), limit: z.int().min(1).max(100).optional() }),
  ),
  'rest.suggest-bed': query(
    'The best free beds for a person, with reasons (RE1).',
    REST_PEOPLE,
    z.object({ visitId: id('visit'), personId: id('person').optional(), limit: z.int().min(1).max(50).optional() }),
  ),
  'rest.wake-ups': query('Who is to be woken, soonest first (RE4).', REST_PEOPLE, z.object({ until: at.optional() })),
  'rest.turns': query('Numbers that wait or were called.', EVERYBODY, z.object({})),
  'rest.meals': query(
    'The sittings of a day: planned, made, handed out.',
    WITH_PEOPLE,
    z.object({ on: day.optional() }),
  ),
  'rest.forecast': query(
    'People against each kind of facility: today by the hour, and the next 72 h (RE3).',
    EVERYBODY,
    z.object({}),
  ),
  'rest.lodging': query('The lodging list of a day.', REST_PEOPLE, z.object({ on: day.optional() })),
  'rest.drivers': query('Who rests, and who may drive when called (QU4).', WITH_PEOPLE, z.object({})),
  'rest.takings': query('What was taken for services on a day.', WITH_PEOPLE, z.object({ on: day.optional() })),
  'rest.day': query('A day’s figures of driver rest.', EVERYBODY, z.object({ on: day.optional() })),
  'plan.situation': query(
    'The yard as it is now and what the coming days bring: what a rehearsal begins with (RH40).',
    ACCOUNTABLE,
    z.object({ days: z.int().min(1).max(90).optional() }),
  ),
  'plan.scenarios': query('Scenarios that are kept, by name (RH50).', ACCOUNTABLE, z.object({})),
  'complaint.list': query(
    'Complaints, open ones first, then newest first.',
    WITH_PEOPLE,
    z.object({ limit: z.int().min(1).max(500).optional() }),
  ),
  'person.card': query('All that is known of a person.', REST_PEOPLE, z.object({ personId: id('person') })),
  'report.daily': query('The day’s occupancy report.', EVERYBODY, period),
  ...forecastQueries,
  'report.range': query(
    'The same figures over any time, day by day: from one instant to another, whole days, the season of a year.',
    ACCOUNTABLE,
    z.union([
      z.object({ from: at, to: at }),
      z.object({ fromOn: day, toOn: day }),
      z.object({ season: z.int().min(1900).max(2100) }),
    ]),
  ),
  'report.versions': query('The frozen versions of a day’s figures, newest first.', EVERYBODY, z.object({ on: day })),
  'report.frozen': query(
    'A day’s figures as they were frozen; the newest version when none is named.',
    EVERYBODY,
    z.object({ on: day, version: z.int().min(1).optional() }),
  ),
  'report.files': query(
    'Reports written to a folder by schedule, newest first, and those that failed.',
    WITH_PEOPLE,
    z.object({ limit: z.int().min(1).max(500).optional() }),
  ),
  'report.due': query('Reports that the schedule wants written now, and where.', ACCOUNTABLE, z.object({})),
  'report.dashboard': query('Now, today against what is expected of it, and trends.', ON_WALL, z.object({})),
  'report.intervals': query(
    'Raw intervals of a time or of whole days, a page at a time.',
    ACCOUNTABLE,
    z.union([z.object({ ...INTERVAL_PAGE, from: at, to: at }), z.object({ ...INTERVAL_PAGE, fromOn: day, toOn: day })]),
  ),
  'journal.page': query(
    'A page of the journal, newest first.',
    ACCOUNTABLE,
    z.object({ before: z.int().min(1).optional(), limit: z.int().min(1).max(200).optional() }),
  ),
  'journal.verify': query(
    'Checks the chain of the journal (JO3).',
    ACCOUNTABLE,
    z.object({ from: z.int().min(1).optional() }),
  ),
  ...surgeQueries,
  'user.list': query('Who may sign in.', ['administrator'], z.object({})),
  ...lunarQueries,
} as const satisfies Record<string, QuerySpec>;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.input<(typeof queries)[Name]['input']>;
export type ParsedQuery<Name extends QueryName> = z.output<(typeof queries)[Name]['input']>;

/** What is answered without signing in (QU41). */
export const PUBLIC_QUERIES: ReadonlySet<QueryName> = new Set<QueryName>(['board.show', 'driver.page']);

export function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(queries, name);
}

type ShownTerm = { readonly code: string; readonly value: number };
type ShownRemoval = { readonly rule: string; readonly slots: number };

export type SlotSuggestion = {
  readonly slotId: WireId<'slot'>;
  readonly code: string;
  readonly cost: number;
  readonly terms: readonly ShownTerm[];
  /** Further slots that it takes together with this one; absent where one is enough. */
  readonly alsoSlotIds?: readonly WireId<'slot'>[];
};

/** A zone with room for a truck that stands in no slot there. */
export type ZoneSuggestion = {
  readonly zoneId: WireId<'zone'>;
  readonly code: string;
  readonly free: number;
  readonly cost: number;
  readonly terms: readonly ShownTerm[];
};

/** One truck of a plan for many. */
export type PlannedPlacement = SlotSuggestion & {
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
};

/** A move that the engine proposes; `move.order-all` takes it as it is. */
export type PlannedMove = {
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
  readonly fromSlotId: WireId<'slot'> | null;
  readonly fromCode: string | null;
  readonly toSlotId: WireId<'slot'>;
  readonly toCode: string;
  readonly cost: number;
  readonly terms: readonly ShownTerm[];
};

/** How long places last. Figures per hour are of the last three hours; `untilFull…` null while it is not filling. */
export type Budget = {
  readonly places: number;
  readonly occupied: number;
  readonly free: number;
  readonly inPerHour: number;
  readonly outPerHour: number;
  /** Places ÷ outflow: the longest average stay that they bear; null while nothing leaves. */
  readonly dwellBudgetMs: number | null;
  /** Until the last place is taken at this pace, and between which times that lies in nine of ten cases. */
  readonly untilFullMs: number | null;
  readonly untilFullLowMs: number | null;
  readonly untilFullHighMs: number | null;
  /** DATEX II status, with hysteresis. */
  readonly state: FillState;
};

/** A clock that runs on a truck: until when, and whether its alarm is due. */
export type RunningClock = {
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
  readonly code: ClockCode;
  /** When somebody is told, and when it is over. */
  readonly dueAt: Instant;
  readonly limitAt: Instant;
  readonly isDue: boolean;
};

/** What is wrong with a plan that was read: the row of the file where there is one, the thing, what to do. */
export type ReadProblem = {
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly at: string;
  readonly other?: string;
};

/** A difference between ground and record as a stock-take shows it, with how it may be put right, likeliest first. */
export type ShownDifference = {
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly slotId: WireId<'slot'> | null;
  readonly slotCode: string | null;
  readonly visitId: WireId<'visit'> | null;
  readonly plate: string | null;
  readonly recorded: string | null;
  readonly seen: string | null;
  readonly seenAt: Instant | null;
  readonly corrections: readonly Correction[];
};

export type EndedCount = Omit<Count, 'id' | 'zoneIds' | 'differences'> & {
  readonly countId: WireId<'count'>;
  readonly zoneIds: readonly WireId<'zone'>[];
  readonly differences: readonly (Omit<CountedDifference, 'slotId' | 'visitId'> & {
    readonly slotId: WireId<'slot'> | null;
    readonly visitId: WireId<'visit'> | null;
  })[];
};

export type QueueOrderEntry = {
  readonly visitId: WireId<'visit'>;
  readonly rank: number | null;
  readonly queueNumber: string;
  readonly plate: string;
  readonly stream: string;
  readonly joinedAt: Instant;
  readonly ready: boolean;
  readonly notReady: readonly string[];
  /** Codes of what nobody knows and what is not in the way (QU4). */
  readonly warnings: readonly string[];
  /** QU1, QU2 or QU3. */
  readonly rule: string;
  readonly reason: string;
  readonly estimate?: ShownEstimate;
};

/** When a truck will be called, in two ranges (QU8). */
export type ShownEstimate = {
  readonly p50From: Instant;
  readonly p50To: Instant;
  readonly p90From: Instant;
  readonly p90To: Instant;
  /** What the width rests on: `measured` past errors, or the `recent-rate` alone. */
  readonly basis: string;
};

/** How good the estimates of a queue were: of so many trucks of so many days, so many per cent fell into the range. */
export type MeasuredError = {
  readonly trucks: number;
  readonly days: number;
  readonly p50HitPercent: number;
  readonly p90HitPercent: number;
};

/** One gain or loss of place (QU8: derived, never stored). */
export type ShownPlaceStep = {
  readonly at: Instant;
  readonly seq: number;
  /** Places among those that could be called, from 1; `from` null for the first step, `to` null when it left the line. */
  readonly from: number | null;
  readonly to: number | null;
  readonly cause: PlaceStepCause;
  readonly rule: string;
  /** How many trucks it was about, and the first of them. */
  readonly count: number;
  readonly others: readonly { readonly queueNumber: string; readonly plate: string }[];
  /** Sign-in name of who did it. */
  readonly actor: string;
  readonly reason: string | null;
  readonly documentNo: string | null;
};

/** A line of a queue's public record: what changed the order on a day. Units and reasons, never names. */
export type RecordLine = {
  readonly at: Instant;
  readonly seq: number;
  readonly queueNumber: string | null;
  readonly plate: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly cause: PlaceStepCause;
  readonly rule: string;
  readonly reason: string | null;
  readonly unit: string | null;
  readonly documentNo: string | null;
};

/** The public record of a queue for a day (QU38). */
export type QueueRecord = {
  readonly seq: number;
  readonly siteName: string;
  readonly head: PageHead;
  readonly crossing: string;
  readonly direction: Direction;
  readonly point: QueuePoint;
  readonly on: Day;
  /** Until when it reaches: the end of the day, or now while the day is still running. */
  readonly untilAt: Instant;
  readonly notice: { readonly number: string | null; readonly on: Day | null; readonly authority: string };
  readonly called: number;
  /** Oldest first. */
  readonly lines: readonly RecordLine[];
};

export type ShownTeamDriver = {
  readonly teamDriverId: WireId<'teamDriver'>;
  readonly code: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly licenceNo: string | null;
  readonly crossing: string | null;
  readonly duty: readonly DutySpan[];
  readonly isActive: boolean;
  readonly isOnDuty: boolean;
  /** Minutes that may still be driven now; null = nobody said how long was driven. */
  readonly minutesLeft: number | null;
  readonly visitId: WireId<'visit'> | null;
  readonly plate: string | null;
};

/** A notice as it is listed. */
export type ShownNotice = Omit<Notice, 'id' | 'queueId'> & { readonly noticeId: WireId<'notice'> };

export type ShownOrder = {
  readonly orderId: WireId<'authorityOrder'>;
  readonly source: OrderSource;
  readonly unit: string;
  readonly documentNo: string;
  readonly issuedAt: Instant;
  readonly untilAt: Instant | null;
  readonly importedAt: Instant;
  readonly importedBy: string;
  readonly endedAt: Instant | null;
  readonly endedHow: string | null;
  readonly trucks: number;
  readonly called: number;
  readonly unknown: readonly string[];
  readonly differences: readonly {
    readonly visitId: WireId<'visit'>;
    readonly plate: string;
    readonly orderedRank: number;
    readonly ownRank: number | null;
  }[];
};

/** What was changed of a crossing, its queues or its calendar. */
export type CrossingChange = {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly reason: string | null;
  readonly type: EventType;
  readonly direction: Direction | null;
  readonly point: QueuePoint | null;
  readonly fields: readonly { readonly field: string; readonly was: Json; readonly becomes: Json }[];
};

/** What drivers see of a queue: a crossing and direction. */
export type BoardLine = {
  readonly direction: Direction;
  readonly state: CrossingState;
  /** When that changes. */
  readonly changesAt: Instant | null;
  /** Whether trucks can be called now: whoever is called gets there while it is open (QU29). */
  readonly isCalling: boolean;
  readonly isSuspended: boolean;
  readonly suspendedReason: string | null;
  readonly reopensAt: Instant | null;
  /** How long whoever comes now is likely to wait; null = not known. */
  readonly newcomerFromMs: number | null;
  readonly newcomerToMs: number | null;
  readonly waiting: number;
  readonly notice: {
    readonly number: string | null;
    readonly on: Day | null;
    readonly authority: string;
    readonly text: string;
  } | null;
};

/** How a facility, or all of its kind together, carries the people on site; facilities of a kind share the load. */
type Load = {
  /** Code of the facility; those of a kind as in "N1, N2". */
  readonly facility: string;
  readonly kind: FacilityKind;
  readonly people: number;
  readonly capacity: number;
  /** Null where nobody counts. */
  readonly inUse: number | null;
  /** People for one unit. */
  readonly ratio: number | null;
  readonly standard: number | null;
  /** Per cent of the standard. */
  readonly loadPercent: number | null;
  /** Units missing now, of the whole kind. */
  readonly shortage: number;
};
/** Capacity and use of the one facility; people, ratio, standard and shortage of its kind. */
export type FacilityLoad = Load & { readonly facilityId: WireId<'facility'> };
export type KindLoad = Load & { readonly facilityIds: readonly WireId<'facility'>[] };

/** What a stay has cost so far. Amounts are whole đồng. */
export type ChargeSheet = {
  readonly lines: readonly ChargeLine[];
  readonly totalDong: number;
  /** Receipts less reversals. */
  readonly settledDong: number;
  /** What is left; negative where too much was taken. */
  readonly dueDong: number;
  /** Days of the stay for which no tariff was in force. */
  readonly daysWithoutTariff: number;
  readonly added: readonly {
    readonly chargeId: WireId<'charge'>;
    readonly code: string;
    readonly name: string;
    readonly quantity: number;
    readonly amountDong: number;
    readonly addedAt: Instant;
    readonly addedBy: string;
  }[];
};

export type ReceiptRow = {
  readonly paymentId: WireId<'payment'>;
  readonly receiptNo: string;
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
  readonly how: PaymentWay;
  readonly amountDong: number;
  readonly account: string | null;
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly paidAt: Instant;
  readonly paidBy: string;
  readonly gate: string;
  /** The receipt that this one reverses. */
  readonly reverses: string | null;
  readonly isReversed: boolean;
  readonly lines: readonly ChargeLine[];
};

export type PhotoRow = {
  readonly photoId: WireId<'photo'>;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly takenAt: Instant;
  readonly addedBy: string;
  readonly note: string;
  /** False once it was removed: kept long enough. */
  readonly isKept: boolean;
};

export type IncidentSummary = {
  readonly incidentId: WireId<'incident'>;
  readonly kind: IncidentKind;
  readonly place: string;
  readonly plate: string | null;
  readonly visitId: WireId<'visit'> | null;
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly closedAt: Instant | null;
  readonly stepsDone: number;
  readonly stepsInAll: number;
  readonly isRestricted: boolean;
};

export type PassFound = {
  readonly at: Instant;
  readonly plate: string;
  readonly trailerPlate: string | null;
  readonly gate: string;
  readonly lane: string;
  readonly departure: Departure | null;
  readonly actor: string;
};

/** What each query answers, beside `seq`. */
export type QueryOutputs = RestOutputs &
  ForecastOutputs &
  ReportOutputs &
  RehearsalOutputs &
  SurgeOutputs &
  LunarOutputs &
  PastOutputs & {
    readonly 'yard.now': Snapshot;
    readonly 'slot.suggest': {
      readonly seq: number;
      readonly suggestions: readonly SlotSuggestion[];
      readonly removed: readonly ShownRemoval[];
      /** Zones with room but without a slot of their own, cheapest first. */
      readonly zones: readonly ZoneSuggestion[];
    };
    readonly 'slot.plan': {
      readonly seq: number;
      readonly placements: readonly PlannedPlacement[];
      /** Trucks for which nothing was left, and how many slots each rule removed. */
      readonly unplaced: readonly {
        readonly visitId: WireId<'visit'>;
        readonly plate: string;
        readonly removed: readonly ShownRemoval[];
      }[];
    };
    readonly 'move.plan': {
      readonly seq: number;
      /** In the order in which they can be driven. */
      readonly moves: readonly PlannedMove[];
      /** Trucks for which there is no place to go. */
      readonly stuck: readonly {
        readonly visitId: WireId<'visit'>;
        readonly plate: string;
        readonly slotId: WireId<'slot'> | null;
        readonly removed: readonly ShownRemoval[];
      }[];
    };
    readonly 'yard.budget': {
      readonly seq: number;
      readonly site: Budget;
      readonly zones: readonly (Budget & {
        readonly zoneId: WireId<'zone'>;
        readonly code: string;
        readonly name: string;
        readonly nameEn: string;
        readonly kind: ZoneKind;
      })[];
    };
    readonly 'yard.clocks': { readonly seq: number; readonly clocks: readonly RunningClock[] };
    readonly 'layout.now': { readonly seq: number; readonly plan: Plan };
    readonly 'layout.read': {
      readonly seq: number;
      /** Null while something is wrong with it. */
      readonly plan: Plan | null;
      readonly rows: number;
      readonly problems: readonly ReadProblem[];
    };
    readonly 'count.state': {
      readonly seq: number;
      readonly countId: WireId<'count'>;
      readonly places: number;
      readonly placesSeen: number;
      readonly trucksSeen: number;
      readonly differences: readonly ShownDifference[];
    };
    readonly 'count.list': { readonly seq: number; readonly counts: readonly EndedCount[] };
    readonly 'view.list': {
      readonly seq: number;
      readonly views: readonly (Pick<SavedView, 'name' | 'state'> & { readonly viewId: WireId<'savedView'> })[];
    };
    readonly 'queue.order': {
      readonly seq: number;
      readonly entries: readonly QueueOrderEntry[];
      /** The past error of the estimates; null = too little history to say. */
      readonly measured: MeasuredError | null;
    };
    readonly 'queue.history': {
      readonly seq: number;
      /** Newest first. */
      readonly steps: readonly ShownPlaceStep[];
      /** The place over time, oldest first: a staircase. */
      readonly places: readonly { readonly at: Instant; readonly place: number }[];
      /** False where it joined too many changes ago: the oldest steps are left out. */
      readonly isWhole: boolean;
    };
    readonly 'queue.record': QueueRecord;
    readonly 'queue.what-if': {
      readonly seq: number;
      readonly on: Day;
      readonly arrivals: number;
      readonly calls: number;
      readonly actual: Waits;
      readonly changed: Waits;
    };
    readonly 'notice.list': { readonly seq: number; readonly notices: readonly ShownNotice[] };
    readonly 'order.list': { readonly seq: number; readonly orders: readonly ShownOrder[] };
    readonly 'fast-track.list': {
      readonly seq: number;
      readonly fastTracks: readonly {
        readonly fastTrackId: WireId<'fastTrack'>;
        readonly visitId: WireId<'visit'>;
        readonly crossing: string;
        readonly direction: Direction;
        readonly plate: string;
        readonly queueNumber: string;
        readonly reason: string;
        readonly unit: string;
        readonly channel: string;
        readonly note: string;
        readonly orderedAt: Instant;
        readonly documentNo: string | null;
        readonly documentAt: Instant | null;
        /** A day has passed and there is no document. */
        readonly isOverdue: boolean;
        readonly endedHow: string | null;
      }[];
    };
    readonly 'swap.list': {
      readonly seq: number;
      readonly swaps: readonly {
        readonly swapId: WireId<'swap'>;
        readonly visitId: WireId<'visit'>;
        readonly crossing: string;
        readonly direction: Direction;
        readonly role: SwapRole;
        readonly was: string;
        readonly becomes: string;
        readonly documentNo: string | null;
        readonly hasKeptPlace: boolean;
        readonly wasQueueNumber: string | null;
        readonly queueNumber: string | null;
        readonly at: Instant;
        /** The load changed and the place stayed: a second person has to confirm it. */
        readonly needsConfirmation: boolean;
        readonly isConfirmed: boolean;
      }[];
    };
    readonly 'team.list': { readonly seq: number; readonly drivers: readonly ShownTeamDriver[] };
    readonly 'crossing.history': { readonly seq: number; readonly changes: readonly CrossingChange[] };
    readonly 'crossing.coming': {
      readonly seq: number;
      readonly trucks: readonly {
        readonly visitId: WireId<'visit'>;
        readonly plate: string;
        readonly direction: Direction;
        readonly carrier: string | null;
        readonly driver: string | null;
        readonly phone: string | null;
        readonly expectedAt: Instant | null;
      }[];
      /** A text to send: the crossing, why it is closed, until when. */
      readonly message: { readonly vi: string; readonly zh: string };
    };
    readonly 'visit.slip': {
      readonly seq: number;
      readonly visitId: WireId<'visit'>;
      readonly plate: string;
      readonly trailerPlate: string | null;
      readonly queueNumber: string | null;
      readonly stream: string | null;
      readonly crossing: string;
      readonly crossingZh: string;
      readonly direction: Direction;
      readonly slotCode: string | null;
      readonly arrivedAt: Instant | null;
      readonly rank: number | null;
      readonly waiting: number;
      readonly estimate: ShownEstimate | null;
      readonly people: number;
      /** What is free for each of them by day, and what is left of it today for all together. */
      readonly entitlements: readonly { readonly service: Service; readonly perDay: number; readonly left: number }[];
      readonly beds: OwnRest['beds'];
      readonly turns: OwnRest['turns'];
      /** Where the driver reads on: the QR; null = these pages are off. */
      readonly url: string | null;
      readonly rules: { readonly vi: string; readonly zh: string };
      readonly steps: readonly ShownPlaceStep[];
    };
    readonly 'board.show': {
      readonly seq: number;
      readonly crossing: { readonly code: string; readonly name: string; readonly nameZh: string };
      readonly siteNow: Instant;
      readonly timeZone: string;
      /** How many are called and on their way. */
      readonly calledCount: number;
      /** They, newest first; of very many the newest. */
      readonly called: readonly {
        readonly queueNumber: string;
        readonly plate: string;
        readonly direction: Direction;
        readonly point: QueuePoint;
        readonly lane: string | null;
        readonly calledAt: Instant;
      }[];
      readonly next: readonly {
        readonly queueNumber: string;
        readonly direction: Direction;
        readonly p90From: Instant | null;
        readonly p90To: Instant | null;
      }[];
      readonly lines: readonly BoardLine[];
      /** Numbered turns that are called and not gone in, newest first (RE21): of the whole yard, without names. */
      readonly turns: readonly {
        readonly service: TurnService;
        readonly number: number;
        readonly facility: string;
        readonly calledAt: Instant;
      }[];
    };
    readonly 'driver.page': {
      readonly seq: number;
      readonly siteNow: Instant;
      readonly timeZone: string;
      readonly plate: string;
      readonly queueNumber: string | null;
      readonly crossing: { readonly name: string; readonly nameZh: string };
      readonly direction: Direction;
      readonly stage: VisitStage;
      readonly rank: number | null;
      readonly estimate: ShownEstimate | null;
      readonly call: {
        readonly lane: string | null;
        readonly calledAt: Instant;
        readonly arriveBy: Instant | null;
      } | null;
      /** Codes of what keeps it from being called. */
      readonly missing: readonly string[];
      /** What the site calls those of them that are papers of its own. */
      readonly documentNames: readonly Pick<DocumentRequirement, 'kind' | 'names'>[];
      readonly line: BoardLine | null;
      readonly entitlements: OwnRest['entitlements'];
      readonly beds: OwnRest['beds'];
      readonly turns: OwnRest['turns'];
      /** Newest first; other trucks by their numbers only. */
      readonly steps: readonly (Omit<ShownPlaceStep, 'actor' | 'others' | 'reason'> & {
        readonly others: readonly string[];
      })[];
      readonly rules: { readonly vi: string; readonly zh: string };
    };
    readonly 'queue.explain': {
      readonly seq: number;
      readonly places: readonly StoryEvent[];
      readonly comparison: {
        /** Null where neither is before the other: different queues. */
        readonly isBefore: boolean | null;
        readonly codes: readonly { readonly code: string; readonly [key: string]: Json | undefined }[];
      } | null;
    };
    readonly 'gate.out': {
      readonly seq: number;
      readonly plate: string;
      readonly departure: Departure;
      readonly holds: readonly { readonly authority: string; readonly reason: string }[];
      /** Kinds of papers that are missing or were never seen. */
      readonly missingDocuments: readonly string[];
      readonly keysWith: string | null;
      readonly sealNo: string | null;
      readonly sealCheckedAt: Instant | null;
      readonly charges: ChargeSheet;
      readonly isDueAtExit: boolean;
      /** The firm that may owe; null where the carrier has no account. */
      readonly account: string | null;
      /** Gates on the road that it takes; none where any gate will do (GA3). */
      readonly gates: readonly string[];
    };
    readonly 'gate.cases': {
      readonly seq: number;
      readonly cases: readonly {
        readonly visitId: WireId<'visit'>;
        readonly plate: string;
        readonly code: CaseCode;
        readonly at: Instant;
        readonly actor: string;
        readonly queueNumber: string | null;
        readonly place: string;
        readonly slotCode: string | null;
        /** The change that made it a case, where that can still be taken back (JO4). */
        readonly seq: number;
        readonly isOverdue: boolean;
      }[];
    };
    readonly 'slip.blocks': {
      readonly seq: number;
      readonly blocks: readonly {
        readonly blockId: WireId<'slipBlock'>;
        readonly gate: string;
        readonly series: string;
        readonly first: number;
        readonly last: number;
        readonly madeAt: Instant;
        readonly madeBy: string;
        readonly entered: number;
        readonly voided: number;
        /** Below the highest number entered: written, it seems, and not entered. */
        readonly missing: readonly string[];
        readonly spoilt: readonly string[];
        /** Where writing goes on; null once the block is used up. */
        readonly next: string | null;
      }[];
    };
    readonly 'photo.list': { readonly seq: number; readonly photos: readonly PhotoRow[] };
    readonly 'photo.file': { readonly seq: number } & Pick<Photo, 'sha256' | 'mediaType' | 'bytes'>;
    readonly 'tariff.list': {
      readonly seq: number;
      readonly tariffs: readonly {
        readonly tariffId: WireId<'tariff'>;
        readonly name: string;
        readonly validFromOn: Day;
        /** The last day; null while nothing follows. */
        readonly validToOn: Day | null;
        readonly hasBegun: boolean;
        readonly lines: readonly TariffLine[];
        readonly savedAt: Instant;
        readonly savedBy: string;
      }[];
    };
    readonly 'charge.takings': {
      readonly seq: number;
      readonly receipts: readonly ReceiptRow[];
      readonly sums: readonly { readonly how: PaymentWay; readonly count: number; readonly amountDong: number }[];
    };
    readonly 'incident.list': { readonly seq: number; readonly incidents: readonly IncidentSummary[] };
    readonly 'incident.story': {
      readonly seq: number;
      readonly incident: IncidentSummary & {
        readonly note: string;
        readonly outcome: string;
        readonly closedBy: string | null;
        readonly calls: readonly { readonly number: string; readonly at: Instant }[];
        readonly steps: readonly ChecklistLine[];
        readonly people: readonly {
          readonly personId: WireId<'person'>;
          readonly name: string | null;
          readonly role: string;
        }[];
        /** Passages out that a theft froze; null for other kinds. */
        readonly exits: readonly PassFound[] | null;
        readonly exitsSince: Instant | null;
      };
      readonly photos: readonly PhotoRow[];
    };
    readonly 'shift.now': {
      readonly seq: number;
      readonly shift: {
        readonly shiftId: WireId<'shift'> | null;
        readonly name: string;
        readonly startedAt: Instant;
        readonly leader: string | null;
      };
      readonly page: ShiftPage;
      /** Who may give or take over: sign-in names with the names that people go by. */
      readonly people: readonly { readonly user: string; readonly displayName: string }[];
    };
    readonly 'shift.list': {
      readonly seq: number;
      readonly shifts: readonly {
        readonly shiftId: WireId<'shift'>;
        readonly name: string;
        readonly startedAt: Instant;
        readonly endedAt: Instant;
        readonly leader: string | null;
        readonly givenBy: string | null;
        readonly takenBy: string | null;
        readonly cashCountedDong: number;
        readonly cashLeftDong: number;
        readonly cashDifferenceDong: number;
        readonly paperSlipsLeft: number | null;
        readonly notes: string;
        readonly page: ShiftPage;
      }[];
      /** Names that the people of these shifts go by. */
      readonly people: readonly { readonly user: string; readonly displayName: string }[];
    };
    readonly 'evacuation.list': {
      readonly seq: number;
      readonly siteName: string;
      readonly timeZone: string;
      readonly at: Instant;
    } & EvacuationList;
    readonly 'rest.load': {
      readonly seq: number;
      readonly peopleOnSite: number;
      readonly peopleOfVisits: number;
      readonly peopleStaying: number;
      readonly facilities: readonly FacilityLoad[];
      readonly kinds: readonly KindLoad[];
    };
    readonly 'rest.person': {
      readonly seq: number;
      readonly people: readonly {
        readonly personId: WireId<'person'>;
        readonly name: string | null;
        readonly role: string;
        readonly served: readonly {
          readonly service: Service;
          readonly free: number;
          readonly freeMax: number;
          readonly paid: number;
        }[];
      }[];
    };
    readonly 'journal.page': {
      readonly seq: number;
      readonly changes: readonly {
        readonly seq: number;
        readonly at: Instant;
        readonly command: string;
        readonly actor: string;
        readonly station: string;
        readonly reason: string | null;
        /** The second person whose word it rests on. */
        readonly approvedBy: string | null;
        readonly isReversible: boolean;
        readonly events: readonly {
          readonly type: EventType;
          readonly visitId: WireId<'visit'> | null;
          readonly plate: string | null;
        }[];
      }[];
    };
    readonly 'journal.verify': {
      readonly seq: number;
      readonly ok: boolean;
      readonly checked: number;
      readonly firstBad?: number;
    };
    readonly 'user.list': {
      readonly seq: number;
      readonly users: readonly {
        readonly userId: WireId<'user'>;
        readonly user: string;
        readonly displayName: string;
        readonly roles: readonly Role[];
        readonly isActive: boolean;
      }[];
    };
  };
