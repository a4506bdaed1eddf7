import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { Segmented } from '../../../ui/controls.tsx';
import { figureName } from './figure-text.ts';
import { FIGURES, furtherFigures, type Figure } from './figures.ts';
import { rehearsalTexts } from './texts/catalog.ts';

const CHOICES = [...FIGURES, 'more'] as const;
type Choice = (typeof CHOICES)[number];

/** Which figure is drawn: a main one at a key, or any other of a list. */
export function FigureChoice(props: {
  readonly situation: Situation;
  readonly figure: Figure;
  readonly onFigure: (figure: Figure) => void;
}) {
  const { situation, figure, onFigure } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { word } = useWords();
  const further = furtherFigures(situation);
  const [first] = further;
  const choice: Choice = FIGURES.find((one) => one === figure) ?? 'more';
  const choose = (next: Choice): void => {
    if (next !== 'more') onFigure(next);
    else if (first !== undefined) onFigure(first);
  };
  return (
    <>
      <Segmented<Choice>
        label={t('rehearsal.figure')}
        value={choice}
        options={CHOICES.map((value) => ({ value, text: t(`rehearsal.figure-${value}`) }))}
        onChange={choose}
      />
      {choice === 'more' ? (
        <select
          aria-label={t('rehearsal.figure-more')}
          value={figure}
          onChange={(event) => onFigure(event.target.value as Figure)}
        >
          {further.map((one) => (
            <option key={one} value={one}>
              {figureName(one, situation, { t, word, format })}
            </option>
          ))}
        </select>
      ) : null}
    </>
  );
}
