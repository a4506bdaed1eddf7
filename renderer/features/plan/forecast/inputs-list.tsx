import type { ShownInput } from '../../../../shared/contract/forecast-queries.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { minuteText } from '../../../ui/format.ts';
import { lineText } from './line-text.ts';
import { forecastTexts } from './texts/catalog.ts';

/** What people know ahead, a row each: Enter changes it, Delete takes it back. */
export function InputsList({
  inputs,
  onOpen,
  onRemove,
}: {
  readonly inputs: readonly ShownInput[];
  readonly onOpen: (input: ShownInput) => void;
  readonly onRemove: (input: ShownInput) => void;
}) {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const { word } = useWords();
  if (inputs.length === 0) return <p className="q">{t('forecast.inputs-none')}</p>;
  const valueOf = ({ kind, factor, trucks, minute, state }: ShownInput): string => {
    if (kind === 'harvest') return t('forecast.times', { factor: format.number(factor ?? 1, 1) });
    if (kind === 'convoy') return t('forecast.convoy-of', { trucks: trucks ?? 0, at: minuteText(minute ?? 0) });
    return t(`forecast.day-${state ?? 'closed'}`);
  };
  return (
    <ul className="forecast-inputs">
      {inputs.map((input) => (
        <li key={input.inputId}>
          <button
            type="button"
            onClick={() => onOpen(input)}
            onKeyDown={(event) => {
              if (event.code !== 'Delete') return;
              event.preventDefault();
              onRemove(input);
            }}
          >
            <b>{t(`forecast.kind-${input.kind}`)}</b>
            <span className="b">{valueOf(input)}</span>
            <span>{lineText(input, t, word)}</span>
            <span className="q">{`${format.day(input.fromOn)} – ${format.day(input.untilOn)}`}</span>
            <span className="q el">{input.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
