import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/instant.ts';
import { runBackup } from '../../electron/engine/backup.ts';
import type { KeptPicture } from '../../electron/engine/handler.ts';
import { keepPicture, openPicture, SHARDS } from '../../electron/engine/photo-files.ts';
import { createPhotoKeeping } from '../../electron/engine/photo-keeping.ts';
import { aJpeg, aPng, PICTURE } from '../support/pictures.ts';
import { aYard, type Yard } from '../support/yard.ts';

const NOW = Date.UTC(2026, 1, 10);

/** Paths of all files below a folder, from it. */
function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('a picture on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ben-bai-photos-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('[PH1] lies under the hash of its bytes, whole, and nothing else is left', async () => {
    const bytes = aPng();
    const sha256 = hash('sha256', bytes, 'hex');
    expect(await keepPicture(folder, bytes, NOW)).toEqual({
      ok: true,
      value: { sha256, mediaType: 'image/png', bytes: bytes.byteLength },
    });
    const path = join('photos', sha256.slice(0, 2), `${sha256}.png`);
    expect(filesBelow(folder)).toEqual([path]);
    expect(readFileSync(join(folder, path))).toEqual(bytes);
  });

  it('[PH1] is the same file when it comes again, even at the same time', async () => {
    const both = await Promise.all([aPng(), aPng()].map((bytes) => keepPicture(folder, bytes, NOW)));
    expect(both[0]).toEqual(both[1]);
    const [path = ''] = filesBelow(folder);
    const { ino } = statSync(join(folder, path));
    await keepPicture(folder, aPng(), NOW);
    expect(filesBelow(folder)).toEqual([path]);
    expect(statSync(join(folder, path)).ino).toBe(ino);
    await keepPicture(folder, aPng({ grey: 1 }), NOW);
    expect(filesBelow(folder)).toHaveLength(2);
  });

  it('[PH1] is written anew over one that a lost machine cut short', async () => {
    await keepPicture(folder, aPng(), NOW);
    const path = join(folder, filesBelow(folder)[0] ?? '');
    writeFileSync(path, aPng().subarray(0, 20));
    expect(await keepPicture(folder, aPng(), NOW)).toMatchObject({ ok: true });
    expect(readFileSync(path)).toEqual(aPng());
  });

  it('[PH1] of more than 12 MB, or of another kind, is refused and leaves nothing', async () => {
    const limit = 12 * 1024 * 1024;
    expect(await keepPicture(folder, aJpeg(limit + 1), NOW)).toEqual({
      ok: false,
      refusal: { code: 'photo.too-large', limitMb: 12 },
    });
    expect(await keepPicture(folder, Buffer.from('%PDF-1.7 and so on'), NOW)).toEqual({
      ok: false,
      refusal: { code: 'photo.not-a-picture' },
    });
    expect(filesBelow(folder)).toEqual([]);
    expect(await keepPicture(folder, aJpeg(limit), NOW)).toMatchObject({ ok: true, value: { bytes: limit } });
  });

  it('[PH1] that cannot be written is refused as not kept, with why', async () => {
    writeFileSync(join(folder, 'photos'), 'a file where the folder should be');
    expect(await keepPicture(folder, aPng(), NOW)).toEqual({
      ok: false,
      refusal: { code: 'photo.not-kept', detail: expect.stringMatching(/^E[A-Z]+$/) },
    });
    rmSync(join(folder, 'photos'));
    // Where the shard cannot be written to; root may write anywhere, so a folder stands in the file's way.
    const sha256 = hash('sha256', aPng(), 'hex');
    mkdirSync(join(folder, 'photos', sha256.slice(0, 2), `${sha256}.png`), { recursive: true });
    expect(await keepPicture(folder, aPng(), NOW)).toMatchObject({ refusal: { code: 'photo.not-kept' } });
    expect(filesBelow(folder)).toEqual([]);
  });

  it('is opened by its hash, or is gone', async () => {
    const kept = await keepPicture(folder, aPng(), NOW);
    if (!kept.ok) throw new Error('not kept');
    const file = await openPicture(folder, kept.value);
    expect(await file?.readFile()).toEqual(aPng());
    await file?.close();
    expect(await openPicture(folder, { ...kept.value, sha256: 'f'.repeat(64) })).toBeNull();
  });
});

