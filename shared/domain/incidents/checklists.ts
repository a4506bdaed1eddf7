import type { IncidentKind } from '../vocabulary.ts';

/** Every step that a checklist may hold; its words are texts. */
export const INCIDENT_STEPS = [
  'call-114',
  'call-115',
  'call-113',
  'call-border-guard',
  'call-customs',
  'call-carrier',
  'call-power-station',
  'clear-people',
  'cut-power',
  'open-fire-lane',
  'move-neighbours',
  'first-aid',
  'meet-ambulance',
  'keep-keys',
  'guard-truck',
  'check-seal',
  'freeze-exits',
  'look-at-cameras',
  'write-witnesses',
  'find-plug',
  'note-temperature',
  'ask-owner',
  'name-substance',
  'close-drains',
  'fence-off',
  'order-tractor',
  'turn-traffic',
  'part-people',
  'tell-shift-leader',
  'tell-authority',
] as const;
export type IncidentStep = (typeof INCIDENT_STEPS)[number];

/** What is to be done for an incident of each kind, in this order (IN1). Short: somebody reads it while it burns. */
export const CHECKLISTS: Readonly<Record<IncidentKind, readonly IncidentStep[]>> = {
  fire: ['call-114', 'clear-people', 'cut-power', 'open-fire-lane', 'move-neighbours', 'tell-shift-leader'],
  illness: ['call-115', 'first-aid', 'meet-ambulance', 'keep-keys', 'call-carrier'],
  theft: ['freeze-exits', 'check-seal', 'guard-truck', 'call-113', 'look-at-cameras', 'write-witnesses'],
  'failed-reefer': ['note-temperature', 'find-plug', 'call-power-station', 'ask-owner', 'call-carrier'],
  leak: ['clear-people', 'name-substance', 'call-114', 'close-drains', 'fence-off', 'tell-authority'],
  'lane-blocked': ['turn-traffic', 'order-tractor', 'call-carrier'],
  quarrel: ['part-people', 'call-113', 'write-witnesses'],
  suspicion: ['tell-shift-leader', 'guard-truck', 'call-border-guard', 'call-customs'],
  other: ['tell-shift-leader'],
};

/** Kinds that only a coordinator reads: what is suspected of somebody is not for every screen. */
export function isRestrictedKind(kind: IncidentKind): boolean {
  return kind === 'suspicion';
}
