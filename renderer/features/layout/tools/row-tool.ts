import { cornersOf } from '../../../../shared/domain/layout/geometry.ts';
import type { PlanPoint, PlanSlot } from '../../../../shared/domain/layout/plan.ts';
import { isPseudoZone } from '../../../../shared/domain/layout/types.ts';
import { NO_OVERLAY } from '../canvas/overlay.ts';
import { freeRowCode, freeZoneCode, slotZones } from '../numbering.ts';
import { countFor, slotsOfBlock, type RowPlace, type RowSettings } from '../row-maker.ts';
import { snapped, snappedAngle } from '../snap.ts';
import {
  boundsOfPoints,
  isInside,
  rectangleOf,
  thingsOf,
  unite,
  type Bounds,
  type Doc,
  type Entry,
} from '../things.ts';
import type { Bench, Pointer, Tool } from './tool.ts';

/** Draws rows: from where it is pressed to where it is let go, as many slots as there is room for, or as many as typed. */
export function createRowTool(bench: Bench): Tool {
  const { editor } = bench;
  let from: PlanPoint | null = null;

  const pointOf = ({ at, isFree }: Pointer) => snapped(at, bench.scene(), bench.reachCm(), isFree);
  const placeTo = (start: PlanPoint, { at, isFree }: Pointer): { place: RowPlace; count: number } => {
    const { row } = editor.options.get();
    const [dx, dy] = [at[0] - start[0], at[1] - start[1]];
    const angleDeg = snappedAngle((Math.atan2(dy, dx) * 180) / Math.PI, isFree);
    return { place: { at: start, angleDeg }, count: countFor(row, Math.hypot(dx, dy)) };
  };
  const slotsTo = (start: PlanPoint, pointer: Pointer): readonly PlanSlot[] => {
    const { row } = editor.options.get();
    const { place, count } = placeTo(start, pointer);
    const { zone, firstRow } = codesFor(editor.draft.get().doc, row, start);
    return slotsOfBlock(row, place, count, zone, firstRow);
  };

  return {
    down(pointer) {
      from = pointOf(pointer).at;
    },
    move(pointer, isDown) {
      if (!isDown || from === null) {
        const { at, isCorner } = pointOf(pointer);
        bench.show({ ...NO_OVERLAY, corner: isCorner ? at : null, path: [at] });
        return;
      }
      const slots = slotsTo(from, pointer);
      const { rows } = editor.options.get().row;
      bench.show({
        ...NO_OVERLAY,
        ghosts: slots.map(cornersOf),
        label: { at: pointer.at, text: bench.words.slots(slots.length, rows) },
      });
    },
    up(pointer, isMoved) {
      const start = from;
      from = null;
      bench.show(NO_OVERLAY);
      // With the count typed a click is enough.
      if (start === null || (!isMoved && editor.options.get().row.count === null)) return;
      const level = isMoved ? pointer : { ...pointer, at: [start[0] + 1000, start[1]] as const };
      const { row } = editor.options.get();
      const { place, count } = placeTo(start, level);
      addBlock(bench.editor, row, place, count);
    },
    double: () => undefined,
    finish: () => undefined,
    cancel() {
      const wasBusy = from !== null;
      from = null;
      bench.show(NO_OVERLAY);
      return wasBusy;
    },
  };
}

/** Draws a block of rows, with a zone for it when there is none yet. */
export function addBlock(editor: Bench['editor'], settings: RowSettings, place: RowPlace, count: number): void {
  const { doc } = editor.draft.get();
  const { zone, firstRow, isNewZone } = codesFor(doc, settings, place.at);
  const slots = slotsOfBlock(settings, place, count, zone, firstRow);
  const keys = editor.newKeys(slots.length + 1);
  const entries: Entry[] = slots.map((slot, at) => [keys[at + 1] ?? '', { kind: 'slot', value: slot }]);
  if (isNewZone) {
    const bounds = boundsOfPoints(slots.flatMap(cornersOf));
    entries.unshift([
      keys[0] ?? '',
      {
        kind: 'zone',
        value: {
          code: zone,
          name: `Khu ${zone}`,
          nameEn: `Zone ${zone}`,
          kind: 'parking',
          capacity: slots.length,
          direction: settings.direction,
          cargoClasses: [],
          outline: bounds === null ? [] : outlineAround(bounds),
          parts: [],
        },
      },
    ]);
  } else entries.push(...grownZone(doc, zone, slots));
  editor.act(
    'add-row',
    entries,
    entries.filter(([, thing]) => thing?.kind === 'slot').map(([key]) => key),
  );
}

/** A zone that is a rectangle grows around what is drawn in it. */
function grownZone(doc: Doc, code: string, slots: readonly PlanSlot[]): readonly Entry[] {
  const found = Array.from(thingsOf(doc, 'zone')).find(([, zone]) => zone.code === code);
  if (found === undefined) return [];
  const [key, zone] = found;
  const now = boundsOfPoints(zone.outline);
  const more = boundsOfPoints(slots.flatMap(cornersOf));
  if (now === null || more === null || zone.outline.length !== 4) return [];
  const isRectangle = zone.outline.every(
    ([x, y]) => (x === now.minX || x === now.maxX) && (y === now.minY || y === now.maxY),
  );
  const isBeyond = more.minX < now.minX || more.maxX > now.maxX || more.minY < now.minY || more.maxY > now.maxY;
  if (!isRectangle || !isBeyond) return [];
  const around = boundsOfPoints(outlineAround(more));
  return around === null ? [] : [[key, { kind: 'zone', value: { ...zone, outline: rectangleOf(unite(now, around)) } }]];
}

const AROUND_CM = 500;

function outlineAround({ minX, minY, maxX, maxY }: Bounds): readonly PlanPoint[] {
  return rectangleOf({
    minX: minX - AROUND_CM,
    minY: minY - AROUND_CM,
    maxX: maxX + AROUND_CM,
    maxY: maxY + AROUND_CM,
  });
}

/** Which zone and which row code a block gets that begins here. */
export function codesFor(
  doc: Doc,
  settings: RowSettings,
  [x, y]: PlanPoint,
): { readonly zone: string; readonly firstRow: string; readonly isNewZone: boolean } {
  const zones = slotZones(doc);
  const under = Array.from(thingsOf(doc, 'zone')).findLast(
    ([, zone]) => !isPseudoZone(zone.kind) && isInside(zone.outline, x, y),
  )?.[1].code;
  const wished = settings.zone.trim();
  const zone = wished !== '' ? wished : (under ?? (zones.length === 1 ? zones[0] : undefined) ?? freeZoneCode(doc));
  const row = settings.row.trim();
  return { zone, firstRow: row === '' ? freeRowCode(doc, zone) : row, isNewZone: !zones.includes(zone) };
}
