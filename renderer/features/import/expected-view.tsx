import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { useApp, useTexts, useValue } from '../../client/app-context.ts';
import { SearchField, Segmented } from '../../ui/controls.tsx';
import type { Desk } from './desk.ts';
import { ExpectedGrid } from './expected-grid.tsx';
import { searchOf } from './live-expected.ts';
import { importTexts } from './texts/catalog.ts';
import { TruckPane } from './truck-pane.tsx';

type Scope = 'all' | 'taken';

/** Who is expected: search, the list, and one truck's declaration beside it. */
export function ExpectedView(props: {
  readonly desk: Desk;
  readonly chosenId: VisitRow['visitId'] | null;
  readonly onChoose: (visitId: VisitRow['visitId']) => void;
  readonly onCancelTruck: () => void;
}) {
  const { desk, chosenId, onChoose, onCancelTruck } = props;
  const { format } = useApp();
  const t = useTexts(importTexts);
  const taken = useValue(desk.taken);
  const [text, setText] = useState('');
  const [scope, setScope] = useState<Scope>('all');
  const [shown, setShown] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => search.current?.focus(), []);
  const isShown = useMemo(() => {
    const isFound = searchOf(text);
    return (visit: VisitRow): boolean =>
      (scope === 'all' || taken === null || taken.visitIds.has(visit.visitId)) && isFound(visit);
  }, [text, scope, taken]);
  const { number } = format;
  return (
    <div className="import-board">
      <section className="pane">
        {taken === null ? null : (
          <p className="result" role="status">
            <b>{`✓ ${t('import.result', { count: number(taken.accepted), name: taken.name })}`}</b>
            {taken.merged === 0 ? null : <span>{t('import.result-merged', { count: number(taken.merged) })}</span>}
            {taken.refused === 0 ? null : (
              <span className="warn">{t('import.result-refused', { count: number(taken.refused) })}</span>
            )}
            {scope === 'taken' || taken.accepted === 0 ? null : (
              <button type="button" className="btn g" onClick={() => setScope('taken')}>
                {t('import.result-see')}
              </button>
            )}
          </p>
        )}
        <div className="bar sub">
          <SearchField
            ref={search}
            label={t('import.search')}
            value={text}
            onChange={setText}
            onKeyDown={(event) => {
              if (event.code === 'Escape' && text !== '') {
                event.preventDefault();
                setText('');
              }
            }}
          />
          {taken === null || taken.accepted === 0 ? null : (
            <Segmented<Scope>
              label={t('import.scope')}
              value={scope}
              options={[
                { value: 'all', text: t('import.everything') },
                { value: 'taken', text: t('import.just-taken', { count: number(taken.accepted) }) },
              ]}
              onChange={setScope}
            />
          )}
          <span className="facts" role="status">
            {shown === 0 && text !== '' ? t('import.none-found') : t('import.shown', { count: number(shown) })}
          </span>
        </div>
        <ExpectedGrid isShown={isShown} selectedId={chosenId} onChoose={onChoose} onCount={setShown} />
      </section>
      <aside className="pane insp">
        <TruckPane visitId={chosenId} onCancel={onCancelTruck} />
      </aside>
    </div>
  );
}
