import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Session } from '../shared/contract/port.ts';
import { localTimeOf } from '../shared/kernel/calendar.ts';
import { isWall } from '../shared/domain/site/session-life.ts';
import { AppContext, useValue, WALL_WISH, type App, type ScreenName, type Theme } from './client/app-context.ts';
import { keepConnected } from './client/connection.ts';
import { createHttpPort } from './client/http-port.ts';
import { createKeyRegistry } from './client/keys.ts';
import type { Progress } from '../shared/contract/feed.ts';
import { NOT_LINKED } from './client/link-state.ts';
import { isNightHour, type Preferences } from './client/preferences.ts';
import { NOTHING_SELECTED, type Selected } from './client/selection.ts';
import {
  askSetup,
  endSession,
  forgetSession,
  keepSession,
  keptSession,
  WALL_PATH,
  type SetupState,
} from './client/session.ts';
import { createSiteClock } from './client/site-clock.ts';
import { SetUpScreen } from './features/set-up/screen.tsx';
import { SignInScreen } from './features/sign-in/screen.tsx';
import { Shell } from './shell/shell.tsx';
import { Waiting } from './shell/waiting.tsx';
import { createRowStore } from './store/row-store.ts';
import { createFormat } from './ui/format.ts';
import { createValue, type Value } from './ui/value.ts';
import type { LastOutcome } from './client/outcomes.ts';

const ASK_AGAIN_MS = 1500;
const THEME_CHECK_MS = 30_000;

const DashboardWall = lazy(async () => ({ default: (await import('./features/dashboard/wall.tsx')).DashboardWall }));

const monotonicMs = (): number => performance.now();

/** The whole page: first screen, sign-in, or the working shell. */
export function BenBai({ preferences }: { readonly preferences: Value<Preferences> }) {
  const { lang } = useValue(preferences);
  const [setup, setSetup] = useState<SetupState | null>(null);
  const [session, setSession] = useState<Session | null>(keptSession);
  const [round, setRound] = useState(0);

  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isCurrent = true;
    void askSetup().then((answer) => {
      if (!isCurrent) return;
      if ('ok' in answer) setSetup(answer.ok);
      else timer = setTimeout(() => setRound((before) => before + 1), ASK_AGAIN_MS);
    });
    return () => {
      isCurrent = false;
      if (timer !== null) clearTimeout(timer);
    };
  }, [round]);

  const begin = useCallback(
    (next: Session | null) => {
      if (next !== null) keepSession(next);
      else if (session !== null) forgetSession(session);
      setSession(next);
    },
    [session],
  );
  const askAgain = useCallback(() => {
    setSetup(null);
    setRound((before) => before + 1);
  }, []);

  if (setup === null)
    return (
      <Outside preferences={preferences}>
        <Waiting lang={lang} reason="host" />
      </Outside>
    );
  if (setup.isNew) {
    return (
      <Outside preferences={preferences}>
        <SetUpScreen preferences={preferences} setup={setup} onDone={askAgain} onSignedIn={begin} />
      </Outside>
    );
  }
  if (session === null) {
    return (
      <Outside preferences={preferences}>
        <SignInScreen preferences={preferences} setup={setup} onSignedIn={begin} onSetupChanged={askAgain} />
      </Outside>
    );
  }
  return (
    <SignedIn
      key={session.token}
      preferences={preferences}
      setup={setup}
      session={session}
      onSession={begin}
      onSetupChanged={() => {
        begin(null);
        askAgain();
      }}
    />
  );
}

/** Before signing in there is no site clock; `auto` follows the PC's own choice. */
function Outside({
  preferences,
  children,
}: {
  readonly preferences: Value<Preferences>;
  readonly children: React.ReactNode;
}) {
  const { theme } = useValue(preferences);
  const isDark = theme === 'night' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => showTheme(isDark ? 'night' : 'day'), [isDark]);
  return children;
}

function SignedIn(props: {
  readonly preferences: Value<Preferences>;
  readonly setup: SetupState;
  readonly session: Session;
  readonly onSession: (session: Session | null) => void;
  readonly onSetupChanged: () => void;
}) {
  const { preferences, setup, session, onSession, onSetupChanged } = props;
  const { lang, theme: themeChoice } = useValue(preferences);

  const services = useMemo(() => {
    const link = createValue(NOT_LINKED);
    return {
      rows: createRowStore(),
      clock: createSiteClock(monotonicMs),
      link,
      port:
        window.benBai ??
        createHttpPort({
          token: session.token,
          onSignedOut: () => onSession(null),
          onUnanswered: (unanswered) => link.set({ ...link.get(), unanswered }),
        }),
      selection: createValue<Selected>(NOTHING_SELECTED),
      lastOutcome: createValue<LastOutcome | null>(null),
      keys: createKeyRegistry(),
      progress: createValue<Progress | null>(null),
      place: createValue<{ readonly screen: ScreenName; readonly wish: string | null }>(
        location.pathname === WALL_PATH || isWall(session.roles)
          ? { screen: 'dashboard', wish: WALL_WISH }
          : { screen: firstScreenOf(session), wish: null },
      ),
      newCommandId: uuidv7,
    };
  }, [session, onSession]);

  useEffect(() => keepConnected({ ...services, monotonicMs }), [services]);

  const place = useValue(services.place);
  const isOnWall = place.screen === 'dashboard' && place.wish === WALL_WISH;
  // A wall that is loaded again is a wall; the desktop's own window has no such address.
  useEffect(() => {
    const path = isOnWall ? WALL_PATH : '/';
    if (window.benBai === undefined && location.pathname !== path) history.replaceState(null, '', path);
  }, [isOnWall]);

  const watchSite = useCallback((listener: () => void) => services.rows.watch(['site'], listener), [services]);
  const zone = useSyncExternalStore(watchSite, () => services.rows.get('site', 'site')?.timeZone ?? null);
  const format = useMemo(() => createFormat(lang, zone ?? 'UTC'), [lang, zone]);
  const [theme, setTheme] = useState<Theme>(() =>
    document.documentElement.dataset['theme'] === 'night' ? 'night' : 'day',
  );
  useEffect(() => {
    const choose = (): void => {
      const isNight =
        themeChoice === 'auto' && zone !== null
          ? isNightHour(localTimeOf(services.clock.now(), zone).hour)
          : themeChoice === 'night';
      if (zone === null && themeChoice === 'auto') return;
      showTheme(isNight ? 'night' : 'day');
      setTheme(isNight ? 'night' : 'day');
    };
    choose();
    return services.clock.tick(THEME_CHECK_MS, choose);
  }, [themeChoice, zone, services]);

  const app = useMemo<App>(
    () => ({
      ...services,
      session,
      preferences,
      lang,
      theme,
      format,
      signOut() {
        void endSession(session.token);
        onSession(null);
      },
    }),
    [services, session, preferences, lang, theme, format, onSession],
  );

  if (zone === null) return <Waiting lang={lang} reason="snapshot" />;
  return (
    <AppContext value={app}>
      {isOnWall ? (
        <Suspense fallback={<Waiting lang={lang} reason="snapshot" />}>
          <DashboardWall />
        </Suspense>
      ) : (
        <Shell setup={setup} onSession={onSession} onSetupChanged={onSetupChanged} />
      )}
    </AppContext>
  );
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Where somebody with these roles begins. */
function firstScreenOf(session: Session): ScreenName {
  if (session.roles.includes('coordinator') || session.roles.includes('administrator')) return 'yard';
  if (session.roles.includes('gate')) return 'gate';
  if (session.roles.includes('rest')) return 'rest';
  if (session.roles.includes('manager')) return 'report';
  return 'yard';
}
