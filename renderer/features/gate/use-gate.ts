import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { SlotSuggestion } from '../../../shared/contract/queries.ts';
import type { CandidateRow } from '../../../shared/contract/rows.ts';
import { isFresh } from '../../../shared/domain/gate/camera.ts';
import { plateDistance, undoTyping, type TypedCode } from '../../../shared/domain/vehicles/plate-typing.ts';
import { isKnownPlate, normalisePlate, readPlate } from '../../../shared/domain/vehicles/plate.ts';
import { sendCommand, useApp, useRow, useRows, useTexts, useWords, type App } from '../../client/app-context.ts';
import { useLane } from '../../client/use-lane.ts';
import type { RowStore } from '../../store/row-store.ts';
import { coursesOf, isSameCourses, keepUsualCourse, usualCourse } from '../../store/usual-course.ts';
import { newestAt } from './camera-reading.ts';
import { candidatesOf, plainChoice, type Candidate, type Way } from './candidates.ts';
import {
  arriveInput,
  CHINESE_SIGNS,
  lacksChineseSign,
  startOptions,
  usualWayOut,
  type EntryOptions,
  type WayOut,
} from './entry.ts';
import { exitPassOf, type ExitPassData } from './exit-pass-data.ts';
import { IN_CASH, letOut as letOutOf, type OutSheet, type Settlement } from './let-out.ts';
import { readScan } from '../../client/scanner.ts';
import { askSlip, slipOf, type SlipData } from './slip-data.ts';
import { isTakenBack, type Act } from './taken-back.ts';
import { gateTexts } from './texts/catalog.ts';
import { createTimings, timingKey } from './timings.ts';

export type Step = 'plate' | 'choose' | 'options' | 'ways';

/** An answer that takes longer than this lets the next truck begin; the command goes on being sent. */
const RELEASE_AFTER_MS = 2000;
const SLOT_TRIES = 3;

type Said = {
  readonly tone: 'plain' | 'warn' | 'bad';
  readonly text: string;
  readonly plate: string | null;
  /** The truck in or out that it tells of; it is silent once that was taken back. */
  readonly act?: Act;
};

export const timings = createTimings();

