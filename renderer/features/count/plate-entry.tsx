import { useLayoutEffect, useRef, useState } from 'react';
import { formatPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { undoTyping } from '../../../shared/domain/vehicles/plate-typing.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { candidatesFor, type Look } from './count-model.ts';
import { countTexts } from './texts/catalog.ts';
import { placeText } from './wording.ts';

const MOST_CANDIDATES = 5;

/** A plate as it is read on the ground: a truck of the yard, or one that the record does not know. */
export function PlateEntry(props: {
  readonly label: string;
  /** What was typed before the field was there. */
  readonly begun: string;
  readonly onTake: (look: Look) => void;
  readonly onCancel: () => void;
}) {
  const { label, begun, onTake, onCancel } = props;
  const { rows } = useApp();
  const t = useTexts(countTexts);
  const words = useWords();
  const [text, setText] = useState(begun);
  const [marked, setMarked] = useState(0);
  const [isComposing, setComposing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);

  const candidates = candidatesFor(rows, text, MOST_CANDIDATES);
  const exact = candidates.find(({ plate, trailerPlate }) => [plate, trailerPlate].includes(normalisePlate(text)));
  const typed = normalisePlate(text);
  const lookOf = (visit: (typeof candidates)[number]): Look => ({ visitId: visit.visitId });
  const write = (value: string): void => {
    setText(isComposing ? value : undoTyping(value).text.toUpperCase());
    setMarked(0);
  };
  const take = (): void => {
    const visit = exact ?? candidates[marked];
    if (visit !== undefined && marked < candidates.length) onTake(lookOf(visit));
    else if (typed !== '') onTake({ plate: typed });
  };

  return (
    <div className="count-entry">
      <div className="field">
        <label className="l" htmlFor="count-plate">
          {label}
        </label>
        <input
          id="count-plate"
          ref={field}
          className="m"
          value={text}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={(event) => {
            setComposing(false);
            setText(undoTyping(event.currentTarget.value).text.toUpperCase());
          }}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.code === 'ArrowDown') setMarked(Math.min(marked + 1, candidates.length));
            else if (event.code === 'ArrowUp') setMarked(Math.max(marked - 1, 0));
            else if (event.code === 'Enter' || event.code === 'NumpadEnter') take();
            else if (event.code === 'Escape') onCancel();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      <div className="count-candidates">
        {candidates.map((visit, at) => (
          <button
            key={visit.visitId}
            type="button"
            className={at === marked ? 'on' : ''}
            onClick={() => onTake(lookOf(visit))}
          >
            <b className="m">{formatPlate(visit.plate)}</b>
            <span className="q">{t('count.plate-in', { place: placeText(visit.place, rows, words, t) })}</span>
          </button>
        ))}
        {typed === '' || exact !== undefined ? null : (
          <button
            type="button"
            className={marked === candidates.length ? 'on' : ''}
            onClick={() => onTake({ plate: typed })}
          >
            {t('count.plate-as-typed', { plate: formatPlate(typed) })}
          </button>
        )}
        <Button onClick={onCancel}>{t('count.plate-cancel')}</Button>
      </div>
    </div>
  );
}
