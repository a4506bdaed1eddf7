import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { commands, type CommandInput, type CommandName, type CommandOutput } from '../../shared/contract/commands.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import type { CommandOutcome, Port, Session } from '../../shared/contract/port.ts';
import { queries, type QueryInput, type QueryName, type QueryOutputs } from '../../shared/contract/queries.ts';
import type { LiveKind, LiveRows } from '../../shared/contract/rows.ts';
import type { TextGroup } from '../../shared/contract/texts/catalog.ts';
import type { TextDetails } from '../../shared/contract/texts/format.ts';
import { anyWordOf, textOf } from '../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import type { Day } from '../../shared/kernel/calendar.ts';
import { instant, type Instant } from '../../shared/kernel/instant.ts';
import type { RowStore } from '../store/row-store.ts';
import type { Format } from '../ui/format.ts';
import { translatorOf, type Catalog, type Lang, type Translate } from '../ui/i18n.ts';
import type { Value } from '../ui/value.ts';
import type { KeyActions, KeyRegistry } from './keys.ts';
import type { Progress } from '../../shared/contract/feed.ts';
import type { LinkState } from './link-state.ts';
import type { LastOutcome } from './outcomes.ts';
import type { Preferences } from './preferences.ts';
import type { Selected } from './selection.ts';
import type { SiteClock } from './site-clock.ts';

/** The screens of the rail, in the order of Alt+1 … Alt+8. */
export const SCREENS = ['yard', 'gate', 'queue', 'rest', 'report', 'plan', 'journal', 'settings'] as const;
/** Screens that are reached from one of them. */
export const FURTHER_SCREENS = [
  'import',
  'late',
  'cases',
  'incident',
  'shift',
  'marshal',
  'count',
  'layout',
  'notice',
  'crossing',
  'handout',
  'turns',
  'lodging',
  'complaints',
  'dashboard',
  'range',
  'past',
] as const;
/** What can be shown. */
export type ScreenName = (typeof SCREENS)[number] | (typeof FURTHER_SCREENS)[number];

/** The wish of the dashboard to hang on a wall, without the frame around the screens. */
export const WALL_WISH = 'wall';

export type Theme = 'day' | 'night';

/** Everything a screen of a signed-in station works with. One object for the whole session. */
export type App = {
  readonly port: Port;
  readonly rows: RowStore;
  readonly session: Session;
  readonly clock: SiteClock;
  readonly link: Value<LinkState>;
  readonly selection: Value<Selected>;
  readonly lastOutcome: Value<LastOutcome | null>;
  readonly keys: KeyRegistry;
  /** How far something long is that a station asked for; the newest word of it. */
  readonly progress: Value<Progress | null>;
  /** The screen shown, and a wish it was opened with (`in`, `out`, a visit id). */
  readonly place: Value<{ readonly screen: ScreenName; readonly wish: string | null }>;
  readonly preferences: Value<Preferences>;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly format: Format;
  readonly newCommandId: () => string;
  readonly signOut: () => void;
};

export const AppContext = createContext<App | null>(null);

/** The session's services. Only below the signed-in shell. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp outside the signed-in shell');
  return app;
}

/** Watches a value outside React. */
export function useValue<T>(value: Value<T>): T {
  return useSyncExternalStore(value.watch, value.get);
}

/** Texts of a feature in the station's language: `const t = useTexts(gateTexts); t('gate.admit', { plate })`. */
export function useTexts<Key extends string>(catalog: Catalog<Key>): Translate<Key> {
  return translatorOf(catalog, useApp().lang);
}

/** Words for the codes of the contract, in the station's language. */
export type Words = {
  /** A code of one vocabulary: `word('direction', 'export')`. */
  readonly word: (group: TextGroup, code: string, details?: TextDetails) => string;
  /** A refusal, fault or warning, with its details written as people read them. */
  readonly say: (problem: { readonly code: string } & TextDetails) => string;
};

/** The words of the contract's codes. */
export function useWords(): Words {
  const { lang, format } = useApp();
  return useMemo(() => wordsOf(lang, format), [lang, format]);
}

