/** Where a bed stands on the screen. */
export type BedBox = { readonly id: string; readonly left: number; readonly top: number };
export type WalkKey = 'left' | 'right' | 'up' | 'down' | 'home' | 'end';

/** Where an arrow key leads on the plan, by what is seen: the rooms wrap with the window. Null = stay. */
export function nextBed(boxes: readonly BedBox[], fromId: string, key: WalkKey): string | null {
  const at = boxes.findIndex(({ id }) => id === fromId);
  const from = boxes[at];
  if (from === undefined) return null;
  if (key === 'left') return boxes[at - 1]?.id ?? null;
  if (key === 'right') return boxes[at + 1]?.id ?? null;
  if (key === 'home' || key === 'end') {
    const line = boxes.filter(({ top }) => top === from.top);
    return (key === 'home' ? line[0] : line.at(-1))?.id ?? null;
  }
  const beyond = boxes.filter(({ top }) => (key === 'up' ? top < from.top : top > from.top));
  const tops = beyond.map(({ top }) => top);
  const nextTop = key === 'up' ? Math.max(...tops) : Math.min(...tops);
  let best: BedBox | null = null;
  for (const box of beyond) {
    if (box.top !== nextTop) continue;
    if (best === null || Math.abs(box.left - from.left) < Math.abs(best.left - from.left)) best = box;
  }
  return best?.id ?? null;
}
