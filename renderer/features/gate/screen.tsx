import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
import { Segmented } from '../../ui/controls.tsx';
import type { RowStore } from '../../store/row-store.ts';
import { usualCourse } from '../../store/usual-course.ts';
import { CandidateList, capital } from './candidate-list.tsx';
import type { Way } from './candidates.ts';
import { InPanel } from './in-panel.tsx';
import { OutPanel } from './out-panel.tsx';
import { PassesTable } from './passes-table.tsx';
import { PlateField } from './plate-field.tsx';
import { PrintSlip } from './print-slip.tsx';
import { slipNow, slipOf, type SlipData } from './slip-data.ts';
import { Slip } from './slip.tsx';
import { gateTexts } from './texts/catalog.ts';
import { medianOf } from './timings.ts';
import { timings, useGate } from './use-gate.ts';
import { useScanner } from './use-scanner.ts';
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
  const { station, step, chosen, options, plate, lastSlip, reset, takeVisit, type, undoRests, askUndo } = gate;
  const [printsAtOnce, setPrintsAtOnce] = useState(() => localStorage.getItem(PRINT_KEY) !== 'no');
  const [printing, setPrinting] = useState<SlipData | null>(null);
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

  const print = useCallback(
    (slip: SlipData) => setPrinting(slipNow(slip, app.rows.get('visit', slip.visitId ?? ''))),
    [app],
  );
  const printed = useCallback(() => setPrinting(null), []);
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
          isEnabled: lastSlip !== null,
          run: () => {
            if (lastSlip !== null) print({ ...lastSlip, copy: lastSlip.copy + 1 });
          },
        },
        ...(undoRests === null ? {} : { undo: { run: askUndo } }),
      }),
      [lastSlip, print, undoRests, askUndo],
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
            direction: options.course?.direction ?? null,
            crossing: options.course?.crossing ?? null,
            people: options.people,
            station,
          },
          null,
        )
      : null;
  const lastVisit = useRow('visit', lastSlip?.visitId ?? null);
  const shownSlip = draft ?? (lastSlip === null ? null : slipNow(lastSlip, lastVisit));
  const median = medianOf(seconds.values());
  const usual = usualCourse(station.gate, gate.courses);

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
          {usual === null || way === 'out'
            ? ''
            : ` · ${t('gate.default', { direction: capital(word('direction', usual.direction)), crossing: usual.crossing })}`}
        </span>
        <span className="facts">
          <button type="button" onClick={() => app.place.set({ screen: 'import', wish: null })}>
            {t('gate.lists')} <kbd>{t('gate.lists-key')}</kbd>
          </button>
          <span>{t('gate.called-out', { count: app.format.number(calledOut) })}</span>
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
        {step === 'ways' ? (
          <WaysPanel gate={gate} onResolve={(resolve) => admit(true, resolve)} />
        ) : way === 'in' ? (
          <InPanel gate={gate} suggested={suggestion.answer} isAsking={suggestion.isLoading} onAdmit={admit} />
        ) : (
          <OutPanel gate={gate} />
        )}
      </div>
      <CandidateList gate={gate} />
      <PassesTable canUndo={undoRests === null} />
      <aside className="gate-slip">
        <div className="bar">
          <h1>{t(draft !== null || lastSlip === null ? 'gate.slip' : 'gate.slip-last')}</h1>
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
          {shownSlip === null || way === 'out' ? (
            <p className="q">{t('gate.no-slip')}</p>
          ) : (
            <Slip slip={shownSlip} format={app.format} />
          )}
        </div>
      </aside>
      {printing === null ? null : <PrintSlip slip={printing} format={app.format} onPrinted={printed} />}
    </div>
  );
}

function countCalled(rows: RowStore): number {
  let count = 0;
  for (const { stage } of rows.all('visit').values()) if (stage === 'called') count += 1;
  return count;
}