/** Everything the gate's entry does, step by step: plate → (choose) → options → in or out. */
export function useGate(way: Way) {
  const app = useApp();
  const t = useTexts(gateTexts);
  const { say, word } = useWords();
  const site = useRow('site', 'site');
  const courses = useRows(['queue'], coursesOf, isSameCourses);

  const here = useLane();
  const { gate, lane } = here;
  const station = useMemo(() => ({ gate, lane }), [gate, lane]);
  const usual = useMemo(() => usualCourse(here, courses), [here, courses]);
  const usualPeople = site?.settings.usualPeople ?? 2;

  const [text, setText] = useState('');
  const [typed, setTyped] = useState<TypedCode['kind']>('plain');
  const [sign, setSign] = useState<string | null>(null);
  const [step, setStep] = useState<Step>('plate');
  const [marked, setMarked] = useState<number | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  /** What the camera read of the truck that is being entered. */
  const [readingId, setReadingId] = useState<CandidateRow['candidateId'] | null>(null);
  const [options, setOptions] = useState<EntryOptions>(() => startOptions(null, null, usualPeople));
  const [wayOut, setWayOut] = useState<WayOut>('crossed');
  const [settlement, setSettlement] = useState<Settlement>(IN_CASH);
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [lastSlip, setLastSlip] = useState<SlipData | null>(null);
  const [lastExit, setLastExit] = useState<ExitPassData | null>(null);
  const [lastAct, setLastAct] = useState<Act | null>(null);
  const [unanswered, setUnanswered] = useState(0);
  const [undoAskedAt, setUndoAskedAt] = useState<string | null>(null);
  const startedAt = useRef<number | null>(null);

  const candidates = useRows(
    ['visit'],
    useCallback((rows: RowStore) => candidatesOf(text, rows.all('visit').values(), way), [text, way]),
    isSameCandidates,
  );
  const chosen = useRow('visit', chosenId) ?? null;
  const plate = chosen?.plate ?? normalisePlate((sign ?? '') + text);
  const isLastTakenBack = useRows(
    ['visit', 'pass'],
    useCallback((rows: RowStore) => lastAct !== null && isTakenBack(rows, lastAct), [lastAct]),
  );

  // A truck that is half entered, or not answered yet, is not what Ctrl+Z would take back: it would be the one before.
  const isEntryOpen = text !== '' || step !== 'plate';
  const undoRests = unanswered > 0 ? 'unanswered' : isEntryOpen ? 'open' : null;
  const moment = `${step} ${text}`;
  const momentNow = useRef(moment);
  useEffect(() => {
    momentNow.current = moment;
  }, [moment]);
  const askUndo = useCallback(() => setUndoAskedAt(momentNow.current), []);
  const shownSaid = ((): Said | null => {
    if (undoRests !== null && undoAskedAt === moment)
      return { tone: 'warn', text: t(`gate.undo-${undoRests}`), plate: null };
    if (!isLastTakenBack || lastAct === null || (said !== null && said.act !== lastAct)) return said;
    return isEntryOpen
      ? null
      : {
          tone: 'plain',
          text: t(lastAct.way === 'in' ? 'gate.taken-back-in' : 'gate.taken-back-out'),
          plate: lastAct.plate,
        };
  })();

  const reset = useCallback(() => {
    setText('');
    setTyped('plain');
    setSign(null);
    setStep('plate');
    setMarked(null);
    setChosenId(null);
    setReadingId(null);
    setStaying(new Set());
    setSettlement(IN_CASH);
    setRefusal(null);
    setOptions(startOptions(null, usual, usualPeople));
    startedAt.current = null;
  }, [usual, usualPeople]);

  const type = useCallback(
    (raw: string, isComposing: boolean) => {
      startedAt.current ??= performance.now();
      setMarked(null);
      setSaid(null);
      if (raw === '') startedAt.current = null;
      if (isComposing) {
        setText(raw);
        return;
      }
      const fits = (code: string): boolean =>
        isKnownPlate(code) || candidatesOf(code, app.rows.all('visit').values(), way).some(({ fit }) => fit !== 'near');
      const read = undoTyping(raw, fits);
      setTyped(read.kind);
      setText(read.kind === 'unclear' ? raw : read.text.toUpperCase());
    },
    [app.rows, way],
  );

  const pick = useCallback(
    (candidate: Candidate | null) => {
      const visit = candidate?.visit ?? null;
      if (way === 'out') {
        if (visit === null) {
          setSaid({ tone: 'warn', text: t('gate.not-inside'), plate: null });
          return;
        }
        setWayOut(usualWayOut(visit));
        setStaying(new Set());
        setSettlement(IN_CASH);
      }
      setChosenId(visit?.visitId ?? null);
      app.selection.set({ visitId: visit?.visitId ?? null, slotId: visit?.slotId ?? null });
      const isChinese = visit === null && (readPlate(text).country === 'CN' || lacksChineseSign(text));
      const course = isChinese ? (courses.find(({ direction }) => direction === 'import') ?? usual) : usual;
      setOptions(startOptions(visit, course, usualPeople));
      setSign(visit === null && way === 'in' && lacksChineseSign(text) ? CHINESE_SIGNS[0] : null);
      setStep('options');
    },
    [app.selection, courses, t, text, usual, usualPeople, way],
  );

  const takeVisit = useCallback(
    (visitId: string) => {
      const visit = app.rows.get('visit', visitId);
      if (visit === undefined) {
        setSaid({ tone: 'warn', text: t('gate.not-inside'), plate: null });
        return;
      }
      startedAt.current ??= performance.now();
      setText(visit.plate);
      setTyped('plain');
      pick({ visit, fit: 'exact', isInside: visit.stage !== 'expected' });
    },
    [app.rows, pick, t],
  );

  /** What the camera read is typed for the operator, who looks and goes on; it lets nobody in by itself (PH2). */
  const takeReading = useCallback(
    (candidate: CandidateRow) => {
      setReadingId(candidate.candidateId);
      if (candidate.plate !== '') type(candidate.plate, false);
    },
    [type],
  );

  const takePlate = useCallback(() => {
    if (normalisePlate(text) === '') {
      const reading = way === 'in' ? newestAt(app.rows.all('candidate').values(), gate, lane) : null;
      if (reading !== null && isFresh(reading, app.clock.now())) takeReading(reading);
      return;
    }
    // A slip's code that came key by key: the scanner is slow, the code short, or somebody reads it off the paper.
    const scan = readScan(text);
    if ('visitId' in scan) {
      takeVisit(scan.visitId);
      return;
    }
    if (marked !== null) {
      pick(candidates[marked] ?? null);
      return;
    }
    const choice = plainChoice(candidates, isKnownPlate(text));
    if (choice === undefined) setStep('choose');
    else pick(choice);
  }, [app, candidates, gate, lane, marked, pick, takeReading, takeVisit, text, way]);

  const finishTiming = useCallback(
    (visitId: string, began: number | null) => {
      if (began !== null) timings.note(timingKey(visitId, way), (performance.now() - began) / 1000);
    },
    [way],
  );

  const admit = useCallback(
    async (wish: {
      readonly withSlot: boolean;
      readonly suggestions: readonly SlotSuggestion[];
      readonly resolve?: 'left-unrecorded' | 'same-plate';
      readonly onSlip: (slip: SlipData) => void;
    }) => {
      if (isWorking || plate === '') return;
      const declared = chosen?.stage === 'expected' || chosen?.stage === 'abroad' ? chosen : null;
      if (chosen === null && options.course === null && options.kind === 'cargo') {
        setSaid({ tone: 'warn', text: t('gate.needs-course'), plate: null });
        return;
      }
      setWorking(true);
      setUnanswered((count) => count + 1);
      const began = startedAt.current;
      let isReleased = false;
      const work = (async (): Promise<'in' | 'ways' | 'failed'> => {
        const input = arriveInput(plate, wish.resolve === undefined ? declared : null, options, station);
        const outcome = await sendCommand(app, 'visit.arrive', {
          ...input,
          ...(wish.resolve === undefined ? {} : { resolve: wish.resolve }),
          ...(isReadingOf(app, readingId, plate) ? { candidateId: readingId } : {}),
        });
        if ('refusal' in outcome) {
          // Once the next truck has begun, its keys are no answer about this one.
          if (outcome.refusal.code === 'visit.already-here' && !isReleased) {
            setRefusal(outcome.refusal);
            setStep('ways');
            return 'ways';
          }
          setSaid({ tone: 'bad', text: say(outcome.refusal), plate: isReleased ? plate : null });
          return 'failed';
        }
        if ('fault' in outcome) {
          setSaid({ tone: 'bad', text: say(outcome.fault), plate: isReleased ? plate : null });
          return 'failed';
        }
        const { visitId, warnings } = outcome.ok;
        finishTiming(visitId, began);
        if (declared === null && options.course !== null && options.kind === 'cargo')
          keepUsualCourse(here, options.course);
        const isAsSuggested = declared !== null && options.vehicleType === declared.vehicleType;
        const slot = wish.withSlot ? await placeIn(app, visitId, isAsSuggested ? wish.suggestions : []) : NOT_PLACED;
        const arrival = app.lastOutcome.get();
        if (slot.seq !== null && arrival?.seq === outcome.seq)
          app.lastOutcome.set({ ...arrival, undoFirst: [slot.seq] });
        const visit = app.rows.get('visit', visitId) ?? null;
        const slip = slipOf(
          app,
          {
            visit,
            plate,
            slotCode: slot.code,
            direction: options.course?.direction ?? null,
            crossing: options.course?.crossing ?? null,
            people: options.people,
            station,
          },
          visit === null ? null : await askSlip(app, visit.visitId),
        );
        const act: Act = { way: 'in', visitId, plate };
        setLastAct(act);
        setLastSlip(slip);
        wish.onSlip(slip);
        const notes = [
          ...(slot.why === null ? [] : [t('gate.no-slot-given', { why: slot.why })]),
          ...warnings.map((code) => say({ code })),
        ];
        const done = slot.code === null ? t('gate.admitted') : t('gate.admitted-slot', { slot: slot.code });
        setSaid(
          notes.length === 0
            ? { tone: 'plain', text: done, plate, act }
            : { tone: 'warn', text: `${done} · ${notes.join(' ')}`, plate, act },
        );
        return 'in';
      })().finally(() => setUnanswered((count) => count - 1));
      const ended = await Promise.race([work, wait(RELEASE_AFTER_MS)]);
      isReleased = ended === 'late';
      setWorking(false);
      if (isReleased) setSaid({ tone: 'warn', text: t('gate.late'), plate });
      if (ended === 'in' || ended === 'late') reset();
    },
    [app, chosen, finishTiming, here, isWorking, options, plate, readingId, reset, say, station, t],
  );

  const letOut = useCallback(
    async (sheet: OutSheet | null, onPass: (pass: ExitPassData) => void) => {
      if (isWorking || chosen === null) return;
      setWorking(true);
      setUnanswered((count) => count + 1);
      const began = startedAt.current;
      const visit = chosen;
      let isReleased = false;
      const work = (async (): Promise<'out' | 'failed'> => {
        const act = { wayOut, staying: [...staying], station, sheet, settlement };
        const outcome = await letOutOf(app, visit, act);
        if (!outcome.isOut) {
          setSaid({ tone: 'bad', text: say(outcome.problem), plate: isReleased ? visit.plate : null });
          return 'failed';
        }
        finishTiming(visit.visitId, began);
        const done: Act = {
          way: wayOut === 'uncouple' || wayOut === 'abroad' ? wayOut : 'out',
          visitId: visit.visitId,
          plate: visit.plate,
        };
        setLastAct(done);
        const pass = exitPassOf(app, visit, { ...outcome, station, sheet });
        setLastExit(pass);
        onPass(pass);
        const { went } = outcome;
        const how = went === 'uncouple' || went === 'abroad' ? t(`gate.way-out-${went}`) : word('departure', went);
        setSaid({ tone: 'plain', text: t('gate.departed', { how }), plate: visit.plate, act: done });
        return 'out';
      })().finally(() => setUnanswered((count) => count - 1));
      const ended = await Promise.race([work, wait(RELEASE_AFTER_MS)]);
      isReleased = ended === 'late';
      setWorking(false);
      if (isReleased) setSaid({ tone: 'warn', text: t('gate.late'), plate: visit.plate });
      if (ended !== 'failed') reset();
    },
    [app, chosen, finishTiming, isWorking, reset, say, settlement, staying, station, t, wayOut, word],
  );

  return {
    app,
    way,
    station,
    courses,
    text,
    typed,
    sign,
    setSign,
    step,
    setStep,
    marked,
    setMarked,
    candidates,
    chosen,
    plate,
    options,
    setOptions,
    usual,
    wayOut,
    setWayOut,
    settlement,
    setSettlement,
    staying,
    setStaying,
    refusal,
    isWorking,
    said: shownSaid,
    /** The slip of the last truck in; gone with it when it is taken back, for it must not be printed again. */
    lastSlip: isLastTakenBack ? null : lastSlip,
    /** The truck that this station let in or out last, as long as that stands. */
    lastVisitId: isLastTakenBack ? null : (lastAct?.visitId ?? null),
    /** The pass of the last truck out, for printing it again. */
    lastExit: isLastTakenBack ? null : lastExit,
    isLastTakenBack,
    undoRests,
    askUndo,
    type,
    takePlate,
    takeReading,
    takeVisit,
    pick,
    admit,
    letOut,
    reset,
  };
}

