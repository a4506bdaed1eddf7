import type { Fault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import { isWall } from '../../shared/domain/site/session-life.ts';
import type { Direction, Role } from '../../shared/domain/vocabulary.ts';
import { call, faultOf } from './http.ts';

const SESSION_KEY = 'ben-bai.session';
const WALL_KEY = 'ben-bai.wall';
/** Address of a screen that hangs on a wall. */
export const WALL_PATH = '/wall';
const CODE_KEY = 'ben-bai.code';

/** What the host says before anybody has signed in. */
export type SetupState = {
  readonly isNew: boolean;
  readonly isDemo: boolean;
  readonly siteName: string;
  /** Whether this window was opened by the host itself and may set up, or switch demo roles. */
  readonly localKey: boolean;
};

export type NewSite = {
  readonly site: string;
  readonly crossings: readonly {
    readonly code: string;
    readonly name: string;
    readonly directions: readonly Direction[];
  }[];
  readonly template: '300' | '1200' | '5000';
  readonly user: string;
  readonly displayName?: string;
  readonly secret: string;
};

export type Answered<T> = { readonly ok: T } | { readonly fault: Fault };

/** Nobody answered at that address. */
export const NO_ANSWER: Fault = { code: 'host.stopping' };

/** Takes the code of the locally opened window out of the address, so that it is neither shown nor copied. */
export function keepLocalCode(): void {
  const match = /(?:^#|&)code=([^&]+)/.exec(location.hash);
  if (match?.[1] === undefined) return;
  sessionStorage.setItem(CODE_KEY, decodeURIComponent(match[1]));
  history.replaceState(null, '', location.pathname + location.search);
}

export function localCode(): string | null {
  return sessionStorage.getItem(CODE_KEY);
}

/** The session of this tab, kept over a reload; at the wall's address that of the wall, kept when the browser is shut (RP44). */
export function keptSession(): Session | null {
  const text =
    sessionStorage.getItem(SESSION_KEY) ?? (location.pathname === WALL_PATH ? localStorage.getItem(WALL_KEY) : null);
  return text === null ? null : (JSON.parse(text) as Session);
}

export function keepSession(session: Session): void {
  if (isWall(session.roles)) localStorage.setItem(WALL_KEY, JSON.stringify(session));
  else sessionStorage.setItem(SESSION_KEY, JSON.stringify(session));
}

export function forgetSession({ roles }: Session): void {
  if (isWall(roles)) localStorage.removeItem(WALL_KEY);
  else sessionStorage.removeItem(SESSION_KEY);
}

async function ask<T>(path: string, options: Parameters<typeof call>[1] = {}): Promise<Answered<T>> {
  try {
    const answer = await call(path, options);
    const fault = faultOf(answer);
    return fault === null ? { ok: answer.body as T } : { fault };
  } catch {
    return { fault: NO_ANSWER };
  }
}

export function askSetup(): Promise<Answered<SetupState>> {
  return ask('/api/setup', { localCode: localCode() ?? undefined });
}

export function setUpSite(site: NewSite): Promise<Answered<unknown>> {
  return ask('/api/setup', { method: 'POST', body: { code: localCode() ?? '', ...site } });
}

export function enterDemo(): Promise<Answered<unknown>> {
  return ask('/api/setup/demo', { method: 'POST', body: { code: localCode() ?? '' } });
}

export function leaveDemo(): Promise<Answered<unknown>> {
  return ask('/api/setup/leave-demo', { method: 'POST', body: { code: localCode() ?? '' } });
}

export function signIn(user: string, secret: string): Promise<Answered<Session>> {
  return ask('/api/session', { method: 'POST', body: { user, secret } });
}

/** Takes a role of the demo without a secret; in the locally opened window only. */
export function takeDemoRole(role: Role): Promise<Answered<Session>> {
  return ask('/api/session/demo', { method: 'POST', body: { code: localCode() ?? '', role } });
}

export function endSession(token: string): Promise<Answered<unknown>> {
  return ask('/api/session', { method: 'DELETE', token });
}

export type DemoSpeed = { readonly rate: number; readonly isPaused: boolean };

export function askDemoSpeed(token: string): Promise<Answered<DemoSpeed>> {
  return ask('/api/demo', { token });
}

export function setDemoSpeed(token: string, speed: DemoSpeed): Promise<Answered<DemoSpeed>> {
  return ask('/api/demo', { method: 'POST', body: speed, token });
}
