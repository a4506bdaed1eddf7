import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Kbd } from '../../ui/controls.tsx';
import { incidentTexts } from './texts/catalog.ts';
import type { Story } from './types.ts';

/** What is to be done, one digit each; what is done says when and by whom (IN2). */
export function Checklist(props: {
  readonly steps: Story['steps'];
  readonly isOpen: boolean;
  readonly onToggle: (index: number) => void;
}) {
  const { steps, isOpen, onToggle } = props;
  const { format } = useApp();
  const t = useTexts(incidentTexts);
  const { word } = useWords();
  return (
    <section className="sec" aria-label={t('incident.checklist')}>
      <h2>
        <span>{t('incident.checklist')}</span>
        {isOpen ? <span>{t('incident.checklist-keys')}</span> : null}
      </h2>
      <div className="checklist">
        {steps.map(({ step, at, by }, index) => (
          <button
            key={step}
            type="button"
            role="checkbox"
            aria-checked={at !== null}
            disabled={!isOpen}
            onClick={() => onToggle(index)}
          >
            <Kbd>{index + 1}</Kbd>
            <span className="mark" aria-hidden="true">
              {at === null ? '' : '✓'}
            </span>
            <span className={at === null ? 'b' : 's'}>{word('incidentStep', step)}</span>
            <span className="q">{at === null ? '' : `${format.time(at)} · ${by ?? t('incident.by-call')}`}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
