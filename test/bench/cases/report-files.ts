import { findBrowser } from '../../../electron/transport/browser.ts';
import { median, type Figure } from '../kit/figures.ts';
import { bigYard, type Folders } from '../kit/folders.ts';
import { signIn, startHostProcess } from '../kit/host-process.ts';

const ROUNDS = 5;
const PDF_MS = 3000;
const PDF_KB = 500;

/** A day's report as files of a yard of 300,000 visits. */
export async function reportFiles(folders: Folders): Promise<readonly Figure[]> {
  return reportFilesOf(folders.copyOf(await bigYard(folders)), '2026-01-20');
}

/** How long the built host takes for a day's report as PDF, workbook and CSV, asked over HTTP, and how large the PDF is. */
export async function reportFilesOf(folder: string, on: string): Promise<readonly Figure[]> {
  const host = await startHostProcess(folder);
  try {
    const token = await signIn(host.port);
    const figures: Figure[] = [];
    // Without a browser there is nothing to print with.
    for (const form of findBrowser() === null ? ['xlsx', 'zip'] : ['pdf', 'xlsx', 'zip']) {
      const times: number[] = [];
      let bytes = 0;
      for (let round = 0; round <= ROUNDS; round += 1) {
        const start = performance.now();
        const address = `${host.address}/api/reports/daily/${on}.${form}`;
        const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
        bytes = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`${address}: ${String(answer.status)}`);
        // The first one reads everything from disk.
        if (round > 0) times.push(performance.now() - start);
      }
      const ms = median(times);
      const name = `report as ${form}`;
      if (form !== 'pdf') figures.push({ name, value: ms, unit: 'ms' });
      else {
        figures.push({ name, value: ms, unit: 'ms', target: `≤ ${String(PDF_MS)} ms`, isReached: ms <= PDF_MS });
        const kb = bytes / 1024;
        figures.push({
          ...{ name: 'size of the PDF', value: kb, unit: 'KB' },
          ...{ target: `≤ ${String(PDF_KB)} KB`, isReached: kb <= PDF_KB },
        });
      }
    }
    return figures;
  } finally {
    await host.stop();
  }
}
