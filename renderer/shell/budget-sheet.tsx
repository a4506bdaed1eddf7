import { useEffect } from 'react';
import type { Budget } from '../../shared/contract/queries.ts';
import { useApp, useQuery, useTexts, useWords } from '../client/app-context.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Gauge } from '../client/gauge.tsx';
import { hoursLeftText, toneOf } from '../client/hours-left.ts';
import { shellTexts } from './texts/catalog.ts';

const EVERY_MS = 30_000;

/** How long the places of each zone last at the pace of the last hours. */
export function BudgetSheet({ onClose, onAlarms }: { readonly onClose: () => void; readonly onAlarms: () => void }) {
  const { lang } = useApp();
  const t = useTexts(shellTexts);
  const { say } = useWords();
  const { answer, fault, reload } = useQuery('yard.budget', {});
  useEffect(() => {
    const timer = setInterval(reload, EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Sheet
      label={t('shell.budget')}
      onClose={onClose}
      foot={
        <>
          <Button className="far" onClick={onAlarms}>
            {t('shell.alarm-list')}
          </Button>
          <Button autoFocus onClick={onClose}>
            {t('shell.close')}
          </Button>
        </>
      }
    >
      {fault === null ? null : (
        <p className="bad" role="alert">
          {say(fault)}
        </p>
      )}
      {answer === null && fault === null ? <p className="q">{t('shell.loading')}</p> : null}
      {answer === null ? null : (
        <table className="budget">
          <thead>
            <tr>
              <th scope="col">{t('shell.budget-zone')}</th>
              <th scope="col">{t('shell.budget-taken')}</th>
              <th scope="col" className="r">
                {t('shell.budget-free')}
              </th>
              <th scope="col" className="r">
                {t('shell.budget-pace')}
              </th>
              <th scope="col">{t('shell.budget-left')}</th>
              <th scope="col">{t('shell.budget-stay')}</th>
              <th scope="col">{t('shell.budget-state')}</th>
            </tr>
          </thead>
          <tbody>
            <BudgetLine name={t('shell.budget-site')} budget={answer.site} isSite />
            {answer.zones.map((zone) => (
              <BudgetLine
                key={zone.zoneId}
                name={t('shell.budget-zone-name', { code: zone.code, name: lang === 'vi' ? zone.name : zone.nameEn })}
                budget={zone}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className="q">{t('shell.budget-note')}</p>
    </Sheet>
  );
}

function BudgetLine(props: { readonly name: string; readonly budget: Budget; readonly isSite?: boolean }) {
  const { name, budget, isSite = false } = props;
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const { places, occupied, free, inPerHour, outPerHour, state } = budget;
  const left = {
    free,
    places,
    ms: budget.untilFullMs,
    lowMs: budget.untilFullLowMs,
    highMs: budget.untilFullHighMs,
  };
  return (
    <tr className={isSite ? 'b' : ''}>
      <th scope="row">{name}</th>
      <td>
        <Gauge
          label={t('shell.gauge', { percent: format.percent(places === 0 ? 0 : (occupied / places) * 100) })}
          places={places}
          occupied={occupied}
        />
      </td>
      <td className="r">{t('shell.budget-free-of', { free: format.number(free), places: format.number(places) })}</td>
      <td className="r">
        {t('shell.budget-in-out', { in: format.number(inPerHour, 1), out: format.number(outPerHour, 1) })}
      </td>
      <td className={toneOf(left)}>{hoursLeftText(left, format)}</td>
      <td>{budget.dwellBudgetMs === null ? '–' : format.duration(budget.dwellBudgetMs)}</td>
      <td className={state === 'full' ? 'bad' : state === 'almost-full' ? 'warn' : ''}>{t(`shell.fill-${state}`)}</td>
    </tr>
  );
}
