import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, importsOf, ROOT, type Import } from '../support/source-tree.ts';
import { complaintAbout } from './layer-table.ts';

const files = filesIn(['shared', 'electron', 'renderer'], /\.tsx?$/);
const imports = files.flatMap(importsOf);

describe('layers', () => {
  it('finds the code', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(imports.length).toBeGreaterThan(10);
  });

  it('nothing is imported that its layer must not know', () => {
    expect(imports.map(complaintAbout).filter((complaint) => complaint !== null)).toEqual([]);
  });

  it('relative imports point at files that are there', () => {
    const missing = imports.filter((one) => !one.isPackage && !existsSync(join(ROOT, one.target)));
    expect(missing.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
  });

  it('electron is loaded only by main, preload, shell and ipc', () => {
    const loaders = imports.filter(loadsElectron);
    const elsewhere = loaders.map(({ from }) => from).filter((from) => !mayLoadElectron(from));
    expect(elsewhere).toEqual([]);
  });

  it('host and workers reach no file that loads electron', () => {
    const byFile = Map.groupBy(imports, ({ from }) => from);
    const reached = new Set<string>();
    const walk = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const one of byFile.get(path) ?? []) if (!one.isPackage && !one.isTypeOnly) walk(one.target);
    };
    const entries = files.filter((path) => path === 'electron/host.ts' || path.endsWith('-worker.ts'));
    entries.forEach(walk);
    const loaders = [...reached].filter((path) => (byFile.get(path) ?? []).some(loadsElectron));
    expect(loaders).toEqual([]);
  });
});

describe('the layer table itself', () => {
  const complaint = (from: string, target: string, options: Partial<Import> = {}): string | null =>
    complaintAbout({ from, target, isPackage: false, isTypeOnly: false, ...options });

  it.each([
    ['shared/domain/slots/rules.ts', 'shared/contract/commands.ts'],
    ['shared/kernel/ids.ts', 'shared/domain/vocabulary.ts'],
    ['electron/areas/slots/store.ts', 'electron/areas/gate/store.ts'],
    ['electron/areas/slots/hold-store.ts', 'electron/areas/slots/store.ts'],
    ['electron/areas/slots/commands.ts', 'electron/engine/dispatch.ts'],
    ['electron/areas/slots/commands.ts', 'electron/engine/handler.ts'],
    ['electron/transport/http.ts', 'electron/areas/slots/store.ts'],
    ['electron/db/open.ts', 'electron/engine/clock.ts'],
    ['electron/host.ts', 'electron/shell/window.ts'],
    ['electron/main.ts', 'electron/db/open.ts'],
    ['electron/engine/feed.ts', 'renderer/store/rows.ts'],
    ['renderer/store/rows.ts', 'electron/engine/feed.ts'],
    ['renderer/ui/button.tsx', 'shared/domain/vocabulary.ts'],
    ['renderer/features/slots/columns.ts', 'renderer/features/queue/columns.ts'],
  ])('%s must not import %s', (from, target) => {
    expect(complaint(from, target)).not.toBeNull();
  });

  it.each([
    ['electron/engine/dispatch.ts', 'electron'],
    ['electron/host.ts', 'electron'],
    ['electron/areas/gate/commands.ts', 'ws'],
    ['renderer/client/http.ts', 'node:fs'],
    ['shared/domain/slots/rules.ts', 'zod'],
  ])('%s must not load %s', (from, target) => {
    expect(complaint(from, target, { isPackage: true })).not.toBeNull();
  });

  it('lets a handler know the type of its place in the engine', () => {
    expect(
      complaint('electron/areas/slots/commands.ts', 'electron/engine/handler.ts', { isTypeOnly: true }),
    ).toBeNull();
    expect(complaint('electron/areas/slots/commands.ts', 'electron/areas/gate/store.ts')).toBeNull();
    expect(complaint('renderer/features/slots/columns.ts', 'renderer/features/queue/screen.tsx')).toBeNull();
  });
});

function loadsElectron({ target, isPackage, isTypeOnly }: Import): boolean {
  return isPackage && /^electron($|\/)/.test(target) && !isTypeOnly;
}

function mayLoadElectron(path: string): boolean {
  return /^electron\/(main\.ts|preload\.ts|shell\/|transport\/ipc\.ts$)/.test(path);
}
