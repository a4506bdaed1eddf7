import { useEffect, useState } from 'react';
import { CONTRACT_VERSION } from '../../../shared/contract/version.ts';
import { useApp, useCanAsk, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { useChainCheck } from '../../client/chain-check.ts';
import { call } from '../../client/http.ts';
import { Button } from '../../ui/controls.tsx';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** What runs here, which book it keeps, and whether the journal's chain is whole. */
export function AboutSection() {
  const { rows, format } = useApp();
  const t = useTexts(settingsTexts);
  const { say } = useWords();
  const mayCheck = useCanAsk('journal.verify');
  const seq = useRows(['site', 'visit', 'slot', 'queue', 'bed', 'pass'], (store) => store.seq());
  const version = useVersion();
  const { check, run } = useChainCheck();
  return (
    <SectionFrame title={t('settings.about')} command={null}>
      <dl className="pairs about">
        <dt>{t('settings.about.version')}</dt>
        <dd className="m">{version ?? '…'}</dd>
        <dt>{t('settings.about.contract')}</dt>
        <dd className="m">{CONTRACT_VERSION}</dd>
        <dt>{t('settings.about.epoch')}</dt>
        <dd className="m">{rows.epoch() ?? ''}</dd>
        <dt>{t('settings.about.seq')}</dt>
        <dd className="m">{format.number(seq)}</dd>
      </dl>
      <div className="field-group">
        <h2>{t('settings.about.chain')}</h2>
        <p className="q">{t('settings.about.chain-note')}</p>
        <div className="save-line">
          <Button disabled={!mayCheck || check.phase === 'running'} onClick={run}>
            {t('settings.about.check')}
          </Button>
          {check.phase === 'running' ? (
            <span role="status">{t('settings.about.checking', { count: format.number(check.changes) })}</span>
          ) : check.phase === 'failed' ? (
            <span className="bad" role="alert">
              {say(check.fault)}
            </span>
          ) : check.phase === 'done' ? (
            check.answer.ok ? (
              <span role="status">
                {`✓ ${t('settings.about.whole', { count: format.number(check.answer.checked), at: format.time(check.at) })}`}
              </span>
            ) : (
              <span className="bad" role="alert">
                {t('settings.about.broken', { seq: format.number(check.answer.firstBad ?? 0) })}
              </span>
            )
          ) : mayCheck ? null : (
            <span className="warn">{t('settings.about.may-not')}</span>
          )}
        </div>
      </div>
    </SectionFrame>
  );
}

/** The host's version, as it says itself. */
function useVersion(): string | null {
  const [version, setVersion] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    call('/health').then(
      ({ body }) => {
        const { version: said } = body as { readonly version?: unknown };
        if (isCurrent && typeof said === 'string') setVersion(said);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return version;
}
