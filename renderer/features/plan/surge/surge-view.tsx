import { useCallback, useEffect, useMemo, useState } from 'react';
import { LIVE_FIGURES, type LiveFigure } from '../../../../shared/domain/surge/live.ts';
import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import type { LiveAgainstPlan, SurgePlanHead } from '../../../../shared/contract/surge-queries.ts';
import { useApp, useKeys, useQuery, useTexts, useWords } from '../../../client/app-context.ts';
import { download } from '../../../client/download.ts';
import { useActKeys } from '../../../client/use-act-keys.ts';
import { useKept } from '../../../client/use-kept.ts';
import { Button, Segmented } from '../../../ui/controls.tsx';
import { PlanBar } from '../plan-bar.tsx';
import { AdoptSheet } from './adopt-sheet.tsx';
import { EndSheet } from './end-sheet.tsx';
import { LiveChart } from './live-chart.tsx';
import { PlanPane } from './plan-pane.tsx';
import { TriggerTable } from './trigger-table.tsx';
import { surgeTexts } from './texts/catalog.ts';
import './surge.css';

/** Days that are over change by late entries only; triggers change with the yard. */
const ASK_EVERY_MS = 60_000;

/** The surge plan in force: the season against it, its triggers as they are now, and what is to be done. */
export function SurgeView({ onReplan }: { readonly onReplan?: (levers: Levers) => void }) {
  const { format, clock } = useApp();
  const t = useTexts(surgeTexts);
  const { say } = useWords();
  const { answer, fault, reload } = useQuery('plan.surge', {});
  const live = useQuery('plan.live', {}, { kinds: ['alarm'], atMostEveryMs: 1000 });
  const [figure, setFigure] = useKept<LiveFigure>('surge.figure', 'trucks');
  const [open, setOpen] = useState<'end' | 'amend' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const reloadLive = live.reload;
  useEffect(() => clock.tick(ASK_EVERY_MS, reloadLive), [clock, reloadLive]);

  const plan = answer?.plan ?? null;
  const { told, isMaking, make } = usePlanPdf();
  const print = useCallback(() => {
    if (plan !== null) make(plan);
  }, [make, plan]);
  useKeys(
    useMemo(
      () => ({ F9: { name: t('surge.print'), run: print, isEnabled: plan !== null && !isMaking } }),
      [t, print, plan, isMaking],
    ),
  );
  const canReplan = plan !== null && onReplan !== undefined;
  const replan = (): void => {
    if (plan !== null) onReplan?.(plan.document.levers);
  };
  useActKeys([
    { code: 'KeyR', cap: 'R', text: t('surge.replan'), isOff: !canReplan, run: replan },
    { code: 'KeyE', cap: 'E', text: t('surge.end'), isOff: plan === null, run: () => setOpen('end') },
    { code: 'KeyS', cap: 'S', text: t('surge.amend'), isOff: plan === null, run: () => setOpen('amend') },
  ]);

  const changed = (): void => {
    close();
    reload();
    reloadLive();
  };

  if (answer === null)
    return (
      <>
        <PlanBar />
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault === null ? t('surge.loading') : say(fault)}
          {fault === null ? null : <Button onClick={reload}>{t('surge.again')}</Button>}
        </div>
      </>
    );

  const against = live.answer?.live ?? null;
  return (
    <>
      <PlanBar>
        <span role="status">{told}</span>
        {plan === null ? null : (
          <span>{t('surge.since', { at: format.dateTime(plan.adoptedAt), by: plan.adoptedBy })}</span>
        )}
      </PlanBar>
      <div className="surge">
        <div className="pane">
          {plan === null ? (
            <div className="waiting q">
              <p>{t('surge.none')}</p>
              <p>{t('surge.none-how')}</p>
            </div>
          ) : (
            <>
              <div className="bar sub">
                <Segmented<LiveFigure>
                  label={t('surge.figure')}
                  value={figure}
                  options={LIVE_FIGURES.map((value) => ({ value, text: t(`surge.figure-${value}`) }))}
                  onChange={setFigure}
                />
                <span className="key">
                  <i className="half-key" />
                  {t('surge.key-50')}
                  <i className="most-key" />
                  {t('surge.key-90')}
                  <i className="dash-key" />
                  {t('surge.key-middle')}
                  <i className="line-key" />
                  {t('surge.key-actual')}
                </span>
              </div>
              {against === null ? (
                <div className="waiting q">{live.fault === null ? t('surge.loading') : say(live.fault)}</div>
              ) : (
                <>
                  <Standing against={against} figure={figure} />
                  <LiveChart days={against.days} figure={figure} tetOn={plan.document.tetOn} />
                </>
              )}
              <section className="trigger-pane" aria-label={t('surge.triggers')}>
                <h2>{t('surge.triggers')}</h2>
                <TriggerTable
                  triggers={plan.document.triggers}
                  states={against?.triggers ?? []}
                  now={live.answer?.at ?? answer.toldAt}
                />
              </section>
            </>
          )}
        </div>
        <div className="pane">
          <div className="bar sub">
            <b className="el">{plan === null ? t('surge.none') : plan.title}</b>
          </div>
          <PlanPane answer={answer} onPrint={make} />
          <div className="foot">
            <Button keyCap="E" disabled={plan === null} onClick={() => setOpen('end')}>
              {t('surge.end')}
            </Button>
            <Button keyCap="S" disabled={plan === null} onClick={() => setOpen('amend')}>
              {t('surge.amend')}
            </Button>
            <Button keyCap="R" disabled={!canReplan} onClick={replan}>
              {t('surge.replan')}
            </Button>
            <Button look="primary" keyCap="F9" disabled={plan === null || isMaking} onClick={print}>
              {t('surge.print-one')}
            </Button>
          </div>
        </div>
      </div>
      {open === 'end' && plan !== null ? <EndSheet plan={plan} onEnded={changed} onClose={close} /> : null}
      {open === 'amend' && plan !== null ? (
        <AdoptSheet
          scenario={{ scenarioId: plan.scenarioId, name: plan.title, levers: plan.document.levers }}
          parts={plan.document}
          before={plan}
          onAdopted={changed}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** How the season has held to the plan, in words. */
function Standing({ against, figure }: { readonly against: LiveAgainstPlan; readonly figure: LiveFigure }) {
  const t = useTexts(surgeTexts);
  const { word } = useWords();
  const { [figure]: share } = against.shares;
  const { [figure]: drift } = against.drifts;
  return (
    <p className="standing">
      {share.days === 0 ? t('surge.share-none') : t('surge.share', share)}
      {share.days === 0 ? null : (
        <b className={drift === null ? 'q' : 'warn'}>
          {drift === null
            ? t('surge.no-drift')
            : t('surge.drift', { days: drift.days, outOf: drift.outOf, side: word('driftSide', drift.side) })}
        </b>
      )}
    </p>
  );
}

/** The plan as a file, and what became of it. */
function usePlanPdf(): {
  readonly told: string | null;
  readonly isMaking: boolean;
  readonly make: (plan: Pick<SurgePlanHead, 'surgePlanId'>) => void;
} {
  const { lang, session } = useApp();
  const t = useTexts(surgeTexts);
  const { say } = useWords();
  const [told, setTold] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const make = useCallback(
    ({ surgePlanId }: Pick<SurgePlanHead, 'surgePlanId'>) => {
      const ask = async (): Promise<void> => {
        setMaking(true);
        setTold(t('surge.printing'));
        const name = `phuong-an-${surgePlanId}.pdf`;
        const fault = await download(`/api/plans/${surgePlanId}.pdf?lang=${lang}`, name, session.token);
        setMaking(false);
        setTold(fault === null ? t('surge.printed') : say({ ...fault }));
      };
      void ask();
    },
    [lang, say, session, t],
  );
  return { told, isMaking, make };
}
