import type { VisitRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCanAsk, useQuery, useTexts } from '../../client/app-context.ts';
import { FormSheet } from './form-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';
import { readHours } from './typed-hours.ts';
import { useAnswer } from './use-answer.ts';

type Props = { readonly visit: VisitRow; readonly onClose: () => void };

/** How long the driver has driven: since the last break, today, this week (QU4). */
export function HoursForm({ visit, onClose }: Props) {
  const t = useTexts(queueTexts);
  const send = useAnswer();
  return (
    <FormSheet
      label={t('queue.form.hours', { plate: formatPlate(visit.plate) })}
      note={t('queue.form.hours-note')}
      go={t('queue.form.hours-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => label}
      fields={[
        { name: 'sinceBreak', label: t('queue.form.hours-since-break') },
        { name: 'today', label: t('queue.form.hours-today') },
        { name: 'week', label: t('queue.form.hours-week') },
      ]}
      onSubmit={async ({ sinceBreak, today, week }) => {
        const [since, day, all] = [readHours(sinceBreak), readHours(today), readHours(week)];
        if (since === null || day === null || all === null) return t('queue.form.bad-hours');
        return send('driver.hours', {
          visitId: visit.visitId,
          sinceBreakMinutes: since,
          todayMinutes: day,
          weekMinutes: all,
        });
      }}
      onClose={onClose}
    />
  );
}

/** Another driver: one of the team on duty, or somebody by name. The place stays (QU6). */
export function DriverForm({ visit, onClose }: Props) {
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const send = useAnswer();
  const mayAsk = useCanAsk('team.list');
  const { answer, isLoading } = useQuery('team.list', mayAsk ? {} : null);
  const drivers = (answer?.drivers ?? []).filter(({ isActive, isOnDuty }) => isActive && isOnDuty);
  if (isLoading) return null;
  return (
    <FormSheet
      label={t('queue.form.driver', { plate: formatPlate(visit.plate) })}
      note={t('queue.form.driver-note')}
      go={t('queue.form.driver-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => t('queue.form.optional', { label })}
      fields={[
        {
          name: 'team',
          label: t('queue.form.driver-team'),
          options: [
            ...drivers.map(({ teamDriverId, code, name, minutesLeft, plate }) => ({
              value: teamDriverId,
              text: [
                code,
                name,
                minutesLeft === null
                  ? t('queue.form.driver-hours-unknown')
                  : t('queue.left', { time: format.duration(minutesLeft * 60_000) }),
                plate === null ? null : t('queue.form.driver-drives', { plate: formatPlate(plate) }),
              ]
                .filter((part) => part !== null)
                .join(' · '),
            })),
            { value: 'other', text: t('queue.form.driver-other') },
          ],
        },
        { name: 'name', label: t('queue.form.driver-name'), isOptional: true },
      ]}
      onSubmit={async ({ team, name }) => {
        const chosen = drivers.find(({ teamDriverId }) => teamDriverId === team);
        if (chosen === undefined && name === '') return t('queue.form.driver-missing');
        if (chosen !== undefined && name !== '') return t('queue.form.driver-both');
        return send('visit.swap-driver', {
          visitId: visit.visitId,
          driver: chosen === undefined ? name : { teamDriverId: chosen.teamDriverId },
        });
      }}
      onClose={onClose}
    />
  );
}
