import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useKeys, useQuery, useRow, useRows, useTexts } from '../../client/app-context.ts';
import { useLane } from '../../client/use-lane.ts';
import { coursesOf, isSameCourses, keepUsualCourse, usualCourse, type Course } from '../../store/usual-course.ts';
import { Button, Kbd, Segmented } from '../../ui/controls.tsx';
import { BlocksView } from './blocks-view.tsx';
import { knownTrucks } from './known-truck.ts';
import { isBlank, problemsOf, slipOf, waysOf } from './lines.ts';
import { PaperSlips, type Printed } from './paper-slips.tsx';
import { PrintBlockSheet } from './print-sheet.tsx';
import { SendPane } from './send-pane.tsx';
import { SlipTable, type Wanted } from './slip-table.tsx';
import type { Block } from './slip-numbers.ts';
import { lateTexts } from './texts/catalog.ts';
import { useLines } from './use-lines.ts';
import { useSending } from './use-sending.ts';
import './late.css';

type View = 'table' | 'blocks';
const NO_BLOCKS: readonly Block[] = [];

/** Late entry: paper slips of a power cut typed into a table, and the blocks of slips for the next one. */
export function LateScreen() {
  const app = useApp();
  const t = useTexts(lateTexts);
  const mayEnter = useCan('slip.enter');
  const mayPrint = useCan('slip.print');
  const site = useRow('site', 'site');
  const lane = useLane();
  const { gate } = lane;
  const { answer, fault, reload } = useQuery('slip.blocks', {}, { kinds: ['pass'] });
  const blocks = answer?.blocks ?? NO_BLOCKS;
  const lines = useLines(gate, blocks);
  const known = useRows(['visit'], knownTrucks);
  const courses = useRows(['queue'], coursesOf, isSameCourses);
  const [picked, setPicked] = useState<Course | null>(null);
  const course = picked ?? usualCourse(lane, courses);
  const sending = useSending();
  const [view, setView] = useState<View>('table');
  const [isAsking, setAsking] = useState(false);
  const [printing, setPrinting] = useState<Printed | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(() => {
    const last = lines.lines.at(-1);
    return last === undefined ? null : { key: last.key, cell: 'plate' };
  });

  const problems = useMemo(() => problemsOf(lines.lines, blocks), [lines.lines, blocks]);
  const written = lines.lines.filter((line) => !isBlank(line));
  // What the host refused is sent again with the next ones, unless it asked something: another slip may be the answer.
  const ready = lines.lines.filter(
    (line, index) => !isBlank(line) && problems[index] === null && waysOf(line.refusal).length === 0,
  );
  const toLookAt = lines.lines.filter((line, index) => line.refusal !== null || problems[index] !== null).length;

  const send: Parameters<typeof SendPane>[0]['onSend'] = async ({ reason, approval }) => {
    if (course !== null) keepUsualCourse(lane, course);
    const toSlip = (line: (typeof ready)[number]) => {
      const isDeclared = known.expected.has(normalisePlate(line.plate));
      return slipOf(line, { isDeclared, course, gate, blocks });
    };
    const answers = await sending.send(ready, lines.lines, toSlip, { reason, ...(approval !== null && { approval }) });
    if (answers.size === 0) return;
    reload();
    const refused = ready.filter(({ key }) => (answers.get(key) ?? null) !== null);
    for (const { key } of refused) lines.change(key, (line) => ({ ...line, refusal: answers.get(key) ?? null }));
    lines.remove(new Set([...answers].filter(([, refusal]) => refusal === null).map(([key]) => key)));
    const [first] = refused;
    if (first !== undefined)
      setWanted({ key: first.key, cell: waysOf(answers.get(first.key) ?? null).length > 0 ? 'ways' : 'plate' });
  };

  const ask = useCallback(() => {
    if (mayPrint) setAsking(true);
  }, [mayPrint]);
  useKeys(useMemo(() => ({ F9: { name: t('late.print'), isEnabled: mayPrint, run: ask } }), [mayPrint, ask, t]));
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || document.querySelector('dialog[open]') !== null) return;
      if (event.ctrlKey && (event.code === 'Enter' || event.code === 'NumpadEnter')) goToSending();
      else if (event.code === 'Escape' && view === 'blocks') setView('table');
      else if (event.code === 'Escape') app.place.set({ screen: 'gate', wish: null });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app, view]);
  const printed = useCallback(() => setPrinting(null), []);

  return (
    <div className="late-screen">
      <div className="bar">
        <h1>{t('late.title')}</h1>
        <Segmented<View>
          label={t('late.views')}
          value={view}
          options={[
            { value: 'table', text: t('late.view-table', { count: app.format.number(written.length) }) },
            { value: 'blocks', text: t('late.view-blocks') },
          ]}
          onChange={setView}
        />
        <span className="facts">
          {mayEnter ? null : <span className="q">{t('late.may-not')}</span>}
          <button type="button" onClick={() => app.place.set({ screen: 'gate', wish: null })}>
            <Kbd>{t('late.esc')}</Kbd> {t('late.back')}
          </button>
          <Button disabled={!mayPrint} keyCap={t('late.f9')} onClick={ask}>
            {t('late.print')}
          </Button>
        </span>
      </div>
      <div className="late-board">
        {view === 'blocks' ? (
          <BlocksView
            blocks={blocks}
            mayPrint={mayPrint}
            onEnter={(slipNos) => {
              lines.add(slipNos);
              setView('table');
            }}
            onAgain={setPrinting}
          />
        ) : (
          <>
            <section className="pane">
              <SlipTable
                lines={lines}
                problems={problems}
                blocks={blocks}
                known={known}
                course={course}
                gate={gate}
                // Where to begin depends on whether there is a number to begin with.
                wanted={answer === null && fault === null ? null : wanted}
                onWanted={setWanted}
              />
              <TableKeys />
            </section>
            <SendPane
              ready={ready.length}
              problems={toLookAt}
              courses={courses}
              course={course}
              onCourse={setPicked}
              sending={sending}
              onSend={send}
            />
          </>
        )}
      </div>
      {isAsking ? (
        <PrintBlockSheet
          gate={gate}
          onClose={() => setAsking(false)}
          onNumbered={(block) => {
            setAsking(false);
            setPrinting(block);
            reload();
          }}
        />
      ) : null}
      {printing === null ? null : <PaperSlips block={printing} siteName={site?.name ?? ''} onPrinted={printed} />}
    </div>
  );
}

function TableKeys() {
  const t = useTexts(lateTexts);
  return (
    <div className="late-keys" role="note" aria-label={t('late.keys')}>
      <span>
        <Kbd>{t('late.enter')}</Kbd> {t('late.hint-next')}
      </span>
      <span>
        <Kbd>{t('late.key-in')}</Kbd> <Kbd>{t('late.key-out')}</Kbd> <Kbd>{t('late.key-spoilt')}</Kbd>{' '}
        {t('late.hint-way')}
      </span>
      <span className="q">{t('late.hint-time')}</span>
      <span>
        <Kbd>{t('late.key-remove')}</Kbd> {t('late.hint-remove')}
      </span>
    </div>
  );
}

/** To the first field that is still to be filled, or the key that records. */
function goToSending(): void {
  const form = document.querySelector<HTMLFormElement>('#late-send');
  const empty = [...(form?.querySelectorAll('input') ?? [])].find(({ value }) => value.trim() === '');
  if (empty === undefined) form?.requestSubmit();
  else empty.focus();
}
