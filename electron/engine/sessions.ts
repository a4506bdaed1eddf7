import { hash, scrypt, timingSafeEqual } from 'node:crypto';
import { ContractFault, type Fault, type Refusal } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import { ok, refuse, type Result } from '../../shared/kernel/result.ts';
import type { User } from '../../shared/domain/records.ts';
import { endOfSession, isSessionOver, renewedEnd } from '../../shared/domain/site/session-life.ts';
import { ROLES, type Role } from '../../shared/domain/vocabulary.ts';
import type { SessionStore, StoredSession } from '../areas/site/session-store.ts';
import type { SiteStore } from '../areas/site/store.ts';
import type { MachineClock } from './clock.ts';
import type { Actor, Approver, PreparedSecret } from './handler.ts';
import { newSalt, newToken } from './ids.ts';

const FAILURES_BEFORE_LOCK = 5;
/** All stations of one machine share its address: one clerk's mistakes must not lock the others out. */
const FAILURES_BEFORE_ADDRESS_LOCK = 20;
/** Tries that may wait for their hash; more than people ever send at once. */
const MOST_WAITING = 32;
/** Sessions remembered; a yard has some dozens. */
const MOST_KNOWN = 1000;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 15 * 60_000;
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;

/** Hashes secrets one at a time: each takes a third of a second and 32 MB on purpose. */
let hashing: Promise<unknown> = Promise.resolve();

function hashSecret(secret: string, salt: Buffer): Promise<Buffer> {
  const next = hashing.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(secret.normalize('NFC'), salt, 32, COST, (error, hash) => {
          if (error) reject(error);
          else resolve(hash);
        });
      }),
  );
  hashing = next.catch(() => undefined);
  return next;
}

/** Prepares a secret for storing. */
export async function prepareSecret(secret: string): Promise<PreparedSecret> {
  const salt = newSalt();
  return { salt, hash: await hashSecret(secret, salt) };
}

export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Looks up who a token belongs to; null for none or an expired one. */
export function findActor(sessions: SessionStore, token: string, machineNow: number): Actor | null {
  return actorOf(sessions.find(tokenHash(token)), machineNow);
}

function actorOf(session: StoredSession | null, machineNow: number): Actor | null {
  if (session === null || isSessionOver(session, machineNow)) return null;
  const { user, displayName, roles, station } = session;
  return { user, displayName, roles, station };
}

/**
 * Who sends, remembered: a read for each command, in a transaction of its own, is a tenth of the command. A wall that is
 * looked up is one that is shown, and goes on (RP44).
 */
export type ActorFinder = {
  readonly find: (token: string, machineNow: number) => Actor | null;
  /** Somebody's rights changed or a session ended: everybody is looked up anew. */
  readonly forget: () => void;
};

export function createActorFinder(sessions: SessionStore): ActorFinder {
  const known = new Map<string, StoredSession>();
  return {
    find(token, machineNow) {
      let session = known.get(token) ?? null;
      if (session === null) {
        session = sessions.find(tokenHash(token));
        if (known.size >= MOST_KNOWN) known.clear();
        if (session !== null) known.set(token, session);
      }
      const actor = actorOf(session, machineNow);
      const end = session === null || actor === null ? null : renewedEnd(session, machineNow);
      if (session !== null && end !== null) {
        sessions.extend(tokenHash(token), end);
        known.set(token, { ...session, expiresAt: end });
      }
      return actor;
    },
    forget() {
      known.clear();
    },
  };
}

/** Signing in and out: opaque tokens, stored hashed, twelve hours for people; failures lock account and address. */
export type Sessions = {
  readonly signIn: (input: {
    readonly user: string;
    readonly secret: string;
    readonly station: string;
    readonly address: string;
  }) => Promise<Session | Fault>;
  /** A session of a demo role, without a secret. */
  readonly demoSession: (role: Role, station: string) => Session | Fault;
  readonly signOut: (token: string) => void;
  /**
   * Whether somebody who stands at another's station is who they say: by the PIN, or by the secret where there is no
   * PIN. Wrong ones lock the name as they do at the door. In the demo, where nobody has a secret, a name is enough.
   */
  readonly approve: (input: { readonly user: string; readonly pin: string }) => Promise<Result<Approver, Refusal>>;
};

