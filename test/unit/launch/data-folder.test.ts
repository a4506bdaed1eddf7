import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../../../electron/launch/data-folder.ts';

describe('default data folder', () => {
  const linux = { platform: 'linux', env: {}, home: '/home/gate' } as const;

  it('lies outside the user profile on Windows, since shifts use different accounts', () => {
    const windows = { platform: 'win32', env: { ProgramData: 'D:\\ProgramData' }, home: 'C:\\Users\\gate' } as const;
    expect(defaultDataFolder(windows)).toBe(join('D:\\ProgramData', 'BenBai'));
  });

  it('follows the XDG folder on Linux when it is absolute', () => {
    expect(defaultDataFolder(linux)).toBe(join('/home/gate', '.local', 'share', 'ben-bai'));
    expect(defaultDataFolder({ ...linux, env: { XDG_DATA_HOME: '/srv/data' } })).toBe(join('/srv/data', 'ben-bai'));
    expect(defaultDataFolder({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe(
      join('/home/gate', '.local', 'share', 'ben-bai'),
    );
  });

  it('keeps demo data apart', () => {
    expect(defaultDataFolder(linux, 'tet')).toBe(join('/home/gate', '.local', 'share', 'ben-bai-demo-tet'));
  });
});
