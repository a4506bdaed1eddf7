import { useEffect, useState } from 'react';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { useApp, useCanAsk, useQuery, useSiteNow, useTexts, useValue } from '../../client/app-context.ts';
import { deskOf } from './desk.ts';
import { PlanForm } from './plan-form.tsx';
import { TakingsSheet } from './takings-sheet.tsx';
import { handoutTexts } from './texts/catalog.ts';

export type SittingFigures = QueryOutputs['rest.meals']['sittings'][number];

/** Counted again at most this often while it is handed out, and now and then for what other counters do. */
const AFTER_ONE_MS = 400;
const REFRESH_MS = 10_000;
/** From this share on portions run low. */
const LOW = 0.1;

/** The sittings of the day with what is left, and the money. */
export function SittingsPane({ onUndo }: { readonly onUndo: () => void }) {
  const app = useApp();
  const { clock, format } = app;
  const t = useTexts(handoutTexts);
  const now = useSiteNow(5000);
  const { given } = useValue(deskOf(app).state);
  const { answer, reload } = useQuery('rest.meals', {}, { kinds: ['facility', 'site'] });
  useEffect(() => clock.tick(REFRESH_MS, reload), [clock, reload]);
  useEffect(() => {
    if (given === 0) return undefined;
    const timer = setTimeout(reload, AFTER_ONE_MS);
    return () => clearTimeout(timer);
  }, [given, reload]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMoneyOpen, setMoneyOpen] = useState(false);
  const maySeeMoney = useCanAsk('rest.takings');
  const sittings = answer?.sittings ?? [];
  const shown =
    sittings.find((one) => keyOf(one) === chosen) ?? sittings.find(({ to }) => now < to) ?? sittings.at(-1) ?? null;
  const apart = answer?.apart;
  const hasApart = apart !== undefined && apart.free + apart.paid + apart.sponsored > 0;
  return (
    <aside className="pane insp handout-side">
      {shown === null ? (
        <p className="q none">{answer === null ? '' : t('handout.no-sittings')}</p>
      ) : (
        <Sitting key={keyOf(shown)} figures={shown} onSaved={reload} />
      )}
      {sittings.length === 0 ? null : (
        <div className="sec">
          <h2>{t('handout.sittings')}</h2>
          <table className="plain" aria-label={t('handout.sittings')}>
            <thead>
              <tr>
                <th scope="col">{t('handout.col.sitting')}</th>
                <th scope="col">{t('handout.col.hours')}</th>
                <th scope="col" className="r">
                  {t('handout.col.served')}
                </th>
                <th scope="col" className="r">
                  {t('handout.col.left')}
                </th>
              </tr>
            </thead>
            <tbody>
              {sittings.map((one) => (
                <tr key={keyOf(one)} className={one === shown ? 'sel' : ''}>
                  <td>
                    <button type="button" aria-pressed={one === shown} onClick={() => setChosen(keyOf(one))}>
                      {one.name} <span className="q">{one.facility}</span>
                    </button>
                  </td>
                  <td className="nw">{hoursOf(one, format.time, t)}</td>
                  <td className="r">{format.number(servedOf(one))}</td>
                  <td className="r">{leftOf(one) === null ? '' : format.number(leftOf(one) ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {hasApart ? (
            <p className="s">
              {t('handout.apart')}: {t('handout.apart-value', numbersOf(apart, format.number))}
            </p>
          ) : null}
        </div>
      )}
      <div className="acts">
        <button type="button" className="wide" onClick={onUndo}>
          {t('handout.undo')} <kbd aria-hidden="true">{t('handout.key-undo')}</kbd>
        </button>
        <button type="button" className="wide" disabled={!maySeeMoney} onClick={() => setMoneyOpen(true)}>
          {t('handout.takings')}
        </button>
      </div>
      {isMoneyOpen ? <TakingsSheet onClose={() => setMoneyOpen(false)} /> : null}
    </aside>
  );
}

function Sitting({ figures, onSaved }: { readonly figures: SittingFigures; readonly onSaved: () => void }) {
  const { format } = useApp();
  const t = useTexts(handoutTexts);
  const left = leftOf(figures);
  const portions = portionsOf(figures);
  const lines = [
    ['expected', figures.expected],
    ['most', figures.most],
    ['free', figures.servedFree],
    ['sponsored', figures.servedSponsored],
    ['paid', figures.servedPaid],
  ] as const;
  return (
    <>
      <div className="hd">
        <div className="handout-sitting">
          <b>{figures.name}</b>
          <span className="s">{hoursOf(figures, format.time, t)}</span>
          <span className="q">{figures.facility}</span>
        </div>
        <p className="handout-left">
          {left === null
            ? t('handout.not-planned')
            : left < 0
              ? t('handout.over-portions', { count: format.number(-left) })
              : t('handout.left-portions', { count: format.number(left) })}
        </p>
        {left === null || portions === null || left > portions * LOW ? null : (
          <p className="warn" role="alert">
            {left <= 0 ? t('handout.out') : t('handout.low')}
          </p>
        )}
      </div>
      <PlanForm figures={figures} onSaved={onSaved} />
      <div className="sec">
        <dl className="handout-figures">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`handout.${name}`)}</dt>
              <dd>{value === null ? '–' : format.number(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}

function keyOf({ facilityId, sitting }: SittingFigures): string {
  return `${facilityId} ${sitting}`;
}

function portionsOf({ planned, made }: SittingFigures): number | null {
  return made ?? planned;
}

function servedOf({ servedFree, servedPaid, servedSponsored }: SittingFigures): number {
  return servedFree + servedPaid + servedSponsored;
}

/** Portions that are not handed out yet; null while nobody said how many there are. */
function leftOf(figures: SittingFigures): number | null {
  const portions = portionsOf(figures);
  return portions === null ? null : portions - servedOf(figures);
}

function hoursOf(
  { from, to }: SittingFigures,
  time: (at: SittingFigures['from']) => string,
  t: (key: 'handout.sitting-hours', values: { readonly from: string; readonly to: string }) => string,
): string {
  return t('handout.sitting-hours', { from: time(from), to: time(to) });
}

function numbersOf(
  { free, paid, sponsored }: QueryOutputs['rest.meals']['apart'],
  number: (value: number) => string,
): { readonly free: string; readonly paid: string; readonly sponsored: string } {
  return { free: number(free), paid: number(paid), sponsored: number(sponsored) };
}
