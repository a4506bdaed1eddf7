import { describe, expect, it } from 'vitest';
import type { EnginePort } from '../../../electron/engine/threads.ts';
import { createPublicAnswers } from '../../../electron/transport/public-answers.ts';

describe('answers of the public pages', () => {
  it('[QU44] two hundred phones cost the engine what one costs', async () => {
    let now = 0;
    const asked: { readonly name: string; readonly sender: unknown }[] = [];
    const port = {
      query: (question: { readonly name: string; readonly sender: unknown }) => {
        asked.push(question);
        return Promise.resolve({ text: String(asked.length) });
      },
    } as unknown as EnginePort;
    const answers = createPublicAnswers(
      () => port,
      () => now,
    );
    const all = await Promise.all(Array.from({ length: 200 }, () => answers.board('HN')));
    expect(new Set(all.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(asked).toMatchObject([{ name: 'board.show', sender: { isPublic: true } }]);
    await answers.board('TT');
    expect(asked).toHaveLength(2);
    now = 999;
    await answers.board('HN');
    expect(asked).toHaveLength(2);
    now = 1000;
    await answers.board('HN');
    expect(asked).toHaveLength(3);
    await answers.driverPage('2sabc');
    now = 3999;
    await answers.driverPage('2sabc');
    expect(asked).toHaveLength(4);
  });
});
