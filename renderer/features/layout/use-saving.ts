import { useCallback, useState } from 'react';
import { useCommand, useTexts, useWords } from '../../client/app-context.ts';
import type { Editor } from './editor.ts';
import { useProblemText } from './problem-text.ts';
import { isEmptyInput, saveInputOf } from './save-input.ts';
import { layoutTexts } from './texts/layout-texts.ts';

export type Said = { readonly isGood: boolean; readonly text: string };

/** Saves what changed. What is said afterwards stands until the next save. */
export function useSaving(editor: Editor): {
  readonly save: () => Promise<void>;
  readonly isSaving: boolean;
  readonly said: Said | null;
  readonly say: (said: Said | null) => void;
} {
  const send = useCommand('layout.save');
  const t = useTexts(layoutTexts);
  const words = useWords();
  const problemText = useProblemText();
  const [isSaving, setSaving] = useState(false);
  const [said, say] = useState<Said | null>(null);
  const save = useCallback(async () => {
    const input = saveInputOf(editor.draft.get());
    if (isEmptyInput(input)) return;
    setSaving(true);
    const outcome = await send(input, t('layout.title'));
    setSaving(false);
    if ('ok' in outcome) {
      editor.startAgain();
      say({ isGood: true, text: t('layout.saved', { ...outcome.ok }) });
      return;
    }
    const why = 'refusal' in outcome ? outcome.refusal : outcome.fault;
    const { problem, at } = why as { readonly problem?: unknown; readonly at?: unknown };
    const where =
      typeof problem === 'string' && typeof at === 'string' ? ` ${problemText({ code: problem, at })}.` : '';
    say({ isGood: false, text: `${t('layout.refused', { why: words.say(why) })}${where}` });
  }, [editor, send, t, words, problemText]);
  return { save, isSaving, said, say };
}
