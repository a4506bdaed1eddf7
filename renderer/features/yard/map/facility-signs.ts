import type { PlanPlace } from '../../../../shared/domain/rest/walk.ts';
import type { FacilityKind } from '../../../../shared/domain/vocabulary.ts';
import { SIGN_PATHS } from '../../../ui/sign-paths.ts';
import { shorten, type LabelBox } from './draw-ground.ts';
import type { GroundScene } from './ground-painter.ts';

/** A facility as its sign on the map tells of it. */
export type FacilitySign = {
  readonly facilityId: string;
  readonly kind: FacilityKind;
  readonly name: string;
  readonly place: PlanPlace;
  /** Takes nobody in now: closed, being cleaned, out of order. */
  readonly isShut: boolean;
};

/** A sign is so large, and its picture inside it. */
const SIGN_PX = 16;
const PICTURE_PX = 12;
const NAME_PX = 110;
/** From this scale on a slot is some ten pixels broad, and names do not crowd. */
const NAMED_SCALE = 0.026;

const PICTURES: Readonly<Record<FacilityKind, keyof typeof SIGN_PATHS>> = {
  dormitory: 'bed',
  canteen: 'meal',
  toilet: 'toilet',
  shower: 'shower',
  'first-aid': 'first-aid',
  water: 'water',
  laundry: 'laundry',
  charging: 'charging',
  plug: 'plug',
};
/** Where there is no room for all, the earlier kinds stay. */
const ORDER = Object.keys(PICTURES);

/** Paints the signs of facilities, and knows where they are on the canvas. */
export function createFacilitySigns(pen: CanvasRenderingContext2D) {
  const paths = new Map<FacilityKind, Path2D>();
  let drawn: readonly { readonly facilityId: string; readonly box: LabelBox }[] = [];
  let ratioThen = 1;

  const pathOf = (kind: FacilityKind): Path2D => {
    let path = paths.get(kind);
    if (path === undefined) paths.set(kind, (path = new Path2D(SIGN_PATHS[PICTURES[kind]])));
    return path;
  };

  const drawSign = ({ palette, ratio }: GroundScene, { kind, isShut }: FacilitySign, box: LabelBox): void => {
    const { color } = palette;
    const side = SIGN_PX * ratio;
    pen.fillStyle = isShut ? color.g1 : color.ink2;
    pen.fillRect(box.left, box.top, side, side);
    pen.save();
    const inset = ((SIGN_PX - PICTURE_PX) / 2) * ratio;
    pen.translate(box.left + inset, box.top + inset);
    pen.scale((PICTURE_PX * ratio) / 24, (PICTURE_PX * ratio) / 24);
    pen.fillStyle = isShut ? color.ink3 : color.g1;
    pen.fill(pathOf(kind), 'evenodd');
    pen.restore();
    if (!isShut) return;
    const line = Math.max(1, Math.round(ratio));
    pen.strokeStyle = color.ink2;
    pen.lineWidth = line;
    pen.strokeRect(box.left + line / 2, box.top + line / 2, side - line, side - line);
    pen.lineWidth = 1.5 * ratio;
    pen.beginPath();
    pen.moveTo(box.left, box.bottom);
    pen.lineTo(box.right, box.top);
    pen.stroke();
  };

  const drawName = ({ palette, ratio }: GroundScene, name: string, box: LabelBox, taken: LabelBox[]): void => {
    pen.font = `500 ${11 * ratio}px ${palette.ui}`;
    const text = shorten(pen, name, NAME_PX * ratio);
    const half = pen.measureText(text).width / 2;
    const x = (box.left + box.right) / 2;
    const words = { left: x - half, right: x + half, top: box.top - 15 * ratio, bottom: box.top - 1 * ratio };
    if (taken.some((other) => overlap(words, other))) return;
    taken.push(words);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3 * ratio;
    pen.strokeStyle = palette.color.g1;
    pen.strokeText(text, x, box.top - 8 * ratio);
    pen.fillStyle = palette.color.ink2;
    pen.fillText(text, x, box.top - 8 * ratio);
  };

  return {
    /** Paints what there is room for; the chosen one always, with its name and a ring. */
    paint(scene: GroundScene, signs: readonly FacilitySign[], chosenId: string | null): void {
      const { camera, ratio, size, palette } = scene;
      ratioThen = ratio;
      const side = SIGN_PX * ratio;
      const rank = (sign: FacilitySign): number => (sign.facilityId === chosenId ? -1 : ORDER.indexOf(sign.kind));
      const shown: { readonly sign: FacilitySign; readonly box: LabelBox }[] = [];
      for (const sign of signs.toSorted((a, b) => rank(a) - rank(b))) {
        const x = (sign.place.xCm * camera.scaleX + camera.offsetX) * ratio;
        const y = (sign.place.yCm * camera.scaleY + camera.offsetY) * ratio;
        if (x < 0 || y < 0 || x > size.width * ratio || y > size.height * ratio) continue;
        // The sign stands on its place, as on a post.
        const left = Math.round(x - side / 2);
        const top = Math.round(y - side);
        const box = { left, top, right: left + side, bottom: top + side };
        if (shown.some((other) => overlap(box, other.box))) continue;
        shown.push({ sign, box });
      }
      const taken = shown.map(({ box }) => box);
      for (const { sign, box } of shown) {
        drawSign(scene, sign, box);
        const isChosen = sign.facilityId === chosenId;
        if (isChosen) {
          const gap = 3 * ratio;
          pen.strokeStyle = palette.color.ink;
          pen.lineWidth = 2 * ratio;
          pen.strokeRect(box.left - gap, box.top - gap, side + 2 * gap, side + 2 * gap);
        }
        if (isChosen || camera.scaleX >= NAMED_SCALE) drawName(scene, sign.name, box, taken);
      }
      drawn = shown.map(({ sign, box }) => ({ facilityId: sign.facilityId, box }));
    },
    /** The facility whose sign was last painted at a point of the canvas. */
    at(x: number, y: number): string | null {
      const [left, top] = [x * ratioThen, y * ratioThen];
      const found = drawn.find(
        ({ box }) => box.left <= left && left <= box.right && box.top <= top && top <= box.bottom,
      );
      return found?.facilityId ?? null;
    },
  };
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
