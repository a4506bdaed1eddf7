import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemOf, writeReport } from '../../../electron/transport/report-folder.ts';

const NAME = 'bao-cao-2027-01-21.xlsx';
const CONTENT = Buffer.from('figures');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ben-bai-reports-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const logged: unknown[] = [];
const write = (folder: string) => writeReport(folder, NAME, CONTENT, (error) => logged.push(error));

describe('writing a report into its folder', () => {
  it('[RP15] it is there whole, in the place of an older one, and nothing else is', async () => {
    writeFileSync(join(root, NAME), 'old figures');
    expect(await write(root)).toBeNull();
    expect(readFileSync(join(root, NAME))).toEqual(CONTENT);
    expect(readdirSync(root)).toEqual([NAME]);
  });

  it('[RP15] a folder that is not there is not made; where what holds it is gone too, it is the drive', async () => {
    expect(await write(join(root, 'reports'))).toBe('report.folder-missing');
    expect(await write(join(root, 'usb', 'reports'))).toBe('report.drive-gone');
    expect(readdirSync(root)).toEqual([]);
  });

  it('[RP15] a path must be whole, and a folder', async () => {
    expect(await write('reports')).toBe('report.folder-relative');
    const file = join(root, 'file');
    writeFileSync(file, '');
    expect(await write(file)).toBe('report.folder-no-folder');
  });

  it('[RP15] what stands in its place and cannot be replaced is left alone', async () => {
    mkdirSync(join(root, NAME));
    expect(await write(root)).toBe('report.not-written');
    expect(readdirSync(root)).toEqual([NAME]);
    expect(logged.pop()).toBeInstanceOf(Error);
  });

  it.skipIf(!existsSync('/dev/full'))('[RP15] a full disk is said to be full, and leaves nothing behind', async () => {
    symlinkSync('/dev/full', join(root, `${NAME}.part`));
    expect(await write(root)).toBe('report.disk-full');
    expect(readdirSync(root)).toEqual([]);
  });

  // Not even root makes a file there.
  it.skipIf(!existsSync('/sys/kernel'))('[RP15] a folder that may not be written to says so', async () => {
    expect(await write('/sys/kernel')).toBe('report.folder-read-only');
  });

  it.each([
    ['ENOSPC', 'report.disk-full'],
    ['EDQUOT', 'report.disk-full'],
    ['EROFS', 'report.folder-read-only'],
    ['EACCES', 'report.folder-read-only'],
    ['EIO', 'report.drive-gone'],
    ['ENXIO', 'report.drive-gone'],
    ['ENOTCONN', 'report.drive-gone'],
    ['ENOENT', 'report.folder-missing'],
    ['EMFILE', 'report.not-written'],
  ])('[RP15] %s means %s', (code, problem) => {
    expect(problemOf(Object.assign(new Error(code), { code }))).toBe(problem);
  });
});
