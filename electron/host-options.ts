import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_SEED } from '../shared/domain/demo/seed.ts';
import { TEMPLATE_SIZES, type TemplateSize } from '../shared/domain/layout/plans.ts';
import { defaultDataFolder } from './launch/data-folder.ts';

/** What a host is started with. */
export type HostOptions = {
  readonly folder: string;
  readonly port: number;
  /** The seed of the demo; null for a real site. */
  readonly demoSeed: number | null;
  readonly template: TemplateSize;
  readonly firstUser: { readonly user: string; readonly secret: string } | null;
};

const USUAL_PORT = 5717;
const USUAL_TEMPLATE = 1200;

/** Reads the command line. Throws an `Error` whose message names what is wrong. */
export function readHostOptions(argv: readonly string[]): HostOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'string' },
      seed: { type: 'string' },
      template: { type: 'string' },
      'first-user': { type: 'string' },
      'first-secret-file': { type: 'string' },
    },
  });
  if (values.demo !== undefined && values.demo !== 'tet') throw new Error(`--demo ${values.demo}`);
  const port = numberOf('--port', values.port, USUAL_PORT, 0, 65_535);
  const template = numberOf('--template', values.template, USUAL_TEMPLATE, 1, 100_000);
  const size = TEMPLATE_SIZES.find((one) => one === template);
  if (size === undefined) throw new Error(`--template ${String(template)}`);
  const seed = numberOf('--seed', values.seed, DEMO_SEED, 1, Number.MAX_SAFE_INTEGER);
  const demoSeed = values.demo === undefined ? null : seed;
  const surroundings = { platform: process.platform, env: process.env, home: homedir() };
  return {
    folder: resolve(values.data ?? defaultDataFolder(surroundings, values.demo ?? null)),
    port,
    demoSeed,
    template: size,
    firstUser: firstUserOf(values['first-user'], values['first-secret-file']),
  };
}

function firstUserOf(user: string | undefined, file: string | undefined): HostOptions['firstUser'] {
  if (user === undefined && file === undefined) return null;
  if (user === undefined || file === undefined) throw new Error('--first-user + --first-secret-file');
  if (!/^[\p{L}\p{N}._-]{1,40}$/u.test(user)) throw new Error('--first-user');
  const secret = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (secret.length < 6 || secret.length > 200) throw new Error('--first-secret-file: 6–200');
  return { user, secret };
}

function numberOf(name: string, text: string | undefined, usual: number, min: number, max: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) throw new Error(`${name} ${text}`);
  return value;
}
