import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { NO_SHOW_ATTEMPTS, NO_SHOW_CHANNELS, type NoShowChannel } from '../../../shared/domain/queue/no-show.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { FormSheet } from './form-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

/** A no-show after three logged attempts, each by its number key; then Enter records it (QU5). */
export function NoShowForm({ visit, onClose }: { readonly visit: VisitRow; readonly onClose: () => void }) {
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const settings = useRow('site', 'site')?.settings;
  const row = useRow('visit', visit.visitId) ?? visit;
  const logged = row.callAttempts;
  const [refusal, setRefusal] = useState<string | null>(null);
  const attempt = (channel: NoShowChannel): void => {
    void send('queue.attempt', { visitId: visit.visitId, channel }).then(setRefusal);
  };
  return (
    <FormSheet
      label={t('queue.form.no-show', { plate: formatPlate(visit.plate) })}
      note={t('queue.form.no-show-note', { places: settings?.noShowBackPlaces ?? '' })}
      go={t('queue.form.no-show-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => label}
      fields={[]}
      isBlocked={logged.length < NO_SHOW_ATTEMPTS}
      onClose={onClose}
      onSubmit={() => send('queue.no-show', { visitId: visit.visitId })}
    >
      <div
        className="tries"
        onKeyDown={(event) => {
          const channel = NO_SHOW_CHANNELS[Number(/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]) - 1];
          if (channel !== undefined && !event.repeat) attempt(channel);
        }}
      >
        {NO_SHOW_CHANNELS.map((channel, index) => (
          <Button key={channel} autoFocus={index === 0} keyCap={String(index + 1)} onClick={() => attempt(channel)}>
            {t('queue.form.no-show-try', { channel: word('attemptChannel', channel) })}
          </Button>
        ))}
      </div>
      {refusal === null ? null : (
        <p className="bad" role="alert">
          {refusal}
        </p>
      )}
      <ol className="tries-log" aria-label={t('queue.form.no-show-log')}>
        {logged.map(({ channel, at, by }, index) => (
          <li key={index}>
            <b>{app.format.time(at)}</b> {word('attemptChannel', channel)} <span className="q">{by}</span>
          </li>
        ))}
      </ol>
    </FormSheet>
  );
}