export type Gate = ReturnType<typeof useGate>;

/** Letters by which a reading may be wrong and still be of the truck at the barrier. */
const MISREAD_AT_MOST = 2;

/** Whether what the camera read is of the truck that is let in, and not of one before or behind it (PH2). */
function isReadingOf(
  app: App,
  readingId: CandidateRow['candidateId'] | null,
  plate: string,
): readingId is CandidateRow['candidateId'] {
  const reading = readingId === null ? undefined : app.rows.get('candidate', readingId);
  return reading !== undefined && (reading.plate === '' || plateDistance(reading.plate, plate) <= MISREAD_AT_MOST);
}

function wait(ms: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), ms));
}

type Placed = { readonly code: string | null; readonly seq: number | null; readonly why: string | null };
const NOT_PLACED: Placed = { code: null, seq: null, why: null };

/**
 * Puts the truck into the best slot that is still free; others may have taken the first ones meanwhile. A yard, or a part
 * of it, may have no slots: then it is sent to the best zone with room.
 */
async function placeIn(app: App, visitId: string, known: readonly SlotSuggestion[]): Promise<Placed> {
  let suggestions = known;
  let why: string | null = null;
  for (let round = 0; round < SLOT_TRIES; round++) {
    if (suggestions.length === 0) {
      const answer = await app.port.query('slot.suggest', { visitId, limit: SLOT_TRIES });
      suggestions = 'ok' in answer ? answer.ok.suggestions : [];
      const [zone] = 'ok' in answer ? answer.ok.zones : [];
      if (suggestions.length === 0)
        return zone === undefined ? { ...NOT_PLACED, why } : sendTo(app, visitId, zone.code);
    }
    for (const { slotId, code, alsoSlotIds = [] } of suggestions) {
      const outcome = await app.port.send(
        'slot.assign',
        { visitId, slotId, ...(alsoSlotIds.length > 0 && { alsoSlotIds: [...alsoSlotIds] }) },
        app.newCommandId(),
      );
      if ('ok' in outcome) {
        await app.rows.reached(outcome.seq);
        return { code, seq: outcome.seq, why: null };
      }
      why = 'refusal' in outcome ? outcome.refusal.code : outcome.fault.code;
    }
    suggestions = [];
  }
  return { ...NOT_PLACED, why };
}

/** Records that the truck goes to a zone without slots. */
async function sendTo(app: App, visitId: string, zone: string): Promise<Placed> {
  const outcome = await app.port.send('piece.see', { visitId, zone }, app.newCommandId());
  if (!('ok' in outcome))
    return { ...NOT_PLACED, why: 'refusal' in outcome ? outcome.refusal.code : outcome.fault.code };
  await app.rows.reached(outcome.seq);
  return { code: zone, seq: outcome.isUnchanged === true ? null : outcome.seq, why: null };
}

function isSameCandidates(a: readonly Candidate[], b: readonly Candidate[]): boolean {
  return a.length === b.length && a.every((each, at) => each.visit === b[at]?.visit && each.fit === b[at]?.fit);
}
