import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request comes from a page of this host or from a program: the Host header names this machine (no
 * rebinding), and an Origin, when there is one, is this very host.
 */
export function isFromHere(headers: IncomingHttpHeaders, port: number): boolean {
  const { host, origin } = headers;
  if (host === undefined || !isHere(host, port)) return false;
  if (origin === undefined) return true;
  try {
    const { protocol, host: from } = new URL(origin);
    return protocol === 'http:' && isHere(from, port);
  } catch {
    return false;
  }
}

/** Ends of names that only a local network gives out. */
const LOCAL_ENDS = /\.(?:local|lan|home|internal|localdomain|home\.arpa)$/;

/**
 * Whether a Host header names this machine as only its own network can: by number, by a name without a dot or of a local
 * network, or as the settings say. A page from elsewhere whose name was pointed here (rebinding) has another.
 */
export function isLocalName(host: string | undefined, ownName: string): boolean {
  const name = (host ?? '').replace(/:\d{1,5}$/, '').toLowerCase();
  if (name === '') return false;
  const isNumber = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name);
  return isNumber || !name.includes('.') || LOCAL_ENDS.test(name) || name === ownName.toLowerCase();
}

function isHere(host: string, port: number): boolean {
  const colon = host.lastIndexOf(':');
  const name = colon > host.lastIndexOf(']') ? host.slice(0, colon) : host;
  const given = colon > host.lastIndexOf(']') ? Number(host.slice(colon + 1)) : 80;
  return LOOPBACK_HOSTS.has(name.toLowerCase()) && given === port;
}

/** The token of an `Authorization: Bearer` header, or null. */
export function bearerOf(headers: IncomingHttpHeaders): string | null {
  const match = /^Bearer ([\w-]{20,200})$/.exec(headers.authorization ?? '');
  return match?.[1] ?? null;
}
