import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { BedRow, PersonRow, VisitRow } from '../../../shared/contract/rows.ts';
import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import {
  sendCommand,
  useApp,
  useCan,
  useKeys,
  useQuery,
  useRow,
  useRows,
  useSelection,
  useSiteNow,
  useTexts,
  useValue,
  useWords,
} from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { createValue, type Value } from '../../ui/value.ts';
import { BedPlan } from './bed-plan.tsx';
import { bedCountsOf, bedGroupsOf, bedStateOf, isSameGroups } from './beds.ts';
import { Finder } from './finder.tsx';
import { StayingList, WakeList } from './lists.tsx';
import { LoadTable } from './load-table.tsx';
import { Share, SERVICE_KEYS, type ServedPerson } from './share.tsx';
import { restTexts } from './texts/catalog.ts';
import { askCallRanges, NO_RANGES, wakeAtOf, type CallRanges } from './wake.ts';
import './rest.css';

/** Call ranges of those who rest are asked for again this often. */
const RANGES_MS = 20_000;

/** Who stands at the counter: a truck and, once chosen, one of its people. */
type Subject = { readonly visitId: VisitRow['visitId']; readonly personId: PersonRow['personId'] | null };

/** Refusals after which a paid one is possible (RE2). */
const PAYABLE: ReadonlySet<string> = new Set(['rest.already-served', 'rest.not-free', 'rest.over-entitlement']);

