import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { FAST_TRACK_REASONS, ORDER_CHANNELS } from '../../../shared/contract/texts/codes.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { HOLD_VISIBILITIES } from '../../../shared/domain/vocabulary.ts';
import { useApp, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { AttemptSheet } from './attempt-sheet.tsx';
import { DriverForm, HoursForm } from './driver-forms.tsx';
import { FormSheet } from './form-sheet.tsx';
import { channelOf, type Job } from './jobs.ts';
import type { LineRow } from './line.ts';
import { MilestoneSheet } from './milestone-sheet.tsx';
import { NoShowForm } from './no-show-form.tsx';
import { PapersSheet } from './papers-sheet.tsx';
import { bedsOfVisit } from './resting.ts';
import { RouteForm, SwapForm } from './swap-form.tsx';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

/** The form of a job that needs more than a key. */
export function JobForm(props: {
  readonly job: Job;
  readonly visit: VisitRow;
  readonly place: LineRow | null;
  readonly onClose: () => void;
}) {
  const { job, visit, place, onClose } = props;
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const isAutomatic = useRow('queue', visit.queueId)?.callMode === 'auto';
  const { visitId } = visit;
  const plate = formatPlate(visit.plate);
  const common = {
    cancel: t('queue.form.cancel'),
    optional: (label: string) => t('queue.form.optional', { label }),
    onClose,
  };
  const documentField = { name: 'documentNo', label: t('queue.form.document'), isOptional: true } as const;

  switch (job) {
    case 'turn-back':
      return (
        <FormSheet
          {...common}
          label={t('queue.form.turn-back', { plate })}
          note={t('queue.form.turn-back-note')}
          go={t('queue.form.turn-back-go')}
          fields={[
            { name: 'reason', label: t('queue.form.reason') },
            { name: 'goesTo', label: t('queue.form.goes-to'), isOptional: true },
          ]}
          onSubmit={({ reason, goesTo }) =>
            send('queue.turn-back', { visitId, reason, ...(goesTo === '' ? {} : { goesTo }) })
          }
        />
      );
    case 'recall':
      return (
        <FormSheet
          {...common}
          label={t('queue.form.recall', { plate })}
          note={t(isAutomatic ? 'queue.form.recall-note-auto' : 'queue.form.recall-note')}
          go={t('queue.form.recall-go')}
          fields={[{ name: 'reason', label: t('queue.form.reason') }]}
          onSubmit={({ reason }) => send('queue.recall', { visitId, reason })}
        />
      );
    case 'try-loudspeaker':
    case 'try-telephone':
    case 'try-cab': {
      const channel = channelOf(job);
      return channel === null ? null : <AttemptSheet visit={visit} channel={channel} onClose={onClose} />;
    }
    case 'papers':
      return <PapersSheet visit={visit} place={place} onClose={onClose} />;
    case 'hours':
      return <HoursForm visit={visit} onClose={onClose} />;
    case 'driver':
      return <DriverForm visit={visit} onClose={onClose} />;
    case 'swap':
      return <SwapForm visit={visit} onClose={onClose} />;
    case 'route':
      return <RouteForm visit={visit} onClose={onClose} />;
    case 'send-back':
      return (
        <FormSheet
          {...common}
          label={t('queue.form.send-back', { plate })}
          go={t('queue.form.send-back-go')}
          fields={[{ name: 'reason', label: t('queue.form.reason'), isOptional: true }]}
          onSubmit={({ reason }) => send('queue.send-back', { visitId, ...(reason === '' ? {} : { reason }) })}
        />
      );
    case 'fast-track':
      return (
        <FormSheet
          {...common}
          label={t('queue.form.fast-track', { plate })}
          note={t('queue.form.fast-track-note')}
          go={t('queue.form.fast-track-go')}
          fields={[
            { name: 'orderedBy', label: t('queue.form.ordered-by') },
            { name: 'unit', label: t('queue.form.unit') },
            {
              name: 'channel',
              label: t('queue.form.channel'),
              options: ORDER_CHANNELS.map((value) => ({ value, text: word('orderChannel', value) })),
            },
            {
              name: 'reason',
              label: t('queue.form.reason'),
              options: FAST_TRACK_REASONS.map((value) => ({ value, text: word('fastTrackReason', value) })),
            },
            { name: 'note', label: t('queue.form.note') },
            documentField,
          ]}
          onSubmit={({ documentNo, ...rest }) =>
            send('queue.fast-track', { visitId, ...rest, documentNo: documentNo === '' ? null : documentNo })
          }
        />
      );
    case 'transfer': {
      const crossings = [...app.rows.all('crossing').values()].filter((one) => one.crossingId !== visit.crossingId);
      return (
        <FormSheet
          {...common}
          label={t('queue.form.transfer', { plate })}
          go={t('queue.form.transfer-go')}
          fields={[
            {
              name: 'crossing',
              label: t('queue.form.crossing'),
              options: crossings.map(({ name }) => ({ value: name, text: name })),
            },
            {
              name: 'isOrdered',
              label: t('queue.form.ordered-label'),
              options: [
                { value: 'no', text: t('queue.form.ordered-no') },
                { value: 'yes', text: t('queue.form.ordered') },
              ],
            },
            { name: 'reason', label: t('queue.form.reason'), isOptional: true },
          ]}
          onSubmit={({ crossing, isOrdered, reason }) =>
            send('queue.transfer', {
              visitId,
              crossing,
              isOrdered: isOrdered === 'yes',
              ...(reason === '' ? {} : { reason }),
            })
          }
        />
      );
    }
    case 'hold':
      return (
        <FormSheet
          {...common}
          label={t('queue.form.hold', { plate })}
          go={t('queue.form.hold-go')}
          fields={[
            { name: 'authority', label: t('queue.form.authority') },
            { name: 'reason', label: t('queue.form.reason') },
            documentField,
            {
              name: 'visibility',
              label: t('queue.form.visibility'),
              options: HOLD_VISIBILITIES.map((value) => ({ value, text: word('holdVisibility', value) })),
            },
          ]}
          onSubmit={({ authority, reason, documentNo, visibility }) =>
            send('visit.hold', {
              visitId,
              authority,
              reason,
              documentNo: documentNo === '' ? null : documentNo,
              visibility: visibility === 'restricted' ? 'restricted' : 'open',
            })
          }
        />
      );
    case 'release':
      return (
        <FormSheet
          {...common}
          label={t('queue.form.release', { plate })}
          go={t('queue.form.release-go')}
          fields={[{ name: 'reason', label: t('queue.form.reason'), isOptional: true }, documentField]}
          onSubmit={({ reason, documentNo }) =>
            send('visit.release-hold', {
              visitId,
              ...(reason === '' ? {} : { reason }),
              documentNo: documentNo === '' ? null : documentNo,
            })
          }
        />
      );
    case 'no-show':
      return <NoShowForm visit={visit} onClose={onClose} />;
    case 'milestone':
      return <MilestoneSheet visit={visit} onClose={onClose} />;
    case 'crossed':
    case 'cleared':
      return <DepartForm visit={visit} job={job} onClose={onClose} />;
    default:
      return null;
  }
}

/** How a visit ends at the point. */
export function departureOf(job: 'crossed' | 'cleared'): 'crossed' | 'cleared-inland' {
  return job === 'crossed' ? 'crossed' : 'cleared-inland';
}

/** Asked only when somebody of the truck lies in a bed: who goes along, who stays (RE1). */
function DepartForm(props: {
  readonly visit: VisitRow;
  readonly job: 'crossed' | 'cleared';
  readonly onClose: () => void;
}) {
  const { visit, job, onClose } = props;
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const { visitId } = visit;
  const departure = departureOf(job);
  const [people] = useState(() =>
    bedsOfVisit(app.rows, visitId).flatMap(({ personId, code }) => {
      const name = personId === null ? null : (app.rows.get('person', personId)?.name ?? null);
      return personId === null ? [] : [{ personId, name, bed: code }];
    }),
  );
  return (
    <FormSheet
      label={t('queue.form.depart', { plate: formatPlate(visit.plate) })}
      note={t('queue.form.depart-note', { how: word('departure', departure) })}
      go={t(job === 'crossed' ? 'queue.do.crossed' : 'queue.do.cleared')}
      cancel={t('queue.form.cancel')}
      optional={(label) => label}
      fields={people.map(({ personId, name, bed }) => ({
        name: personId,
        label: t('queue.form.stay-label', { name: name ?? t('queue.form.unnamed'), bed }),
        options: [
          { value: 'go', text: t('queue.form.goes') },
          { value: 'stay', text: t('queue.form.stays') },
        ],
      }))}
      onSubmit={(values: Readonly<Record<string, string>>) =>
        send('visit.depart', {
          visitId,
          departure,
          staying: people.filter(({ personId }) => values[personId] === 'stay').map(({ personId }) => ({ personId })),
        })
      }
      onClose={onClose}
    />
  );
}
