import type { CrossingState } from './calendar.ts';
import type { DocumentState } from './documents.ts';
import type { NotReadyCode, UnknownCode } from './types.ts';

/** What QU4 looks at. A driver who sleeps is not among it: resting never costs the place. */
export type ReadinessFacts = {
  /** Holds in force now. */
  readonly holds: number;
  readonly requiredDocuments: readonly string[];
  /** State of the papers of the visit by kind; one that is not listed is unknown. */
  readonly documents: Readonly<Record<string, DocumentState>>;
  /** State of the crossing at the hour at which the truck would get there. */
  readonly crossing: CrossingState;
  readonly isSuspended: boolean;
  /** Whether the truck was declared before the holiday; null = not known. Matters on pre-registered days only. */
  readonly isPreregistered: boolean | null;
  /** The point takes no truck of this kind. */
  readonly isWrongKind: boolean;
  /** Driving time that the driver has left; null = not known. */
  readonly driverMsLeft: number | null;
  /** A rest alone proves it: he may have more left, so too little is not known to be so (RE43). */
  readonly isDriverMsAtLeast?: boolean | undefined;
  /** Driving time that the way through the crossing takes. */
  readonly driverMsNeeded: number;
  /** The driver is of the team and not on duty. */
  readonly isDriverOffDuty: boolean;
  /** Whether something pulls the load; null = not known. True for a rigid truck. */
  readonly hasTractor: boolean | null;
  /** Nobody is there to drive it: the driver is ill. */
  readonly isDriverless: boolean;
};

export type ReadinessSettings = {
  /** Facts whose absence blocks instead of warning. */
  readonly blockingUnknowns: readonly ('documents' | 'driver-hours' | 'tractor' | 'preregistration')[];
};

export const DEFAULT_READINESS_SETTINGS: ReadinessSettings = { blockingUnknowns: [] };

export type Readiness = {
  /** Empty = may be called. All reasons, always in the same order: what is wrong, then what must be known and is not. */
  readonly notReady: readonly NotReadyCode[];
  /** Not known; shown, but not in the way. */
  readonly warnings: readonly UnknownCode[];
};

/** Whether a truck may be called, and what is missing (QU4). */
export function notReadyReasonsOf(
  facts: ReadinessFacts,
  settings: ReadinessSettings = DEFAULT_READINESS_SETTINGS,
): Readiness {
  const wrong: NotReadyCode[] = [];
  const blocking: UnknownCode[] = [];
  const warnings: UnknownCode[] = [];
  const unknown = (what: ReadinessSettings['blockingUnknowns'][number], code: UnknownCode): void => {
    (settings.blockingUnknowns.includes(what) ? blocking : warnings).push(code);
  };

  if (facts.holds > 0) wrong.push('hold');
  for (const kind of facts.requiredDocuments) {
    const state = Object.hasOwn(facts.documents, kind) ? facts.documents[kind] : 'unknown';
    if (state === 'missing') wrong.push(`missing-document:${kind}`);
    else if (state === 'expired') wrong.push(`expired-document:${kind}`);
    else if (state !== 'present') unknown('documents', `unknown-document:${kind}`);
  }
  if (facts.isSuspended) wrong.push('crossing-suspended');
  if (facts.crossing === 'closed') wrong.push('crossing-closed');
  if (facts.crossing === 'preregistered') {
    if (facts.isPreregistered === false) wrong.push('crossing-closed');
    if (facts.isPreregistered === null) unknown('preregistration', 'unknown-preregistration');
  }
  if (facts.isWrongKind) wrong.push('wrong-kind');
  const isTooLittle = facts.driverMsLeft !== null && facts.driverMsLeft < facts.driverMsNeeded;
  if (facts.driverMsLeft === null || (isTooLittle && facts.isDriverMsAtLeast === true))
    unknown('driver-hours', 'unknown-driver-hours');
  else if (isTooLittle) wrong.push('driver-hours');
  if (facts.isDriverOffDuty) wrong.push('driver-off-duty');
  if (facts.isDriverless) wrong.push('driverless');
  if (facts.hasTractor === null) unknown('tractor', 'unknown-tractor');
  else if (!facts.hasTractor) wrong.push('no-tractor');
  return { notReady: [...wrong, ...blocking], warnings };
}
