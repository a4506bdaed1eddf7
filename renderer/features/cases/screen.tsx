import { useLayoutEffect, useRef, useState } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { CommandOutcome } from '../../../shared/contract/port.ts';
import { useApp, useCan, useCommand, useGoTo, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { Kbd } from '../../ui/controls.tsx';
import { CasePane } from './case-pane.tsx';
import { afterOf, placeText, type Case } from './cases.ts';
import { casesTexts } from './texts/catalog.ts';
import './cases.css';

const NO_CASES: readonly Case[] = [];

/** What the gate let happen and a coordinator has yet to look at, oldest first (GA1). */
export function CasesScreen() {
  const { format, clock } = useApp();
  const t = useTexts(casesTexts);
  const { word, say } = useWords();
  const goTo = useGoTo();
  const canConfirm = useCan('visit.confirm');
  const confirm = useCommand('visit.confirm');
  const undo = useCommand('change.undo');
  const { answer, fault, reload } = useQuery('gate.cases', {}, { kinds: ['visit', 'alarm', 'shift'] });
  const cases = answer?.cases ?? NO_CASES;
  /** Undefined until the list is there; null once nothing is chosen. */
  const [chosenId, setChosenId] = useState<Case['visitId'] | null>();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const noteForm = useRef<HTMLFormElement>(null);
  const chosen = cases.find(({ visitId }) => visitId === chosenId) ?? null;
  const chosenKey = chosen?.visitId ?? null;
  if (chosenId === undefined && cases[0] !== undefined) setChosenId(cases[0].visitId);
  // Somebody else dealt with it: what is typed on, for it, must not be heard by the case that moves up.
  if (chosen === null && typeof chosenId === 'string' && answer !== null && !isSending) {
    setChosenId(null);
    setNote('');
    setProblem(null);
    setSaid(t('cases.gone'));
  }
  useLayoutEffect(() => {
    (body.current?.querySelector<HTMLElement>('tr.sel') ?? screen.current)?.focus();
  }, [chosenKey]);

  const choose = (one: Case | undefined): void => {
    if (one === undefined) return;
    setChosenId(one.visitId);
    setNote('');
    setProblem(null);
  };
  const settle = async (one: Case, send: () => Promise<CommandOutcome<unknown>>, done: string): Promise<void> => {
    if (!canConfirm || isSending) return;
    setSending(true);
    setProblem(null);
    const outcome = await send();
    setSending(false);
    if ('ok' in outcome) {
      setSaid(done);
      setNote('');
      setChosenId(afterOf(cases, one.visitId));
      reload();
    } else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  const confirmOne = (one: Case): void => {
    const more = note.trim() === '' ? {} : { note: note.trim() };
    const plate = formatPlate(one.plate);
    void settle(one, () => confirm({ visitId: one.visitId, ...more }, one.plate), t('cases.confirmed', { plate }));
  };
  const undoOne = (one: Case): void => {
    const plate = formatPlate(one.plate);
    void settle(one, () => undo({ seq: one.seq }, one.plate), t('cases.undone', { plate }));
  };
  const onRowKey = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || chosen === null) return;
    const at = cases.indexOf(chosen);
    if (event.code === 'ArrowDown') choose(cases[Math.min(cases.length - 1, at + 1)]);
    else if (event.code === 'ArrowUp') choose(cases[Math.max(0, at - 1)]);
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') confirmOne(chosen);
    else if (event.code === 'KeyU') undoOne(chosen);
    else if (event.code === 'KeyS') goTo('journal', chosen.visitId);
    else if (event.code === 'KeyN') noteForm.current?.querySelector('input')?.focus();
    else return;
    event.preventDefault();
  };
  const overdue = cases.filter(({ isOverdue }) => isOverdue).length;

  return (
    <div
      ref={screen}
      className="cases-screen"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (chosen === null && /^Arrow(?:Up|Down)$/.test(event.code)) choose(cases[0]);
        if (event.code !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        if (event.target instanceof HTMLInputElement) body.current?.querySelector<HTMLElement>('tr.sel')?.focus();
        else goTo('gate');
      }}
    >
      <div className="bar">
        <h1>{t('cases.title')}</h1>
        <span className="s">{t('cases.note')}</span>
        <span className="facts">
          {canConfirm ? null : <span className="q">{t('cases.may-not')}</span>}
          <span role="status">{said}</span>
          <span>{t('cases.count', { count: cases.length })}</span>
          {overdue === 0 ? null : <span className="warn">{t('cases.overdue', { count: overdue })}</span>}
          <button type="button" onClick={() => goTo('gate')}>
            <Kbd>{t('cases.esc')}</Kbd> {t('cases.back')}
          </button>
        </span>
      </div>
      <div className="cases-board">
        <section className="pane">
          {fault === null ? null : (
            <p className="none bad" role="alert">
              {say(fault)}
            </p>
          )}
          <div className="cases-scroll">
            <table className="plain cases-table" hidden={cases.length === 0}>
              <thead>
                <tr>
                  <th className="at">{t('cases.col-at')}</th>
                  <th className="what">{t('cases.col-what')}</th>
                  <th className="plate">{t('cases.col-plate')}</th>
                  <th>{t('cases.col-number')}</th>
                  <th>{t('cases.col-place')}</th>
                  <th>{t('cases.col-actor')}</th>
                  <th>{t('cases.col-shift')}</th>
                </tr>
              </thead>
              <tbody ref={body} onKeyDown={onRowKey}>
                {cases.map((one) => (
                  <tr
                    key={one.visitId}
                    className={one === chosen ? 'sel' : ''}
                    aria-selected={one === chosen}
                    tabIndex={one === chosen ? 0 : -1}
                    onClick={() => choose(one)}
                  >
                    <td>{format.timeNear(one.at, clock.now())}</td>
                    <td className="b">{word('caseCode', one.code)}</td>
                    <td className="m">{formatPlate(one.plate)}</td>
                    <td className="m s">{one.queueNumber ?? '–'}</td>
                    <td>{placeText(one, t)}</td>
                    <td>{one.actor}</td>
                    <td className={one.isOverdue ? 'warn' : 'q'}>
                      {t(one.isOverdue ? 'cases.shift-before' : 'cases.shift-this')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {answer === null || cases.length > 0 ? null : <p className="none q">{t('cases.none')}</p>}
          </div>
        </section>
        <aside className="pane insp">
          {chosen === null ? (
            <p className="none q">{t('cases.pick')}</p>
          ) : (
            <CasePane
              one={chosen}
              note={note}
              noteForm={noteForm}
              canConfirm={canConfirm}
              problem={problem}
              onNote={setNote}
              onConfirm={() => confirmOne(chosen)}
              onUndo={() => undoOne(chosen)}
              onStory={() => goTo('journal', chosen.visitId)}
            />
          )}
        </aside>
      </div>
    </div>
  );
}
