import { useMemo, useState, type FormEvent } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { Session } from '../../../shared/contract/port.ts';
import { textOf } from '../../../shared/contract/texts/text-of.ts';
import { templateLayout } from '../../../shared/domain/layout/templates.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import { setUpSite, signIn, type NewSite } from '../../client/session.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { createFormat } from '../../ui/format.ts';
import { translatorOf, type Lang } from '../../ui/i18n.ts';
import { CrossingsStep, defaultCrossings, type DraftCrossing } from './crossings-step.tsx';
import { LayoutPicture } from './layout-picture.tsx';
import { setUpTexts } from './texts/catalog.ts';

const STEPS = ['site', 'crossings', 'layout', 'user'] as const;
type Step = (typeof STEPS)[number];
const TEMPLATES = ['300', '1200', '5000'] as const;
const SHORTEST_SECRET = 6;
const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** Four steps to a yard that works. */
export function Wizard(props: {
  readonly lang: Lang;
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly onSignedIn: (session: Session) => void;
}) {
  const { lang, onBack, onDone, onSignedIn } = props;
  const t = translatorOf(setUpTexts, lang);
  const { number } = createFormat(lang, 'UTC');
  const [step, setStep] = useState<Step>('site');
  const [site, setSite] = useState('');
  const [crossings, setCrossings] = useState<readonly DraftCrossing[]>(() => defaultCrossings(lang));
  const [template, setTemplate] = useState<NewSite['template']>('1200');
  const [user, setUser] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [secret, setSecret] = useState('');
  const [again, setAgain] = useState('');
  const [isWorking, setWorking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const layouts = useMemo(
    () => TEMPLATES.map((size) => ({ size, layout: templateLayout(Number(size) as 300 | 1200 | 5000) })),
    [],
  );

  const used = crossings.filter((crossing) => crossing.isUsed && crossing.name.trim() !== '');
  const isComplete: Readonly<Record<Step, boolean>> = {
    site: site.trim() !== '',
    crossings:
      used.length > 0 &&
      used.every(({ code, directions }) => /^[A-Z0-9]{1,4}$/.test(code) && directions.length > 0) &&
      new Set(used.map(({ code }) => code)).size === used.length,
    layout: true,
    user: /^[\p{L}\p{N}._-]{1,40}$/u.test(user) && secret.length >= SHORTEST_SECRET && secret === again,
  };
  const at = STEPS.indexOf(step);

  const finish = async (): Promise<void> => {
    setWorking(true);
    setFault(null);
    const answer = await setUpSite({
      site: site.trim(),
      crossings: used.map(({ code, name, directions }) => ({ code, name: name.trim(), directions })),
      template,
      user,
      ...(displayName.trim() === '' ? {} : { displayName: displayName.trim() }),
      secret,
    });
    if ('fault' in answer) {
      setWorking(false);
      setFault(answer.fault);
      return;
    }
    const session = await signIn(user, secret);
    onDone();
    if ('ok' in session) onSignedIn(session.ok);
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isComplete[step] || isWorking) return;
    const next = STEPS[at + 1];
    if (next === undefined) void finish();
    else setStep(next);
  };

  return (
    <form className="wizard" onSubmit={submit}>
      <ol aria-label={t('set-up.steps')}>
        {STEPS.map((name, index) => (
          <li key={name} aria-current={name === step ? 'step' : undefined} data-done={index < at}>
            <i>{index < at ? '✓' : index + 1}</i>
            {t(`set-up.step-${name}`)}
          </li>
        ))}
      </ol>
      <section key={step}>
        {step === 'site' ? (
          <TextField
            label={t('set-up.site')}
            hint={t('set-up.site-hint')}
            value={site}
            onChange={setSite}
            maxLength={120}
            autoFocus
          />
        ) : step === 'crossings' ? (
          <CrossingsStep t={t} crossings={crossings} onChange={setCrossings} />
        ) : step === 'layout' ? (
          <>
            <p className="q">{t('set-up.layout-hint')}</p>
            <div
              className="templates"
              role="radiogroup"
              aria-label={t('set-up.step-layout')}
              onKeyDown={(event) => {
                const by = ARROWS[event.code];
                if (by === undefined) return;
                event.preventDefault();
                const index = (TEMPLATES.indexOf(template) + by + TEMPLATES.length) % TEMPLATES.length;
                setTemplate(TEMPLATES[index] ?? template);
                event.currentTarget.querySelectorAll('button')[index]?.focus();
              }}
            >
              {layouts.map(({ size, layout }) => (
                <button
                  key={size}
                  type="button"
                  role="radio"
                  aria-checked={size === template}
                  autoFocus={size === template}
                  tabIndex={size === template ? 0 : -1}
                  onClick={() => setTemplate(size)}
                  onKeyDown={(event) => {
                    if (event.code === 'Enter') {
                      event.preventDefault();
                      setTemplate(size);
                      setStep('user');
                    }
                  }}
                >
                  <LayoutPicture layout={layout} label={t(`set-up.layout-${size}`)} />
                  <b>{t('set-up.slots', { count: number(layout.slots.length) })}</b>
                  <span>{t(`set-up.layout-${size}`)}</span>
                  <span className="l">
                    {t('set-up.layout-facts', {
                      zones: layout.zones.filter((zone) => !isPseudoZone(zone.kind)).length,
                      power: number(layout.slots.filter((slot) => slot.hasPower).length),
                      beds: number(layout.beds.length),
                    })}
                  </span>
                </button>
              ))}
            </div>
          </>
        ) : (
          <div className="two">
            <TextField
              label={t('set-up.user')}
              value={user}
              onChange={setUser}
              maxLength={40}
              autoComplete="username"
              autoFocus
            />
            <TextField label={t('set-up.display-name')} value={displayName} onChange={setDisplayName} maxLength={80} />
            <TextField
              label={t('set-up.secret')}
              type="password"
              value={secret}
              onChange={setSecret}
              autoComplete="new-password"
            />
            <TextField
              label={t('set-up.secret-again')}
              type="password"
              value={again}
              onChange={setAgain}
              autoComplete="new-password"
              isWrong={again !== '' && again !== secret}
              hint={again !== '' && again !== secret ? t('set-up.secrets-differ') : undefined}
            />
          </div>
        )}
      </section>
      <footer>
        {fault === null ? null : (
          <p role="alert" className="bad">
            {textOf(lang, fault.code)}
          </p>
        )}
        <Button
          onClick={() => {
            const before = STEPS[at - 1];
            if (before === undefined) onBack();
            else setStep(before);
          }}
        >
          {t('set-up.back')}
        </Button>
        <Button type="submit" look="primary" keyCap="Enter" disabled={!isComplete[step] || isWorking}>
          {isWorking ? t('set-up.working') : t(at === STEPS.length - 1 ? 'set-up.finish' : 'set-up.next')}
        </Button>
      </footer>
    </form>
  );
}
