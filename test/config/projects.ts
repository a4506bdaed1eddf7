export type TestProject = {
  readonly name: string;
  readonly timeoutMs: number;
  /** One file at a time: these measure, kill or start whole programs. */
  readonly runsAlone: boolean;
  /** Runs the built program, so a build has to be there first. */
  readonly needsBuild: boolean;
};

/** The kinds of test vitest runs, each a folder of `test/`, in the order in which a failure says most. */
export const VITEST_PROJECTS: readonly TestProject[] = [
  { name: 'unit', timeoutMs: 10_000, runsAlone: false, needsBuild: false },
  { name: 'arch', timeoutMs: 30_000, runsAlone: false, needsBuild: false },
  { name: 'store', timeoutMs: 20_000, runsAlone: false, needsBuild: false },
  { name: 'migration', timeoutMs: 30_000, runsAlone: false, needsBuild: false },
  { name: 'contract', timeoutMs: 60_000, runsAlone: false, needsBuild: true },
  { name: 'property', timeoutMs: 120_000, runsAlone: false, needsBuild: false },
  { name: 'host', timeoutMs: 60_000, runsAlone: true, needsBuild: true },
  { name: 'crash', timeoutMs: 240_000, runsAlone: true, needsBuild: true },
];

/** What Playwright runs: the application in a browser, and in Electron where there is one. */
export const E2E = 'e2e';
