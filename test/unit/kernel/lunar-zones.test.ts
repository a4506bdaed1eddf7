import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../support/lunar-digest.ts', import.meta.url));

type Told = { readonly offset: number; readonly digest: string };

const toldIn = (zone: string): Told =>
  JSON.parse(execFileSync(process.execPath, [SCRIPT], { env: { ...process.env, TZ: zone }, encoding: 'utf8' })) as Told;

it('is the same calendar whatever zone the machine stands in', () => {
  const told = ['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Auckland'].map(toldIn);
  // The zone did take effect in each of them.
  expect(told.map(({ offset }) => offset)).toEqual([0, 420, -480, 780]);
  expect(new Set(told.map(({ digest }) => digest)).size).toBe(1);
}, 60_000);
