/**
 * First file of every npm script that starts the application. Plain JavaScript on purpose: an old Node cannot read
 * TypeScript, and must say what to do instead of showing a loader error.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const scripts = { start: './start.ts', serve: './serve.ts', build: './build.ts' };
const name = process.argv[2] ?? '';

if (major < 24 || (major === 24 && minor < 2)) {
  process.stderr.write(
    `Bến Bãi cần Node 24 (đang chạy ${process.versions.node}). Chạy: npm ci (không bỏ gói tùy chọn), rồi: npm run ${name || 'start'}\n` +
      `Bến Bãi needs Node 24 (this is ${process.versions.node}). Run: npm ci (keep the optional packages), then: npm run ${name || 'start'}\n`,
  );
  process.exitCode = 1;
} else if (!Object.hasOwn(scripts, name)) {
  process.stderr.write(`usage: entry.js ${Object.keys(scripts).join('|')}\n`);
  process.exitCode = 2;
} else {
  stopWithNpm();
  const { main } = await import(scripts[name]);
  const code = await main(process.argv.slice(3));
  if (typeof code === 'number') process.exitCode = code;
}

/**
 * A SIGTERM sent to npm reaches only the shell between npm and this process, and that shell dies without passing it
 * on. Its death shows as a new parent: then stop as if the signal had come here.
 */
function stopWithNpm() {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 150);
  watch.unref();
}
