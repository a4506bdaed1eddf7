import { SCREENS, useApp, useTexts, useValue, useWords, type ScreenName } from '../client/app-context.ts';
import { Mark, ScreenIcon } from './icons.tsx';
import { RailShift } from './rail-shift.tsx';
import { byRank } from './roles.ts';
import { SCREEN_OF } from './screens.ts';
import { shellTexts } from './texts/catalog.ts';

/** Screens that are reached from another one: lists and what is entered late belong to the gate, slots to the yard. */
const HOME_OF: Partial<Record<ScreenName, ScreenName>> = {
  import: 'gate',
  late: 'gate',
  cases: 'gate',
  marshal: 'yard',
  count: 'yard',
  layout: 'yard',
  notice: 'queue',
  crossing: 'queue',
  handout: 'rest',
  turns: 'rest',
  lodging: 'rest',
  complaints: 'rest',
  dashboard: 'report',
  range: 'report',
  past: 'report',
};

/** The screens, and whose station this is. */
export function Rail({ onStation }: { readonly onStation: () => void }) {
  const app = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const { screen } = useValue(app.place);
  const shown = HOME_OF[screen] ?? screen;
  const roles = byRank(app.session.roles);
  const [role] = roles;
  const roleWords = roles.map((each) => word('role', each));
  const more = roles.length > 1 ? t('shell.more-roles', { count: roles.length - 1 }) : null;
  const item = (name: (typeof SCREENS)[number]) => (
    <button
      key={name}
      type="button"
      className={name === shown ? 'on' : ''}
      aria-current={name === screen ? 'page' : undefined}
      onClick={() => app.place.set({ screen: name, wish: null })}
    >
      <ScreenIcon screen={name} />
      {t(`shell.${name}`)}
    </button>
  );
  return (
    <nav className="rail" aria-label={t('shell.screens')}>
      <div className="mark">
        <Mark />
      </div>
      {SCREENS.filter((name) => name !== 'settings' && SCREEN_OF[name] !== null).map(item)}
      <i />
      {item('settings')}
      <RailShift />
      <button
        type="button"
        className="who"
        aria-label={[app.session.displayName, roleWords[0], more, ...roleWords.slice(1)].join(' ').trim()}
        title={roleWords.join(', ')}
        onClick={onStation}
      >
        <b className="el">{calledBy(app.session.displayName)}</b>{' '}
        {role === undefined ? null : (
          <span>
            {word('role', role)}
            {more === null ? null : (
              <>
                {' '}
                <span className="nw">{more}</span>
              </>
            )}
          </span>
        )}
      </button>
    </nav>
  );
}

/** People here go by the last of their names; a whole one does not fit the rail. */
function calledBy(displayName: string): string {
  return displayName.trim().split(/\s+/).at(-1) ?? displayName;
}
