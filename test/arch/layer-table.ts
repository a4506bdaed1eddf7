import type { Import } from '../support/source-tree.ts';

/**
 * Who may import whom. A layer is found by path, first match wins; `may` names layers, `packages` what it may load
 * from node_modules or Node. `mayTypes` and `packageTypes` add what may be imported with `import type` only.
 */
export type Layer = {
  readonly name: string;
  readonly path: RegExp;
  readonly may: readonly string[];
  readonly mayTypes?: readonly string[];
  readonly packages: RegExp;
  readonly packageTypes?: RegExp;
  /** Files of this layer may import files of the same layer. Not so for stores. */
  readonly mayItself: boolean;
};

const NONE = /^$/;
const NODE = /^node:/;
/** Anything but the desktop shell: `electron` is absent where the host runs. */
const NO_ELECTRON = /^(?!electron($|\/))/;
/** Anything but the desktop shell and the network: these answer questions, they do not carry them. */
const NO_ELECTRON_NO_NETWORK = /^(?!(electron|fastify|ws|@fastify\/.*)($|\/)|node:(http|https|http2|net|tls)$)/;
const BROWSER = /^(?!node:|electron($|\/)|better-sqlite3|fastify|ws$|pino)/;

const SHARED = ['kernel', 'domain', 'contract'];

export const LAYERS: readonly Layer[] = [
  { name: 'kernel', path: /^shared\/kernel\//, may: [], packages: NONE, mayItself: true },
  { name: 'domain', path: /^shared\/domain\//, may: ['kernel'], packages: NONE, mayItself: true },
  { name: 'contract', path: /^shared\/contract\//, may: ['kernel', 'domain'], packages: /^zod($|\/)/, mayItself: true },

  {
    name: 'migration',
    path: /^electron\/db\/migrations\/\d/,
    may: [],
    mayTypes: ['db'],
    packages: NONE,
    packageTypes: /^better-sqlite3$/,
    mayItself: false,
  },
  {
    name: 'db',
    path: /^electron\/db\//,
    may: ['kernel', 'migration'],
    // What a record looks like, so that a table's rows are read into it once for all stores.
    mayTypes: ['domain'],
    packages: /^(better-sqlite3$|node:)/,
    mayItself: true,
  },
  {
    name: 'store',
    path: /^electron\/areas\/.*(?:\/|-)store\.ts$/,
    may: ['kernel', 'domain', 'db'],
    packages: NODE,
    packageTypes: /^better-sqlite3$/,
    mayItself: false,
  },
  {
    name: 'area',
    path: /^electron\/areas\//,
    may: [...SHARED, 'store'],
    mayTypes: ['handler', 'db'],
    packages: NO_ELECTRON_NO_NETWORK,
    mayItself: true,
  },
  {
    name: 'handler',
    path: /^electron\/engine\/handler\.ts$/,
    may: SHARED,
    mayTypes: ['area', 'store', 'db', 'engine'],
    packages: NONE,
    mayItself: true,
  },
  {
    name: 'engine',
    path: /^electron\/engine\//,
    may: [...SHARED, 'area', 'store', 'db', 'migration', 'handler', 'demo'],
    packages: NO_ELECTRON_NO_NETWORK,
    mayItself: true,
  },
  // The demo lives in the engine's thread and acts by its commands; the engine starts it.
  {
    name: 'demo',
    path: /^electron\/demo\//,
    may: [...SHARED, 'handler', 'area'],
    mayTypes: ['engine', 'store'],
    packages: NODE,
    mayItself: true,
  },
  { name: 'console-texts', path: /^electron\/texts\//, may: SHARED, mayTypes: ['db'], packages: NONE, mayItself: true },
  {
    name: 'ipc',
    path: /^electron\/transport\/ipc\.ts$/,
    may: [...SHARED, 'transport', 'engine', 'handler'],
    packages: /./,
    mayItself: true,
  },
  {
    name: 'transport',
    path: /^electron\/transport\//,
    may: [...SHARED, 'engine', 'handler'],
    packages: NO_ELECTRON,
    mayItself: true,
  },
  {
    name: 'launch',
    path: /^electron\/(launch\/|vite\.config\.ts$)/,
    may: ['kernel'],
    packages: NO_ELECTRON,
    mayItself: true,
  },
  {
    name: 'host',
    path: /^electron\/host(-[a-z-]+)?\.ts$/,
    may: [...SHARED, 'engine', 'transport', 'launch', 'console-texts'],
    packages: NO_ELECTRON,
    packageTypes: NONE,
    mayItself: true,
  },
  {
    name: 'desktop',
    path: /^electron\/(main\.ts|preload\.ts|shell\/)/,
    may: [...SHARED, 'engine', 'transport', 'ipc', 'launch', 'host', 'console-texts'],
    packages: /^(?!better-sqlite3)/,
    mayItself: true,
  },

  { name: 'ui', path: /^renderer\/ui\//, may: ['kernel'], packages: BROWSER, mayItself: true },
  {
    name: 'client',
    path: /^renderer\/client\//,
    may: [...SHARED, 'page-store', 'ui'],
    packages: BROWSER,
    mayItself: true,
  },
  { name: 'page-store', path: /^renderer\/store\//, may: SHARED, packages: BROWSER, mayItself: true },
  { name: 'page-texts', path: /^renderer\/texts\//, may: [...SHARED, 'ui'], packages: BROWSER, mayItself: true },
  {
    name: 'feature',
    path: /^renderer\/features\//,
    may: [...SHARED, 'client', 'page-store', 'page-texts', 'ui'],
    packages: BROWSER,
    mayItself: true,
  },
  {
    name: 'page',
    path: /^renderer\//,
    may: [...SHARED, 'client', 'page-store', 'page-texts', 'ui', 'feature'],
    packages: /^(?!electron($|\/))/,
    mayItself: true,
  },
];

/** The layer a path belongs to; null outside the layered folders. */
export function layerOf(path: string): Layer | null {
  return LAYERS.find((layer) => layer.path.test(path)) ?? null;
}

/** What is wrong with an import, or null. */
export function complaintAbout(one: Import): string | null {
  const layer = layerOf(one.from);
  if (layer === null) return `${one.from} belongs to no layer`;
  const arrow = `${one.from} (${layer.name}) → ${one.target}`;
  if (one.isPackage) {
    const isAllowed =
      layer.packages.test(one.target) || (one.isTypeOnly && (layer.packageTypes?.test(one.target) ?? false));
    return isAllowed ? null : arrow;
  }
  if (isAsset(one.target))
    return one.target.startsWith('renderer/') || one.target.startsWith('resources/') ? null : arrow;
  const target = layerOf(one.target);
  if (target === null) return `${arrow}, which belongs to no layer`;
  if (target === layer) return isAllowedWithin(layer, one) ? null : arrow;
  if (layer.may.includes(target.name)) return null;
  if (one.isTypeOnly && layer.mayTypes?.includes(target.name)) return null;
  return `${arrow} (${target.name}${one.isTypeOnly ? ', type' : ''})`;
}

/** Inside a layer: stores never meet, a feature sees of another one only its screen. */
function isAllowedWithin(layer: Layer, one: Import): boolean {
  if (!layer.mayItself) return false;
  if (layer.name !== 'feature') return true;
  const [, , from] = one.from.split('/');
  const [, , to, ...inner] = one.target.split('/');
  return from === to || (inner.length === 1 && /^screen\.tsx?$/.test(inner[0] ?? ''));
}

function isAsset(path: string): boolean {
  return !/\.[cm]?[jt]sx?$/.test(path);
}