/** Details of a text that are codes. */
const CODE_DETAILS = [
  'vehicleType',
  'load',
  'chargeKind',
  'facilityUnit',
  'triggerMeasure',
  'triggerWhen',
  'triggerUnit',
  'liveFigure',
  'driftSide',
] as const satisfies TextGroup[];

function isCodeDetail(name: string): name is (typeof CODE_DETAILS)[number] {
  return (CODE_DETAILS as readonly string[]).includes(name);
}

export function wordsOf(lang: Lang, format: Format): Words {
  const show = (name: string, value: unknown): string | null => {
    if (typeof value === 'string' && /plate/i.test(name)) return formatPlate(value);
    if (typeof value === 'number' && /(At|By)$|^(at|from|to|since)$/.test(name)) return format.dateTime(instant(value));
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'string' && /On$|^on$/.test(name)) return format.day(value as Day);
    if (typeof value === 'string' && name === 'problem') return textOf(lang, value);
    // A code under the name of its vocabulary is said in that one's word.
    if (typeof value === 'string' && isCodeDetail(name)) return anyWordOf(lang, name, value);
    return null;
  };
  return {
    word: (group, code, details) => anyWordOf(lang, group, code, details, show),
    say: (problem) => textOf(lang, problem.code, problem, show),
  };
}

/**
 * Reads something small from the live rows and keeps it current. `select` runs after every frame that touched one of
 * the kinds; the component renders again only when the answer is another one (`Object.is`, or `isSame`). For counters
 * and single rows, never for lists of rows.
 */
export function useRows<T>(
  kinds: readonly LiveKind[],
  select: (rows: RowStore) => T,
  isSame: (a: T, b: T) => boolean = Object.is,
): T {
  const { rows } = useApp();
  const kept = useRef<{ readonly seq: number; readonly select: unknown; readonly value: T } | null>(null);
  const key = kinds.join(' ');
  const watch = useCallback((listener: () => void) => rows.watch(key.split(' ') as LiveKind[], listener), [rows, key]);
  return useSyncExternalStore(watch, () => {
    const before = kept.current;
    if (before !== null && before.seq === rows.seq() && before.select === select) return before.value;
    const next = select(rows);
    const value = before !== null && isSame(before.value, next) ? before.value : next;
    kept.current = { seq: rows.seq(), select, value };
    return value;
  });
}

/** One live row by its id. */
export function useRow<Kind extends LiveKind>(kind: Kind, id: string | null): LiveRows[Kind] | undefined {
  const { rows } = useApp();
  const watch = useCallback((listener: () => void) => rows.watch([kind], listener), [rows, kind]);
  return useSyncExternalStore(watch, () => (id === null ? undefined : rows.get(kind, id)));
}

/** The site's time, read again every so many milliseconds of real time. */
export function useSiteNow(everyMs = 1000): Instant {
  const { clock } = useApp();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => clock.tick(everyMs, () => setNow(clock.now())), [clock, everyMs]);
  return now;
}

export type Send<Name extends CommandName> = (
  input: CommandInput<Name>,
  /** What it is about, in words, for the outcome line; the plate of the visit when left out. */
  subject?: string,
) => Promise<CommandOutcome<CommandOutput<Name>>>;

/**
 * Sends a command of this name. The answer comes after the rows have reached its change, so whoever awaits it reads
 * the new state. The key bar tells how it ended; a caller shows refusals where they belong as well.
 */
export function useCommand<Name extends CommandName>(name: Name): Send<Name> {
  const app = useApp();
  return useCallback((input, subject) => sendCommand(app, name, input, subject), [app, name]);
}

/** The same outside of a component. */
export async function sendCommand<Name extends CommandName>(
  app: App,
  name: Name,
  input: CommandInput<Name>,
  subject?: string,
  /** Its own id, where the caller must know it while the command runs. */
  commandId: string = app.newCommandId(),
): Promise<CommandOutcome<CommandOutput<Name>>> {
  const about = subject ?? subjectOf(app.rows, input);
  const outcome = await app.port.send(name, input, commandId);
  if ('ok' in outcome) await app.rows.reached(outcome.seq);
  // What is only tried is no act of this station that could be told or taken back.
  if ('dryRun' in input && input.dryRun === true) return outcome;
  app.lastOutcome.set({
    command: name,
    subject: about,
    at: app.clock.now(),
    // What changed nothing leaves nothing to take back.
    seq: 'ok' in outcome && outcome.isUnchanged !== true ? outcome.seq : null,
    isReversible: commands[name].isReversible,
    isUncounted: 'ok' in outcome && 'isCounted' in outcome.ok && outcome.ok.isCounted === false,
    refusal: 'refusal' in outcome ? outcome.refusal : null,
    fault: 'fault' in outcome ? outcome.fault : null,
  });
  return outcome;
}

