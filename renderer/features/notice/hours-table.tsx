import { useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { isWeight, readMinute, withNewHours, type HoursDraft, type NoticeDraft } from './draft.ts';
import { noticeTexts } from './texts/catalog.ts';

const MOST_HOURS = 12;

/** Hours of the day with other ratios: fruit first in the morning. */
export function HoursTable(props: { readonly draft: NoticeDraft; readonly onChange: (draft: NoticeDraft) => void }) {
  const { draft, onChange } = props;
  const t = useTexts(noticeTexts);
  const change = (at: number, next: HoursDraft | null): void =>
    onChange({
      ...draft,
      hours: draft.hours.flatMap((one, index) => (index !== at ? [one] : next === null ? [] : [next])),
    });
  return (
    <>
      <h2>
        {t('notice.hours')}
        <Button disabled={draft.hours.length >= MOST_HOURS} onClick={() => onChange(withNewHours(draft))}>
          {t('notice.hours-add')}
        </Button>
      </h2>
      {draft.hours.map((hours, at) => (
        <div key={at} className="hours-line">
          {(['from', 'to'] as const).map((name) => (
            <input
              key={name}
              aria-label={`${t(`notice.hours-${name}`)} ${String(at + 1)}`}
              aria-invalid={isWrong(hours, name) || undefined}
              value={hours[name]}
              maxLength={5}
              onChange={(event) => change(at, { ...hours, [name]: event.target.value })}
            />
          ))}
          {draft.streams.map(({ key, letter, weight }) => (
            <label key={key}>
              {letter}
              <input
                className="r"
                aria-label={`${t('notice.weight')} ${letter} ${String(at + 1)}`}
                aria-invalid={!isWeight(hours.weights[key] ?? weight, 0) || undefined}
                maxLength={2}
                value={hours.weights[key] ?? weight}
                onChange={(event) => change(at, { ...hours, weights: { ...hours.weights, [key]: event.target.value } })}
              />
            </label>
          ))}
          <Button aria-label={`${t('notice.hours-remove')} ${String(at + 1)}`} onClick={() => change(at, null)}>
            ×
          </Button>
        </div>
      ))}
    </>
  );
}

/** An hour that is none, or an end that is not after its beginning. */
function isWrong({ from, to }: HoursDraft, name: 'from' | 'to'): boolean {
  const [begins, ends] = [readMinute(from), readMinute(to)];
  return name === 'from' ? begins === null : ends === null || (begins !== null && ends <= begins);
}
