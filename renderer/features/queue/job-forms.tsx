import { useCallback, useState, useSyncExternalStore } from 'react';
import type { CommandName, CommandInput } from '../../../shared/contract/commands.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { FAST_TRACK_REASONS, ORDER_CHANNELS } from '../../../shared/contract/texts/codes.ts';
import { NO_SHOW_ATTEMPTS, NO_SHOW_CHANNELS } from '../../../shared/domain/queue/no-show.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { HOLD_VISIBILITIES, MILESTONES, type Milestone } from '../../../shared/domain/vocabulary.ts';
import { sendCommand, useApp, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { AttemptLog } from './attempts.ts';
import { FormSheet } from './form-sheet.tsx';
import type { Job } from './jobs.ts';
import { bedsOfVisit } from './resting.ts';
import { queueTexts } from './texts/catalog.ts';

/** Sends a command and answers why not, or null. */
export function useAnswer(): <Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
) => Promise<string | null> {
  const app = useApp();
  const { say } = useWords();
  return useCallback(
    async (name, input) => {
      const outcome = await sendCommand(app, name, input);
      if ('ok' in outcome) return null;
      return say('refusal' in outcome ? outcome.refusal : { ...outcome.fault });
    },
    [app, say],
  );
}

/** The form of a job that needs more than a key. */
export function JobForm(props: {
  readonly job: Job;
  readonly visit: VisitRow;
  readonly attempts: AttemptLog;
  readonly onClose: () => void;
}) {
  const { job, visit, attempts, onClose } = props;
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
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
          fields={[{ name: 'reason', label: t('queue.form.reason') }]}
          onSubmit={({ reason }) => send('queue.turn-back', { visitId, reason })}
        />
      );
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
      return <NoShowForm visit={visit} attempts={attempts} onClose={onClose} />;
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

function NoShowForm(props: { readonly visit: VisitRow; readonly attempts: AttemptLog; readonly onClose: () => void }) {
  const { visit, attempts, onClose } = props;
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const settings = useRow('site', 'site')?.settings;
  const logged = useSyncExternalStore(attempts.watch, () => attempts.of(visit.visitId, visit.calledAt));
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
      onSubmit={async () => {
        const reason = await send('queue.no-show', {
          visitId: visit.visitId,
          attempts: logged.map(({ channel, at }) => ({ channel, at })),
        });
        if (reason === null) attempts.clear(visit.visitId);
        return reason;
      }}
    >
      <div className="tries">
        {NO_SHOW_CHANNELS.map((channel, index) => (
          <Button
            key={channel}
            autoFocus={index === 0}
            onClick={() => attempts.add(visit.visitId, visit.calledAt, { channel, at: app.clock.now() })}
          >
            {t('queue.form.no-show-try', { channel: word('attemptChannel', channel) })}
          </Button>
        ))}
      </div>
      <ol className="tries-log" aria-label={t('queue.form.no-show-log')}>
        {logged.map(({ channel, at }, index) => (
          <li key={index}>
            <b>{app.format.time(at)}</b> {word('attemptChannel', channel)}
          </li>
        ))}
      </ol>
    </FormSheet>
  );
}

function MilestoneSheet({ visit, onClose }: { readonly visit: VisitRow; readonly onClose: () => void }) {
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const passed = new Map(visit.milestones.map(({ milestone, at }) => [milestone, at]));
  const record = async (milestone: Milestone): Promise<void> => {
    if (passed.has(milestone)) return;
    // The key bar tells how it ended; the sheet stays for the next step when it was refused.
    if ((await send('visit.milestone', { visitId: visit.visitId, milestone })) === null) onClose();
  };
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
