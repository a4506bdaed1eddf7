import { useCallback, useMemo, useRef, useState } from 'react';
import type { FacilityKind } from '../../../shared/domain/vocabulary.ts';
import { useApp, useQuery, useRow, useRows, useSiteNow, useTexts } from '../../client/app-context.ts';
import { RestViews } from '../../client/rest-views.tsx';
import { BedGrid } from './bed-grid.tsx';
import { BedPlan } from './bed-plan.tsx';
import { bedGroupsOf, isSameGroups } from './beds.ts';
import { BedsBar, type BedsView } from './beds-bar.tsx';
import { Counter } from './counter.tsx';
import { DriversSheet } from './drivers-sheet.tsx';
import { FacilityPane } from './facility-pane.tsx';
import { LoadTable } from './load-table.tsx';
import { restTexts } from './texts/catalog.ts';
import type { KeyAct } from '../../client/use-act-keys.ts';
import { useSubject } from './use-subject.ts';
import { useWish } from './use-wish.ts';
import { WakeSheet } from './wake-sheet.tsx';
import { useWakeTimes } from './wake-times.ts';
import './rest.css';

/** A forecast looks 72 hours ahead: it is asked for again when the yard moved, not with every truck. */
const FORECAST_MS = 30_000;

/** The rest area: facilities against people on site, every bed as it is, and the counter. */
export function RestScreen() {
  const { format } = useApp();
  const t = useTexts(restTexts);
  const now = useSiteNow(5000);
  const at = useSubject();
  const times = useWakeTimes();
  const table = useRef<HTMLTableElement>(null);
  const [view, setView] = useState<BedsView>('plan');
  const [kind, setKind] = useState<FacilityKind | null>(null);
  const [proposedId, setProposedId] = useState<string | null>(null);
  const [sheet, setSheet] = useState<'wake' | 'drivers' | null>(null);
  const { answer: load, fault } = useQuery(
    'rest.load',
    {},
    { kinds: ['visit', 'person', 'bed', 'facility', 'site'], atMostEveryMs: 1000 },
  );
  const { answer: ahead } = useQuery(
    'rest.forecast',
    {},
    { kinds: ['visit', 'person', 'facility', 'site'], atMostEveryMs: FORECAST_MS },
  );
  const groups = useRows(['bed', 'room'], (rows) => bedGroupsOf(rows, format.collator), isSameGroups);
  const site = useRow('site', 'site');

  const { chooseBed } = at;
  const onBed = useCallback(
    (bedId: string) => {
      setKind(null);
      chooseBed(bedId);
    },
    [chooseBed],
  );
  useWish(at, setKind);
  const leaveKind = useCallback(() => setKind(null), []);
  const closeSheet = useCallback(() => setSheet(null), []);
  const further = useMemo(
    (): readonly KeyAct[] => [
      { code: 'KeyV', cap: 'V', text: t('rest.view'), run: () => setView((one) => (one === 'plan' ? 'grid' : 'plan')) },
      { code: 'KeyW', cap: 'W', text: t('rest.do.wake-list'), run: () => setSheet('wake') },
      { code: 'KeyL', cap: 'L', text: t('rest.do.drivers'), run: () => setSheet('drivers') },
      {
        code: 'KeyC',
        cap: 'C',
        text: t('rest.col.facility'),
        run: () => table.current?.querySelector<HTMLElement>('button')?.focus(),
      },
    ],
    [t],
  );
  const chosen = load?.kinds.find((one) => one.kind === kind);
  const num = format.number;
  return (
    <div className="rest-screen">
      <section className="pane">
        <div className="bar">
          <h1>{t('rest.title')}</h1>
          <RestViews />
          {load === null ? null : (
            <span>
              <b>{t('rest.people', { all: num(load.peopleOnSite) })}</b>{' '}
              <span className="s">
                {t('rest.people-split', { visits: num(load.peopleOfVisits), staying: num(load.peopleStaying) })}
              </span>
            </span>
          )}
          <span className="facts">
            {ahead === null ? t('rest.standard-note') : t('rest.forecast-note', { at: format.time(ahead.from) })}
          </span>
        </div>
        {load === null ? (
          fault === null ? null : (
            <p className="none warn">{t('rest.load-failed')}</p>
          )
        ) : (
          <LoadTable
            table={table}
            kinds={load.kinds}
            forecast={ahead?.kinds ?? null}
            now={now}
            chosen={kind}
            onChoose={setKind}
          />
        )}
        <BedsBar view={view} onView={setView} acts={further} />
        {groups.length === 0 ? (
          <p className="none q">{site === undefined ? '' : t('rest.beds-none')}</p>
        ) : view === 'plan' ? (
          <BedPlan
            groups={groups}
            times={times}
            selectedId={at.bed?.bedId ?? null}
            proposedId={proposedId}
            onSelect={onBed}
          />
        ) : (
          <BedGrid times={times} selectedId={at.bed?.bedId ?? null} onSelect={onBed} />
        )}
      </section>
      <Counter
        at={at}
        times={times}
        now={now}
        instead={
          chosen === undefined ? null : (
            <FacilityPane
              key={chosen.kind}
              load={chosen}
              forecast={ahead?.kinds.find((one) => one.kind === chosen.kind)}
              now={now}
            />
          )
        }
        further={further}
        onPropose={setProposedId}
        onBegin={leaveKind}
      />
      {sheet === 'wake' ? <WakeSheet onClose={closeSheet} /> : null}
      {sheet === 'drivers' ? <DriversSheet onClose={closeSheet} /> : null}
    </div>
  );
}
