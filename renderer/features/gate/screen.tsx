import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  useApp,
  useKeys,
  useLink,
  useQuery,
  useRow,
  useRows,
  useTexts,
  useValue,
  useWords,
} from '../../client/app-context.ts';
import { PhotoStrip } from '../../client/photo-strip.tsx';
import { Segmented } from '../../ui/controls.tsx';
import type { RowStore } from '../../store/row-store.ts';
import { CameraLine } from './camera-line.tsx';
import { CandidateList, capital } from './candidate-list.tsx';
import type { Way } from './candidates.ts';
import { ExitPass } from './exit-pass.tsx';
import type { ExitPassData } from './exit-pass-data.ts';
import { InPanel } from './in-panel.tsx';
import { OutPanel } from './out-panel.tsx';
import { PassesTable } from './passes-table.tsx';
import { PlateField } from './plate-field.tsx';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { copyOf, slipNow, slipOf, type SlipData } from './slip-data.ts';
import { paperOf, Slip } from './slip.tsx';
import { gateTexts } from './texts/catalog.ts';
import { medianOf } from './timings.ts';
import { timings, useGate } from './use-gate.ts';
import { useScanner } from '../../client/use-scanner.ts';
import { WaysPanel } from './ways-panel.tsx';
import './gate.css';

const PRINT_KEY = 'ben-bai.print-slips';
const SUGGESTIONS = 3;

/** The gate: a truck in or out by its plate and a few single keys. */
export function GateScreen() {
  const { place } = useApp();
  const { wish } = useValue(place);
  const way: Way = wish === 'out' ? 'out' : 'in';
  return <GateOf key={way} way={way} />;
}

