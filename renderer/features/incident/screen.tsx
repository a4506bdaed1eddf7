import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { IncidentSummary } from '../../../shared/contract/queries.ts';
import { mayKnowIncident } from '../../../shared/domain/incidents/restricted.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import {
  useApp,
  useCommand,
  useGoTo,
  useKeys,
  useQuery,
  useRow,
  useSelection,
  useTexts,
  useValue,
  useWords,
} from '../../client/app-context.ts';
import { EvacuationPrint } from '../../client/evacuation-print.tsx';
import { Button } from '../../ui/controls.tsx';
import { AnswerSheet } from './answer-sheet.tsx';
import { NUMBERS } from './calls.tsx';
import { ExitsPrint } from './exits-print.tsx';
import { IncidentList } from './incident-list.tsx';
import { StoryPane } from './story-pane.tsx';
import { incidentTexts } from './texts/catalog.ts';
import { useStory } from './use-story.ts';
import './incident.css';

const NONE: readonly IncidentSummary[] = [];

type Doing = 'closing' | 'keys' | 'printing-exits' | 'printing-evacuation';

/** All incidents, and the one that is worked on: every act by one key (IN1). */
export function IncidentScreen() {
  const { place, format, session } = useApp();
  const t = useTexts(incidentTexts);
  const { say } = useWords();
  const goTo = useGoTo();
  const [, select] = useSelection();
  const sendKeys = useCommand('visit.keys');
  const { answer, fault } = useQuery('incident.list', {}, { kinds: ['incident'], atMostEveryMs: 200 });
  const incidents = answer?.incidents ?? NONE;
  const opened = useValue(place);
  const [chosen, setChosen] = useState<{ readonly after: typeof opened; readonly incidentId: string } | null>(null);
  const [begun, setBegun] = useState<{ readonly doing: Doing; readonly incidentId: string | null } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const noteField = useRef<HTMLInputElement>(null);
  const done = useCallback(() => setBegun(null), []);

  // The one that was just opened is worked on before the list has it: no key may go to another.
  const wished = opened.wish?.startsWith('inc_') === true ? opened.wish : null;
  const selectedId = chosen?.after === opened ? chosen.incidentId : wished;
  const [first] = incidents;
  // The first stays chosen whatever is opened elsewhere and comes to stand above it.
  if (selectedId === null && first !== undefined) setChosen({ after: opened, incidentId: first.incidentId });
  // What was begun about one incident never goes on about another.
  const doing = begun !== null && begun.incidentId === selectedId ? begun.doing : null;
  const begin = useCallback((next: Doing) => setBegun({ doing: next, incidentId: selectedId }), [selectedId]);
  const live = useRow('incident', selectedId);
  const selected = live ?? incidents.find(({ incidentId }) => incidentId === selectedId);
  const isMasked = selected !== undefined && !mayKnowIncident(session.roles, selected);
  const work = useStory(selected === undefined || isMasked ? null : selectedId);
  const { story, isOpen, mayClose } = work;
  const visit = useRow('visit', story?.visitId ?? null);
  const mayPrintExits = (story?.exits ?? null) !== null;

  // Whoever comes here by a key goes on with keys.
  useLayoutEffect(() => list.current?.focus(), [opened]);

  const choose = (incidentId: string): void => setChosen({ after: opened, incidentId });
  const move = (by: number): void => {
    const at = incidents.findIndex(({ incidentId }) => incidentId === selectedId);
    const next = incidents[Math.min(incidents.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    choose(next.incidentId);
    document.getElementById(next.incidentId)?.scrollIntoView({ block: 'nearest' });
  };
  const showTruck = (): void => {
    if (visit === undefined) return;
    select({ visitId: visit.visitId, slotId: visit.slotId });
    goTo('yard');
  };

  useKeys(
    useMemo(
      () => ({ F9: { name: t('incident.print-exits'), run: () => begin('printing-exits'), isEnabled: mayPrintExits } }),
      [begin, mayPrintExits, t],
    ),
  );

  const acts: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    KeyN: () => noteField.current?.focus(),
    KeyE: isOpen && mayClose ? () => begin('closing') : undefined,
    KeyK: isOpen && visit !== undefined ? () => begin('keys') : undefined,
    KeyX: showTruck,
    KeyP: () => begin('printing-evacuation'),
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof HTMLInputElement) {
      // Back to the list; what was typed stays.
      if (event.code === 'Escape') list.current?.focus();
      return;
    }
    if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const number = NUMBERS.find((one) => one.endsWith(digit ?? '-'));
    const act = acts[event.code];
    if (event.code === 'Escape') goTo('yard');
    else if (digit !== undefined && event.shiftKey && number !== undefined) work.call(number);
    else if (digit !== undefined && !event.shiftKey) work.toggle(Number(digit) - 1);
    else if (act !== undefined) act();
    else return;
    event.preventDefault();
  };

  const problem = fault ?? work.fault;
  const openCount = incidents.filter(({ closedAt }) => closedAt === null).length;
  const plate = formatPlate(visit?.plate ?? '');
  return (
    <div className="incident-screen" onKeyDown={onKeyDown}>
      <div className="bar">
        <h1>{t('incident.title')}</h1>
        <span className="s">
          {t('incident.open-now', {
            open: format.number(openCount),
            closed: format.number(incidents.length - openCount),
          })}
        </span>
        <span className="facts">
          <Button keyCap="P" onClick={() => begin('printing-evacuation')}>
            {t('incident.print-evacuation')}
          </Button>
        </span>
      </div>
      <div className="incident-board">
        <section className="pane">
          <IncidentList ref={list} incidents={incidents} selectedId={selectedId} onSelect={choose} />
          {answer !== null && incidents.length === 0 ? <p className="none q">{t('incident.none')}</p> : null}
        </section>
        <section className="pane">
          {isMasked ? <p className="none s">{t('incident.restricted')}</p> : null}
          {story !== null && !isMasked ? <StoryPane story={story} work={work} noteRef={noteField} /> : null}
          {problem === null ? null : (
            <p className="none bad" role="alert">
              {say(problem)}
            </p>
          )}
          {story === null || isMasked ? null : (
            <div className="acts">
              <button type="button" disabled={acts['KeyK'] === undefined} onClick={acts['KeyK']}>
                {t(visit?.isDriverless === true ? 'incident.mark-driven' : 'incident.mark-driverless')} <kbd>K</kbd>
              </button>
              <button type="button" disabled={visit === undefined} onClick={showTruck}>
                {t('incident.show-truck')} <kbd>X</kbd>
              </button>
              {mayPrintExits ? (
                <button type="button" onClick={() => begin('printing-exits')}>
                  {t('incident.print-exits')} <kbd>F9</kbd>
                </button>
              ) : null}
              {isOpen ? (
                <button type="button" className="go" disabled={!mayClose} onClick={acts['KeyE']}>
                  {t('incident.close')} <kbd>E</kbd>
                </button>
              ) : null}
            </div>
          )}
        </section>
      </div>
      {doing === 'closing' && story !== null ? (
        <AnswerSheet
          label={t('incident.close-title')}
          field={t('incident.close-outcome')}
          maxLength={500}
          go={t('incident.close')}
          onGo={(note) => work.close({ incidentId: story.incidentId, note })}
          onClose={done}
        />
      ) : null}
      {doing === 'keys' && visit?.isDriverless === false ? (
        <AnswerSheet
          label={t('incident.mark-driverless-title', { plate })}
          note={t('incident.mark-driverless-note')}
          field={t('incident.keys-where')}
          go={t('incident.mark-driverless')}
          onGo={(where) =>
            sendKeys({ visitId: visit.visitId, keysWith: where === '' ? visit.keysWith : where, isDriverless: true })
          }
          onClose={done}
        />
      ) : null}
      {doing === 'keys' && visit?.isDriverless === true ? (
        <AnswerSheet
          label={t('incident.mark-driven-title', { plate })}
          note={t('incident.mark-driven-note')}
          go={t('incident.mark-driven')}
          onGo={() => sendKeys({ visitId: visit.visitId, keysWith: null, isDriverless: false })}
          onClose={done}
        />
      ) : null}
      {doing === 'printing-exits' && story !== null ? <ExitsPrint story={story} onPrinted={done} /> : null}
      {doing === 'printing-evacuation' ? <EvacuationPrint onPrinted={done} /> : null}
    </div>
  );
}
