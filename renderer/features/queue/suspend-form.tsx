import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { sendCommand, useApp, useTexts, useWords } from '../../client/app-context.ts';
import { FormSheet } from './form-sheet.tsx';
import { readReopening } from './reopens.ts';
import { queueTexts } from './texts/catalog.ts';

/** Why a queue stands still and until when: of one that runs to stop it, of one that stands to say it anew (QU7). */
export function SuspendForm(props: {
  readonly queue: QueueRow;
  readonly called: number;
  readonly onDone: (done: CommandOutput<'crossing.suspend'>) => void;
  readonly onClose: () => void;
}) {
  const { queue, called, onDone, onClose } = props;
  const app = useApp();
  const { clock, format } = app;
  const t = useTexts(queueTexts);
  const { word, say } = useWords();
  const direction = word('direction', queue.direction);
  const about = { crossing: queue.crossing, direction };
  const [stands] = useState(queue.suspendedAt !== null);
  const reopensLater = queue.reopensAt !== null && queue.reopensAt > clock.now() ? queue.reopensAt : null;
  return (
    <FormSheet
      label={t(stands ? 'queue.form.suspension' : 'queue.form.suspend', about)}
      note={stands ? t('queue.form.suspension-note') : t('queue.form.suspend-note', { called })}
      go={t(stands ? 'queue.form.suspension-go' : 'queue.form.suspend-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => t('queue.form.optional', { label })}
      fields={[
        { name: 'reason', label: t('queue.form.reason'), initial: queue.suspendedReason ?? '' },
        {
          name: 'reopens',
          label: t('queue.form.reopens'),
          isOptional: true,
          initial: reopensLater === null ? '' : format.dateTime(reopensLater),
        },
        // Of both directions one may run: saying it anew of both would stop that one.
        ...(stands
          ? []
          : [
              {
                name: 'which' as const,
                label: t('queue.form.which'),
                options: [
                  { value: 'one', text: t('queue.form.which-one', { direction }) },
                  { value: 'both', text: t('queue.form.which-both', { crossing: queue.crossing }) },
                ],
              },
            ]),
      ]}
      onSubmit={async ({ reason, reopens, which }) => {
        const now = clock.now();
        const reopensAt = reopens === '' ? null : readReopening(reopens, now, format.zone);
        if (reopens !== '' && reopensAt === null) return t('queue.form.bad-time');
        if (reopensAt !== null && reopensAt <= now) return t('queue.form.past-time');
        const outcome = await sendCommand(app, 'crossing.suspend', {
          crossing: queue.crossing,
          ...(which === 'both' ? {} : { direction: queue.direction }),
          reason,
          ...(reopensAt === null ? {} : { reopensAt }),
        });
        if (!('ok' in outcome)) return say('refusal' in outcome ? outcome.refusal : { ...outcome.fault });
        onDone(outcome.ok);
        // The sheet of the closing comes back instead.
        return '';
      }}
      onClose={onClose}
    />
  );
}
