import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useApp, useLink, useRow, useSiteNow, useTexts } from '../client/app-context.ts';
import type { SetupState } from '../client/session.ts';
import { createCounterStore, type Counters } from '../store/counters.ts';
import { CrossingsCell } from './crossings-cell.tsx';
import { DemoCell } from './demo-cell.tsx';
import { Gauge } from '../client/gauge.tsx';
import { hoursLeftText, toneOf, type HoursLeft } from '../client/hours-left.ts';
import { hoursLeftTexts } from '../client/texts/hours-left-texts.ts';
import { TetCell } from './tet-cell.tsx';
import { shellTexts } from './texts/catalog.ts';

/** The line that is always true: how long the yard lasts, what is in it, who listens, what burns, what time it is. */
export function Strip(props: {
  readonly setup: SetupState;
  readonly onAlarms: () => void;
  readonly onBudget: () => void;
}) {
  const { setup, onAlarms, onBudget } = props;
  const app = useApp();
  const t = useTexts(shellTexts);
  const store = useMemo(() => createCounterStore(app.rows, app.clock.now), [app.rows, app.clock]);
  const counters = useSyncExternalStore(store.watch, store.get);
  const { number } = app.format;
  return (
    <header className="strip" aria-label={t('shell.status')}>
      <DwellCell counters={counters} onOpen={onBudget} />
      <Count label={t('shell.in-yard')} value={number(counters.inYard)} />
      <Count label={t('shell.waiting')} value={number(counters.waiting)} />
      <Count label={t('shell.called')} value={number(counters.called)} />
      <Count label={t('shell.processing')} value={number(counters.processing)} />
      <CrossingsCell />
      <TetCell isNarrow={setup.isDemo} />
      <div className="grow" />
      <LinkCell />
      {setup.isDemo ? <DemoCell setup={setup} /> : null}
      <AlarmCell counters={counters} onOpen={onAlarms} />
      <ClockCell />
    </header>
  );
}

function Count({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="num">
      <span className="l">{label}</span>
      <b>{value}</b>
    </div>
  );
}

function DwellCell({ counters, onOpen }: { readonly counters: Counters; readonly onOpen: () => void }) {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const pace = useTexts(hoursLeftTexts);
  const site = useRow('site', 'site');
  const { free, places, occupied, reserved, shut } = counters;
  const left: HoursLeft = {
    free,
    places,
    ms: counters.msUntilFull,
    lowMs: counters.msUntilFullLow,
    highMs: counters.msUntilFullHigh,
  };
  return (
    <button type="button" className="dwell" aria-haspopup="dialog" onClick={onOpen}>
      <span className="l">
        {t('shell.free-of', { site: site?.name ?? '', free: format.number(free), slots: format.number(places) })}
      </span>
      <Gauge
        label={t('shell.gauge', { percent: format.percent(places === 0 ? 0 : ((places - free) / places) * 100) })}
        places={places}
        occupied={occupied}
        reserved={reserved}
        shut={shut}
      />
      <span className="left">
        <b className={toneOf(left)}>{hoursLeftText(left, format)}</b> {pace('hours-left.at-this-pace')}
      </span>
      <span className="l">
        {t('shell.pace', { in: format.number(counters.inPerHour), out: format.number(counters.outPerHour) })}
      </span>
    </button>
  );
}

function LinkCell() {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const link = useLink();
  const seconds = link.ageMs === null ? null : link.ageMs / 1000;
  const age = seconds === null ? '' : format.number(seconds, seconds < 10 ? 1 : 0);
  const isLost = link.phase !== 'online' || link.isStale;
  const first =
    link.phase === 'connecting' || seconds === null
      ? t('shell.host-connecting')
      : isLost
        ? t('shell.host-lost', { age })
        : t('shell.host-ok', { age });
  const second =
    link.unanswered > 0 && isLost
      ? t('shell.sending', { count: link.unanswered })
      : link.backupAgeMs === null
        ? t('shell.no-backup')
        : t('shell.backup', { age: format.duration(link.backupAgeMs) });
  return (
    <div className="link">
      <span className={isLost ? 'warn' : 'l'} role="status">
        {first}
      </span>
      <span className={link.backupAgeMs === null ? 'q' : ''}>{second}</span>
    </div>
  );
}

function AlarmCell({ counters, onOpen }: { readonly counters: Counters; readonly onOpen: () => void }) {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const now = useSiteNow(5000);
  const { alarms, unacknowledged, oldestUnacknowledgedAt, incidents } = counters;
  useEffect(() => {
    document.title =
      unacknowledged > 0
        ? `(${String(unacknowledged)}) ${document.title.replace(/^\(\d+\) /, '')}`
        : document.title.replace(/^\(\d+\) /, '');
  }, [unacknowledged]);
  const isOn = alarms > 0;
  const first =
    unacknowledged > 0 && oldestUnacknowledgedAt !== null
      ? t('shell.unacknowledged', { count: unacknowledged, age: format.duration(now - oldestUnacknowledgedAt) })
      : isOn
        ? t('shell.all-acknowledged')
        : incidents > 0
          ? t('shell.no-alarms')
          : t('shell.no-alarm-line');
  const answer = isOn
    ? t('shell.alarms', { count: alarms })
    : incidents > 0
      ? t('shell.incidents-open', { count: incidents })
      : t('shell.no-alarms');
  return (
    <button
      type="button"
      className={unacknowledged > 0 ? 'cell alm blink' : isOn ? 'cell alm' : 'cell'}
      onClick={onOpen}
    >
      <span className="l">{first}</span>
      <b>{answer}</b>
    </button>
  );
}

function ClockCell() {
  const { format } = useApp();
  const now = useSiteNow(1000);
  const [hours, minutes, seconds] = format.timeWithSeconds(now).split(':');
  return (
    <div className="num end">
      <span className="l">{format.weekday(now)}</span>
      <b>
        {hours}:{minutes}
        <small>:{seconds}</small>
      </b>
    </div>
  );
}
