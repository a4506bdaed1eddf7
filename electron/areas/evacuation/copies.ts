import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the copies lie in the data folder, and what the newest one is called. */
const FOLDER = 'evacuation';
const NEWEST = 'so-tan.html';
const DATED = /^so-tan-\d{4}\.html$/;
/** How many dated copies stay. */
const KEPT = 12;

/**
 * Puts the newest list on disk, whole or not at all, and beside it under its time of day; the oldest of more than
 * twelve go. Rejects when the disk does not take it.
 */
export async function writeCopy(dataFolder: string, html: string, hourMinute: string): Promise<void> {
  const folder = join(dataFolder, FOLDER);
  const path = join(folder, NEWEST);
  await mkdir(folder, { recursive: true });
  await writeFile(`${path}.tmp`, html);
  await rename(`${path}.tmp`, path);
  const dated = join(folder, `so-tan-${hourMinute}.html`);
  await copyFile(path, `${dated}.tmp`);
  await rename(`${dated}.tmp`, dated);
  await removeOld(folder);
}

async function removeOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => DATED.test(name));
  const copies = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const old = copies.sort((a, b) => b.at - a.at).slice(KEPT);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}
