import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp } from '../../../client/app-context.ts';
import type { YardView } from '../category.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { alarmText, areaWord, roughText, stateWord, upper, type Wording } from '../wording.ts';
import type { RowStore } from '../../../store/row-store.ts';
import type { YardModel } from '../yard-model.ts';
import { useTexts } from '../../../client/app-context.ts';
import { nameOfFacility, signsOf } from '../facilities.ts';
import type { Heading } from './neighbour.ts';
import { readPalette, watchTheme, type Palette } from '../../../ui/palette.ts';
import { createYardMap, type YardMap } from './yard-map.ts';

const HEADING_KEYS: Readonly<Record<string, Heading>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
export const ZOOM_STEP = 1.35;
/** Less than this between press and release is a click, more is a drag. */
const DRAG_PX = 4;
const WORDS_MS = 15_000;

/** The canvas map with its keys and its mouse; what it shows comes from the model, not from React. */
export function MapView(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly view: YardView;
  readonly shown: ReadonlySet<string> | null;
  readonly selectedId: string | null;
  readonly isStale: boolean;
  readonly host: RefObject<HTMLDivElement | null>;
  readonly handle: RefObject<YardMap | null>;
  readonly onChoose: (slotId: string) => void;
  readonly onAct: () => void;
  /** An area that stays clear was pressed. */
  readonly onArea: (code: string) => void;
  /** The facility that is looked at. */
  readonly facilityId: string | null;
  readonly onFacility: (facilityId: string) => void;
  /** The box of a zone without slots was pressed. */
  readonly onZone: (zoneId: string) => void;
}) {
  const { model, wording, view, shown, selectedId, isStale, host, handle: map } = props;
  const { facilityId, onChoose, onAct, onArea, onFacility, onZone } = props;
  const { rows, clock } = useApp();
  const t = useTexts(yardTexts);

  const ground = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; isMoved: boolean } | null>(null);

  useEffect(() => {
    const box = host.current;
    if (box === null || ground.current === null || above.current === null) return undefined;
    let palette: Palette = readPalette(box);
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    const made = createYardMap(ground.current, above.current, model, {
      now: () => clock.now(),
      palette: () => palette,
      isStill: () => still.matches,
      areas: () => rows.all('keepClearArea').values(),
      landmarks: () => rows.all('landmark').values(),
      alarmedAreas: () => alarmedAreasOf(rows),
      facilities: () =>
        signsOf(rows, clock.now(), wording.format.zone, (one) => nameOfFacility(one, wording.format.lang)),
      labels: () => ({
        zone: zoneLabelsOf(model, wording),
        selection: ({ visit, awaited, slot }) => {
          const truck = visit ?? awaited;
          return truck === null ? slot.code : formatPlate(truck.plate);
        },
        alarm: ({ alarm }) => (alarm === null ? '' : alarmText(wording, alarm)),
        vehicle: ({ visit }) => (visit?.vehicleType ? wording.t(`yard.vehicle.${visit.vehicleType}`) : ''),
        area: ({ kind }) => areaWord(wording, kind),
        landmark: ({ code, kind, side }) =>
          kind === 'exit'
            ? wording.t(`yard.exit-to.${side ?? 'none'}`, { code })
            : upper(wording.words.word('facilityKind', kind)),
        rough: (visit) => roughText(wording, visit),
        more: (count) => wording.t('yard.more', { count: wording.format.number(count) }),
        pieceSign: (kind) => wording.t(`yard.piece-sign.${kind}`),
      }),
    });
    map.current = made;
    const fill = (): void => made.resize({ width: box.clientWidth, height: box.clientHeight }, devicePixelRatio);
    const resizes = new ResizeObserver(fill);
    resizes.observe(box);
    fill();
    const unwatchTheme = watchTheme(() => {
      palette = readPalette(box);
      made.refresh();
    });
    void document.fonts.ready.then(() => made.refresh());
    // Ages in tags and steps of stay change with time alone.
    const untick = clock.tick(WORDS_MS, () => made.refresh());
    const unwatchFacilities = rows.watch(['facility'], () => made.seeFacilities());
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      made.zoom(Math.exp(-event.deltaY * 0.0016), event.clientX - left, event.clientY - top);
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      map.current = null;
      box.removeEventListener('wheel', onWheel);
      untick();
      unwatchFacilities();
      unwatchTheme();
      resizes.disconnect();
      made.stop();
    };
  }, [model, wording, rows, clock, host, map]);

  useEffect(() => map.current?.setView(view, shown), [model, wording, map, view, shown]);
  useEffect(() => map.current?.select(selectedId), [model, wording, map, selectedId]);
  useEffect(() => map.current?.selectFacility(facilityId), [model, wording, map, facilityId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const heading = HEADING_KEYS[event.code];
    if (heading !== undefined) {
      const next = map.current?.neighbour(heading) ?? null;
      if (next !== null) onChoose(next);
    } else if (event.key === '+' || event.key === '=') map.current?.zoom(ZOOM_STEP);
    else if (event.key === '-') map.current?.zoom(1 / ZOOM_STEP);
    else if (event.key === '0') map.current?.fit();
    else if (event.code === 'Enter') onAct();
    else return;
    event.preventDefault();
  };

  const selected = selectedId === null ? undefined : model.get(selectedId);
  const spoken =
    selected === undefined
      ? ''
      : t('yard.map-now', {
          slot: selected.slot.code,
          state: stateWord(wording, selected.state),
          plate: selected.visit === null ? 'none' : formatPlate(selected.visit.plate),
        });

  return (
    <div
      ref={host}
      className={isStale ? 'yard-map stale' : 'yard-map'}
      role="application"
      tabIndex={0}
      aria-label={t('yard.map')}
      aria-describedby="yard-map-help"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        drag.current = { x: event.clientX, y: event.clientY, isMoved: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const from = drag.current;
        if (from === null) return;
        const dx = event.clientX - from.x;
        const dy = event.clientY - from.y;
        if (!from.isMoved && Math.hypot(dx, dy) < DRAG_PX) return;
        drag.current = { x: event.clientX, y: event.clientY, isMoved: true };
        map.current?.pan(dx, dy);
      }}
      onPointerUp={(event) => {
        const from = drag.current;
        drag.current = null;
        if (from === null || from.isMoved) return;
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const facility = map.current?.facilityAt(event.clientX - left, event.clientY - top) ?? null;
        if (facility !== null) {
          onFacility(facility);
          return;
        }
        const slotId = map.current?.slotAt(event.clientX - left, event.clientY - top) ?? null;
        if (slotId !== null) {
          onChoose(slotId);
          return;
        }
        const area = map.current?.areaAt(event.clientX - left, event.clientY - top) ?? null;
        const zoneId = map.current?.zoneAt(event.clientX - left, event.clientY - top) ?? null;
        if (area !== null) onArea(area.code);
        else if (zoneId !== null) onZone(zoneId);
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onDoubleClick={onAct}
    >
      <canvas ref={ground} aria-hidden="true" />
      <canvas ref={above} aria-hidden="true" />
      <p id="yard-map-help" className="visually-hidden">
        {t('yard.map-help')}
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}

function zoneLabelsOf(model: YardModel, { format }: Wording) {
  const zones = new Map(model.zones().map((each) => [each.zone.zoneId as string, each]));
  return (zoneId: string) => {
    const found = zones.get(zoneId);
    if (found === undefined) return null;
    const { zone, trucks, places } = found;
    const name = format.lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name;
    return {
      title: `${zone.code}  ${name}`,
      count: `${format.number(trucks)}/${format.number(places)}`,
    };
  };
}

/** Areas about which an alarm is open. */
function alarmedAreasOf(rows: RowStore): ReadonlySet<string> {
  const areas = new Set<string>();
  for (const { areaId, clearedAt } of rows.all('alarm').values())
    if (areaId !== null && clearedAt === null) areas.add(areaId);
  return areas;
}
