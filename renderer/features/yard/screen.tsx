import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { useApp, useKeys, useLink, useRow, useSelection, useTexts, useWords } from '../../client/app-context.ts';
import { csvOf } from '../../ui/csv.ts';
import { saveText } from '../../client/download.ts';
import { categoryOf, type YardView } from './category.ts';
import { GridView } from './grid/grid-view.tsx';
import { GROUPINGS, type Grouping } from './grid/groups.ts';
import type { SlotGrid } from './grid/slot-grid.ts';
import { GridBar } from './grid-bar.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { Legend } from './legend.tsx';
import { MapView } from './map/map-view.tsx';
import type { YardMap } from './map/yard-map.ts';
import type { Panel } from './panel.ts';
import { PlaceStrip } from './place-strip.tsx';
import type { ScreenState } from './screen-state.ts';
import { isHeld } from './slot-view.ts';
import { yardTexts } from './texts/yard-texts.ts';
import { useFollow } from './use-follow.ts';
import { useYardKeys } from './use-yard-keys.ts';
import { useYard, yardModelOf } from './use-yard.ts';
import { ViewChoice } from './view-choice.tsx';
import type { Wording } from './wording.ts';
import type { YardModel } from './yard-model.ts';
import './yard.css';

export { YardPicture } from './picture.tsx';

const COUNT_MS = 250;
const SEARCH_MS = 90;
/** What was selected when the screen was left: coming back to it is no search. */
const lastChoices = new WeakMap<object, string | null>();
/** What needs a person first. */
const PLAIN_SORT = { column: 'state', direction: 'asc' } as const;

