import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { NO_SHOW_ATTEMPTS, type NoShowChannel } from '../../../shared/domain/queue/no-show.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { FormSheet } from './form-sheet.tsx';
import { loudTextsOf } from './texts/loud-text.ts';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

/** Looking for a called truck in one way: what to read out, whom to ring up, where the cab is; Enter logs it (QU5). */
export function AttemptSheet(props: {
  readonly visit: VisitRow;
  readonly channel: NoShowChannel;
  readonly onClose: () => void;
}) {
  const { visit, channel, onClose } = props;
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const plate = formatPlate(visit.plate);
  return (
    <FormSheet
      label={t('queue.form.try', { channel: word('attemptChannel', channel), plate })}
      go={t('queue.form.try-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => t('queue.form.optional', { label })}
      fields={[{ name: 'note', label: t('queue.form.try-note'), isOptional: true }]}
      onSubmit={({ note }) =>
        send('queue.attempt', { visitId: visit.visitId, channel, ...(note === '' ? {} : { note }) })
      }
      onClose={onClose}
    >
      {channel === 'loudspeaker' ? <LoudTexts visit={visit} plate={plate} /> : null}
      {channel === 'telephone' ? <DriverPhone visit={visit} /> : null}
      {channel === 'cab' ? (
        <p className="answer">
          {visit.slotCode === null ? t('queue.no-slot') : t('queue.slot', { slot: visit.slotCode })}
        </p>
      ) : null}
      <ol className="tries-log" aria-label={t('queue.form.no-show-log')}>
        {visit.callAttempts.map(({ channel: tried, at, by }, index) => (
          <li key={index}>
            <b>{format.time(at)}</b> {word('attemptChannel', tried)} <span className="q">{by}</span>
          </li>
        ))}
      </ol>
      <p className="q">{t('queue.tries-of', { count: visit.callAttempts.length, of: NO_SHOW_ATTEMPTS })}</p>
    </FormSheet>
  );
}

function LoudTexts({ visit, plate }: { readonly visit: VisitRow; readonly plate: string }) {
  const { format } = useApp();
  const crossing = useRow('crossing', visit.crossingId);
  const [shown] = useState(() =>
    loudTextsOf(
      visit,
      plate,
      { name: crossing?.name ?? visit.crossing, nameZh: crossing?.nameZh ?? null },
      visit.arriveByAt === null ? null : format.time(visit.arriveByAt),
    ),
  );
  return (
    <div className="read-out">
      <p lang="vi">{shown.vi}</p>
      <p lang="zh">{shown.zh}</p>
    </div>
  );
}

function DriverPhone({ visit }: { readonly visit: VisitRow }) {
  const t = useTexts(queueTexts);
  const driver = useRows(
    ['person'],
    (rows) =>
      [...rows.all('person').values()].find(
        (one) => one.visitId === visit.visitId && one.role === 'driver' && one.leftAt === null,
      ) ?? null,
  );
  return (
    <div>
      <p className="answer m">{driver?.phone ?? t('queue.no-phone')}</p>
      <p className="s">{driver?.name ?? t('queue.driver-unknown')}</p>
    </div>
  );
}
