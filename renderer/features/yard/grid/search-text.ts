import { fold } from '../../../../shared/kernel/text.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import type { SlotView } from '../slot-view.ts';
import { directionWord, goodsText, noteOf, papersText, stateWord, type Wording } from '../wording.ts';

/** Makes of a text what tells the slots it finds; null when it asks for nothing: by slot, state, plates, goods, crossing, number, papers and note, marks folded away. */
export function createSearch(wording: Wording): (text: string) => ((view: SlotView) => boolean) | null {
  // A view never changes, so its text is made once.
  const texts = new WeakMap<SlotView, string>();
  const textOf = (view: SlotView): string => {
    const truck = view.visit ?? view.awaited;
    const parts = [view.slot.code, stateWord(wording, view.state), noteOf(wording, view).text, view.slot.unknownPlate];
    if (truck !== null)
      parts.push(
        truck.plate,
        formatPlate(truck.plate),
        truck.trailerPlate,
        truck.trailerPlate === null ? null : formatPlate(truck.trailerPlate),
        truck.containerNo,
        directionWord(wording, truck),
        truck.crossing,
        goodsText(wording, truck),
        truck.queueNumber,
        papersText(wording, truck).text,
        truck.carrier,
      );
    for (const { plate } of view.pieces) parts.push(plate, formatPlate(plate));
    return fold(parts.filter((part) => part !== null).join(' '));
  };
  return (text) => {
    const wanted = fold(text).split(' ').filter(Boolean);
    if (wanted.length === 0) return null;
    return (view) => {
      let known = texts.get(view);
      if (known === undefined) {
        known = textOf(view);
        texts.set(view, known);
      }
      const found = known;
      return wanted.every((part) => found.includes(part));
    };
  };
}
