import { Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Session } from '../../shared/contract/port.ts';
import { SCREENS, useApp, useTexts, useValue, type ScreenName } from '../client/app-context.ts';
import { EvacuationPrint } from '../client/evacuation-print.tsx';
import { DECIDING_KEYS, KEY_CODES, type KeyCode } from '../client/keys.ts';
import type { SetupState } from '../client/session.ts';
import { AlarmSheet } from './alarm-sheet.tsx';
import { BudgetSheet } from './budget-sheet.tsx';
import { Finder } from './finder.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { IncidentSheet } from './incident-sheet.tsx';
import { KeyBar } from './key-bar.tsx';
import { Rail } from './rail.tsx';
import { SCREEN_OF, warmUpScreens } from './screens.ts';
import { StationSheet } from './station-sheet.tsx';
import { Strip } from './strip.tsx';
import { shellTexts } from './texts/catalog.ts';
import { createUndo, hasOwnUndo } from './undo.ts';

const WARM_UP_AFTER_MS = 1500;

/** Screens that are reached from another one, with Alt. */
const FURTHER_KEYS: Readonly<Record<string, ScreenName>> = {
  KeyM: 'marshal',
  KeyK: 'count',
  KeyS: 'layout',
  KeyN: 'notice',
  KeyL: 'crossing',
  KeyP: 'handout',
  KeyT: 'turns',
  KeyU: 'lodging',
  KeyY: 'complaints',
  KeyG: 'dashboard',
  KeyR: 'range',
  KeyQ: 'past',
};

type Open = 'alarms' | 'budget' | 'finder' | 'help' | 'incident' | 'station' | null;

/** The frame around every screen: rail, strip, keys, and the sheets that open over all of them. */
export function Shell(props: {
  readonly setup: SetupState;
  readonly onSession: (session: Session | null) => void;
  readonly onSetupChanged: () => void;
}) {
  const { setup, onSession, onSetupChanged } = props;
  const app = useApp();
  const t = useTexts(shellTexts);
  const { screen } = useValue(app.place);
  const link = useValue(app.link);
  const [open, setOpen] = useState<Open>(null);
  const close = useCallback(() => setOpen(null), []);
  const [isPrinting, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const undo = useMemo(() => createUndo(app), [app]);
  const Screen = SCREEN_OF[screen];

  useEffect(() => {
    const timer = setTimeout(warmUpScreens, WARM_UP_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  const goTo = useMemo(() => {
    const { place } = app;
    return {
      gateIn: () => place.set({ screen: 'gate', wish: 'in' }),
      gateOut: () => place.set({ screen: 'gate', wish: 'out' }),
    };
  }, [app]);

  // The gate's two keys and the incident work on every screen; a screen may answer them itself.
  useEffect(
    () =>
      app.keys.take({
        F2: { run: goTo.gateIn },
        F3: { run: goTo.gateOut },
        F10: { run: () => setOpen('incident') },
      }),
    [app, goTo],
  );

  // A key that is held too long says once what it says: it never answers the question that it has just opened.
  useLayoutEffect(() => {
    const onHeld = (event: KeyboardEvent): void => {
      const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
      if (!event.repeat || !isEnter || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('keydown', onHeld, true);
    return () => document.removeEventListener('keydown', onHeld, true);
  }, []);

  useLayoutEffect(() => {
    /** What lies over the screen goes away with the screen that it was opened over. */
    const show = (next: ScreenName): void => {
      setOpen(null);
      app.place.set({ screen: next, wish: null });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const code = event.code as KeyCode;
      if (KEY_CODES.includes(code) && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        const action = app.keys.actionOf(code);
        const isResting = app.link.get().isStale && DECIDING_KEYS.includes(code);
        if (!event.repeat && !isResting && action !== null && action.isEnabled !== false) {
          setOpen(null);
          action.run();
        }
      } else if (event.code === 'F1') {
        event.preventDefault();
        setOpen('help');
      } else if (event.ctrlKey && event.code === 'KeyK') {
        event.preventDefault();
        setOpen('finder');
      } else if (event.ctrlKey && !event.shiftKey && event.code === 'KeyI') {
        event.preventDefault();
        show('import');
      } else if (event.ctrlKey && !event.shiftKey && event.code === 'KeyZ' && !hasOwnUndo(event.target)) {
        event.preventDefault();
        if (!event.repeat) void undo();
      } else if (event.altKey && /^Digit[1-8]$/.test(event.code)) {
        event.preventDefault();
        const next = SCREENS[Number(event.code.slice(5)) - 1];
        if (next !== undefined && SCREEN_OF[next] !== null) show(next);
      } else if (event.altKey && !event.ctrlKey && FURTHER_KEYS[event.code] !== undefined) {
        event.preventDefault();
        const next = FURTHER_KEYS[event.code];
        const isAllowed = next !== 'layout' || app.session.roles.includes('administrator');
        if (next !== undefined && SCREEN_OF[next] !== null && isAllowed) show(next);
      } else if (event.altKey && event.code === 'Digit0') {
        event.preventDefault();
        setOpen('alarms');
      } else if (event.altKey && event.code === 'Digit9') {
        event.preventDefault();
        show('shift');
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app, undo]);

  return (
    <div className="app">
      <Rail onStation={() => setOpen('station')} />
      <Strip setup={setup} onAlarms={() => setOpen('alarms')} onBudget={() => setOpen('budget')} />
      <main id="screen" data-stale={link.isStale}>
        {link.phase === 'other-version' ? (
          <div className="waiting" role="alert">
            <p className="b">{t('shell.other-version')}</p>
            <button type="button" className="btn" onClick={() => location.reload()}>
              {t('shell.reload')}
            </button>
          </div>
        ) : Screen === null ? (
          <div className="waiting">
            <p className="q">{t('shell.not-there')}</p>
          </div>
        ) : (
          // A screen that is left is gone at once, also while the next one is still fetched.
          <Suspense key={screen} fallback={<div className="waiting q">{t('shell.loading')}</div>}>
            <Screen />
          </Suspense>
        )}
      </main>
      <KeyBar onFind={() => setOpen('finder')} onHelp={() => setOpen('help')} onUndo={() => void undo()} />
      {open === 'alarms' ? <AlarmSheet onClose={close} onBudget={() => setOpen('budget')} /> : null}
      {open === 'budget' ? <BudgetSheet onClose={close} onAlarms={() => setOpen('alarms')} /> : null}
      {open === 'finder' ? <Finder onClose={close} /> : null}
      {open === 'help' ? <HelpSheet onClose={close} /> : null}
      {open === 'incident' ? (
        <IncidentSheet
          onPrint={() => {
            setPrinting(true);
            close();
          }}
          onClose={close}
        />
      ) : null}
      {isPrinting ? <EvacuationPrint onPrinted={printed} /> : null}
      {open === 'station' ? (
        <StationSheet setup={setup} onClose={close} onSession={onSession} onSetupChanged={onSetupChanged} />
      ) : null}
    </div>
  );
}
