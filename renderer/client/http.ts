import type { Fault } from '../../shared/contract/errors.ts';
import { fromHttpJson, LOCAL_CODE_HEADER } from '../../shared/contract/wire.ts';

export type HttpAnswer = { readonly status: number; readonly body: unknown };

type Ask = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly commandId?: string;
  readonly localCode?: string | undefined;
  readonly signal?: AbortSignal;
};

/** One call to the host. Throws when no answer came; any answer, good or bad, is returned. */
export async function call(path: string, ask: Ask = {}): Promise<HttpAnswer> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (ask.body !== undefined) headers['content-type'] = 'application/json';
  if (ask.token !== undefined) headers['authorization'] = `Bearer ${ask.token}`;
  if (ask.commandId !== undefined) headers['idempotency-key'] = ask.commandId;
  if (ask.localCode !== undefined) headers[LOCAL_CODE_HEADER] = ask.localCode;
  const response = await fetch(path, {
    method: ask.method ?? 'GET',
    headers,
    ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    ...(ask.signal === undefined ? {} : { signal: ask.signal }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : readJson(text) };
}

/** Something between us and the host (a proxy, a captive page) may answer in another language than JSON. */
function readJson(text: string): unknown {
  try {
    return fromHttpJson(text);
  } catch {
    return {};
  }
}

/** The fault of an answer, or null. An error status without one is a fault all the same. */
export function faultOf(answer: HttpAnswer): Fault | null {
  const { fault } = answer.body as { readonly fault?: Fault };
  if (fault !== undefined) return fault;
  if (answer.status < 400 || answer.status === 409) return null;
  return { code: answer.status === 401 ? 'session.missing' : answer.status === 503 ? 'host.busy' : 'internal' };
}
