import type { Role } from '../vocabulary.ts';

/** Whether somebody coordinates the yard: may override, enter late facts, prove papers, know restricted holds. */
export function isCoordinator(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'coordinator' || role === 'administrator');
}

/** Whether somebody's work needs the names of drivers. */
export function maySeePeople(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'viewer' && role !== 'wall');
}

/** Whether somebody's work needs the papers of people: the rest area and the lodging list. */
export function maySeePapers(roles: readonly Role[]): boolean {
  return isCoordinator(roles) || roles.includes('rest');
}

/** Whether somebody may let money go: waive what is owed, or take a receipt back (CH9). */
export function mayLetMoneyGo(roles: readonly Role[]): boolean {
  return isCoordinator(roles) || roles.includes('manager');
}

/** Whether somebody may see receipts. */
export function maySeeMoney(roles: readonly Role[]): boolean {
  return mayLetMoneyGo(roles) || roles.includes('gate');
}

/** Whether somebody may see pictures of a truck. */
export function maySeePhotos(roles: readonly Role[]): boolean {
  return maySeePeople(roles);
}
