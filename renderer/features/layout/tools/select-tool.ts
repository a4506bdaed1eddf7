import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import { NO_OVERLAY } from '../canvas/overlay.ts';
import { pieceAt, piecesWithin, rowOf } from '../canvas/scene.ts';
import { middleOf, moved, turned, withContents } from '../edits.ts';
import { cornerNear, GRID_CM, onGrid, snappedAngle } from '../snap.ts';
import { boundsOf, outlineOf, type Bounds, type Key } from '../things.ts';
import type { Bench, Pointer, Tool } from './tool.ts';

type Doing =
  | { readonly kind: 'box'; readonly from: PlanPoint; readonly isAdding: boolean }
  | {
      readonly kind: 'move';
      readonly from: PlanPoint;
      readonly keys: ReadonlySet<Key>;
      readonly corners: readonly PlanPoint[];
    }
  | { readonly kind: 'turn'; readonly keys: ReadonlySet<Key>; readonly about: PlanPoint };

/** Corners of so many things are tried against those of others while they are moved. */
const MOST_CORNERS = 8;

/** Selects, moves and turns. A click takes a whole row, with Ctrl or twice one slot; a drag over empty ground a box. */
export function createSelectTool(bench: Bench): Tool {
  const { editor } = bench;
  let doing: Doing | null = null;

  const doc = () => editor.draft.get().doc;
  const choose = (keys: readonly Key[], isAdding: boolean): void => {
    const { selected } = editor.draft.get();
    if (!isAdding) editor.select(keys);
    else if (keys.every((key) => selected.has(key))) editor.select([...selected].filter((key) => !keys.includes(key)));
    else editor.select([...selected, ...keys]);
  };
  const keysAt = ({ at, isSingle }: Pointer): readonly Key[] => {
    const piece = pieceAt(bench.scene(), at);
    if (piece === null) return [];
    return piece.thing.kind === 'slot' && !isSingle ? rowOf(doc(), piece.key) : [piece.key];
  };
  const startMove = (from: PlanPoint): void => {
    const { selected } = editor.draft.get();
    const keys = withContents(doc(), selected);
    const bounds = boundsOf(doc(), keys);
    const corners: PlanPoint[] =
      bounds === null
        ? []
        : [
            [bounds.minX, bounds.minY],
            [bounds.maxX, bounds.minY],
            [bounds.minX, bounds.maxY],
          ];
    for (const key of [...keys].slice(0, MOST_CORNERS)) {
      const thing = doc().get(key);
      if (thing !== undefined) corners.push(...outlineOf(thing));
    }
    doing = { kind: 'move', from, keys, corners };
  };
  /** How far the selection moves: to a corner of something else, else by half metres. */
  const shiftOf = (move: Extract<Doing, { kind: 'move' }>, { at, isFree }: Pointer) => {
    const [dx, dy] = [at[0] - move.from[0], at[1] - move.from[1]];
    if (isFree) return { dxCm: Math.round(dx), dyCm: Math.round(dy), corner: null };
    const scene = bench.scene();
    const still = (list: typeof scene.slots) => list.filter(({ key }) => !move.keys.has(key));
    const others = { ...scene, slots: still(scene.slots), areas: still(scene.areas), zones: [] };
    for (const [x, y] of move.corners) {
      const corner = cornerNear(others, [x + dx, y + dy], bench.reachCm());
      if (corner !== null) return { dxCm: Math.round(corner[0] - x), dyCm: Math.round(corner[1] - y), corner };
    }
    const [dxCm, dyCm] = onGrid([dx, dy]);
    return { dxCm, dyCm, corner: null };
  };
  const angleOf = (turn: Extract<Doing, { kind: 'turn' }>, { at, isFree }: Pointer): number =>
    snappedAngle((Math.atan2(at[1] - turn.about[1], at[0] - turn.about[0]) * 180) / Math.PI + 90, isFree);
  const stop = (): void => {
    doing = null;
    bench.show(NO_OVERLAY);
  };

  return {
    down(pointer) {
      const { selected } = editor.draft.get();
      const handle = bench.handle();
      const bounds = handle === null ? null : boundsOf(doc(), selected);
      if (handle !== null && bounds !== null) {
        if (Math.hypot(pointer.at[0] - handle[0], pointer.at[1] - handle[1]) <= bench.reachCm()) {
          doing = { kind: 'turn', keys: withContents(doc(), selected), about: middleOf(bounds) };
          return;
        }
      }
      const piece = pieceAt(bench.scene(), pointer.at);
      // The middle of a zone or an area is ground to draw a box on, unless it is selected.
      const isGround = piece === null || (piece.thing.kind === 'zone' && !selected.has(piece.key));
      if (isGround) doing = { kind: 'box', from: pointer.at, isAdding: pointer.isAdding };
      else if (selected.has(piece.key) && !pointer.isAdding && !pointer.isSingle) startMove(pointer.at);
      else {
        choose(keysAt(pointer), pointer.isAdding);
        if (!pointer.isAdding) startMove(pointer.at);
      }
    },
    move(pointer, isDown) {
      if (!isDown || doing === null) return;
      if (doing.kind === 'box') {
        bench.show({ ...NO_OVERLAY, box: boxOf(doing.from, pointer.at) });
      } else if (doing.kind === 'move') {
        const { dxCm, dyCm, corner } = shiftOf(doing, pointer);
        bench.show({
          ...NO_OVERLAY,
          corner,
          shift: { keys: doing.keys, dxCm, dyCm, turnDeg: 0, about: [0, 0] },
          label: { at: pointer.at, text: `${bench.words.metres(dxCm)} · ${bench.words.metres(dyCm)}` },
        });
      } else {
        const turnDeg = angleOf(doing, pointer);
        bench.show({
          ...NO_OVERLAY,
          shift: { keys: doing.keys, dxCm: 0, dyCm: 0, turnDeg, about: doing.about },
          label: { at: pointer.at, text: bench.words.degrees(turnDeg) },
        });
      }
    },
    up(pointer, isMoved) {
      const done = doing;
      stop();
      if (done === null) return;
      if (done.kind === 'box') {
        if (isMoved) {
          const keys = piecesWithin(bench.scene(), boxOf(done.from, pointer.at));
          editor.select(done.isAdding ? [...editor.draft.get().selected, ...keys] : keys);
        } else choose(keysAt(pointer), pointer.isAdding);
      } else if (!isMoved) {
        // A click on what is selected already leaves only its row selected.
        if (done.kind === 'move' && !pointer.isAdding && !pointer.isSingle) choose(keysAt(pointer), false);
      } else if (done.kind === 'move') {
        const { dxCm, dyCm } = shiftOf(done, pointer);
        editor.act('move', moved(doc(), done.keys, dxCm, dyCm));
      } else editor.act('turn', turned(doc(), done.keys, angleOf(done, pointer), done.about));
    },
    double(pointer) {
      stop();
      const piece = pieceAt(bench.scene(), pointer.at);
      if (piece !== null) editor.select([piece.key]);
    },
    finish: () => undefined,
    cancel() {
      const isBusy = doing !== null;
      stop();
      if (isBusy) return true;
      if (editor.draft.get().selected.size === 0) return false;
      editor.select([]);
      return true;
    },
  };
}

/** A step of the arrow keys, in centimetres: 10, or a metre with Shift. */
export const NUDGE_CM = { small: 10, large: 2 * GRID_CM } as const;

export function boxOf([ax, ay]: PlanPoint, [bx, by]: PlanPoint): Bounds {
  return { minX: Math.min(ax, bx), minY: Math.min(ay, by), maxX: Math.max(ax, bx), maxY: Math.max(ay, by) };
}
