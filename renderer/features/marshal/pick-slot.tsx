import { useState, type KeyboardEvent } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { useApp, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { slotOfCode } from './codes.ts';
import { marshalTexts } from './texts/catalog.ts';
import { removedText, termsText } from './wording.ts';

/** How many are asked for, and how many of these are shown. */
const ASKED = 20;
const SHOWN = 5;

export type PickedSlot = {
  readonly slotId: WireId<'slot'>;
  readonly code: string;
  readonly cost: number | null;
  readonly terms: readonly { readonly code: string; readonly value: number }[];
  readonly alsoSlotIds?: readonly WireId<'slot'>[];
};

/** Another slot for a truck: the best ones on keys 1–5, or any by its code. */
export function PickSlot(props: {
  readonly title: string;
  readonly visitId: WireId<'visit'>;
  /** Why it is asked. */
  readonly problem: string | null;
  /** Slots that are spoken for already. */
  readonly taken?: ReadonlySet<string>;
  readonly isBusy?: boolean;
  readonly onPick: (slot: PickedSlot) => void;
  readonly onClose: () => void;
}) {
  const { title, visitId, problem, taken, isBusy, onPick, onClose } = props;
  const { rows, format } = useApp();
  const t = useTexts(marshalTexts);
  const words = useWords();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const { answer, fault, isLoading } = useQuery('slot.suggest', { visitId, limit: ASKED });
  const best = (answer?.suggestions ?? []).filter(({ slotId }) => taken?.has(slotId) !== true).slice(0, SHOWN);
  const submit = (): void => {
    if (isBusy === true) return;
    if (code.trim() === '') {
      const [first] = best;
      if (first !== undefined) onPick(first);
      return;
    }
    const slot = slotOfCode(code, rows.all('slot').values());
    if (slot === null) setWrong(t('marshal.code-unknown', { code: code.trim() }));
    else if (taken?.has(slot.slotId) === true) setWrong(t('marshal.code-taken', { code: slot.code }));
    else onPick({ slotId: slot.slotId, code: slot.code, cost: null, terms: [] });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (code !== '' || event.ctrlKey || event.altKey || !/^[1-5]$/.test(event.key)) return;
    event.preventDefault();
    const pick = best[Number(event.key) - 1];
    if (pick !== undefined && isBusy !== true) onPick(pick);
  };
  return (
    <Sheet
      label={title}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('marshal.back')}
          onBack={onClose}
          go={t(code.trim() === '' ? 'marshal.pick-best' : 'marshal.pick-code')}
          isOff={isBusy}
          onGo={submit}
        />
      }
    >
      <div className="marshal-picks" onKeyDown={onKeyDown}>
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField
            label={t('marshal.pick-field')}
            className="m"
            value={code}
            data-autofocus
            hint={wrong ?? undefined}
            isWrong={wrong !== null}
            onChange={(next) => {
              setCode(next);
              setWrong(null);
            }}
          />
        </form>
        {isLoading ? <p className="q">{t('marshal.looking')}</p> : null}
        {fault === null ? null : <p className="bad">{words.say(fault)}</p>}
        {best.map((one, at) => (
          <button key={one.slotId} type="button" className="marshal-pick" onClick={() => onPick(one)}>
            <kbd>{at + 1}</kbd>
            <b className="m">{one.code}</b>
            <span className="s">{termsText(one.terms, words, format)}</span>
            <span className="q r">{format.number(one.cost)}</span>
          </button>
        ))}
        {answer === null || best.length > 0 ? null : (
          <p className="warn">
            {t('marshal.pick-none')} {removedText(answer.removed, words, format)}
          </p>
        )}
      </div>
    </Sheet>
  );
}
