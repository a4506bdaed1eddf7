import type { CargoClass, Direction } from '../vocabulary.ts';
import type { CrossingState } from './calendar.ts';
import type { NotReadyCode, UnknownCode } from './types.ts';

export type DocumentState = 'present' | 'missing' | 'unknown';

/** One line of the site's list of papers: a kind that loads of this direction and class need; null = any. */
export type DocumentRequirement = {
  readonly direction: Direction | null;
  readonly cargoClass: CargoClass | null;
  readonly kind: string;
  /** Words of the goods that it is asked of (folded, any of them); null or left out = all goods. */
  readonly goods?: readonly string[] | null | undefined;
  /** A paper of longer ago does not count; null or left out = of any day. */
  readonly maxAgeDays?: number | null | undefined;
  /** What the site calls it, where its kind is not one of the known ones. */
  readonly names?: { readonly vi: string; readonly en: string | null; readonly zh: string | null } | null | undefined;
};

/** The list of a new site. Kinds are codes; their names are texts. */
export const DEFAULT_DOCUMENT_REQUIREMENTS: readonly DocumentRequirement[] = [
  { direction: null, cargoClass: null, kind: 'customs-declaration' },
  { direction: 'export', cargoClass: 'fresh', kind: 'growing-area-code' },
  { direction: 'export', cargoClass: 'fresh', kind: 'packing-house-code' },
  { direction: 'export', cargoClass: 'fresh', kind: 'plant-quarantine' },
];

/** The kinds of paper that a load needs, each once, in the order of the list. */
export function requiredDocumentsOf(
  requirements: readonly DocumentRequirement[],
  direction: Direction,
  cargoClass: CargoClass,
): readonly string[] {
  const kinds = requirements
    .filter((one) => one.direction === null || one.direction === direction)
    .filter((one) => one.cargoClass === null || one.cargoClass === cargoClass)
    .map((one) => one.kind);
  return [...new Set(kinds)];
}

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
  /** Driving time that the driver has left; null = not known. */
  readonly driverMsLeft: number | null;
  /** Driving time that the way through the crossing takes. */
  readonly driverMsNeeded: number;
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
  /** Empty = may be called. */
  readonly notReady: readonly NotReadyCode[];
  /** Not known; shown, but not in the way. */
  readonly warnings: readonly UnknownCode[];
};

/** Whether a truck may be called, and what is missing (QU4). */
export function notReadyReasonsOf(
  facts: ReadinessFacts,
  settings: ReadinessSettings = DEFAULT_READINESS_SETTINGS,
): Readiness {
  const notReady: NotReadyCode[] = [];
  const warnings: UnknownCode[] = [];
  const unknown = (what: ReadinessSettings['blockingUnknowns'][number], code: UnknownCode): void => {
    if (settings.blockingUnknowns.includes(what)) notReady.push(code);
    else warnings.push(code);
  };

  if (facts.holds > 0) notReady.push('hold');
  for (const kind of facts.requiredDocuments) {
    const state = Object.hasOwn(facts.documents, kind) ? facts.documents[kind] : 'unknown';
    if (state === 'missing') notReady.push(`missing-document:${kind}`);
    else if (state !== 'present') unknown('documents', `unknown-document:${kind}`);
  }
  if (facts.isSuspended) notReady.push('crossing-suspended');
  if (facts.crossing === 'closed') notReady.push('crossing-closed');
  if (facts.crossing === 'preregistered') {
    if (facts.isPreregistered === false) notReady.push('crossing-closed');
    if (facts.isPreregistered === null) unknown('preregistration', 'unknown-preregistration');
  }
  if (facts.driverMsLeft === null) unknown('driver-hours', 'unknown-driver-hours');
  else if (facts.driverMsLeft < facts.driverMsNeeded) notReady.push('driver-hours');
  if (facts.isDriverless) notReady.push('driverless');
  if (facts.hasTractor === null) unknown('tractor', 'unknown-tractor');
  else if (!facts.hasTractor) notReady.push('no-tractor');
  return { notReady, warnings };
}
