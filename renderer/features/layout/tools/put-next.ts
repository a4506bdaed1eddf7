import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { Editor } from '../editor.ts';
import type { RowSettings } from '../row-maker.ts';
import { boundsOf, boundsOfPoints, thingsOf, type Doc } from '../things.ts';
import { addBlock, codesFor } from './row-tool.ts';

const FIRST: PlanPoint = [1500, 1500];
/** Room beside a zone, to drive and to turn. */
const BESIDE_CM = 2400;
const INSIDE_CM = 500;

/** Draws the next block without a mouse: under the last one of its zone, in the corner of an empty one, or beside all. */
export function putNext(editor: Editor): void {
  const { row } = editor.options.get();
  if (row.count === null) return;
  const { doc, selected } = editor.draft.get();
  const [first] = selected;
  const thing = first === undefined ? undefined : doc.get(first);
  // A zone that was just drawn is the one that is meant.
  const zone =
    row.zone !== ''
      ? row.zone
      : thing?.kind === 'zone'
        ? thing.value.code
        : thing?.kind === 'slot'
          ? thing.value.zone
          : '';
  const settings: RowSettings = { ...row, zone };
  addBlock(editor, settings, { at: nextPlace(doc, settings), angleDeg: 0 }, row.count);
}

/** Where the next block of a zone begins. */
export function nextPlace(doc: Doc, settings: RowSettings): PlanPoint {
  const { zone } = codesFor(doc, settings, [Number.NaN, Number.NaN]);
  const slots = Array.from(thingsOf(doc, 'slot'));
  const own = boundsOf(
    doc,
    slots.filter(([, slot]) => slot.zone === zone).map(([key]) => key),
  );
  if (own !== null) return [Math.round(own.minX), Math.round(own.maxY + settings.aisleCm)];
  const outline = Array.from(thingsOf(doc, 'zone')).find(([, each]) => each.code === zone)?.[1].outline ?? [];
  const empty = boundsOfPoints(outline);
  if (empty !== null) return [Math.round(empty.minX + INSIDE_CM), Math.round(empty.minY + INSIDE_CM)];
  const all = boundsOf(
    doc,
    slots.map(([key]) => key),
  );
  return all === null ? FIRST : [Math.round(all.maxX + BESIDE_CM), Math.round(all.minY)];
}