function GateOf({ way }: { readonly way: Way }) {
  const app = useApp();
  const t = useTexts(gateTexts);
  const { word } = useWords();
  const link = useLink();
  const gate = useGate(way);
  const {
    station,
    step,
    chosen,
    options,
    plate,
    lastSlip,
    lastExit,
    reset,
    takeVisit,
    type,
    undoRests,
    askUndo,
    usual,
  } = gate;
  const [printsAtOnce, setPrintsAtOnce] = useState(() => localStorage.getItem(PRINT_KEY) !== 'no');
  const [printing, setPrinting] = useState<Paper | null>(null);
  const calledOut = useRows(['visit'], countCalled);
  const seconds = useValue(timings.value);
  const wished = useValue(app.place);

  // F2 or F3 again begins anew; a truck that another screen sent here is taken at once.
  const take = useRef(takeVisit);
  useEffect(() => {
    take.current = takeVisit;
  });
  useEffect(() => {
    reset();
    if (wished.wish?.startsWith('vis_') === true) take.current(wished.wish);
  }, [wished, reset]);

  const suggestFor = way === 'in' && step !== 'plate' && chosen?.stage === 'expected' ? chosen.visitId : null;
  const suggestion = useQuery(
    'slot.suggest',
    suggestFor === null ? null : { visitId: suggestFor, limit: SUGGESTIONS },
    {
      kinds: ['slot'],
      atMostEveryMs: 1000,
    },
  );
  const best = suggestion.answer?.suggestions[0]?.code ?? null;
  const outOf = way === 'out' && step === 'options' ? (chosen?.visitId ?? null) : null;
  const out = useQuery('gate.out', outOf === null ? null : { visitId: outOf }, {
    kinds: ['visit'],
    atMostEveryMs: 5000,
  });

  const print = useCallback(
    (slip: SlipData) => setPrinting({ slip: slipNow(slip, app.rows.get('visit', slip.visitId ?? '')) }),
    [app],
  );
  const printed = useCallback(() => setPrinting(null), []);
  const confirmable = useQuery('gate.cases', {}, { kinds: ['alarm', 'pass'], atMostEveryMs: 10_000 });
  const cases = confirmable.answer?.cases.length ?? 0;
  const toLate = useCallback(() => app.place.set({ screen: 'late', wish: null }), [app]);
  const toCases = useCallback(() => app.place.set({ screen: 'cases', wish: null }), [app]);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.shiftKey) return;
      if (event.code === 'KeyB') toLate();
      else if (event.code === 'KeyX') toCases();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [toLate, toCases]);
  const admit = (withSlot: boolean, resolve?: 'left-unrecorded' | 'same-plate'): void => {
    void gate.admit({
      withSlot: withSlot && !link.isStale,
      suggestions: suggestion.answer?.suggestions ?? [],
      ...(resolve === undefined ? {} : { resolve }),
      onSlip: (slip) => {
        if (printsAtOnce) print(slip);
      },
    });
  };

  useScanner(
    useCallback(
      (scan) => {
        if ('visitId' in scan) takeVisit(scan.visitId);
        else type(scan.plate, false);
      },
      [takeVisit, type],
    ),
  );
  useKeys(
    useMemo(
      () => ({
        F9: {
          isEnabled: way === 'in' ? lastSlip !== null : lastExit !== null,
          run: () => {
            if (way === 'in' && lastSlip !== null) void copyOf(app, lastSlip).then(print);
            if (way === 'out' && lastExit !== null) setPrinting({ pass: { ...lastExit, copy: lastExit.copy + 1 } });
          },
        },
        ...(undoRests === null ? {} : { undo: { run: askUndo } }),
      }),
      [app, way, lastSlip, lastExit, print, undoRests, askUndo],
    ),
  );

  const draft =
    way === 'in' && plate !== '' && (step === 'options' || step === 'ways')
      ? slipOf(
          app,
          {
            visit: chosen?.stage === 'expected' ? chosen : null,
            plate,
            slotCode: best,
            direction: options.kind === 'cargo' ? (options.course?.direction ?? null) : null,
            crossing: options.kind === 'cargo' ? (options.course?.crossing ?? null) : null,
            people: options.people,
            station,
          },
          null,
        )
      : null;
  const lastVisit = useRow('visit', lastSlip?.visitId ?? null);
  const shownSlip = draft ?? (lastSlip === null ? null : slipNow(lastSlip, lastVisit));
  /** Whose pictures stand beside the slip: the truck that goes out, else the last one through. */
  const photographed = way === 'out' && chosen !== null ? chosen.visitId : gate.lastVisitId;
  const median = medianOf(seconds.values());

  return (
    <div className="gate">
      <div className="bar gate-bar">
        <h1>{t('gate.title', { gate: station.gate })}</h1>
        <Segmented
          label={t('gate.way')}
          value={way}
          options={[
            { value: 'in', text: `${t('gate.in')} F2`, name: t('gate.in') },
            { value: 'out', text: `${t('gate.out')} F3`, name: t('gate.out') },
          ]}
          onChange={(next) => app.place.set({ screen: 'gate', wish: next })}
        />
        <span className="s el">
          {t('gate.lane', { lane: station.lane })}
          {usual === null || way === 'out' ? '' : ` · ${capital(word('direction', usual.direction))} ${usual.crossing}`}
        </span>
        <span className="facts">
          <button type="button" onClick={() => app.place.set({ screen: 'import', wish: null })}>
            {t('gate.lists')} <kbd>{t('gate.lists-key')}</kbd>
          </button>
          <button type="button" onClick={toLate}>
            {t('gate.late-entry')} <kbd>{t('gate.late-entry-key')}</kbd>
          </button>
          <button type="button" className={cases > 0 ? 'warn' : ''} onClick={toCases}>
            {t('gate.cases', { count: cases })} <kbd>{t('gate.cases-key')}</kbd>
          </button>
          {calledOut === 0 ? null : <span>{t('gate.called-out', { count: app.format.number(calledOut) })}</span>}
          {median === null ? null : (
            <span>
              {t('gate.median', { count: seconds.size })}{' '}
              <b>{t('gate.seconds', { seconds: app.format.number(median, 1) })}</b>
            </span>
          )}
        </span>
      </div>
      <div className="gate-entry">
        <PlateField gate={gate} />
        {way === 'in' && step === 'plate' ? (
          <CameraLine gate={station.gate} lane={station.lane} onTake={gate.takeReading} />
        ) : null}
        {step === 'ways' ? (
          <WaysPanel gate={gate} onResolve={(resolve) => admit(true, resolve)} />
        ) : way === 'in' ? (
          <InPanel gate={gate} suggested={suggestion.answer} isAsking={suggestion.isLoading} onAdmit={admit} />
        ) : (
          <OutPanel
            gate={gate}
            sheet={out.isLoading ? null : out.answer}
            onPass={(pass) => {
              if (printsAtOnce) setPrinting({ pass });
            }}
          />
        )}
      </div>
      <CandidateList gate={gate} />
      <PassesTable canUndo={undoRests === null} />
      <aside className="gate-slip">
        <div className="bar">
          <h1>{t(titleOfDesk(way, draft !== null || lastSlip === null))}</h1>
          <span className="facts">
            {t('gate.slip-paper')}
            <Segmented
              label={t('gate.print-at-once')}
              value={printsAtOnce ? 'yes' : 'no'}
              options={[
                { value: 'yes', text: t('gate.print-on') },
                { value: 'no', text: t('gate.print-off') },
              ]}
              onChange={(next) => {
                localStorage.setItem(PRINT_KEY, next);
                setPrintsAtOnce(next === 'yes');
              }}
            />
          </span>
        </div>
        <div className="desk">
          {way === 'out' ? (
            lastExit === null ? (
              <p className="q">{t('gate.no-pass')}</p>
            ) : (
              <ExitPass pass={lastExit} format={app.format} />
            )
          ) : shownSlip === null ? (
            <p className="q">{t('gate.no-slip')}</p>
          ) : (
            <Slip slip={shownSlip} format={app.format} />
          )}
          {photographed === null ? null : (
            <div className="photos">
              <PhotoStrip subject={{ visitId: photographed }} />
            </div>
          )}
        </div>
      </aside>
      {printing === null ? null : (
        <PrintSheet paper={'slip' in printing ? paperOf(printing.slip) : 'slip'} onPrinted={printed}>
          {'slip' in printing ? (
            <Slip slip={printing.slip} format={app.format} />
          ) : (
            <ExitPass pass={printing.pass} format={app.format} />
          )}
        </PrintSheet>
      )}
    </div>
  );
}

/** What goes to the printer: the slip of a truck in, or the pass of one out. */
type Paper = { readonly slip: SlipData } | { readonly pass: ExitPassData };

function titleOfDesk(way: Way, isDraft: boolean): 'gate.slip' | 'gate.slip-last' | 'gate.pass-last' {
  if (way === 'out') return 'gate.pass-last';
  return isDraft ? 'gate.slip' : 'gate.slip-last';
}

function countCalled(rows: RowStore): number {
  let count = 0;
  for (const { stage } of rows.all('visit').values()) if (stage === 'called') count += 1;
  return count;
}
