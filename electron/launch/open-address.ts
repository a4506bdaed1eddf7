import { spawn } from 'node:child_process';

/** Opens an address in the person's own browser; false when there is no way to. */
export async function openAddress(address: string): Promise<boolean> {
  const [command, args] = opener(address);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.unref();
    // Some openers stay until the browser closes: still being there after a moment is success.
    setTimeout(() => resolve(true), 3_000).unref();
  });
}

function opener(address: string): readonly [string, string[]] {
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  if (process.platform === 'darwin') return ['open', [address]];
  return ['xdg-open', [address]];
}
