import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import {
  useApp,
  useCanAsk,
  useCommand,
  useQuery,
  useRows,
  useTexts,
  useValue,
  useWords,
} from '../../client/app-context.ts';
import { useChainCheck } from '../../client/chain-check.ts';
import { Button, SearchField } from '../../ui/controls.tsx';
import { ChangePane } from './change-pane.tsx';
import { actorsOf, filtered, trucksOf, whatHappened, type Change } from './page.ts';
import { StoryPane } from './story-pane.tsx';
import { actorText, reasonText } from './story-sections.ts';
import { journalTexts } from './texts/catalog.ts';
import './journal.css';

const PAGE = 100;
const SHOWN_TRUCKS = 2;
const SHOWN_WORDS = 2;
const NO_CHANGES: readonly Change[] = [];
const EVERY_KIND = [
  'site',
  'crossing',
  'queue',
  'slot',
  'visit',
  'facility',
  'bed',
  'pass',
  'alarm',
  'incident',
] as const;

/** The journal: every change, who made it, and the way back where there is one. */
export function JournalScreen() {
  const t = useTexts(journalTexts);
  const mayAsk = useCanAsk('journal.page');
  // A story that is asked for from elsewhere is shown also where the journal is open already.
  const { wish } = useValue(useApp().place);
  if (mayAsk) return <Journal key={wish} />;
  return (
    <div className="waiting">
      <p className="q">{t('journal.may-not')}</p>
    </div>
  );
}

function Journal() {
  const { format, place } = useApp();
  const t = useTexts(journalTexts);
  const { word, say } = useWords();
  const undo = useCommand('change.undo');
  const { check, run } = useChainCheck();
  const head = useRows(EVERY_KIND, (rows) => rows.seq());
  // The pages that were left behind on the way to older ones; the last is shown.
  const [befores, setBefores] = useState<readonly (number | null)[]>([null]);
  const before = befores.at(-1) ?? null;
  const { answer, fault, isLoading, reload } = useQuery('journal.page', {
    limit: PAGE,
    ...(before === null ? {} : { before }),
  });
  const changes = answer?.changes ?? NO_CHANGES;
  const [text, setText] = useState('');
  const [actor, setActor] = useState('');
  const [chosenSeq, setChosenSeq] = useState<number | null>(null);
  const [storyId, setStoryId] = useState<WireId<'visit'> | null>(() => {
    const { wish } = place.get();
    return wish?.startsWith('vis_') === true ? (wish as WireId<'visit'>) : null;
  });
  const [undoing, setUndoing] = useState<{
    readonly seq: number;
    readonly problem: string | null;
    readonly isDone: boolean;
  } | null>(null);
  const [isSending, setSending] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => search.current?.focus(), []);

  const actors = useMemo(() => actorsOf(changes), [changes]);
  const shown = useMemo(
    () => filtered(changes, { text, actor }, (type) => word('event', type)),
    [changes, text, actor, word],
  );
  const chosen = shown.find(({ seq }) => seq === chosenSeq) ?? null;
  const newest = changes[0]?.seq ?? 0;
  const fresh = before === null ? Math.max(0, head - newest) : 0;
  const oldest = changes.at(-1)?.seq ?? 0;
  const hasOlder = changes.length === PAGE && oldest > 1;

  const older = (): void => {
    if (hasOlder) setBefores([...befores, oldest]);
  };
  const newer = (): void => {
    if (befores.length > 1) setBefores(befores.slice(0, -1));
    else reload();
  };
  const choose = (change: Change | undefined): void => {
    if (change === undefined) return;
    setChosenSeq(change.seq);
    setStoryId(null);
  };
  /** Back to the line that the story was asked for from, or to the search. */
  const closeStory = (): void => {
    setStoryId(null);
    (body.current?.querySelector<HTMLElement>('tr[aria-selected="true"]') ?? search.current)?.focus();
  };
  const takeBack = async (change: Change): Promise<void> => {
    if (!change.isReversible || isSending) return;
    setSending(true);
    const outcome = await undo({ seq: change.seq }, t('journal.change', { seq: format.number(change.seq) }));
    setSending(false);
    if ('ok' in outcome) {
      setUndoing({ seq: change.seq, problem: null, isDone: true });
      reload();
    } else {
      const problem = say('refusal' in outcome ? outcome.refusal : outcome.fault);
      setUndoing({ seq: change.seq, problem, isDone: false });
    }
  };
  const onRowKey = (event: React.KeyboardEvent): void => {
    const at = shown.findIndex(({ seq }) => seq === chosenSeq);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step !== undefined) {
      const next = Math.min(shown.length - 1, Math.max(0, at + step));
      choose(shown[next]);
      body.current?.querySelectorAll('tr')[next]?.focus();
    } else if (event.code === 'Enter' && chosen !== null) {
      const truck = trucksOf(chosen.events)[0];
      if (truck !== undefined) setStoryId(truck.visitId);
    } else if (event.code === 'KeyU' && !event.ctrlKey && chosen !== null) void takeBack(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="journal-screen"
      onKeyDown={(event) => {
        if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
        if (event.code === 'PageDown') older();
        else if (event.code === 'PageUp') newer();
        else if (event.code === 'Escape' && storyId !== null) closeStory();
        else if (event.code === 'Escape' && text !== '') setText('');
        else return;
        event.preventDefault();
      }}
    >
      <div className="bar">
        <h1>{t('journal.title')}</h1>
        <span className="s">{t('journal.note')}</span>
        <span className="facts">
          {check.phase === 'running' ? (
            <span role="status">{t('journal.checking', { count: format.number(check.changes) })}</span>
          ) : check.phase === 'failed' ? (
            <span className="bad" role="alert">
              {say(check.fault)}
            </span>
          ) : check.phase === 'done' ? (
            check.answer.ok ? (
              <span role="status">{t('journal.whole', { count: format.number(check.answer.checked) })}</span>
            ) : (
              <span className="bad" role="alert">
                {t('journal.broken', { seq: format.number(check.answer.firstBad ?? 0) })}
              </span>
            )
          ) : null}
          <Button disabled={check.phase === 'running'} onClick={run}>
            {t('journal.check')}
          </Button>
        </span>
      </div>
      <div className="journal-board">
        <section className="pane">
          <div className="bar sub">
            <SearchField
              ref={search}
              label={t('journal.search')}
              value={text}
              onChange={setText}
              onKeyDown={(event) => {
                if (event.code !== 'ArrowDown' || shown.length === 0) return;
                event.preventDefault();
                choose(shown[0]);
                body.current?.querySelector('tr')?.focus();
              }}
            />
            <label className="who-field">
              <span className="l">{t('journal.actor')}</span>
              <select value={actor} onChange={(event) => setActor(event.target.value)}>
                <option value="">{t('journal.everybody')}</option>
                {actors.map((one) => (
                  <option key={one} value={one}>
                    {actorText(one, t('journal.system'))}
                  </option>
                ))}
              </select>
            </label>
            <span className="facts" role="status">
              {t('journal.shown', { shown: format.number(shown.length), count: format.number(changes.length) })}
            </span>
            <Button disabled={befores.length === 1 && fresh === 0} keyCap={t('journal.key-newer')} onClick={newer}>
              {befores.length === 1 && fresh > 0
                ? t('journal.fresh', { count: format.number(fresh) })
                : t('journal.newer')}
            </Button>
            <Button disabled={!hasOlder} keyCap={t('journal.key-older')} onClick={older}>
              {t('journal.older')}
            </Button>
          </div>
          {fault === null ? null : (
            <p className="none bad" role="alert">
              {say(fault)}
            </p>
          )}
          <div className="journal-scroll" aria-busy={isLoading}>
            <table className="plain journal-table">
              <thead>
                <tr>
                  <th className="seq r">{t('journal.col.seq')}</th>
                  <th className="at">{t('journal.col.at')}</th>
                  <th className="actor">{t('journal.col.actor')}</th>
                  <th>{t('journal.col.what')}</th>
                  <th className="trucks">{t('journal.col.trucks')}</th>
                  <th className="reason">{t('journal.col.reason')}</th>
                  <th className="station">{t('journal.col.station')}</th>
                </tr>
              </thead>
              <tbody ref={body} onKeyDown={onRowKey}>
                {shown.map((change) => (
                  <ChangeLine
                    key={change.seq}
                    change={change}
                    isChosen={change.seq === chosenSeq}
                    onChoose={() => choose(change)}
                    onStory={setStoryId}
                  />
                ))}
              </tbody>
            </table>
            {answer === null || shown.length > 0 ? null : (
              <p className="none q">{t(changes.length === 0 ? 'journal.empty' : 'journal.none')}</p>
            )}
          </div>
        </section>
        <aside className="pane insp">
          {storyId !== null ? (
            <StoryPane visitId={storyId} seq={chosenSeq} onClose={closeStory} />
          ) : chosen === null ? (
            <p className="none q">{t('journal.pick')}</p>
          ) : (
            <ChangePane
              change={chosen}
              isSending={isSending}
              problem={undoing?.seq === chosen.seq ? undoing.problem : null}
              said={
                undoing?.seq === chosen.seq && undoing.isDone
                  ? t('journal.undone', { seq: format.number(chosen.seq) })
                  : null
              }
              onUndo={() => void takeBack(chosen)}
              onStory={setStoryId}
            />
          )}
        </aside>
      </div>
    </div>
  );
}

