import { useMemo } from 'react';
import { sendCommand, useApp, useCan, useTexts } from '../../client/app-context.ts';
import { bedStateOf, placeOfBed } from './beds.ts';
import { SERVICE_KEYS } from './share.tsx';
import { restTexts } from './texts/catalog.ts';
import type { KeyAct } from '../../client/use-act-keys.ts';
import type { AtCounter } from './use-subject.ts';
import type { Desk } from './use-desk.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';

/** What the inspector asks for before an act. */
export type Task = 'check-in' | 'move' | 'until' | 'wake' | 'bed-out' | 'room' | 'person';

/** What can be done now with the sleeper and the bed that is pointed at, each by one key. */
export function useCounterActs(props: {
  readonly at: AtCounter;
  readonly desk: Desk;
  readonly open: (task: Task) => void;
  readonly serve: (service: Service) => void;
}): { readonly sleeper: readonly KeyAct[]; readonly bed: readonly KeyAct[]; readonly services: readonly KeyAct[] } {
  const { at, desk, open, serve } = props;
  const app = useApp();
  const t = useTexts(restTexts);
  const mayRest = useCan('rest.check-in');
  const mayServe = useCan('rest.serve');
  const { bed, ownBed, person } = at;
  return useMemo(() => {
    const sleeping = ownBed ?? bed;
    const stayId = sleeping?.stayId ?? null;
    const isOff = !mayRest || stayId === null;
    const wake = (answer: 'awake' | 'no-answer'): void => {
      if (stayId !== null)
        void desk.run(() => sendCommand(app, 'rest.wake', { stayId, answer }, sleeping?.code)).then(() => undefined);
    };
    const sleeper: KeyAct[] = [
      {
        code: 'Shift+F7',
        cap: t('rest.key.check-out'),
        text: t('rest.do.check-out'),
        detail: stayId === null ? undefined : sleeping?.code,
        isOff,
        run: () => {
          if (stayId !== null) void desk.run(() => sendCommand(app, 'rest.check-out', { stayId }, sleeping?.code));
        },
      },
      {
        code: 'KeyD',
        cap: 'D',
        text: t('rest.do.move'),
        isOff: isOff || person === undefined,
        run: () => open('move'),
      },
      { code: 'KeyE', cap: 'E', text: t('rest.do.until'), isOff, run: () => open('until') },
      { code: 'KeyH', cap: 'H', text: t('rest.do.wake'), isOff, run: () => open('wake') },
      { code: 'KeyA', cap: 'A', text: t('rest.do.awake'), isOff, run: () => wake('awake') },
      { code: 'KeyK', cap: 'K', text: t('rest.do.no-answer'), isOff, run: () => wake('no-answer') },
    ];
    const state =
      bed === undefined ? null : bedStateOf(bed, placeOfBed(app.rows, bed, app.clock.now(), app.format.zone));
    const setBed = (status: 'usable' | 'cleaning'): void => {
      if (bed !== undefined)
        void desk.run(() => sendCommand(app, 'bed.set-status', { bedId: bed.bedId, status }, bed.code));
    };
    const isDirty = bed !== undefined && bed.status !== 'usable';
    const beds: KeyAct[] = [
      {
        code: 'KeyS',
        cap: 'S',
        text: t(isDirty ? (bed.status === 'cleaning' ? 'rest.do.clean' : 'rest.do.mend') : 'rest.do.to-clean'),
        isOff: !mayRest || bed === undefined || state === 'occupied',
        run: () => setBed(isDirty ? 'usable' : 'cleaning'),
      },
      {
        code: 'KeyO',
        cap: 'O',
        text: t('rest.do.bed-out'),
        isOff: !mayRest || bed === undefined || bed.status === 'out-of-service',
        run: () => open('bed-out'),
      },
      {
        code: 'KeyB',
        cap: 'B',
        text: t('rest.do.room'),
        isOff: !mayRest || bed === undefined || bed.roomId === null,
        run: () => open('room'),
      },
      {
        code: 'KeyP',
        cap: 'P',
        text: t('rest.do.person'),
        isOff: person === undefined,
        run: () => open('person'),
      },
    ];
    const services = SERVICE_KEYS.map(({ service, code, cap }) => ({
      code,
      cap,
      text: service,
      isOff: !mayServe || person === undefined,
      run: () => serve(service),
    }));
    return { sleeper, bed: beds, services };
  }, [app, bed, desk, mayRest, mayServe, open, ownBed, person, serve, t]);
}
