import { join } from 'node:path';

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/**
 * Where a site's data lies when nobody says otherwise. On Windows outside the user profile, because shifts use
 * different accounts. Demo data always has a folder of its own.
 */
export function defaultDataFolder({ platform, env, home }: Surroundings, demo: string | null = null): string {
  const suffix = demo === null ? '' : `-demo-${demo}`;
  if (platform === 'win32') return join(env['ProgramData'] ?? 'C:\\ProgramData', `BenBai${suffix}`);
  const base = env['XDG_DATA_HOME'];
  const isUsable = base !== undefined && base.startsWith('/');
  return join(isUsable ? base : join(home, '.local', 'share'), `ben-bai${suffix}`);
}
