import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { SCREENS, type ScreenName } from '../client/app-context.ts';

/** Every feature's screen that is part of this build; each is loaded when it is opened first. */
const FOUND = import.meta.glob<Readonly<Record<string, ComponentType>>>('../features/*/screen.tsx');

type Screen = LazyExoticComponent<ComponentType>;

const made = new Map<ScreenName, Screen>();

/** The screen of a name (`features/<name>/screen.tsx`, exported as `<Name>Screen`), or null when there is none. */
export function screenOf(name: ScreenName): Screen | null {
  const load = FOUND[`../features/${name}/screen.tsx`];
  if (load === undefined) return null;
  let screen = made.get(name);
  if (screen === undefined) {
    screen = lazy(async () => {
      const module = await load();
      const component = module[`${name.slice(0, 1).toUpperCase()}${name.slice(1)}Screen`];
      if (component === undefined) throw new Error(`features/${name}/screen.tsx exports no screen`);
      return { default: component };
    });
    made.set(name, screen);
  }
  return screen;
}

/** Fetches the other screens while nothing else happens, so that the first switch is at once. */
export function warmUpScreens(): void {
  for (const name of SCREENS) void FOUND[`../features/${name}/screen.tsx`]?.();
}