/** The rest area: facilities against people on site, every bed as it is, and the counter. */
export function RestScreen() {
  const app = useApp();
  const { format } = app;
  const t = useTexts(restTexts);
  const now = useSiteNow(5000);
  const [bedId, setBedId] = useState<string | null>(null);
  const [selected, select] = useSelection();
  const [personId, setPersonId] = useState<PersonRow['personId'] | null>(null);
  const ranges = useMemo(() => createValue<CallRanges>(NO_RANGES), []);
  const { answer: load } = useQuery(
    'rest.load',
    {},
    { kinds: ['visit', 'person', 'bed', 'facility', 'site'], atMostEveryMs: 1000 },
  );
  const groups = useRows(['bed'], (rows) => bedGroupsOf(rows, format.collator), isSameGroups);
  const counts = useRows(['bed'], bedCountsOf, (a, b) => JSON.stringify(a) === JSON.stringify(b));

  useEffect(() => {
    let isCurrent = true;
    const ask = (): void => {
      void askCallRanges(app.port, app.rows).then((found) => {
        if (isCurrent) ranges.set(found);
      });
    };
    ask();
    const stop = app.clock.tick(RANGES_MS, ask);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [app, ranges]);

  const chooseBed = useCallback(
    (next: string) => {
      setBedId(next);
      const bed = app.rows.get('bed', next);
      if (bed === undefined || bed.visitId === null) return;
      select({ visitId: bed.visitId });
      setPersonId(bed.personId);
    },
    [app, select],
  );
  const choosePerson = useCallback(
    (subject: Subject) => {
      select({ visitId: subject.visitId });
      setPersonId(subject.personId);
      const beds = [...app.rows.all('bed').values()];
      const own = beds.find((bed) => bed.personId !== null && bed.personId === subject.personId);
      // A free bed that was pointed at first is the one that the person is to get.
      setBedId((before) => {
        if (own !== undefined) return own.bedId;
        const chosen = before === null ? undefined : app.rows.get('bed', before);
        return chosen !== undefined && bedStateOf(chosen) === 'free' ? before : null;
      });
    },
    [app, select],
  );

  const num = format.number;
  return (
    <div className="rest-screen">
      <section className="pane">
        <div className="bar">
          <h1>{t('rest.title')}</h1>
          {load === null ? null : (
            <span>
              <b>{t('rest.people', { all: num(load.peopleOnSite) })}</b>{' '}
              <span className="s">
                {t('rest.people-split', { visits: num(load.peopleOfVisits), staying: num(load.peopleStaying) })}
              </span>
            </span>
          )}
          <span className="facts">{t('rest.standard-note')}</span>
        </div>
        {load === null ? null : <LoadTable kinds={load.kinds} />}
        <div className="bar beds-bar">
          <b>{t('rest.beds')}</b>
          <span className="s">
            {t('rest.beds-counts', {
              all: num(counts.all),
              occupied: num(counts.occupied),
              free: num(counts.free),
              cleaning: num(counts.cleaning),
              broken: num(counts.broken),
            })}
          </span>
          <span className="leg">
            <span>
              <i className="swatch occupied" />
              {t('rest.legend.occupied')}
            </span>
            <span>
              <i className="swatch soon" />
              {t('rest.legend.wake')}
            </span>
            <span>
              <i className="swatch free" />
              {t('rest.legend.free')}
            </span>
          </span>
        </div>
        {groups.length === 0 ? (
          <p className="none q">{t('rest.beds-none')}</p>
        ) : (
          <BedPlan groups={groups} ranges={ranges} now={now} selectedId={bedId} onSelect={chooseBed} />
        )}
      </section>
      <Counter
        bedId={bedId}
        visitId={selected.visitId}
        personId={personId}
        ranges={ranges}
        now={now}
        onBed={chooseBed}
        onPerson={choosePerson}
      />
    </div>
  );
}

function Counter(props: {
  readonly bedId: string | null;
  readonly visitId: VisitRow['visitId'] | null;
  readonly personId: PersonRow['personId'] | null;
  readonly ranges: Value<CallRanges>;
  readonly now: Instant;
  readonly onBed: (bedId: string) => void;
  readonly onPerson: (subject: Subject) => void;
}) {
  const { bedId, personId, ranges, now, onBed, onPerson } = props;
  const app = useApp();
  const t = useTexts(restTexts);
  const { say } = useWords();
  const mayCheckIn = useCan('rest.check-in');
  const input = useRef<HTMLInputElement>(null);
  const bed = useRow('bed', bedId);
  const visit = useRow('visit', props.visitId);
  const { answer, reload } = useQuery('rest.person', visit === undefined ? null : { visitId: visit.visitId }, {
    kinds: ['person', 'bed'],
    atMostEveryMs: 2000,
  });
  const people = answer?.people ?? [];
  // The driver is listed first and is the one who usually stands at the counter.
  const person = people.find((one) => one.personId === personId) ?? people[0];
  const ownBedId = useRows(['bed'], (rows) => {
    if (person === undefined) return null;
    for (const each of rows.all('bed').values()) if (each.personId === person.personId) return each.bedId;
    return null;
  });
  const ownBed = useRow('bed', ownBedId);
  const [problem, setProblem] = useState<{ readonly refusal: Refusal; readonly service: Service | null } | null>(null);
  const about = `${visit?.visitId ?? ''} ${person?.personId ?? ''} ${bedId ?? ''}`;
  const [problemAbout, setProblemAbout] = useState('');
  const shown = problemAbout === about ? problem : null;

  const tell = useCallback(
    (refusal: Refusal | null, service: Service | null) => {
      setProblem(refusal === null ? null : { refusal, service });
      setProblemAbout(about);
    },
    [about],
  );

  const checkIn = useCallback(
    async (who: CommandInput<'rest.check-in'>['person']) => {
      if (visit === undefined) return;
      const wanted = bed !== undefined && bedStateOf(bed) === 'free' ? { bedId: bed.bedId } : {};
      const outcome = await sendCommand(app, 'rest.check-in', { visitId: visit.visitId, person: who, ...wanted });
      if ('ok' in outcome) onBed(outcome.ok.bedId);
      else if ('refusal' in outcome) tell(outcome.refusal, null);
    },
    [app, bed, onBed, tell, visit],
  );
  const onCheckIn = useCallback(() => {
    if (visit === undefined || person === undefined || ownBed !== undefined) input.current?.focus();
    else void checkIn({ personId: person.personId });
  }, [checkIn, ownBed, person, visit]);
  const stayId = ownBed?.stayId ?? bed?.stayId ?? null;
  const onCheckOut = useCallback(async () => {
    if (stayId === null) return;
    const outcome = await sendCommand(app, 'rest.check-out', { stayId });
    if ('refusal' in outcome) tell(outcome.refusal, null);
  }, [app, stayId, tell]);
  const serve = useCallback(
    async (service: Service, paid: boolean) => {
      if (visit === undefined || person === undefined) return;
      const outcome = await sendCommand(app, 'rest.serve', {
        visitId: visit.visitId,
        person: { personId: person.personId },
        service,
        ...(paid ? { paid } : {}),
      });
      tell('refusal' in outcome ? outcome.refusal : null, service);
      reload();
    },
    [app, person, reload, tell, visit],
  );

  useKeys(useMemo(() => ({ F7: { run: onCheckIn, isEnabled: mayCheckIn } }), [onCheckIn, mayCheckIn]));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.code === 'F7' && event.shiftKey) {
        event.preventDefault();
        event.stopPropagation();
        void onCheckOut();
        return;
      }
      if (event.shiftKey || isInField(event.target)) return;
      const service = SERVICE_KEYS.find(({ code }) => code === event.code)?.service;
      if (service === undefined || person === undefined) return;
      event.preventDefault();
      void serve(service, false);
    };
    // Before the shell, which knows F7 with and without Shift as one key.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [onCheckOut, person, serve]);

  return (
    <aside className="pane insp counter">
      <Finder input={input} onFound={onPerson} />
      <div className="counter-body">
        {bed === undefined ? null : <BedHead bed={bed} now={now} />}
        {visit === undefined ? (
          bed === undefined ? (
            <p className="none q">{t('rest.choose')}</p>
          ) : null
        ) : (
          <>
            <div className="hd who">
              {person === undefined ? null : <b className="name">{person.name ?? t('rest.unnamed')}</b>}
              <span className="m s">
                {[formatPlate(visit.plate), visit.slotCode, visit.queueNumber]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </div>
            {ownBed === undefined ? null : <WakeSection visit={visit} ranges={ranges} now={now} />}
            {person === undefined ? null : <Share person={person} onServe={(service) => void serve(service, false)} />}
            {shown === null ? null : (
              <div className="sec problem" role="alert">
                <p className="warn">{say(shown.refusal)}</p>
                {shown.service !== null && PAYABLE.has(shown.refusal.code) ? (
                  <div className="problem-acts">
                    <Button onClick={() => tell(null, null)}>{t('rest.dismiss')}</Button>
                    <Button
                      onClick={() => {
                        if (shown.service !== null) void serve(shown.service, true);
                      }}
                    >
                      {t('rest.paid')}
                    </Button>
                  </div>
                ) : null}
              </div>
            )}
            <People
              visit={visit}
              people={people}
              personId={person?.personId ?? null}
              onPerson={onPerson}
              onNew={(name) => void checkIn({ name })}
            />
          </>
        )}
        <WakeList ranges={ranges} now={now} onSelect={onBed} />
        <StayingList now={now} />
      </div>
      <div className="acts">
        <button type="button" className="go" disabled={!mayCheckIn} onClick={onCheckIn}>
          {visit === undefined || person === undefined || ownBed !== undefined
            ? t('rest.do.find')
            : bed !== undefined && bedStateOf(bed) === 'free'
              ? t('rest.do.check-in-bed', { bed: bed.code })
              : t('rest.do.check-in')}
          <kbd aria-hidden="true">F7</kbd>
        </button>
        <button
          type="button"
          className="wide"
          disabled={!mayCheckIn || stayId === null}
          onClick={() => void onCheckOut()}
        >
          {t('rest.do.check-out')} {stayId === null ? null : <span className="q m">{(ownBed ?? bed)?.code}</span>}
          <kbd aria-hidden="true">{t('rest.key.check-out')}</kbd>
        </button>
      </div>
    </aside>
  );
}

