import { expect, it } from 'vitest';
import { busyLines } from '../../../../renderer/features/dashboard/busy-lines.ts';

const line = (
  name: string,
  more: { waiting?: number; called?: number; calledToday?: number; isSuspended?: boolean },
) => ({
  ...{ name, waiting: 0, called: 0, calledToday: 0, isSuspended: false },
  ...more,
});
const LINES = [
  line('a', { waiting: 3 }),
  line('b', {}),
  line('c', { waiting: 9 }),
  line('d', { calledToday: 5 }),
  line('e', { isSuspended: true }),
  line('f', { waiting: 4, called: 1 }),
  line('g', { called: 1 }),
];

function namesOf(most: number) {
  const { shown, left, idle } = busyLines(LINES, most);
  return { shown: shown.map(({ name }) => name).join(''), left: left.map(({ name }) => name).join(''), idle };
}

it('shows the queues where something happened today, in their order, and counts the others', () => {
  expect(namesOf(9)).toEqual({ shown: 'acdefg', left: '', idle: 1 });
});

it('of too many shows the fullest, and tells of every other', () => {
  expect(namesOf(3)).toEqual({ shown: 'acf', left: 'deg', idle: 1 });
  expect(busyLines([], 3)).toEqual({ shown: [], left: [], idle: 0 });
});