describe('pictures of a yard', () => {
  let yard: Yard;
  let folder: string;
  beforeEach(() => {
    yard = aYard();
    folder = yard.folder ?? '';
  });
  afterEach(() => {
    expect(yard.defects).toEqual([]);
    yard.close();
  });

  const DAY_MINUTES = DAY_MS / 60_000;
  const arrive = (plate = '12C-123.45'): string =>
    yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN' }).visitId;

  /** Keeps a file as the preparation of a command does; it seems to have been written long before the machine's now. */
  async function keep(grey: number): Promise<KeptPicture> {
    const kept = await keepPicture(folder, aPng({ grey }), yard.clock.now());
    if (!kept.ok) throw new Error(kept.refusal.code);
    return kept.value;
  }
  async function add(subject: { visitId: string } | { incidentId: string }, grey = 1): Promise<KeptPicture> {
    const value = await keep(grey);
    const input = { ...subject, contentBase64: PICTURE };
    const outcome = yard.run('photo.add', input, { prepared: { picture: { ok: true, value } } });
    if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
    return value;
  }
  const pathOf = ({ sha256 }: KeptPicture, below = 'photos'): string =>
    join(folder, below, sha256.slice(0, 2), `${sha256}.png`);
  const isKept = (subject: { visitId: string } | { incidentId: string }) =>
    yard.ask('photo.list', subject).photos.map((photo) => photo.isKept);

  function keeping(): ReturnType<typeof createPhotoKeeping> {
    const { stores, dispatch } = yard.engine;
    return createPhotoKeeping({ stores, dispatch, folder, siteClock: yard.clock, machineClock: yard.clock });
  }
  /** As many steps as it takes to see every file. */
  function keepHouse({ step } = keeping()): void {
    SHARDS.forEach(() => step());
  }

  it('[PH3] goes record first, then file, once it was kept long enough', async () => {
    const visitId = arrive();
    const photo = await add({ visitId });
    yard.ok('visit.depart', { visitId });
    yard.at(90 * DAY_MINUTES);
    keepHouse();
    expect(isKept({ visitId })).toEqual([true]);
    expect(existsSync(pathOf(photo))).toBe(true);

    yard.at(90 * DAY_MINUTES + 1);
    const before = yard.seq();
    keepHouse();
    expect(isKept({ visitId })).toEqual([false]);
    expect(existsSync(pathOf(photo))).toBe(false);
    expect(yard.seq(), 'one change for all').toBe(before + 1);
    const [change] = yard.ask('journal.page', { limit: 1 }).changes;
    expect(change).toMatchObject({ command: 'photo.expire', actor: 'system' });
  });

  it('[PH3] stays while its truck is here, and of an open incident for ever', async () => {
    const visitId = arrive();
    const { incidentId } = yard.ok('incident.open', { kind: 'fire', place: 'B' });
    await add({ visitId }, 1);
    await add({ incidentId }, 2);
    yard.at(1000 * DAY_MINUTES);
    keepHouse();
    expect([isKept({ visitId }), isKept({ incidentId })]).toEqual([[true], [true]]);
    yard.ok('visit.depart', { visitId });
    yard.ok('incident.close', { incidentId });
    keepHouse();
    expect([isKept({ visitId }), isKept({ incidentId })]).toEqual([[false], [true]]);
    yard.at((1000 + 731) * DAY_MINUTES);
    keepHouse();
    expect(isKept({ incidentId })).toEqual([false]);
    expect(filesBelow(join(folder, 'photos'))).toEqual([]);
  });

  it('[PH3] keeps a file as long as another record names it', async () => {
    const [first, second] = [arrive('12C-000.01'), arrive('12C-000.02')];
    const photo = await add({ visitId: first });
    yard.ok('visit.depart', { visitId: first });
    await add({ visitId: second });
    yard.at(91 * DAY_MINUTES);
    keepHouse();
    expect([isKept({ visitId: first }), isKept({ visitId: second })]).toEqual([[false], [true]]);
    expect(existsSync(pathOf(photo))).toBe(true);
  });

  it('[PH3] marks 200 at a time and comes to the end', async () => {
    const visitId = arrive();
    const value = await keep(1);
    for (let n = 0; n < 450; n += 1)
      yard.run('photo.add', { visitId, contentBase64: PICTURE }, { prepared: { picture: { ok: true, value } } });
    yard.ok('visit.depart', { visitId });
    yard.at(91 * DAY_MINUTES);
    const { step } = keeping();
    const left = [0, 1, 2, 3].map(() => {
      step();
      return isKept({ visitId }).filter(Boolean).length;
    });
    expect(left).toEqual([250, 50, 0, 0]);
  });

  it('[PH3] sweeps what no record names after a day: a refused command, a lost host, half a file', async () => {
    const orphan = await keep(7);
    const half = `${pathOf(orphan)}.0a1b2c3d.tmp`;
    writeFileSync(half, 'half a picture');
    utimesSync(half, yard.clock.now() / 1000, yard.clock.now() / 1000);
    const named = await add({ visitId: arrive() }, 8);
    yard.at(DAY_MINUTES);
    keepHouse();
    expect(filesBelow(join(folder, 'photos'))).toHaveLength(3);
    yard.at(DAY_MINUTES + 1);
    keepHouse();
    expect(filesBelow(join(folder, 'photos'))).toEqual([pathOf(named).slice(join(folder, 'photos').length + 1)]);
  });

  it('[PH3] never takes a file from a record that is on its way to it', async () => {
    const orphan = await keep(7);
    yard.at(3 * DAY_MINUTES);
    // The same picture comes again: its file is there already, its record not yet.
    await keep(7);
    keepHouse();
    expect(existsSync(pathOf(orphan))).toBe(true);
  });

  const backUp = (stamp: number) => runBackup(yard.db, folder, String(stamp).padStart(14, '0'));
  const inBackup = (): readonly string[] => filesBelow(join(folder, 'backups', 'photos'));

  it('[PH4] lies in the backup, compared with its hash, and comes over once', async () => {
    const photo = await add({ visitId: arrive() });
    expect(await backUp(1)).toMatchObject({ ok: true });
    const copy = pathOf(photo, join('backups', 'photos'));
    expect(hash('sha256', readFileSync(copy), 'hex')).toBe(photo.sha256);
    const next = await add({ visitId: arrive('12C-000.02') }, 2);
    expect(await backUp(2)).toMatchObject({ ok: true });
    expect(inBackup()).toHaveLength(2);
    expect(existsSync(pathOf(next, join('backups', 'photos')))).toBe(true);
  });

  it('[PH4] that is damaged fails the backup by name, and is not taken for whole; the database is copied', async () => {
    const photo = await add({ visitId: arrive() });
    writeFileSync(pathOf(photo), aPng({ grey: 99 }));
    const other = await add({ visitId: arrive('12C-000.02') }, 2);
    expect(await backUp(1)).toEqual({
      ok: false,
      refusal: { code: 'backup.failed', detail: `pictures: ${photo.sha256}.png` },
    });
    expect(inBackup()).toEqual([pathOf(other).slice(join(folder, 'photos').length + 1)]);
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    writeFileSync(pathOf(photo), aPng({ grey: 1 }));
    expect(await backUp(2)).toMatchObject({ ok: true });
    expect(inBackup()).toHaveLength(2);
  });

  it('[PH4] stays in the backup until no kept copy of the database names it', async () => {
    const visitId = arrive();
    const photo = await add({ visitId });
    yard.ok('visit.depart', { visitId });
    expect(await backUp(1)).toMatchObject({ ok: true });
    yard.at(91 * DAY_MINUTES);
    keepHouse();
    expect(existsSync(pathOf(photo))).toBe(false);
    expect(await backUp(2)).toMatchObject({ ok: true });
    expect(inBackup(), 'the first copy still names it').toHaveLength(1);
    rmSync(join(folder, 'backups', 'ben-bai-00000000000001.db'));
    expect(await backUp(3)).toMatchObject({ ok: true });
    expect(inBackup()).toEqual([]);
  });

  it('[PH4] is what a restored database needs: its copy and the pictures beside it', async () => {
    const visitId = arrive();
    const photo = await add({ visitId });
    await backUp(1);
    rmSync(join(folder, 'photos'), { recursive: true });
    expect(await openPicture(folder, photo)).toBeNull();
    // Pictures that are lost are not forgotten by the next backup.
    mkdirSync(join(folder, 'photos'));
    await backUp(2);
    expect(await openPicture(join(folder, 'backups'), photo).then((file) => file?.close().then(() => true))).toBe(true);
  });
});