export function createSessions(
  stores: { readonly site: SiteStore; readonly sessions: SessionStore },
  clock: MachineClock,
): Sessions {
  let waiting = 0;
  const failures = new Map<string, { count: number; lockedUntil: number }>();

  /** A session has the roles that its user has at each moment, not those of the hour of signing in. */
  const open = (user: User, station: string): Session => {
    const token = newToken();
    const now = clock.now();
    stores.sessions.closeExpired(now);
    stores.sessions.open(tokenHash(token), user.id, station, null, now, endOfSession(user.roles, now));
    return { token, user: user.user, displayName: user.displayName, roles: user.roles };
  };

  const lockOf = (key: string): number => Math.max(0, (failures.get(key)?.lockedUntil ?? 0) - clock.now());

  const fail = (key: string, allowed: number): void => {
    const known = failures.get(key) ?? { count: 0, lockedUntil: 0 };
    const count = known.count + 1;
    const over = count - allowed;
    const lockMs = over < 0 ? 0 : Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** over);
    failures.set(key, { count, lockedUntil: clock.now() + lockMs });
    if (failures.size > 10_000) failures.delete(failures.keys().next().value ?? '');
  };

  return {
    async signIn({ user: name, secret, station, address }) {
      const keys = [`user:${name}`, `address:${address}`];
      const locked = (): Fault | null => {
        const ms = Math.max(...keys.map(lockOf));
        return ms > 0 ? { code: 'session.locked', retryAfterS: Math.ceil(ms / 1000) } : null;
      };
      const before = locked();
      if (before !== null) return before;
      if (waiting >= MOST_WAITING) return { code: 'host.busy', retryAfterS: 3 };
      const user = stores.site.userByName(name);
      const stored = user === null ? null : stores.sessions.secretOf(user.id);
      // An unknown name costs the same time as a wrong secret.
      waiting += 1;
      const hash = await hashSecret(secret, stored?.salt ?? Buffer.alloc(16)).finally(() => {
        waiting -= 1;
      });
      // Tries sent at once wait in line for their hash; those behind the last allowed one are not answered by it.
      const meanwhile = locked();
      if (meanwhile !== null) return meanwhile;
      if (user === null || stored === null || !user.isActive || !timingSafeEqual(hash, stored.hash)) {
        fail(`user:${name}`, FAILURES_BEFORE_LOCK);
        fail(`address:${address}`, FAILURES_BEFORE_ADDRESS_LOCK);
        return { code: 'session.wrong-secret' };
      }
      for (const key of keys) failures.delete(key);
      return open(user, station);
    },
    demoSession(role, station) {
      const site = stores.site.site();
      if (site?.isDemo !== true || !ROLES.includes(role)) return { code: 'session.not-allowed' };
      const user = stores.site.users().find((one) => one.roles.includes(role));
      return user === undefined ? { code: 'session.not-allowed' } : open(user, station);
    },
    async approve({ user: name, pin }) {
      const key = `user:${name}`;
      const requireUnlocked = (): void => {
        const ms = lockOf(key);
        if (ms > 0) throw new ContractFault({ code: 'session.locked', retryAfterS: Math.ceil(ms / 1000) });
      };
      requireUnlocked();
      const user = stores.site.userByName(name);
      const stored = user === null ? null : (stores.sessions.pinOf(user.id) ?? stores.sessions.secretOf(user.id));
      if (user?.isActive === true && stored === null && stores.site.site()?.isDemo === true)
        return ok(approverOf(user));
      if (waiting >= MOST_WAITING) throw new ContractFault({ code: 'host.busy', retryAfterS: 3 });
      waiting += 1;
      const hash = await hashSecret(pin, stored?.salt ?? Buffer.alloc(16)).finally(() => {
        waiting -= 1;
      });
      requireUnlocked();
      if (user === null || stored === null || !user.isActive || !timingSafeEqual(hash, stored.hash)) {
        fail(key, FAILURES_BEFORE_LOCK);
        return refuse({ code: 'approval.wrong', user: name });
      }
      failures.delete(key);
      return ok(approverOf(user));
    },
    signOut(token) {
      stores.sessions.close(tokenHash(token));
    },
  };
}

function approverOf({ user, displayName, roles }: User): Approver {
  return { user, displayName, roles };
}
