import { expect, it } from 'vitest';
import { createAsker } from '../../../../renderer/features/past/asker.ts';

/** A host that answers when it is told to. */
function aSlowHost() {
  const asked: number[] = [];
  const shown: string[] = [];
  let answer: ((text: string) => void) | null = null;
  const asker = createAsker<number, string>(
    (wish) => {
      asked.push(wish);
      return new Promise((resolve) => (answer = resolve));
    },
    (text, wish) => shown.push(`${text} of ${String(wish)}`),
  );
  const reply = async (text: string): Promise<void> => {
    answer?.(text);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { asker, asked, shown, reply };
}

it('[YP13] asks one thing at a time, and of what was wished meanwhile only the last', async () => {
  const { asker, asked, shown, reply } = aSlowHost();
  for (const wish of [1, 2, 3, 4]) asker.wish(wish);
  expect(asked).toEqual([1]);
  await reply('first');
  expect(asked).toEqual([1, 4]);
  await reply('last');
  expect(asked).toEqual([1, 4]);
  expect(shown).toEqual(['first of 1', 'last of 4']);
  asker.wish(5);
  expect(asked).toEqual([1, 4, 5]);
});

it('[YP13] shows nothing after the screen was left', async () => {
  const { asker, asked, shown, reply } = aSlowHost();
  asker.wish(1);
  asker.wish(2);
  asker.stop();
  await reply('late');
  expect(asked).toEqual([1]);
  expect(shown).toEqual([]);
});
