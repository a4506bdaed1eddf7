/**
 * The file of a worker beside the caller: in the build every entry lies flat in one folder as JavaScript; from source
 * Node runs the TypeScript itself.
 */
export function workerFile(name: string, sourcePath: string, callerUrl: string): URL {
  const isSource = callerUrl.endsWith('.ts');
  return new URL(isSource ? sourcePath : `./${name}.js`, callerUrl);
}
