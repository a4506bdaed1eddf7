import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { useApp, useKeys, useLink, useRow, useSelection, useTexts, useWords } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import { categoryOf, YARD_VIEWS, type YardView } from './category.ts';
import { GridView } from './grid/grid-view.tsx';
import type { SlotGrid } from './grid/slot-grid.ts';
import { Inspector } from './inspector/inspector.tsx';
import { Legend } from './legend.tsx';
import { MapView } from './map/map-view.tsx';
import type { YardMap } from './map/yard-map.ts';
import type { Panel } from './panel.ts';
import { PlaceStrip } from './place-strip.tsx';
import { isHeld } from './slot-view.ts';
import { yardTexts } from './texts/yard-texts.ts';
import { useYard, yardModelOf } from './use-yard.ts';
import type { Wording } from './wording.ts';
import type { YardModel } from './yard-model.ts';
import './yard.css';

const COUNT_MS = 250;
const SEARCH_MS = 90;

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
  const [shownRows, setShownRows] = useState(-1);
  const [panel, setPanel] = useState<Panel | null>(null);
  const map = useRef<HTMLDivElement>(null);
  const painted = useRef<YardMap | null>(null);
  const grid = useRef<SlotGrid | null>(null);
  const gridBox = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const inspector = useRef<HTMLElement>(null);
  const before = useRef<'map' | 'grid'>('grid');

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
    grid.current?.select(slotId);
  }, [slotId, wording]);
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
    const onSlash = (event: globalThis.KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== '/' || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      if (target instanceof Element && target.matches('input, textarea, select')) return;
      event.preventDefault();
      searchBox.current?.focus();
    };
    document.addEventListener('keydown', onSlash);
    return () => document.removeEventListener('keydown', onSlash);
  }, []);

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
          <Segmented
            label={t('yard.views')}
            options={YARD_VIEWS.map((value) => ({
              value,
              text: t(`yard.view.${value}`),
            }))}
            value={view}
            onChange={(next) => {
              setView(next);
              setShown(null);
            }}
          />
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
          onZone={(zoneId) => setPanel({ kind: 'zone', zoneId: zoneId as WireId<'zone'> })}
        />
        <PlaceStrip
          model={model}
          onUnplaced={() => setPanel({ kind: 'pick', slotId: null })}
          onZoom={(factor) => (factor === null ? painted.current?.fit() : painted.current?.zoom(factor))}
        />
        <div className="bar sub yard-sub">
          <h1>{t('yard.grid')}</h1>
          <span className="s">
            {isFiltered
              ? t('yard.grid-shown', {
                  shown: format.number(shownRows),
                  all: format.number(slots),
                })
              : t('yard.grid-facts', { trucks: format.number(trucks) })}
          </span>
          <span className="facts">
            <label className="yard-search">
              {t('yard.filter')} <kbd>/</kbd>
              <input
                ref={searchBox}
                type="search"
                value={search}
                autoComplete="off"
                spellCheck={false}
                aria-label={t('yard.filter-label')}
                onChange={(event) => setSearch(event.target.value)}
                onKeyDown={(event) => {
                  if (event.code === 'Enter' || event.code === 'ArrowDown') {
                    event.preventDefault();
                    grid.current?.search(search);
                    grid.current?.focus();
                  }
                }}
              />
            </label>
            <span>
              {t('yard.switch')} <kbd>{'Tab'}</kbd>
            </span>
          </span>
        </div>
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
        onOpen={setPanel}
        onDone={done}
      />
    </div>
  );
}
