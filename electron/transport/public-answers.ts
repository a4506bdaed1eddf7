import type { EnginePort } from '../engine/threads.ts';
import type { QueryReply } from '../engine/messages.ts';

/** How long one answer serves everybody who asks the same: 200 phones cost the engine what one costs (QU44). */
const BOARD_MS = 1000;
const DRIVER_MS = 3000;
/** Wrong keys and unknown crossings are remembered too; never more than this many answers. */
const MOST_KEPT = 2000;

/** What the public pages show, asked of the engine as nobody in particular (QU41). */
export type PublicAnswers = {
  readonly board: (crossing: string) => Promise<QueryReply>;
  readonly driverPage: (key: string) => Promise<QueryReply>;
};

export function createPublicAnswers(engine: () => EnginePort, nowMs: () => number): PublicAnswers {
  const kept = new Map<string, { readonly at: number; readonly of: EnginePort; readonly reply: Promise<QueryReply> }>();

  const answer = (name: 'board.show' | 'driver.page', input: object, what: string, forMs: number) => {
    const port = engine();
    const id = `${name} ${what}`;
    const known = kept.get(id);
    if (known !== undefined && known.of === port && nowMs() - known.at < forMs) return known.reply;
    if (kept.size >= MOST_KEPT) kept.clear();
    const reply = port.query({ sender: { isPublic: true }, name, input, form: 'http', gzip: false });
    kept.set(id, { at: nowMs(), of: port, reply });
    return reply;
  };

  return {
    board: (crossing) => answer('board.show', { crossing }, crossing, BOARD_MS),
    driverPage: (key) => answer('driver.page', { key }, key, DRIVER_MS),
  };
}
