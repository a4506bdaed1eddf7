import { useCallback, useState } from 'react';
import type { CountRow } from '../../../shared/contract/rows.ts';
import {
  useApp,
  useCan,
  useCommand,
  useGoTo,
  useQuery,
  useRows,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import { Kbd, Segmented } from '../../ui/controls.tsx';
import { AbandonSheet } from './abandon-sheet.tsx';
import { keepChoices, keptChoices, type Choices } from './choices.ts';
import { walksOf, type Look } from './count-model.ts';
import { DifferencesView } from './differences-view.tsx';
import { HistoryView } from './history-view.tsx';
import { StartPane } from './start-pane.tsx';
import { countTexts } from './texts/catalog.ts';
import { WalkView } from './walk-view.tsx';
import './count.css';

type View = 'walk' | 'end' | 'history';

/** The whole yard is compared anew, so not with every tap. */
const STATE_MS = 1500;

/** Stock-takes: the yard is walked row by row, and the record is put right where it differs (SL7). */
export function CountScreen() {
  const { format, clock, rows } = useApp();
  const t = useTexts(countTexts);
  const { say } = useWords();
  const goTo = useGoTo();
  const canSee = useCan('count.see');
  const see = useCommand('count.see');
  const counts = useRows(['count'], openCounts, isSame);
  const [wanted, setWanted] = useState<string | null>(null);
  const [view, setView] = useState<View>('walk');
  const [said, setSaid] = useState<string | null>(null);
  const [isDropping, setDropping] = useState(false);
  const count = wanted === 'new' ? undefined : (counts.find(({ countId }) => countId === wanted) ?? counts[0]);
  const countId = count?.countId ?? null;
  const [, setChosenAt] = useState(0);
  const choices = keptChoices(rows, countId ?? '');
  const setChoices = (next: Choices): void => {
    keepChoices(rows, countId ?? '', next);
    setChosenAt((turn) => turn + 1);
  };
  const selectWalks = useCallback(
    (store: Parameters<typeof walksOf>[0]) => {
      const open = countId === null ? undefined : store.get('count', countId);
      return open === undefined ? [] : walksOf(store, open, format.collator);
    },
    [countId, format.collator],
  );
  const walks = useRows(['slot', 'sighting', 'zone', 'count', 'visit'], selectWalks, isSame);
  const { answer } = useQuery('count.state', countId === null ? null : { countId }, {
    kinds: ['sighting', 'slot', 'visit', 'piece', 'count'],
    atMostEveryMs: STATE_MS,
  });
  const differences = answer?.differences ?? [];
  const slots = walks.filter(({ slotIds }) => slotIds.length > 0);
  const all = slots.reduce((sum, walk) => sum + walk.all, 0);
  const seen = slots.reduce((sum, walk) => sum + walk.seen, 0);

  const send = async (place: object, look: Look): Promise<boolean> => {
    if (countId === null) return false;
    const outcome = await see({ countId, ...place, ...look }, t('count.title'));
    if ('ok' in outcome) {
      setSaid(null);
      return true;
    }
    setSaid(say('refusal' in outcome ? outcome.refusal : outcome.fault));
    return false;
  };
  const whose = (one: CountRow): string =>
    t('count.which-one', { at: format.timeNear(one.startedAt, clock.now()), by: one.startedBy });

  return (
    <div
      className="count-screen"
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        goTo('yard');
      }}
    >
      <div className="bar">
        <h1>{t('count.title')}</h1>
        <Segmented
          label={t('count.view')}
          value={view}
          options={(['walk', 'end', 'history'] as const).map((value) => ({
            value,
            text:
              value === 'end' && differences.length > 0 ? (
                <>
                  {t('count.view-end')} <b>{format.number(differences.length)}</b>
                </>
              ) : (
                t(`count.view-${value}`)
              ),
          }))}
          onChange={setView}
        />
        {counts.length === 0 || view === 'history' ? null : (
          <select
            aria-label={t('count.which')}
            value={countId ?? 'new'}
            onChange={(event) => setWanted(event.target.value)}
          >
            {counts.map((one) => (
              <option key={one.countId} value={one.countId}>
                {whose(one)}
              </option>
            ))}
            <option value="new">{t('count.new')}</option>
          </select>
        )}
        <span className="facts">
          <span role="status">{said}</span>
          {canSee ? null : <span className="q">{t('count.may-not')}</span>}
          {count === undefined || view === 'history' ? null : (
            <>
              <b>{t('count.progress', { seen: format.number(seen), all: format.number(all) })}</b>
              <span>{t('count.trucks', { count: format.number(answer?.trucksSeen ?? 0) })}</span>
              {canSee ? (
                <button type="button" onClick={() => setDropping(true)}>
                  {t('count.abandon')}
                </button>
              ) : null}
            </>
          )}
          <button type="button" onClick={() => goTo('yard')}>
            <Kbd>{t('count.esc')}</Kbd> {t('count.back')}
          </button>
        </span>
      </div>
      {view === 'history' ? (
        <HistoryView />
      ) : count === undefined ? (
        canSee ? (
          <StartPane
            onStarted={(started) => {
              setWanted(started);
              setView('walk');
              setSaid(null);
            }}
          />
        ) : (
          <p className="none q">{t('count.may-not')}</p>
        )
      ) : view === 'walk' ? (
        <WalkView key={count.countId} countId={count.countId} walks={walks} canSee={canSee} onSee={send} />
      ) : (
        <DifferencesView
          countId={count.countId}
          differences={differences}
          unseen={all - seen}
          choices={choices}
          onChoices={setChoices}
          onFinished={(text) => {
            setSaid(text);
            setWanted(null);
            setView('history');
          }}
        />
      )}
      {isDropping && count !== undefined ? (
        <AbandonSheet countId={count.countId} onClose={() => setDropping(false)} />
      ) : null}
    </div>
  );
}

function openCounts(rows: { readonly all: (kind: 'count') => ReadonlyMap<string, CountRow> }): readonly CountRow[] {
  return [...rows.all('count').values()].toSorted((a, b) => b.startedAt - a.startedAt);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
