import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './ensure-build.ts';
import { BUILT_HOST } from './paths.ts';
import { LAUNCH_TEXTS } from './texts/launch-texts.ts';

type Host = { readonly main: (argv: readonly string[]) => Promise<number | void> };

/**
 * Starts a host for people or programs: builds when stale, then becomes the host, in this very process.
 * The host prints its address once it answers, stops on SIGTERM or SIGINT, and decides the exit code.
 */
export async function main(argv: readonly string[]): Promise<number | void> {
  if (!(await ensureBuild())) return 1;
  if (!existsSync(BUILT_HOST)) {
    console.error(LAUNCH_TEXTS.builtFileMissing(BUILT_HOST));
    return 1;
  }
  const host = (await import(pathToFileURL(BUILT_HOST).href)) as Host;
  return host.main(argv);
}

if (import.meta.main) {
  const code = await main(process.argv.slice(2));
  if (typeof code === 'number') process.exitCode = code;
}
