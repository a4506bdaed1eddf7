import { useLayoutEffect, useRef, useState } from 'react';
import { formatPlate, readPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useTexts } from '../../client/app-context.ts';
import { plainChoice } from './candidates.ts';
import { gateTexts } from './texts/catalog.ts';
import type { Gate } from './use-gate.ts';

/** The one field a truck needs. Letters and digits are the plate's; ↑ ↓ mark a candidate, Enter takes it. */
export function PlateField({ gate }: { readonly gate: Gate }) {
  const t = useTexts(gateTexts);
  const input = useRef<HTMLInputElement>(null);
  const [isComposing, setComposing] = useState(false);
  const { step, candidates, marked, text, way, isLastTakenBack } = gate;

  useLayoutEffect(() => {
    if (step === 'plate') input.current?.focus();
  }, [step, way]);
  useLayoutEffect(() => {
    // Undo may have been clicked; the next key belongs to the plate again.
    if (isLastTakenBack && step === 'plate') input.current?.focus();
  }, [isLastTakenBack, step]);

  const choice = plainChoice(candidates, readPlate(text).form !== 'unknown');
  const number = marked ?? (choice === undefined || choice === null ? null : candidates.indexOf(choice));
  const hint =
    text === ''
      ? t('gate.type-more')
      : number !== null && number >= 0
        ? t('gate.enter-takes', { number: number + 1 })
        : choice === undefined
          ? t('gate.enter-chooses', { count: candidates.length })
          : way === 'in'
            ? t('gate.enter-new')
            : t('gate.not-inside');
  const isStrange = text !== '' && choice === null && readPlate(text).form === 'unknown' && text.length >= 7;
  return (
    <div className="gate-plate" data-typed={gate.typed}>
      <label className="l" htmlFor="plate">
        {t(way === 'in' ? 'gate.plate-in' : 'gate.plate-out')}
      </label>
      <div className="box">
        <input
          ref={input}
          id="plate"
          className="m"
          value={step === 'options' || step === 'ways' ? formatPlate(gate.plate) : text}
          readOnly={step !== 'plate'}
          onFocus={() => {
            if (step !== 'plate') gate.setStep('plate');
            gate.setSign(null);
          }}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          inputMode="text"
          maxLength={20}
          aria-describedby="plate-hint"
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={(event) => {
            setComposing(false);
            gate.type(event.currentTarget.value, false);
          }}
          onChange={(event) => gate.type(event.target.value, isComposing)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const last = candidates.length;
            if (event.code === 'ArrowDown') gate.setMarked(marked === null ? 0 : Math.min(marked + 1, last));
            else if (event.code === 'ArrowUp') gate.setMarked(marked === null ? last : Math.max(marked - 1, 0));
            else if (
              event.code === 'Enter' ||
              event.code === 'NumpadEnter' ||
              (event.code === 'Tab' && !event.shiftKey && text !== '')
            )
              gate.takePlate();
            else if (event.code === 'Escape') gate.reset();
            else return;
            event.preventDefault();
          }}
        />
        <span id="plate-hint" className={gate.typed === 'unclear' ? 'warn' : 'q'} role="status">
          {gate.typed === 'unclear'
            ? t('gate.turn-off-ime')
            : isStrange
              ? t('gate.unknown-form')
              : gate.typed === 'undone'
                ? t('gate.undone')
                : hint}
        </span>
      </div>
    </div>
  );
}
