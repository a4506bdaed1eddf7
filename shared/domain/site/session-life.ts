import { DAY_MS, HOUR_MS } from '../../kernel/instant.ts';
import type { Role } from '../vocabulary.ts';

/** From signing in, whatever is done meanwhile. */
const PERSON_MS = 12 * HOUR_MS;
/** From when it was shown last: longer than a yard is without power or shut. */
const WALL_MS = 30 * DAY_MS;
/** A wall is heard every second; its end is written again so seldom. */
const RENEWED_EVERY_MS = HOUR_MS;

/** A session as it is kept; times by the machine's clock, in milliseconds. */
type KeptSession = { readonly roles: readonly Role[]; readonly openedAt: number; readonly expiresAt: number };

/** Whether this is a screen on a wall, and nobody's session (RP44). */
export function isWall(roles: readonly Role[]): boolean {
  return roles.length === 1 && roles[0] === 'wall';
}

/** When a session that begins now ends by itself. */
export function endOfSession(roles: readonly Role[], now: number): number {
  return now + (isWall(roles) ? WALL_MS : PERSON_MS);
}

/** A wall that was made a person's account has a person's time, not its own. */
export function isSessionOver({ roles, openedAt, expiresAt }: KeptSession, now: number): boolean {
  return now > expiresAt || (!isWall(roles) && now > openedAt + PERSON_MS);
}

/** The new end of a wall's session that is in use; null while the old one will do, and for a person's. */
export function renewedEnd({ roles, expiresAt }: KeptSession, now: number): number | null {
  return isWall(roles) && expiresAt <= now + WALL_MS - RENEWED_EVERY_MS ? now + WALL_MS : null;
}