function subjectOf(rows: RowStore, input: object): string | null {
  const { plate, visitId } = input as { readonly plate?: unknown; readonly visitId?: unknown };
  if (typeof plate === 'string') return plate;
  return typeof visitId === 'string' ? (rows.get('visit', visitId)?.plate ?? null) : null;
}

export type QueryState<Name extends QueryName> = {
  /** The newest answer; the one before stays while a new one is on its way. */
  readonly answer: QueryOutputs[Name] | null;
  readonly fault: Fault | null;
  readonly isLoading: boolean;
  readonly reload: () => void;
};

/**
 * Asks a query and keeps it current: again when the input changes (by value), when one of `kinds` changed (at most
 * once in `atMostEveryMs`), and on `reload`. `input` null asks nothing.
 */
export function useQuery<Name extends QueryName>(
  name: Name,
  input: QueryInput<Name> | null,
  options: { readonly kinds?: readonly LiveKind[]; readonly atMostEveryMs?: number } = {},
): QueryState<Name> {
  const { port, rows } = useApp();
  const { atMostEveryMs = 1000 } = options;
  const [state, setState] = useState<{
    readonly key: string;
    readonly answer: QueryOutputs[Name] | null;
    readonly fault: Fault | null;
  }>({ key: '', answer: null, fault: null });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const key = input === null ? '' : JSON.stringify(input);
  const kinds = (options.kinds ?? []).join(' ');

  useEffect(() => {
    if (key === '') return undefined;
    let isCurrent = true;
    void port.query(name, JSON.parse(key) as QueryInput<Name>).then((answer) => {
      if (!isCurrent) return;
      setState((before) =>
        'ok' in answer
          ? { key, answer: answer.ok, fault: null }
          : { key, answer: before.key === key ? before.answer : null, fault: answer.fault },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [port, name, key, round]);

  useEffect(() => {
    if (kinds === '' || key === '') return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = rows.watch(kinds.split(' ') as LiveKind[], () => {
      timer ??= setTimeout(() => {
        timer = null;
        reload();
      }, atMostEveryMs);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [rows, kinds, key, atMostEveryMs, reload]);

  const isCurrent = state.key === key && key !== '';
  return {
    answer: key === '' ? null : state.answer,
    fault: isCurrent ? state.fault : null,
    isLoading: key !== '' && !isCurrent,
    reload,
  };
}

/** What is selected, and how to select: one selection for all screens. */
export function useSelection(): readonly [Selected, (next: Partial<Selected>) => void] {
  const { selection } = useApp();
  const selected = useValue(selection);
  const select = useCallback((next: Partial<Selected>) => selection.set({ ...selection.get(), ...next }), [selection]);
  return [selected, select];
}

/** How this station stands to its host. */
export function useLink(): LinkState {
  return useValue(useApp().link);
}

/** Whether the signed-in user's roles allow a command. */
export function useCan(name: CommandName): boolean {
  const { session } = useApp();
  return commands[name].roles.some((role) => session.roles.includes(role));
}

/** The same for a query. */
export function useCanAsk(name: QueryName): boolean {
  const { session } = useApp();
  return queries[name].roles.some((role) => session.roles.includes(role));
}

/** Answers keys of the key bar while the component is shown. Pass a memoised object. */
export function useKeys(actions: KeyActions): void {
  const { keys } = useApp();
  useEffect(() => keys.take(actions), [keys, actions]);
}

/** Opens a screen, with a wish for it. */
export function useGoTo(): (screen: ScreenName, wish?: string) => void {
  const { place } = useApp();
  return useCallback((screen, wish) => place.set({ screen, wish: wish ?? null }), [place]);
}
