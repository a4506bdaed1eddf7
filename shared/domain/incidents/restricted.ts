import type { Incident } from '../records.ts';
import { isCoordinator } from '../site/rights.ts';
import type { Role } from '../vocabulary.ts';

/** Whether somebody may read what an incident is about, and work on it (IN3). */
export function mayKnowIncident(roles: readonly Role[], incident: Pick<Incident, 'isRestricted'>): boolean {
  return !incident.isRestricted || isCoordinator(roles);
}

const HIDDEN = {
  place: '',
  visitId: null,
  note: '',
  calls: [],
  openedBy: '',
  closedBy: null,
  outcome: '',
  steps: [],
  people: [],
  exits: null,
  exitsSinceAt: null,
} as const satisfies Partial<Incident>;

/** What everybody may know of an incident: of a restricted one its kind and its times (IN3). */
export function publicIncident(incident: Incident): Incident {
  return incident.isRestricted ? { ...incident, ...HIDDEN } : incident;
}
