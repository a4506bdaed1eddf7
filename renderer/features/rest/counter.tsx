import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import { sendCommand, useApp, useCan, useKeys, useTexts } from '../../client/app-context.ts';
import { findPeople } from '../../client/find-people.ts';
import { PersonSheet } from '../../client/person-sheet.tsx';
import { useScanner } from '../../client/use-scanner.ts';
import type { Value } from '../../ui/value.ts';
import { BedFacts, StayFacts } from './bed-facts.tsx';
import { bedStateOf, placeOfBed } from './beds.ts';
import { Crew, type NewPerson } from './crew.tsx';
import { Finder } from './finder.tsx';
import { StayingList, WakeList } from './lists.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { Chosen } from './proposal.tsx';
import { Share } from './share.tsx';
import { TaskForm } from './task-form.tsx';
import { restTexts } from './texts/catalog.ts';
import { useCounterActs, type Task } from './use-counter-acts.ts';
import { useDesk } from './use-desk.ts';
import { useActKeys, type KeyAct } from '../../client/use-act-keys.ts';
import type { AtCounter, Subject } from './use-subject.ts';
import type { WakeTimes } from './wake-times.ts';

/** The counter: who stands there, what they have and may have, and every act by its key. */
export function Counter(props: {
  readonly at: AtCounter;
  readonly times: Value<WakeTimes>;
  readonly now: Instant;
  /** What stands in place of a person: the facilities of a kind that was chosen. */
  readonly instead: ReactNode;
  /** Keys of the whole screen. */
  readonly further: readonly KeyAct[];
  readonly onPropose: (bedId: string | null) => void;
  readonly onBegin: () => void;
}) {
  const { at, times, now, instead, further, onPropose, onBegin } = props;
  const { bed, visit, people, person, ownBed, chooseBed, choosePerson, reload } = at;
  const app = useApp();
  const t = useTexts(restTexts);
  const mayCheckIn = useCan('rest.check-in');
  const input = useRef<HTMLInputElement>(null);
  const about = `${visit?.visitId ?? ''} ${person?.personId ?? ''}`;
  const desk = useDesk(`${about} ${bed?.bedId ?? ''}`);
  const [begun, setBegun] = useState<{ readonly task: Task; readonly about: string } | null>(null);
  // Begun for a truck, it is for whoever of it stands at the counter.
  const isForTruck = begun?.about === `${visit?.visitId ?? ''} ` && ownBed === undefined;
  const task = begun !== null && (begun.about === about || isForTruck) ? begun.task : null;
  const open = useCallback((next: Task) => setBegun({ task: next, about }), [about]);
  const close = useCallback(() => setBegun(null), []);
  const picked =
    bed !== undefined && bedStateOf(bed, placeOfBed(app.rows, bed, now, app.format.zone)) === 'free' ? bed : undefined;

  const onFound = useCallback(
    (found: Subject) => {
      onBegin();
      choosePerson(found);
      const isInBed = [...app.rows.all('bed').values()].some(
        ({ personId }) => personId !== null && personId === found.personId,
      );
      setBegun(isInBed || !mayCheckIn ? null : { task: 'check-in', about: `${found.visitId} ${found.personId ?? ''}` });
    },
    [app, choosePerson, mayCheckIn, onBegin],
  );
  useScanner(
    useCallback(
      (scan) => {
        const [found] = findPeople(app.rows, 'visitId' in scan ? scan.visitId : scan.plate);
        if (found !== undefined) onFound(found);
        else if (input.current !== null) {
          input.current.focus();
          desk.say(t('rest.find-none'));
        }
      },
      [app, desk, onFound, t],
    ),
  );
  const take = useCallback(
    async ({ bedId, until, wakeAt }: Chosen) => {
      if (visit === undefined || person === undefined) return;
      const wanted = bedId === null ? {} : { bedId };
      const stayId = ownBed?.stayId ?? null;
      if (task === 'move' && stayId !== null) {
        const moved = await desk.run(() =>
          sendCommand(app, 'rest.move', { stayId, ...wanted }, person.name ?? undefined),
        );
        if (moved === null) return;
        close();
        chooseBed(moved.bedId);
        return;
      }
      const taken = await desk.run(() =>
        sendCommand(app, 'rest.check-in', {
          visitId: visit.visitId,
          person: { personId: person.personId },
          ...wanted,
          ...(until === null ? {} : { until }),
          ...(wakeAt === null ? {} : { wakeAt }),
        }),
      );
      if (taken === null) return;
      close();
      chooseBed(taken.bedId);
      if (taken.warnings.length > 0) desk.say(t('rest.more-people'));
    },
    [app, chooseBed, close, desk, ownBed, person, t, task, visit],
  );
  const onCheckIn = useCallback(() => {
    const proposal = document.querySelector<HTMLFormElement>('#rest-proposal');
    if (proposal !== null) proposal.requestSubmit();
    else if (visit === undefined || person === undefined || ownBed !== undefined) input.current?.focus();
    else open('check-in');
  }, [open, ownBed, person, visit]);
  const serve = useCallback(
    async (service: Service, paid: boolean) => {
      if (visit === undefined || person === undefined) return;
      await desk.run(
        () =>
          sendCommand(app, 'rest.serve', {
            visitId: visit.visitId,
            person: { personId: person.personId },
            service,
            ...(paid ? { paid } : {}),
          }),
        service,
      );
      reload();
    },
    [app, desk, person, reload, visit],
  );
  const add = useCallback(
    async ({ name, role, isWoman }: NewPerson) => {
      if (visit === undefined) return;
      const { visitId } = visit;
      const done = await desk.run(() =>
        sendCommand(app, 'person.add', { visitId, person: { name, role, ...(isWoman ? { isWoman } : {}) } }),
      );
      if (done === null) return;
      reload();
      onFound({ visitId, personId: done.personId as WireId<'person'> });
    },
    [app, desk, onFound, reload, visit],
  );

  useKeys(useMemo(() => ({ F7: { run: onCheckIn, isEnabled: mayCheckIn } }), [onCheckIn, mayCheckIn]));
  const acts = useCounterActs({ at, desk, open, serve: (service) => void serve(service, false) });
  useActKeys([...acts.sleeper, ...acts.bed, ...acts.services, ...further]);

  const places = visit === undefined ? [] : [formatPlate(visit.plate), visit.slotCode, visit.queueNumber];
  const ownStayId = ownBed?.stayId ?? null;
  const isFinding = visit === undefined || person === undefined || ownBed !== undefined;
  return (
    <aside className="pane insp counter">
      <Finder input={input} onFound={onFound} />
      <div className="counter-body">
        {instead ?? (
          <>
            {bed === undefined ? null : <BedFacts bed={bed} now={now} />}
            {visit === undefined && bed === undefined ? <p className="none q">{t('rest.choose')}</p> : null}
            {visit === undefined ? null : (
              <div className="hd who">
                {person === undefined ? null : <b className="name">{person.name ?? t('rest.unnamed')}</b>}
                <span className="m s">{places.filter((part) => part !== null).join(' · ')}</span>
                {ownBed === undefined || ownBed === bed ? null : (
                  <span className="s">{t('rest.has-bed', { bed: ownBed.code })}</span>
                )}
              </div>
            )}
            {desk.problem === null ? null : (
              <ProblemNote
                problem={desk.problem}
                ownBedId={ownBed?.bedId ?? null}
                onPaid={() => {
                  const service = desk.problem?.service ?? null;
                  if (service !== null) void serve(service, true);
                }}
                onShow={(bedId) => {
                  close();
                  chooseBed(bedId);
                }}
                onDismiss={desk.clear}
              />
            )}
            {desk.said === null ? null : (
              <p className="sec said" role="status">
                {desk.said}
              </p>
            )}
            <TaskForm
              task={task}
              at={at}
              desk={desk}
              picked={picked}
              onPropose={onPropose}
              onTake={take}
              onClose={close}
            />
            {ownStayId === null || task !== null ? null : <StayFacts stayId={ownStayId} times={times} now={now} />}
            {person === undefined || (task !== null && task !== 'check-in') ? null : (
              <Share person={person} onServe={(service) => void serve(service, false)} />
            )}
            {visit === undefined ? null : (
              <Crew
                visit={visit}
                people={people}
                personId={person?.personId ?? null}
                onPerson={onFound}
                onNew={(one) => void add(one)}
              />
            )}
            <WakeList times={times} now={now} onSelect={chooseBed} />
            <StayingList now={now} />
          </>
        )}
      </div>
      <div className="acts">
        <button type="button" className="go" disabled={!mayCheckIn} onClick={onCheckIn}>
          {isFinding
            ? t('rest.do.find')
            : picked === undefined
              ? t('rest.do.check-in')
              : t('rest.do.check-in-bed', { bed: picked.code })}
          <kbd aria-hidden="true">F7</kbd>
        </button>
        {[...acts.sleeper, ...acts.bed].map((act) => (
          <button key={act.code} type="button" disabled={act.isOff === true} onClick={act.run}>
            <span className="el">
              {act.text} {act.detail === undefined ? null : <span className="q m">{act.detail}</span>}
            </span>
            <kbd aria-hidden="true">{act.cap}</kbd>
          </button>
        ))}
      </div>
      {task === 'person' && person !== undefined ? <PersonSheet personId={person.personId} onClose={close} /> : null}
    </aside>
  );
}
