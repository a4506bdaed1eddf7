import { useState, type FormEvent } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { Session } from '../../../shared/contract/port.ts';
import { textOf, wordOf } from '../../../shared/contract/texts/text-of.ts';
import type { Role } from '../../../shared/domain/vocabulary.ts';
import { useValue } from '../../client/app-context.ts';
import type { Preferences } from '../../client/preferences.ts';
import { leaveDemo, signIn, takeDemoRole, type Answered, type SetupState } from '../../client/session.ts';
import { Button, Segmented, TextField } from '../../ui/controls.tsx';
import { LANGS, translatorOf } from '../../ui/i18n.ts';
import type { Value } from '../../ui/value.ts';
import { signInTexts } from './texts/catalog.ts';
import './sign-in.css';

const DEMO_ROLES: readonly Role[] = ['coordinator', 'gate', 'rest', 'manager', 'administrator', 'viewer'];
const LANG_NAMES = { vi: 'VI', en: 'EN' } as const;

/** Who starts the shift at this station. */
export function SignInScreen(props: {
  readonly preferences: Value<Preferences>;
  readonly setup: SetupState;
  readonly onSignedIn: (session: Session) => void;
  readonly onSetupChanged: () => void;
}) {
  const { preferences, setup, onSignedIn, onSetupChanged } = props;
  const { lang } = useValue(preferences);
  const t = translatorOf(signInTexts, lang);
  const [user, setUser] = useState('');
  const [secret, setSecret] = useState('');
  const [isWorking, setWorking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const take = async (asked: Promise<Answered<Session>>): Promise<void> => {
    setWorking(true);
    setFault(null);
    const answer = await asked;
    setWorking(false);
    if ('ok' in answer) onSignedIn(answer.ok);
    else {
      setFault(answer.fault);
      setSecret('');
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWorking && user.trim() !== '' && secret !== '') void take(signIn(user.trim(), secret));
  };

  return (
    <main className="entry">
      <form className="entry-box" onSubmit={submit} aria-label={t('sign-in.to')}>
        <p className="l">{t('sign-in.title')}</p>
        <h1>{setup.siteName}</h1>
        <TextField
          label={t('sign-in.user')}
          value={user}
          onChange={setUser}
          autoFocus
          autoComplete="username"
          required
        />
        <TextField
          label={t('sign-in.secret')}
          type="password"
          value={secret}
          onChange={setSecret}
          autoComplete="current-password"
          required
        />
        <Button type="submit" look="primary" keyCap="Enter" disabled={isWorking}>
          {isWorking ? t('sign-in.working') : t('sign-in.submit')}
        </Button>
        {fault === null ? null : (
          <p className="bad" role="alert">
            {textOf(lang, fault.code)}
            {fault.retryAfterS === undefined ? '' : ` ${t('sign-in.retry-after', { seconds: fault.retryAfterS })}`}
          </p>
        )}
        {setup.isDemo ? (
          <section className="entry-demo">
            <p className="s">{t(setup.localKey ? 'sign-in.demo' : 'sign-in.demo-locked')}</p>
            {setup.localKey ? (
              <>
                <div className="entry-roles">
                  {DEMO_ROLES.map((role) => (
                    <Button key={role} disabled={isWorking} onClick={() => void take(takeDemoRole(role))}>
                      {wordOf(lang, 'role', role)}
                    </Button>
                  ))}
                </div>
                <button type="button" className="quiet-link" onClick={() => void leaveDemo().then(onSetupChanged)}>
                  {t('sign-in.leave-demo')}
                </button>
              </>
            ) : null}
          </section>
        ) : null}
        <Segmented
          label={t('sign-in.language')}
          value={lang}
          options={LANGS.map((value) => ({ value, text: LANG_NAMES[value] }))}
          onChange={(next) => preferences.set({ ...preferences.get(), lang: next })}
        />
      </form>
    </main>
  );
}
