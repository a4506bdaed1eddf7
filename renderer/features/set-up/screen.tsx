import { useState } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { Session } from '../../../shared/contract/port.ts';
import { textOf } from '../../../shared/contract/texts/text-of.ts';
import { useValue } from '../../client/app-context.ts';
import type { Preferences } from '../../client/preferences.ts';
import { enterDemo, takeDemoRole, type SetupState } from '../../client/session.ts';
import { Segmented } from '../../ui/controls.tsx';
import { LANGS, translatorOf } from '../../ui/i18n.ts';
import type { Value } from '../../ui/value.ts';
import { setUpTexts } from './texts/catalog.ts';
import { Wizard } from './wizard.tsx';
import './set-up.css';

const LANG_NAMES = { vi: 'VI', en: 'EN' } as const;

/** The first screen of a new host: two doors. */
export function SetUpScreen(props: {
  readonly preferences: Value<Preferences>;
  readonly setup: SetupState;
  readonly onDone: () => void;
  readonly onSignedIn: (session: Session) => void;
}) {
  const { preferences, setup, onDone, onSignedIn } = props;
  const { lang } = useValue(preferences);
  const t = translatorOf(setUpTexts, lang);
  const [door, setDoor] = useState<'none' | 'own' | 'demo'>('none');
  const [fault, setFault] = useState<Fault | null>(null);

  const openDemo = async (): Promise<void> => {
    setDoor('demo');
    setFault(null);
    const answer = await enterDemo();
    if ('fault' in answer) {
      setFault(answer.fault);
      setDoor('none');
      return;
    }
    const session = await takeDemoRole('coordinator');
    onDone();
    if ('ok' in session) onSignedIn(session.ok);
  };

  return (
    <main className="doors">
      <header>
        <h1>{t('set-up.title')}</h1>
        <p className="s">{t('set-up.welcome')}</p>
        <Segmented
          label={t('set-up.language')}
          value={lang}
          options={LANGS.map((value) => ({ value, text: LANG_NAMES[value] }))}
          onChange={(next) => preferences.set({ ...preferences.get(), lang: next })}
        />
      </header>
      {door === 'own' ? (
        <Wizard lang={lang} onBack={() => setDoor('none')} onDone={onDone} onSignedIn={onSignedIn} />
      ) : (
        <div className="two-doors">
          <button type="button" disabled={!setup.localKey || door === 'demo'} onClick={() => setDoor('own')} autoFocus>
            <b>{t('set-up.door-own')}</b>
            <span>{t('set-up.door-own-why')}</span>
          </button>
          <button type="button" disabled={!setup.localKey || door === 'demo'} onClick={() => void openDemo()}>
            <b>{t('set-up.door-demo')}</b>
            <span>{t('set-up.door-demo-why')}</span>
          </button>
          {door === 'demo' ? (
            <p role="status" className="s">
              {t('set-up.opening-demo')}
            </p>
          ) : null}
          {setup.localKey ? null : <p className="warn">{t('set-up.not-here')}</p>}
          {fault === null ? null : (
            <p role="alert" className="bad">
              {textOf(lang, fault.code)}
            </p>
          )}
        </div>
      )}
    </main>
  );
}
