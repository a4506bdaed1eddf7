import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LAUNCH_TEXTS } from './texts/launch-texts.ts';

/** Writes a page that says why the application did not start, in the console's own words; answers its address. */
export function writeProblemPage(line: string): string {
  const page = join(mkdtempSync(join(tmpdir(), 'ben-bai-')), 'khong-mo-duoc.html');
  const [vi = line, ...rest] = line.split(' / ');
  writeFileSync(
    page,
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${escape(LAUNCH_TEXTS.notStarted)}</title>` +
      '<body style="font:18px/1.5 sans-serif;max-width:44em;margin:12vh auto;padding:0 1em;color:#1B1D1F;background:#F7F7F5">' +
      `<h1 style="font-size:24px">${escape(LAUNCH_TEXTS.notStarted)}</h1><p>${escape(vi)}</p><p>${escape(rest.join(' / '))}</p>`,
  );
  return pathToFileURL(page).href;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
