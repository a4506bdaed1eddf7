import type { SlotShape } from './slot-shapes.ts';

export type Heading = 'up' | 'down' | 'left' | 'right';

const HEADINGS: Readonly<Record<Heading, readonly [number, number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/** How much a step aside counts against a step ahead. */
const ASIDE = 2.5;

/** The slot an arrow key goes to: the nearest ahead, straight before slanting. -1 at the edge of the yard. */
export function neighbourOf(shapes: readonly SlotShape[], from: number, heading: Heading): number {
  const here = shapes[from];
  if (here === undefined) return shapes.length === 0 ? -1 : 0;
  const [dirX, dirY] = HEADINGS[heading];
  let best = -1;
  let least = Infinity;
  for (let index = 0; index < shapes.length; index += 1) {
    const there = shapes[index];
    if (there === undefined || index === from) continue;
    const dx = there.x - here.x;
    const dy = there.y - here.y;
    const ahead = dx * dirX + dy * dirY;
    const aside = Math.abs(dx * dirY) + Math.abs(dy * dirX);
    if (ahead <= 1 || aside > ahead * 1.5) continue;
    const distance = ahead + aside * ASIDE;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}
