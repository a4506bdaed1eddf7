import { expect, it } from 'vitest';
import { createSiteClock } from '../../../../renderer/client/site-clock.ts';
import { instant } from '../../../../shared/kernel/instant.ts';

it('runs on at the host’s rate and never shows a small step back', () => {
  let mono = 100;
  const clock = createSiteClock(() => mono);
  clock.set(instant(1_000_000), 60);
  mono += 1000;
  expect(clock.now()).toBe(1_060_000);
  clock.set(instant(1_059_500), 60);
  expect(clock.now()).toBe(1_060_000);
  mono += 1000;
  expect(clock.now()).toBe(1_119_500);
});

it('follows a real jump back', () => {
  const clock = createSiteClock(() => 0);
  clock.set(instant(10_000_000), 1);
  clock.now();
  clock.set(instant(5_000_000), 1);
  expect(clock.now()).toBe(5_000_000);
});