/** The yard: the map and the table of the same slots, one selection, and what can be done with it. */
export function YardScreen() {
  const app = useApp();
  const { rows, clock, format, selection } = app;
  const t = useTexts(yardTexts);
  const words = useWords();
  const link = useLink();
  const model = yardModelOf(rows);
  const [selected, select] = useSelection();
  const visit = useRow('visit', selected.visitId);
  const slotId = selected.slotId ?? visit?.slotId ?? null;
  const [view, setView] = useState<YardView>('state');
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null);
  const [search, setSearch] = useState('');
  const [group, setGroup] = useState<Grouping>('none');
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const follow = useFollow();
  const [shownRows, setShownRows] = useState(-1);
  const [panel, setPanel] = useState<Panel | null>(null);
  const map = useRef<HTMLDivElement>(null);
  const painted = useRef<YardMap | null>(null);
  const grid = useRef<SlotGrid | null>(null);
  const gridBox = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const inspector = useRef<HTMLElement>(null);
  const before = useRef<'map' | 'grid'>('grid');
  /** The slot that was chosen here; any other was looked for elsewhere, and the map goes to it. */
  const ownChoice = useRef<string | null>(lastChoices.get(rows) ?? null);

  const wording = useMemo<Wording>(
    () => ({
      t,
      words,
      format,
      now: () => clock.now(),
      settings: () => rows.get('site', 'site')?.settings ?? null,
    }),
    [t, words, format, clock, rows],
  );

  const choose = useCallback(
    (id: string) => {
      const slot = model.get(id);
      if (slot === undefined) return;
      setPanel(null);
      ownChoice.current = slot.visit?.visitId ?? id;
      select({ slotId: slot.slotId, visitId: slot.visit?.visitId ?? null });
    },
    [model, select],
  );
  const act = useCallback(() => {
    inspector.current?.querySelector<HTMLElement>('.acts button:not(:disabled)')?.focus();
  }, []);
  const goBack = useCallback(() => {
    if (before.current === 'map') map.current?.focus();
    else grid.current?.focus();
  }, []);
  /** A truck without a slot stands in no row: the way back from its form is its own sheet, or it would be lost. */
  const toSheet = useRef(false);
  const done = useCallback(() => {
    const { visitId } = selection.get();
    toSheet.current = visitId !== null && rows.get('visit', visitId)?.slotId === null;
    setPanel(null);
    if (!toSheet.current) goBack();
  }, [goBack, rows, selection]);

  useEffect(() => {
    grid.current?.group(group);
  }, [group, wording]);
  useEffect(() => {
    grid.current?.hideColumns(hidden);
  }, [hidden, wording]);
  const selectedKey: string | null = selected.visitId;
  const roughZone = slotId === null ? (visit?.zoneId ?? null) : null;
  useEffect(() => {
    grid.current?.select(slotId);
    const wanted = slotId ?? roughZone;
    const choice = selectedKey ?? slotId;
    if (wanted !== null && choice !== ownChoice.current) painted.current?.show(wanted);
    ownChoice.current = choice;
    lastChoices.set(rows, choice);
  }, [slotId, roughZone, selectedKey, rows, wording]);
  useEffect(() => {
    painted.current?.follow(follow.way);
  }, [follow.way, wording]);
  useEffect(() => {
    grid.current?.freeze(panel !== null);
    if (panel !== null || !toSheet.current) return;
    toSheet.current = false;
    act();
  }, [panel, act]);
  useEffect(() => {
    grid.current?.showOnly(shown === null ? null : (slot) => shown.has(categoryOf(view, slot, clock.now())));
  }, [shown, view, clock, wording]);
  useEffect(() => {
    const timer = setTimeout(() => grid.current?.search(search), SEARCH_MS);
    return () => clearTimeout(timer);
  }, [search, wording]);

  // A truck that was moved elsewhere takes the selection along; one that left gives it back.
  const visitSlotId = visit?.slotId ?? null;
  const selectedVisit = selected.visitId;
  useEffect(() => {
    if (selectedVisit === null) return;
    if (visit === undefined) select({ visitId: null });
    else if (visitSlotId !== selected.slotId) select({ slotId: visitSlotId });
    // Only when the truck itself moved: choosing another slot sets both at once.
  }, [selectedVisit, visit, visitSlotId, selected.slotId, select]);

  const place = useCallback(() => {
    if (selected.visitId !== null) setPanel({ kind: 'place', visitId: selected.visitId });
    else {
      const slot = slotId === null ? undefined : model.get(slotId);
      const canTake = slot !== undefined && (slot.state === 'free' || slot.state === 'reserved');
      setPanel({
        kind: 'pick',
        slotId: canTake ? (slotId as WireId<'slot'>) : null,
      });
    }
  }, [selected.visitId, slotId, model]);
  const hold = useCallback(() => {
    const row = selected.visitId === null ? undefined : rows.get('visit', selected.visitId);
    if (row !== undefined)
      setPanel({
        kind: isHeld(row) ? 'release' : 'hold',
        visitId: row.visitId,
      });
  }, [selected.visitId, rows]);
  useKeys(
    useMemo(
      () => ({
        F4: { run: place, isEnabled: !link.isStale },
        F8: { run: hold, isEnabled: selected.visitId !== null },
      }),
      [place, hold, link.isStale, selected.visitId],
    ),
  );

  useEffect(() => {
    if (document.activeElement === document.body) map.current?.focus();
  }, []);

  const changeView = (next: YardView): void => {
    setView(next);
    setShown(null);
  };
  /** Enter in the search: the table and the map go to the first that it finds. */
  const goToFound = (): void => {
    grid.current?.search(search);
    const found = search.trim() === '' ? null : (grid.current?.first() ?? null);
    if (found !== null) {
      choose(found.slotId);
      painted.current?.show(found.slotId);
      grid.current?.select(found.slotId);
    }
    grid.current?.focus();
  };
  const stateNow = (): ScreenState => ({
    view,
    shown: shown === null ? null : [...shown],
    search,
    group,
    hidden,
    sort: grid.current?.sort() ?? null,
  });
  const showState = (state: ScreenState): void => {
    setView(state.view);
    setShown(state.shown === null ? null : new Set(state.shown));
    setSearch(state.search);
    setGroup(state.group);
    setHidden(state.hidden);
    grid.current?.sortBy(state.sort ?? PLAIN_SORT);
  };
  const exportShown = (): void => {
    grid.current?.search(search);
    const texts = grid.current?.texts() ?? [];
    saveText(
      csvOf(texts),
      `${t('yard.csv-name')}-${format.dateTime(clock.now()).replaceAll(/\D+/g, '-')}.csv`,
      'text/csv;charset=utf-8',
    );
  };
  const { visitId: selectedVisitId } = selected;
  useYardKeys(
    {
      search: () => searchBox.current?.focus(),
      view: changeView,
      follow: () => follow.toggle(follow.visitId === null ? selectedVisitId : follow.visitId),
      group: () => setGroup(GROUPINGS[(GROUPINGS.indexOf(group) + 1) % GROUPINGS.length] ?? 'none'),
      views: () => setPanel({ kind: 'views' }),
      columns: () => setPanel({ kind: 'columns' }),
      report: () => setPanel({ kind: 'clear-report', area: null }),
      facilities: () => setPanel({ kind: 'facility', facilityId: null }),
      see: () => {
        if (selectedVisitId !== null) setPanel({ kind: 'see', visitId: selectedVisitId, pieceId: null, zone: null });
      },
    },
    panel !== null,
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const inMap = map.current?.contains(target) === true;
    const inGrid = gridBox.current?.contains(target) === true;
    if (inMap) before.current = 'map';
    if (inGrid) before.current = 'grid';
    if (event.code === 'Tab' && !event.shiftKey && !event.altKey && !event.ctrlKey && (inMap || inGrid)) {
      event.preventDefault();
      event.stopPropagation();
      if (inMap) grid.current?.focus();
      else map.current?.focus();
    } else if (event.code === 'Escape') {
      if (panel !== null) {
        event.preventDefault();
        event.stopPropagation();
        done();
      } else if (target === searchBox.current) {
        if (search === '') goBack();
        else setSearch('');
      } else if (inspector.current?.contains(target) === true) goBack();
      else if (shown !== null) setShown(null);
    }
  };

  const toggle = (category: string): void => {
    setShown(shown?.has(category) === true && shown.size === 1 ? null : new Set([category]));
  };
  const trucks = useYard(
    model,
    useCallback((yard: YardModel) => yard.trucks(), []),
    COUNT_MS,
  );
  const slots = useYard(
    model,
    useCallback((yard: YardModel) => yard.slots().size, []),
    COUNT_MS,
  );
  const isFiltered = shownRows >= 0 && shownRows !== slots;

  return (
    <div className="yard" onKeyDownCapture={onKeyDown}>
      <div className="pane">
        <div className="bar">
          <h1>{t('yard.title')}</h1>
          <ViewChoice view={view} onChange={changeView} />
          {link.isStale && link.ageMs !== null ? (
            <span className="warn">{t('yard.stale', { age: format.duration(link.ageMs) })}</span>
          ) : null}
          <Legend model={model} view={view} shown={shown} onToggle={toggle} />
        </div>
        <MapView
          model={model}
          wording={wording}
          view={view}
          shown={shown}
          selectedId={slotId}
          isStale={link.isStale}
          host={map}
          handle={painted}
          onChoose={choose}
          onAct={act}
          onArea={(code) => setPanel({ kind: 'clear-report', area: code })}
          onFacility={(facilityId) => setPanel({ kind: 'facility', facilityId: facilityId as WireId<'facility'> })}
          facilityId={panel?.kind === 'facility' ? panel.facilityId : null}
          onZone={(zoneId) => setPanel({ kind: 'zone', zoneId: zoneId as WireId<'zone'> })}
        />
        <PlaceStrip
          model={model}
          onUnplaced={() => setPanel({ kind: 'pick', slotId: null })}
          onFacilities={() => setPanel({ kind: 'facility', facilityId: null })}
          onReport={() => setPanel({ kind: 'clear-report', area: null })}
          onZoom={(factor) => (factor === null ? painted.current?.fit() : painted.current?.zoom(factor))}
        />
        <GridBar
          facts={
            isFiltered
              ? t('yard.grid-shown', { shown: format.number(shownRows), all: format.number(slots) })
              : t('yard.grid-facts', { trucks: format.number(trucks) })
          }
          group={group}
          search={search}
          searchBox={searchBox}
          onGroup={setGroup}
          onOpenAll={(isOpen) => grid.current?.openAll(isOpen)}
          onColumns={() => setPanel({ kind: 'columns' })}
          onViews={() => setPanel({ kind: 'views' })}
          onExport={exportShown}
          onSearch={setSearch}
          onFound={goToFound}
        />
        <div ref={gridBox} className={link.isStale ? 'yard-grid-box stale' : 'yard-grid-box'}>
          <GridView
            model={model}
            wording={wording}
            handle={grid}
            events={{
              onChoose: choose,
              onAct: act,
              onShown: () => setShownRows(grid.current?.shown() ?? -1),
            }}
          />
        </div>
      </div>
      <Inspector
        model={model}
        wording={wording}
        visitId={selected.visitId}
        slotId={slotId as WireId<'slot'> | null}
        panel={panel}
        isStale={link.isStale}
        label={t('yard.act.actions')}
        host={inspector}
        columns={() => grid.current?.columns() ?? []}
        hidden={hidden}
        followedId={follow.visitId}
        screenState={stateNow}
        onShowState={showState}
        onHideColumns={setHidden}
        onFollow={follow.toggle}
        onOpen={setPanel}
        onDone={done}
      />
    </div>
  );
}
