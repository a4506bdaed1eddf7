import type { FeedFrame, FeedHello } from '../../shared/contract/feed.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import type { CommandOutcome, Port, QueryAnswer } from '../../shared/contract/port.ts';
import { CONTRACT_VERSION } from '../../shared/contract/version.ts';
import { call, faultOf } from './http.ts';

/** Real milliseconds before a send or query that got no answer is tried again, growing to the last one. */
const RETRY_MS = [250, 500, 1000, 2000, 4000, 5000] as const;
const QUERY_TRIES = 4;

export type HttpPortOptions = {
  readonly token: string;
  /** Told of the session's end as soon as any answer says so. */
  readonly onSignedOut: () => void;
  readonly onUnanswered: (count: number) => void;
  readonly wait?: (ms: number) => Promise<void>;
};

/**
 * The port of a browser station. A command that got no answer is sent again with the same id until it gets one: the
 * host then answers what it recorded the first time (JO2).
 */
export function createHttpPort(options: HttpPortOptions): Port {
  const { token, onSignedOut, onUnanswered, wait = sleep } = options;
  let unanswered = 0;
  const count = (step: number): void => {
    unanswered += step;
    onUnanswered(unanswered);
  };
  const heed = (fault: Fault): Fault => {
    if (fault.code === 'session.expired' || fault.code === 'session.missing') onSignedOut();
    return fault;
  };

  return {
    async send(name, input, commandId) {
      count(1);
      try {
        for (let round = 0; ; round++) {
          const answer = await call(`/api/commands/${name}`, { method: 'POST', body: input, token, commandId }).catch(
            () => null,
          );
          const fault = answer === null ? null : faultOf(answer);
          const isLost = answer === null || fault?.code === 'host.stopping' || fault?.code === 'host.busy';
          if (!isLost) {
            if (fault !== null) return { fault: heed(fault) };
            return answer.body as CommandOutcome<never>;
          }
          await wait(fault?.retryAfterS === undefined ? retryAfter(round) : fault.retryAfterS * 1000);
        }
      } finally {
        count(-1);
      }
    },

    async query(name, input) {
      for (let round = 0; ; round++) {
        const answer = await call(`/api/queries/${name}`, { method: 'POST', body: input, token }).catch(() => null);
        const fault = answer === null ? null : faultOf(answer);
        const isLost = answer === null || fault?.code === 'host.stopping' || fault?.code === 'host.busy';
        if (isLost && round + 1 < QUERY_TRIES) {
          await wait(retryAfter(round));
          continue;
        }
        if (answer === null) return { fault: { code: 'host.stopping' } };
        return fault === null ? ({ ok: answer.body } as QueryAnswer<never>) : { fault: heed(fault) };
      }
    },

    subscribe(from, onFrame) {
      const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
      const socket = new WebSocket(`${scheme}//${location.host}/api/feed`);
      let isOver = false;
      const end = (fault: Fault): void => {
        if (isOver) return;
        isOver = true;
        onFrame({ type: 'fault', fault });
      };
      socket.addEventListener('open', () => {
        const hello: FeedHello = {
          type: 'hello',
          token,
          contract: CONTRACT_VERSION,
          epoch: from?.epoch ?? null,
          seq: from?.seq ?? null,
        };
        socket.send(JSON.stringify(hello));
      });
      socket.addEventListener('message', (event: MessageEvent<string>) => {
        if (isOver) return;
        const frame = JSON.parse(event.data) as FeedFrame;
        if (frame.type === 'fault') end(heed(frame.fault));
        else onFrame(frame);
      });
      // A lost line ends the subscription like a fault; whoever follows subscribes again from where it stands.
      socket.addEventListener('close', () => end({ code: 'host.stopping' }));
      return () => {
        isOver = true;
        socket.close();
      };
    },
  };
}

function retryAfter(round: number): number {
  return RETRY_MS[Math.min(round, RETRY_MS.length - 1)] ?? 5000;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
