import { useMemo, useSyncExternalStore } from 'react';
import { useApp, useRows, useSiteNow, useTexts, type ScreenName } from '../../client/app-context.ts';
import { Gauge } from '../../client/gauge.tsx';
import { hoursLeftText, toneOf } from '../../client/hours-left.ts';
import { createCounterStore } from '../../store/counters.ts';
import type { RowStore } from '../../store/row-store.ts';
import { dashboardTexts } from './texts/catalog.ts';
import type { DashboardAnswer } from './use-dashboard.ts';
import { Way } from './way.tsx';

/** How the yard stands this moment: the strip's own figures, large. */
export function NowRow({ answer }: { readonly answer: DashboardAnswer }) {
  const { rows, clock, format } = useApp();
  const t = useTexts(dashboardTexts);
  const store = useMemo(() => createCounterStore(rows, clock.now), [rows, clock]);
  const counters = useSyncExternalStore(store.watch, store.get);
  const now = useSiteNow(5000);
  const waitingSince = useRows(['visit'], waitingSinceOf);
  const { places, occupied, free, reserved, shut } = counters;
  const left = {
    free,
    places,
    ms: counters.msUntilFull,
    lowMs: counters.msUntilFullLow,
    highMs: counters.msUntilFullHigh,
  };
  const calls = answer.today.find(({ code }) => code === 'called')?.value ?? 0;
  return (
    <section className="now" aria-label={t('dashboard.now')}>
      <Figure
        to="yard"
        label={t('dashboard.in-yard')}
        value={format.number(counters.inYard)}
        note={t('dashboard.occupied', { occupied: format.number(occupied), places: format.number(places) })}
      />
      <Figure
        to="yard"
        label={t('dashboard.free')}
        value={format.number(free)}
        note={
          <Gauge
            label={t('dashboard.gauge', {
              percent: format.percent(places === 0 ? 0 : ((places - free) / places) * 100),
              places: format.number(places),
            })}
            places={places}
            occupied={occupied}
            reserved={reserved}
            shut={shut}
          />
        }
      />
      <Figure
        to="yard"
        label={t('dashboard.left')}
        value={<span className={toneOf(left)}>{hoursLeftText(left, format)}</span>}
        note={t('dashboard.pace', {
          in: format.number(counters.inPerHour),
          out: format.number(counters.outPerHour),
        })}
      />
      <Figure
        to="queue"
        label={t('dashboard.waiting')}
        value={format.number(counters.waiting)}
        note={waitingSince === null ? '' : t('dashboard.longest', { age: format.duration(now - waitingSince) })}
      />
      <Figure
        to="queue"
        label={t('dashboard.called')}
        value={format.number(counters.called)}
        note={t('dashboard.called-today', { count: format.number(calls) })}
      />
      <Figure
        to="rest"
        label={t('dashboard.people')}
        value={format.number(answer.people)}
        note={t('dashboard.people-note')}
      />
      <Figure
        to="rest"
        label={t('dashboard.beds')}
        value={
          <>
            {format.number(answer.bedsUsed)}
            <small>/{format.number(answer.beds)}</small>
          </>
        }
        note={t('dashboard.beds-left', { free: format.number(answer.beds - answer.bedsUsed) })}
      />
    </section>
  );
}

function Figure(props: {
  readonly to: ScreenName;
  readonly label: string;
  readonly value: React.ReactNode;
  readonly note: React.ReactNode;
}) {
  const { to, label, value, note } = props;
  return (
    <Way to={to} className="figure">
      <span className="l">{label}</span>
      <b>{value}</b>
      <span className="note">{note}</span>
    </Way>
  );
}

/** Since when the one waits who joined first. */
function waitingSinceOf(rows: RowStore): number | null {
  let since: number | null = null;
  for (const { stage, joinedAt } of rows.all('visit').values())
    if (stage === 'waiting' && joinedAt !== null && (since === null || joinedAt < since)) since = joinedAt;
  return since;
}
