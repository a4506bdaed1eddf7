import type { PlaceStepCause } from '../../domain/queue/place-step.ts';

/** What `visit.arrive` and `expected.add` warn of; the truck is taken all the same (GA2). */
export const VISIT_WARNINGS = [
  'plate.unknown-form',
  'plate.not-declared',
  'container.check-digit',
  'people.more-than-declared',
  'visit.same-plate',
  'visit.old-left-unrecorded',
  'gate.other-than-expected',
  'vehicle-type.unknown',
  'clock.late-entry',
  'clock.other-than-recorded',
  'class.not-proven',
  'visit.crossed-uncalled',
  'driver.other-than-declared',
  'queue.called-meanwhile',
  'slip.foreign',
  'charge.no-tariff',
  'documents.missing',
  'visit.left-owing',
] as const;
export type VisitWarning = (typeof VISIT_WARNINGS)[number];

/** Not-ready codes without the document's kind that follows the colon (QU4). */
export const NOT_READY_CODES = [
  'hold',
  'crossing-closed',
  'crossing-suspended',
  'driver-hours',
  'no-tractor',
  'driverless',
  'wrong-kind',
  'driver-off-duty',
  'missing-document',
  'expired-document',
  'unknown-document',
  'unknown-driver-hours',
  'unknown-tractor',
  'unknown-preregistration',
] as const;

/** Papers with a name of their own; other kinds are shown as they were typed. */
export const DOCUMENT_KINDS = [
  'customs-declaration',
  'growing-area-code',
  'packing-house-code',
  'plant-quarantine',
  'animal-quarantine',
  'stamps-and-labels',
  'cadmium',
  'auramine-o',
  'fees',
] as const;

/** The reasons for a call out of order that an operator picks from (QU3). */
export const FAST_TRACK_REASONS = [
  'perishing',
  'failed-reefer',
  'live-animals',
  'medical',
  'state-order',
  'hazard',
  'other',
] as const;

/** How an order to call out of order came in (QU3). */
export const ORDER_CHANNELS = ['document', 'telephone', 'message', 'in-person'] as const;

/** Causes of a place won or lost that may be the truck’s own (QU37). */
export const OWN_STEP_CAUSES = [
  'fast-track',
  'no-show',
  'postponed',
  'swapped',
  'restreamed',
  'recalled',
  'sent-back',
  'transferred',
  'undone',
] as const satisfies PlaceStepCause[];

export const BED_STATES = ['free', 'occupied', 'reserved', 'cleaning', 'broken'] as const;

/** Streams of a site without a notice; those of a notice bring their own names. */
export const DEFAULT_STREAMS = ['priority-fresh', 'fresh', 'other', 'import'] as const;

export { CASE_CODES, type CaseCode } from '../../domain/gate/cases.ts';
