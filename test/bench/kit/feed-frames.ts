import type { Page } from 'playwright';

/** Frames of the feed a second, and rows in each: a thousand changes a second. */
const FRAMES_PER_SECOND = 50;
const ROWS_PER_FRAME = 20;

type Row = Record<string, unknown>;
type Kept = {
  feed: WebSocket | null;
  seq: number;
  siteNow: number;
  snapshot: { readonly slots: readonly Row[]; readonly visits: readonly Row[] } | null;
  sent: number;
  startedAt: number;
  timer: ReturnType<typeof setInterval> | null;
};

/** Puts changes into a page's own feed, as its host would send them. */
export const startFrames = {
  /** Before the page is opened: keeps its feed and its snapshot in reach. */
  async install(page: Page): Promise<void> {
    await page.addInitScript(() => {
      const kept: Kept = { feed: null, seq: 0, siteNow: 0, snapshot: null, sent: 0, startedAt: 0, timer: null };
      Object.assign(window, { kept });
      const Plain = window.WebSocket;
      window.WebSocket = class extends Plain {
        constructor(...args: ConstructorParameters<typeof WebSocket>) {
          super(...args);
          kept.feed = this;
        }
      };
      const plainFetch = window.fetch.bind(window);
      window.fetch = async (...args) => {
        const answer = await plainFetch(...args);
        if (String(args[0]).includes('yard.now')) {
          const text = await answer.clone().text();
          const snapshot = JSON.parse(text) as NonNullable<Kept['snapshot']> & { seq: number; siteNow: number };
          Object.assign(kept, { snapshot, seq: snapshot.seq, siteNow: snapshot.siteNow });
        }
        return answer;
      };
    });
  },
  /** Prepares the texts of all frames for so long, then starts to send them. */
  async run(page: Page, forMs: number): Promise<void> {
    await page.evaluate(
      ([runMs, perSecond, perFrame]) => {
        const { kept } = window as unknown as { readonly kept: Kept };
        const { snapshot } = kept;
        if (snapshot === null || kept.feed === null) throw new Error('no feed');
        const visits = [...snapshot.visits];
        const free = snapshot.slots.filter(({ visitId, isKeepClear }) => visitId === null && isKeepClear !== true);
        const isClosed = new Set<number>();
        const frames: string[] = [];
        let n = 0;
        for (let at = 0; at < (runMs / 1000) * perSecond; at += 1) {
          const rows: unknown[] = [];
          for (let of = 0; of < perFrame; of += 1, n += 1) {
            if (n % 2 === 0) {
              const visit = visits[(n * 37) % visits.length];
              rows.push({ kind: 'visit', id: visit?.['visitId'], row: { ...visit, goods: `tải ${String(n)}` } });
            } else {
              const place = (n * 37) % free.length;
              const slot = free[place];
              if (!isClosed.delete(place)) isClosed.add(place);
              const status = isClosed.has(place) ? 'closed' : 'open';
              rows.push({ kind: 'slot', id: slot?.['slotId'], row: { ...slot, status } });
            }
          }
          kept.seq += perFrame;
          frames.push(
            JSON.stringify({
              type: 'changes',
              from: kept.seq - perFrame,
              to: kept.seq,
              siteNow: kept.siteNow + at * (1000 / perSecond),
              rate: 1,
              rows,
            }),
          );
        }
        kept.sent = 0;
        kept.startedAt = performance.now();
        kept.timer = setInterval(() => {
          const due = Math.floor(((performance.now() - kept.startedAt) / 1000) * perSecond);
          for (; kept.sent < Math.min(due, frames.length); kept.sent += 1)
            kept.feed?.dispatchEvent(new MessageEvent('message', { data: frames[kept.sent] ?? '' }));
        }, 1000 / perSecond);
      },
      [forMs, FRAMES_PER_SECOND, ROWS_PER_FRAME] as const,
    );
  },
};

/** Answers how many changes a second went in. */
export function stopFrames(page: Page): Promise<number> {
  return page.evaluate((perFrame) => {
    const { kept } = window as unknown as { readonly kept: Kept };
    if (kept.timer !== null) clearInterval(kept.timer);
    return ((kept.sent * perFrame) / (performance.now() - kept.startedAt)) * 1000;
  }, ROWS_PER_FRAME);
}
