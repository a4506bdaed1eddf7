import type { Session } from '../../shared/contract/port.ts';
import { STAFF_ROLES } from '../../shared/domain/vocabulary.ts';
import { useApp, useRow, useTexts, useValue, useWords } from '../client/app-context.ts';
import { THEME_CHOICES } from '../client/preferences.ts';
import { leaveDemo, takeDemoRole, type SetupState } from '../client/session.ts';
import { Button, Segmented, SelectField } from '../ui/controls.tsx';
import { LANGS } from '../ui/i18n.ts';
import { Sheet } from '../ui/sheet.tsx';
import { byRank } from './roles.ts';
import { shellTexts } from './texts/catalog.ts';

const LANG_NAMES = { vi: 'VI', en: 'EN' } as const;

/** What belongs to this PC: its look, its language, its gate, and whose session it is. */
export function StationSheet(props: {
  readonly setup: SetupState;
  readonly onClose: () => void;
  readonly onSession: (session: Session | null) => void;
  readonly onSetupChanged: () => void;
}) {
  const { setup, onClose, onSession, onSetupChanged } = props;
  const app = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const preferences = useValue(app.preferences);
  const site = useRow('site', 'site');
  const roles = byRank(app.session.roles);
  const change = (next: Partial<typeof preferences>): void => app.preferences.set({ ...preferences, ...next });
  const lanes = (site?.settings.gates ?? []).flatMap(({ gate, lanes: own }) =>
    own.map((lane) => ({ value: `${gate}/${lane}`, text: t('shell.gate-lane', { gate, lane }) })),
  );
  return (
    <Sheet
      label={`${t('shell.station')} · ${app.session.displayName}`}
      onClose={onClose}
      foot={
        <>
          {setup.isDemo && setup.localKey ? (
            <Button onClick={() => void leaveDemo().then(onSetupChanged)}>{t('shell.leave-demo')}</Button>
          ) : null}
          <Button onClick={app.signOut}>{t('shell.sign-out')}</Button>
          <Button autoFocus look="primary" onClick={onClose}>
            {t('shell.close')}
          </Button>
        </>
      }
    >
      {roles.length > 1 ? (
        <div className="field">
          <span className="l">{t('shell.roles')}</span>
          <span>{roles.map((role) => word('role', role)).join(', ')}</span>
        </div>
      ) : null}
      <div className="field">
        <span className="l">{t('shell.theme')}</span>
        <Segmented
          label={t('shell.theme')}
          value={preferences.theme}
          options={THEME_CHOICES.map((value) => ({ value, text: t(`shell.theme-${value}`) }))}
          onChange={(theme) => change({ theme })}
        />
      </div>
      <div className="field">
        <span className="l">{t('shell.language')}</span>
        <Segmented
          label={t('shell.language')}
          value={preferences.lang}
          options={LANGS.map((value) => ({ value, text: LANG_NAMES[value] }))}
          onChange={(lang) => change({ lang })}
        />
      </div>
      {lanes.length === 0 ? null : (
        <SelectField
          label={t('shell.gate-of-station')}
          value={`${preferences.gate ?? lanes[0]?.value.split('/')[0] ?? ''}/${preferences.lane ?? lanes[0]?.value.split('/')[1] ?? ''}`}
          options={lanes}
          onChange={(value) => {
            const [gate = null, lane = null] = value.split('/');
            change({ gate, lane });
          }}
        />
      )}
      {setup.isDemo && setup.localKey ? (
        <div className="field">
          <span className="l">{t('shell.demo-role')}</span>
          <Segmented
            label={t('shell.demo-role')}
            value={STAFF_ROLES.find((role) => role === roles[0]) ?? 'viewer'}
            options={STAFF_ROLES.map((role) => ({ value: role, text: word('role', role) }))}
            onChange={(role) =>
              void takeDemoRole(role).then((answer) => {
                if ('ok' in answer) onSession(answer.ok);
              })
            }
          />
        </div>
      ) : null}
    </Sheet>
  );
}
