import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../renderer/client/turns.ts';

describe('tasks in turn', () => {
  it('each begins when the one before is over, also when that one failed', async () => {
    const turns = createTurns();
    const said: string[] = [];
    let answer: (value: string) => void = () => undefined;
    const first = turns(() => {
      said.push('first begins');
      return new Promise<string>((resolve) => {
        answer = resolve;
      });
    });
    const second = turns(() => {
      said.push('second begins');
      return Promise.reject(new Error('host away'));
    });
    const third = turns(() => {
      said.push('third begins');
      return Promise.resolve(3);
    });
    await Promise.resolve();
    expect(said).toEqual(['first begins']);
    answer('first');
    expect(await first).toBe('first');
    await expect(second).rejects.toThrow('host away');
    expect(await third).toBe(3);
    expect(said).toEqual(['first begins', 'second begins', 'third begins']);
  });
});
