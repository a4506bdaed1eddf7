import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { MILESTONES, type Milestone } from '../../../shared/domain/vocabulary.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { FormSheet } from './form-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

/** The steps of a truck at the point, by number; transshipping asks with which truck. */
export function MilestoneSheet({ visit, onClose }: { readonly visit: VisitRow; readonly onClose: () => void }) {
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const [isTransshipping, setTransshipping] = useState(false);
  const passed = new Map(visit.milestones.map(({ milestone, at }) => [milestone, at]));
  const record = async (milestone: Milestone): Promise<void> => {
    if (passed.has(milestone)) return;
    if (milestone === 'transshipped') {
      setTransshipping(true);
      return;
    }
    // The key bar tells how it ended; the sheet stays for the next step when it was refused.
    if ((await send('visit.milestone', { visitId: visit.visitId, milestone })) === null) onClose();
  };
  if (isTransshipping) {
    return (
      <FormSheet
        label={t('queue.form.transshipped', { plate: formatPlate(visit.plate) })}
        go={t('queue.form.transshipped-go')}
        cancel={t('queue.form.cancel')}
        optional={(label) => t('queue.form.optional', { label })}
        fields={[
          { name: 'withPlate', label: t('queue.form.with-plate'), isOptional: true, initial: visit.withPlate ?? '' },
        ]}
        onSubmit={({ withPlate }) =>
          send('visit.milestone', {
            visitId: visit.visitId,
            milestone: 'transshipped',
            ...(withPlate === '' ? {} : { withPlate }),
          })
        }
        onClose={onClose}
      />
    );
  }
  return (
    <Sheet label={t('queue.form.milestone', { plate: formatPlate(visit.plate) })} onClose={onClose}>
      <p className="s">{t('queue.form.milestone-note')}</p>
      <div
        className="choices"
        onKeyDown={(event) => {
          const index = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
          const milestone = index === undefined ? undefined : MILESTONES[Number(index) - 1];
          if (milestone === undefined) return;
          event.preventDefault();
          void record(milestone);
        }}
      >
        {MILESTONES.map((milestone, index) => {
          const at = passed.get(milestone);
          return (
            <button key={milestone} type="button" autoFocus={index === 0} onClick={() => void record(milestone)}>
              <kbd>{index + 1}</kbd>
              <span>{word('milestone', milestone)}</span>
              {at === undefined ? null : <span className="q">✓ {app.format.time(at)}</span>}
            </button>
          );
        })}
      </div>
    </Sheet>
  );
}
