import type { EventType } from '../../domain/events.ts';
import type { CorrectedField } from '../../domain/journal/corrections.ts';
import type { CountError, CountWarning } from '../../domain/forecast/count-codes.ts';
import type { ListError, ListWarning } from '../../domain/expected/list-codes.ts';
import type { Departure, VisitStage } from '../../domain/gate/visit-stage.ts';
import type { CallStop } from '../../domain/queue/call.ts';
import type { DisciplineProblem } from '../../domain/queue/discipline.ts';
import type { PlaceDifference } from '../../domain/queue/explain.ts';
import type { NoShowChannel } from '../../domain/queue/no-show.ts';
import type { PlaceCause } from '../../domain/queue/order.ts';
import type { OrderSource } from '../../domain/queue/authority-order.ts';
import type { PlaceStepCause } from '../../domain/queue/place-step.ts';
import type { QueuePoint } from '../../domain/queue/points.ts';
import type { QueueRule } from '../../domain/queue/types.ts';
import type { CrossingState } from '../../domain/queue/calendar.ts';
import type { PlanColumn } from '../../domain/layout/columns-of-file.ts';
import type { LayoutProblemCode } from '../../domain/layout/problems.ts';
import type { ZoneKind } from '../../domain/layout/types.ts';
import type { BedStatus } from '../../domain/rest/types.ts';
import type { IncidentStep } from '../../domain/incidents/checklists.ts';
import type { ChargeKind } from '../../domain/charges/types.ts';
import type { AlarmCode, PieceKind } from '../../domain/records.ts';
import type { ReportProblem } from '../../domain/reports/schedule.ts';
import type { DriftSide, LiveFigure } from '../../domain/surge/live.ts';
import type { Trigger, TriggerMeasure } from '../../domain/surge/types.ts';
import type { RemovalRule } from '../../domain/slots/prepared.ts';
import type { TermCode } from '../../domain/slots/terms.ts';
import type {
  CameFrom,
  CargoClass,
  Direction,
  FacilityKind,
  FacilityState,
  ForWhom,
  HoldVisibility,
  IdentityKind,
  IncidentKind,
  Milestone,
  MoveReason,
  PaymentWay,
  PersonRole,
  Role,
  RoomStatus,
  Service,
  SlotAccess,
  SlotStatus,
  VehicleType,
  VisitKind,
} from '../../domain/vocabulary.ts';
import type { FaultCode, RefusalCode } from '../errors.ts';
import type {
  BED_STATES,
  CASE_CODES,
  DEFAULT_STREAMS,
  DOCUMENT_KINDS,
  FAST_TRACK_REASONS,
  NOT_READY_CODES,
  ORDER_CHANNELS,
  OWN_STEP_CAUSES,
  VisitWarning,
} from './codes.ts';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/**
 * A text for every code that can be shown, in one language. A code without a text does not compile.
 *
 * `{name}` is replaced by a detail; a part in square brackets is left out when one of its details is missing.
 */
export type TextCatalog = {
  readonly refusal: Words<RefusalCode>;
  readonly fault: Words<FaultCode>;
  readonly event: Words<EventType>;
  /** Why a report is not in its folder. */
  readonly reportProblem: Words<ReportProblem>;
  readonly visitWarning: Words<VisitWarning>;
  readonly listError: Words<ListError>;
  readonly listWarning: Words<ListWarning>;
  readonly countError: Words<CountError>;
  readonly countWarning: Words<CountWarning>;
  readonly layoutProblem: Words<LayoutProblemCode>;
  readonly planColumn: Words<PlanColumn>;
  readonly notReady: Words<(typeof NOT_READY_CODES)[number]>;
  readonly document: Words<(typeof DOCUMENT_KINDS)[number]>;
  readonly stream: Words<(typeof DEFAULT_STREAMS)[number]>;
  readonly placeCause: Words<PlaceCause>;
  readonly placeStep: Words<PlaceStepCause>;
  /** The same causes where they are the truck’s own. */
  readonly ownPlaceStep: Words<(typeof OWN_STEP_CAUSES)[number]>;
  readonly queuePoint: Words<QueuePoint>;
  readonly orderSource: Words<OrderSource>;
  readonly placeDifference: Words<PlaceDifference['code']>;
  readonly queueRule: Words<QueueRule>;
  readonly callStop: Words<CallStop>;
  readonly disciplineProblem: Words<DisciplineProblem>;
  readonly fastTrackReason: Words<(typeof FAST_TRACK_REASONS)[number]>;
  readonly attemptChannel: Words<NoShowChannel>;
  readonly orderChannel: Words<(typeof ORDER_CHANNELS)[number]>;
  readonly slotTerm: Words<TermCode>;
  readonly slotRemoval: Words<RemovalRule>;
  readonly correctedField: Words<CorrectedField>;
  readonly direction: Words<Direction>;
  readonly cameFrom: Words<CameFrom>;
  readonly visitKind: Words<VisitKind>;
  readonly cargoClass: Words<CargoClass>;
  readonly vehicleType: Words<VehicleType>;
  readonly stage: Words<VisitStage>;
  readonly departure: Words<Departure>;
  readonly milestone: Words<Milestone>;
  readonly service: Words<Service>;
  readonly role: Words<Role>;
  readonly personRole: Words<PersonRole>;
  readonly identityKind: Words<IdentityKind>;
  readonly facilityKind: Words<FacilityKind>;
  /** What a number of units of it counts. */
  readonly facilityUnit: Words<FacilityKind>;
  readonly facilityState: Words<FacilityState>;
  readonly roomStatus: Words<RoomStatus>;
  readonly forWhom: Words<ForWhom>;
  readonly bedStatus: Words<BedStatus>;
  readonly bedState: Words<(typeof BED_STATES)[number]>;
  readonly incidentKind: Words<IncidentKind>;
  readonly incidentStep: Words<IncidentStep>;
  readonly moveReason: Words<MoveReason>;
  readonly paymentWay: Words<PaymentWay>;
  readonly load: Words<'loaded' | 'empty'>;
  readonly chargeKind: Words<ChargeKind>;
  readonly caseCode: Words<(typeof CASE_CODES)[number]>;
  readonly slotStatus: Words<SlotStatus>;
  readonly slotAccess: Words<SlotAccess>;
  readonly zoneKind: Words<ZoneKind>;
  readonly pieceKind: Words<PieceKind>;
  readonly dayState: Words<CrossingState>;
  readonly holdVisibility: Words<HoldVisibility>;
  readonly alarm: Words<AlarmCode>;
  /** What a trigger of the surge plan watches, which way it fires, and what its value counts. */
  readonly triggerMeasure: Words<TriggerMeasure>;
  readonly triggerWhen: Words<Trigger['when']>;
  readonly triggerUnit: Words<TriggerMeasure>;
  readonly liveFigure: Words<LiveFigure>;
  readonly driftSide: Words<DriftSide>;
};

export type TextGroup = keyof TextCatalog;
