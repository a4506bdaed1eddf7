import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const FOLDERS = ['shared', 'electron', 'renderer', 'test'];

/** Checks the types of every folder with the native compiler, side by side, and shows all errors, each once. */
const results = await Promise.all(FOLDERS.map(check));
const lines = new Set(results.flatMap(({ output }) => output.split(/\r?\n/)).filter((line) => line.trim() !== ''));
for (const line of lines) console.log(line);
const errors = [...lines].filter((line) => /: error TS\d+:|^error TS\d+:/.test(line)).length;
const bad = results.filter(({ code }) => code !== 0).map(({ folder }) => folder);
console.log(bad.length === 0 ? `types: ${FOLDERS.join(', ')} hold` : `types: ${errors} errors in ${bad.join(', ')}`);
process.exitCode = bad.length === 0 ? 0 : 1;

async function check(folder: string): Promise<{ folder: string; code: number; output: string }> {
  const compiler = join(ROOT, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  const child = spawn(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  return { folder, code, output };
}
