import type { Role } from '../vocabulary.ts';

/** Whether somebody coordinates the yard: may override, enter late facts, prove papers, know restricted holds. */
export function isCoordinator(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'coordinator' || role === 'administrator');
}

/** Whether somebody answers for money: may waive it and take a receipt back. */
export function isAccountable(roles: readonly Role[]): boolean {
  return isCoordinator(roles) || roles.includes('manager');
}

/** Whether somebody's work needs the names of drivers. */
export function maySeePeople(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'viewer');
}
