import { beforeEach, describe, expect, it, vi } from 'vitest';

const flags = vi.hoisted(() => [] as string[]);
vi.mock('node:v8', async (actual) => ({
  ...(await actual<object>()),
  setFlagsFromString: (flag: string) => void flags.push(flag),
}));

const [THRIFTY, ROOMY] = ['--optimize-for-size', '--no-optimize-for-size'];

beforeEach(() => {
  flags.length = 0;
  vi.resetModules();
});

describe('work that needs memory for a moment', () => {
  it('has room in a thrifty process until the last of it is done, or failed', async () => {
    const { beThrifty, withRoom } = await import('../../../electron/engine/thrift.ts');
    beThrifty();
    const open: (() => void)[] = [];
    const work = (): Promise<void> => new Promise((resolve) => open.push(resolve));
    const both = [withRoom(work), withRoom(work)];
    expect(flags).toEqual([THRIFTY, ROOMY]);
    open[0]?.();
    await both[0];
    expect(flags).toEqual([THRIFTY, ROOMY]);
    open[1]?.();
    await both[1];
    expect(flags).toEqual([THRIFTY, ROOMY, THRIFTY]);
    await expect(withRoom(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(flags.slice(3)).toEqual([ROOMY, THRIFTY]);
  });

  it('changes nothing in a process that is not', async () => {
    const { withRoom } = await import('../../../electron/engine/thrift.ts');
    expect(await withRoom(() => Promise.resolve(7))).toBe(7);
    expect(flags).toEqual([]);
  });
});
