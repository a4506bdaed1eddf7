import type { BedRow } from '../../../shared/contract/rows.ts';
import { sendCommand, useApp, useRow, useTexts } from '../../client/app-context.ts';
import { ReasonForm, RoomForm, TimeForm } from './forms.tsx';
import { Proposal, type Chosen } from './proposal.tsx';
import { restTexts } from './texts/catalog.ts';
import type { Task } from './use-counter-acts.ts';
import type { Desk } from './use-desk.ts';
import type { AtCounter } from './use-subject.ts';

/** The few fields that the act begun asks for. */
export function TaskForm(props: {
  readonly task: Task | null;
  readonly at: AtCounter;
  readonly desk: Desk;
  readonly picked: BedRow | undefined;
  readonly onPropose: (bedId: string | null) => void;
  readonly onTake: (chosen: Chosen) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { task, at, desk, picked, onPropose, onTake, onClose } = props;
  const { bed, visit, person, ownBed } = at;
  const app = useApp();
  const t = useTexts(restTexts);
  const stayId = (ownBed ?? bed)?.stayId ?? null;
  const stay = useRow('stay', stayId);
  const room = useRow('room', bed?.roomId ?? null);
  const closeIf = (done: unknown): void => {
    if (done !== null) onClose();
  };
  switch (task) {
    case 'check-in':
    case 'move':
      return visit === undefined || person === undefined ? null : (
        <Proposal
          mode={task}
          visitId={visit.visitId}
          personId={person.personId}
          picked={picked}
          isBusy={desk.isBusy}
          onPropose={onPropose}
          onTake={(chosen) => void onTake(chosen)}
          onClose={onClose}
        />
      );
    case 'until':
    case 'wake': {
      if (stayId === null) return null;
      const isUntil = task === 'until';
      return (
        <TimeForm
          key={task}
          title={t(isUntil ? 'rest.do.until' : 'rest.do.wake')}
          label={t(isUntil ? 'rest.wish-until' : 'rest.wish-wake')}
          known={(isUntil ? stay?.untilAt : stay?.wakeAt) ?? null}
          whenEmpty={t(isUntil ? 'rest.as-truck' : 'rest.by-call')}
          onSend={(time) =>
            void desk
              .run(() =>
                sendCommand(
                  app,
                  'rest.extend',
                  isUntil ? { stayId, until: time } : { stayId, wakeAt: time },
                  (ownBed ?? bed)?.code,
                ),
              )
              .then(closeIf)
          }
          onClose={onClose}
        />
      );
    }
    case 'bed-out':
      return bed === undefined ? null : (
        <ReasonForm
          title={t('rest.bed-out-title', { bed: bed.code })}
          onSend={(reason) =>
            void desk
              .run(() =>
                sendCommand(app, 'bed.set-status', { bedId: bed.bedId, status: 'out-of-service', reason }, bed.code),
              )
              .then(closeIf)
          }
          onClose={onClose}
        />
      );
    case 'room':
      return room === undefined ? null : (
        <RoomForm
          room={room}
          onSend={(status, reason) =>
            void desk
              .run(() =>
                sendCommand(
                  app,
                  'room.set-status',
                  { roomId: room.roomId, status, ...(reason === '' ? {} : { reason }) },
                  room.code,
                ),
              )
              .then((done) => {
                if (done === null) return;
                onClose();
                if (done.occupied.length > 0 && status !== 'open')
                  desk.say(t('rest.still-there', { who: done.occupied.join(', ') }));
              })
          }
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