function BedHead({ bed, now }: { readonly bed: BedRow; readonly now: Instant }) {
  const { format } = useApp();
  const t = useTexts(restTexts);
  const state = bedStateOf(bed);
  const features = [bed.isForWomen ? t('rest.bed-women') : null, bed.isQuiet ? t('rest.bed-quiet') : null];
  const note = {
    free: t('rest.bed-free'),
    cleaning: t('rest.bed-cleaning'),
    broken: t('rest.bed-broken'),
    occupied: null,
  };
  return (
    <div className="hd">
      <div className="head-line">
        <span className="m pl">{bed.code}</span>
        <span className="q">
          {bed.occupiedAt === null ? '' : t('rest.since', { at: format.timeNear(bed.occupiedAt, now) })}
        </span>
      </div>
      <div className="q">{features.filter((part) => part !== null).join(' · ')}</div>
      {note[state] === null ? null : <div className="s">{note[state]}</div>}
    </div>
  );
}

function WakeSection(props: { readonly visit: VisitRow; readonly ranges: Value<CallRanges>; readonly now: Instant }) {
  const { visit, ranges, now } = props;
  const { rows, format } = useApp();
  const t = useTexts(restTexts);
  const known = useValue(ranges);
  const settings = useRow('site', 'site')?.settings;
  const wakeAt = wakeAtOf(rows, visit.visitId, known, now);
  const range = known.get(visit.visitId);
  return (
    <div className="sec">
      <h2>
        <span>{t('rest.wake')}</span>
        {settings === undefined || wakeAt === null ? null : (
          <span>{t('rest.wake-basis', { minutes: settings.rest.wakeBeforeCallMs / MINUTE_MS })}</span>
        )}
      </h2>
      {wakeAt === null ? null : <div className="answer">{format.time(wakeAt)}</div>}
      <div className="s">
        {visit.stage === 'called'
          ? t('rest.wake-called')
          : range === undefined
            ? t('rest.wake-unsure')
            : t('rest.wake-range', { from: format.time(range.p90From), to: format.time(range.p90To) })}
      </div>
    </div>
  );
}

function People(props: {
  readonly visit: VisitRow;
  readonly people: readonly ServedPerson[];
  readonly personId: string | null;
  readonly onPerson: (subject: Subject) => void;
  readonly onNew: (name: string) => void;
}) {
  const { visit, people, personId, onPerson, onNew } = props;
  const t = useTexts(restTexts);
  const { word } = useWords();
  const [name, setName] = useState('');
  const mayCheckIn = useCan('rest.check-in');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onNew(name.trim());
    setName('');
  };
  return (
    <div className="sec">
      <h2>{t('rest.people-of')}</h2>
      {people.length === 0 ? <p className="q">{t('rest.nobody')}</p> : null}
      <ul className="counter-lines crew">
        {people.map((one) => (
          <li key={one.personId}>
            <button
              type="button"
              aria-pressed={one.personId === personId}
              onClick={() => onPerson({ visitId: visit.visitId, personId: one.personId })}
            >
              <span className="el">{one.name ?? t('rest.unnamed')}</span>
              <span className="q">{word('personRole', one.role)}</span>
            </button>
          </li>
        ))}
      </ul>
      <form className="new-person" onSubmit={submit}>
        <input
          aria-label={t('rest.new-person-name')}
          placeholder={t('rest.new-person-name')}
          value={name}
          maxLength={120}
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={!mayCheckIn || name.trim() === ''}>
          {t('rest.new-person')}
        </Button>
      </form>
    </div>
  );
}

function isInField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
