import { afterEach, expect, it, vi } from 'vitest';
import { createHttpPort } from '../../../../renderer/client/http-port.ts';
import type { CommandInput } from '../../../../shared/contract/commands.ts';

afterEach(() => vi.unstubAllGlobals());

const input: CommandInput<'visit.abroad'> = { visitId: 'vis_1' };

/** Answers one after the other; null is a lost connection. */
function answering(answers: readonly ({ readonly status: number; readonly body: unknown } | null)[]) {
  const keys: (string | undefined)[] = [];
  let at = 0;
  vi.stubGlobal('fetch', (_: string, init: { readonly headers: Record<string, string> }) => {
    keys.push(init.headers['idempotency-key']);
    const answer = answers[at++];
    if (answer === null || answer === undefined) return Promise.reject(new TypeError('lost'));
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
  });
  return keys;
}

it('[JO2] sends an unanswered command again with the same id until it is answered', async () => {
  const keys = answering([
    null,
    { status: 503, body: { fault: { code: 'host.stopping' } } },
    { status: 200, body: { ok: {}, seq: 7 } },
  ]);
  const counts: number[] = [];
  const port = createHttpPort({
    token: 't',
    onSignedOut: () => undefined,
    onUnanswered: (count) => counts.push(count),
    wait: () => Promise.resolve(),
  });
  expect(await port.send('visit.abroad', input, 'id-1')).toEqual({ ok: {}, seq: 7 });
  expect([keys, counts]).toEqual([
    ['id-1', 'id-1', 'id-1'],
    [1, 0],
  ]);
});

it('hands refusals on and tells of the session’s end', async () => {
  answering([
    { status: 409, body: { refusal: { code: 'visit.unknown' } } },
    { status: 401, body: { fault: { code: 'session.expired' } } },
  ]);
  let isOut = false;
  const port = createHttpPort({
    token: 't',
    onSignedOut: () => {
      isOut = true;
    },
    onUnanswered: () => undefined,
  });
  expect(await port.send('visit.abroad', input, 'id-2')).toEqual({ refusal: { code: 'visit.unknown' } });
  expect(await port.query('yard.now', {})).toEqual({ fault: { code: 'session.expired' } });
  expect(isOut).toBe(true);
});