function ChangeLine(props: {
  readonly change: Change;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onStory: (visitId: WireId<'visit'>) => void;
}) {
  const { change, isChosen, onChoose, onStory } = props;
  const { format } = useApp();
  const t = useTexts(journalTexts);
  const { word } = useWords();
  const types = whatHappened(change.events);
  const trucks = trucksOf(change.events);
  const words = types.slice(0, SHOWN_WORDS).map((type) => word('event', type));
  return (
    <tr
      className={isChosen ? 'sel' : ''}
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
      onFocus={(event) => {
        if (event.target === event.currentTarget && !isChosen) onChoose();
      }}
    >
      <td className="r q">{format.number(change.seq)}</td>
      <td>
        <span className="q">{format.dayMonth(change.at)}</span> {format.timeWithSeconds(change.at)}
      </td>
      <td className={change.actor === 'system' ? 'q' : ''}>{actorText(change.actor, t('journal.system'))}</td>
      <td>
        {types.length === 0 ? <span className="m q">{change.command}</span> : words.join(', ')}
        {types.length > SHOWN_WORDS ? (
          <span className="q">{` ${t('journal.more', { count: types.length - SHOWN_WORDS })}`}</span>
        ) : null}
      </td>
      <td>
        {trucks.slice(0, SHOWN_TRUCKS).map(({ visitId, plate }) => (
          <button
            key={visitId}
            type="button"
            className="m plate-link"
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation();
              onChoose();
              onStory(visitId);
            }}
          >
            {formatPlate(plate)}
          </button>
        ))}
        {trucks.length > SHOWN_TRUCKS ? (
          <span className="q">{t('journal.more', { count: format.number(trucks.length - SHOWN_TRUCKS) })}</span>
        ) : null}
      </td>
      <td className="s">{change.reason === null ? '' : reasonText(change.reason, t, format)}</td>
      <td className="q">{change.station}</td>
    </tr>
  );
}
