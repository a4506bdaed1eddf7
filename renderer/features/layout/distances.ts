import { distancesOf } from '../../../shared/domain/layout/derive.ts';
import type { Editor } from './editor.ts';
import { planOf, thingsOf, type Entry } from './things.ts';

/** Works the distances of the selected slots out from exits and facilities; null while none is drawn. */
export function distancesFor(editor: Editor): (() => void) | null {
  const isAny = !thingsOf(editor.draft.get().doc, 'landmark').next().done;
  if (!isAny) return null;
  return () => {
    const { doc, selected } = editor.draft.get();
    const slots = Array.from(thingsOf(doc, 'slot')).filter(([key]) => selected.has(key));
    const measured = distancesOf({ slots: slots.map(([, slot]) => slot), landmarks: planOf(doc).landmarks });
    editor.act(
      'distances',
      slots.flatMap(([key], at): Entry[] => {
        const value = measured[at];
        return value === undefined ? [] : [[key, { kind: 'slot', value }]];
      }),
    );
  };
}
