import { CATEGORIES, type YardView } from '../category.ts';
import { toneOf, type Tone } from '../tones.ts';
import type { Palette } from './palette.ts';

/** How slots of one category are filled. States use the state colours; other categories only tones and hatching. */
export type SlotPaint = {
  readonly fill: string;
  readonly hatch: CanvasPattern | null;
  readonly outline: string | null;
  readonly isDashed: boolean;
  /** Known by its outline alone: where there is no room for one, the outline's colour stands for it. */
  readonly isHollow: boolean;
  /** Colour of the line across the cab end. */
  readonly cab: string | null;
  readonly sign: 'tick' | 'cross' | 'bars' | null;
  readonly signColor: string;
};

type Hatching = 'slant' | 'level' | 'dots' | 'upright' | 'dense';

/** The paints of a view, by category. */
export function paintsOf(
  view: YardView,
  palette: Palette,
  context: CanvasRenderingContext2D,
  ratio: number,
): ReadonlyMap<string, SlotPaint> {
  const { color } = palette;
  const hatch = (kind: Hatching, ink: string): CanvasPattern | null => hatchOf(context, kind, ink, ratio);
  const plain = {
    hatch: null,
    outline: null,
    isDashed: false,
    isHollow: false,
    cab: null,
    sign: null,
    signColor: color.ink,
  } as const;
  const free: SlotPaint = {
    ...plain,
    isHollow: true,
    fill: color.free,
    outline: color['free-l'],
  };
  const tone = (fill: string, cab: string, pattern: CanvasPattern | null = null): SlotPaint => ({
    ...plain,
    fill,
    hatch: pattern,
    cab,
    outline: pattern === null ? null : color.ink3,
  });
  if (view === 'state')
    return new Map<string, SlotPaint>([
      ['free', free],
      [
        'reserved',
        {
          ...plain,
          fill: color.res,
          outline: color['res-t'],
          isDashed: true,
        },
      ],
      ['occupied', { ...plain, fill: color['occ-q'], cab: color['occ-c'] }],
      [
        'cleared',
        {
          ...plain,
          fill: color.clr,
          outline: withAlpha(color['clr-t'], 0.55),
          sign: 'tick',
          signColor: color['clr-t'],
        },
      ],
      [
        'held',
        {
          ...plain,
          fill: color.held,
          hatch: hatch('slant', color['held-h']),
          outline: color['held-o'],
        },
      ],
      [
        'closed',
        {
          ...plain,
          fill: color.cls,
          sign: 'cross',
          signColor: color['cls-t'],
        },
      ],
      ['alarm', { ...plain, fill: color.alm, signColor: color['alm-t'] }],
    ]);
  const tones: Readonly<Record<Tone, () => SlotPaint>> = {
    hollow: () => free,
    faint: () => ({ ...tone(color.g3, color.ink3), outline: color.line2 }),
    pale: () => ({ ...tone(color.g4, color.ink3), outline: color.line2 }),
    soft: () => tone(color.line2, color.ink3),
    dark: () => tone(color.ink3, color.g4),
    deep: () => tone(color.ink2, color.g4),
    ink: () => tone(color.ink, color.g4),
    level: () => tone(color.g3, color.ink3, hatch('level', color.ink3)),
    slant: () => tone(color.g3, color.ink3, hatch('slant', color.ink3)),
    dots: () => tone(color.g3, color.ink3, hatch('dots', color.ink3)),
  };
  return new Map(CATEGORIES[view].map((category) => [category, tones[toneOf(view, category)]()]));
}

/** A hatch as a repeating tile of whole device pixels. */
export function hatchOf(
  context: CanvasRenderingContext2D,
  kind: Hatching,
  ink: string,
  ratio: number,
): CanvasPattern | null {
  const side = Math.max(4, Math.round((kind === 'dense' ? 8 : 5) * ratio));
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = ink;
  pen.fillStyle = ink;
  pen.lineWidth = Math.max(1, Math.round((kind === 'dense' ? 1 : 1.5) * ratio));
  pen.beginPath();
  if (kind === 'slant' || kind === 'dense') {
    for (const shift of [-side, 0, side]) {
      pen.moveTo(shift - 1, side + 1);
      pen.lineTo(shift + side + 1, -1);
    }
  } else if (kind === 'level') {
    pen.moveTo(0, side / 2);
    pen.lineTo(side, side / 2);
  } else if (kind === 'upright') {
    pen.moveTo(side / 2, 0);
    pen.lineTo(side / 2, side);
  } else {
    const dot = Math.max(2, Math.round(2 * ratio));
    pen.fillRect(Math.round(side / 2 - dot / 2), Math.round(side / 2 - dot / 2), dot, dot);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

function withAlpha(color: string, alpha: number): string {
  return `color-mix(in srgb, ${color} ${Math.round(alpha * 100)}%, transparent)`;
}
