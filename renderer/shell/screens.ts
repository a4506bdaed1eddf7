import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { FURTHER_SCREENS, SCREENS, type ScreenName } from '../client/app-context.ts';

type Screen = LazyExoticComponent<ComponentType>;
type Module = Readonly<Record<string, ComponentType>>;

/** Real milliseconds before a screen that could not be fetched is asked for again. */
const AGAIN_MS = 1000;

/** Every feature's screen that is part of this build; each is loaded when it is opened first. */
const FOUND = import.meta.glob<Module>(['../features/*/screen.tsx', '!../features/{set-up,sign-in}/screen.tsx']);

/** The screen of each name (`features/<name>/screen.tsx`, exported as `<Name>Screen`), or null when there is none. */
export const SCREEN_OF: Readonly<Record<ScreenName, Screen | null>> = {
  yard: found('yard'),
  gate: found('gate'),
  queue: found('queue'),
  rest: found('rest'),
  report: found('report'),
  plan: found('plan'),
  journal: found('journal'),
  settings: found('settings'),
  import: found('import'),
  late: found('late'),
  cases: found('cases'),
  incident: found('incident'),
  shift: found('shift'),
  marshal: found('marshal'),
  count: found('count'),
  layout: found('layout'),
  notice: found('notice'),
  crossing: found('crossing'),
  handout: found('handout'),
  turns: found('turns'),
  lodging: found('lodging'),
  complaints: found('complaints'),
  dashboard: found('dashboard'),
  range: found('range'),
  past: found('past'),
};

function found(name: ScreenName): Screen | null {
  const load = FOUND[pathOf(name)];
  if (load === undefined) return null;
  return lazy(async () => {
    const module = await fetchPatiently(load);
    const component = module[`${name.slice(0, 1).toUpperCase()}${name.slice(1)}Screen`];
    if (component === undefined) throw new Error(`${pathOf(name)} exports no screen`);
    return { default: component };
  });
}

/** A screen that failed once would never open again, so a host that is away is waited for. */
async function fetchPatiently(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    const module = await load().catch(() => null);
    if (module !== null) return module;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

function pathOf(name: ScreenName): string {
  return `../features/${name}/screen.tsx`;
}

/** Fetches the other screens while nothing else happens, so that the first switch is at once. */
export function warmUpScreens(): void {
  // What cannot be fetched now is fetched when it is opened.
  for (const name of [...SCREENS, ...FURTHER_SCREENS]) FOUND[pathOf(name)]?.().catch(() => undefined);
}
