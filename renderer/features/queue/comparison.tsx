import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { notReadyTextOf, streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useQuery, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { othersOf, type OtherTruck } from './other-truck.ts';
import { queueTexts } from './texts/catalog.ts';
import { useSettled } from './use-settled.ts';

const FOUND = 8;
/** The line may move under a comparison that stays open. */
const AGAIN_MS = 5000;

/** Why one truck is before another, for any two: of one line or of two, waiting, called or gone. The other is typed. */
export function Comparison({ visit, onStop }: { readonly visit: VisitRow; readonly onStop: () => void }) {
  const app = useApp();
  const { format, lang } = app;
  const t = useTexts(queueTexts);
  const { word, say } = useWords();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const discipline = useRow('queue', visit.queueId)?.discipline;
  const named = useRow('site', 'site')?.settings.requiredDocuments;
  const text = useSettled(typed.trim()) ?? '';
  const found = useQuery('visit.find', text.length < 2 ? null : { text, limit: FOUND });
  const others = othersOf(visit, typed, app.rows.all('visit').values(), found.answer?.visits ?? []);
  const chosen = Math.min(at, others.length - 1);
  const other = others[chosen] ?? null;
  const { answer, fault } = useQuery(
    'queue.explain',
    other === null || text === '' ? null : { visitId: visit.visitId, otherVisitId: other.visitId },
    { kinds: ['visit', 'queue'], atMostEveryMs: AGAIN_MS },
  );
  const comparison = answer?.comparison ?? null;
  const own = formatPlate(visit.plate);
  const theirs = other === null ? '' : formatPlate(other.plate);
  const [first, second] = comparison?.isBefore === true ? [own, theirs] : [theirs, own];
  const plateOf = (id: unknown): string => (id === visit.visitId ? own : theirs);
  const streamName = (key: unknown): string =>
    typeof key !== 'string' ? '' : discipline === undefined ? key : streamNameOf(lang, discipline, key);
  const whereOf = ({ queueNumber, crossing, direction, stage, arrivedAt }: OtherTruck): string =>
    [
      queueNumber ?? `${crossing} ${direction === 'export' ? '↑' : '↓'}`,
      stage === 'waiting' ? null : word('stage', stage),
      stage === 'departed' && arrivedAt !== null ? format.dayMonth(arrivedAt) : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <div className="sec">
      <h2>{t('queue.compare')}</h2>
      <TextField
        label={t('queue.compare-label')}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setAt(0);
        }}
        autoFocus
        maxLength={40}
        role="combobox"
        aria-expanded={others.length > 1}
        aria-controls="compare-others"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.code === 'ArrowDown') setAt(Math.min(chosen + 1, others.length - 1));
          else if (event.code === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
          else if (event.code === 'Escape') onStop();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {others.length < 2 ? null : (
        <ul id="compare-others" className="others" role="listbox" aria-label={t('queue.compare-others')}>
          {others.map((one, index) => (
            <li key={one.visitId} role="option" aria-selected={index === chosen} onClick={() => setAt(index)}>
              <span className="m">{formatPlate(one.plate)}</span>
              <span className="q el">{whereOf(one)}</span>
            </li>
          ))}
        </ul>
      )}
      {text.length < 2 || other !== null || found.isLoading ? null : <p className="q">{t('queue.compare-none')}</p>}
      {fault === null ? null : <p className="bad">{say({ ...fault })}</p>}
      {other === null || comparison === null ? null : (
        <>
          <p className="b compare-answer">
            {comparison.isBefore === null ? t('queue.compare-neither') : t('queue.compare-before', { first, second })}
          </p>
          <ul className="reasons">
            {comparison.codes.map(({ code, ...details }, index) => (
              <li key={index}>
                {word('placeDifference', code, {
                  ...details,
                  first,
                  second,
                  truck: plateOf(details['visitId']),
                  stream: streamName(details['stream']),
                  passedFrom: streamName(details['passedFrom']),
                  earlierAt: timeIn(format.dateTime, details['earlierAt']),
                  laterAt: timeIn(format.dateTime, details['laterAt']),
                  orderAt: timeIn(format.dateTime, details['orderAt']),
                  at: timeIn(format.dateTime, details['at']),
                  notReady: Array.isArray(details['notReady'])
                    ? details['notReady'].map((each) => notReadyTextOf(lang, String(each), named)).join(', ')
                    : '',
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function timeIn(write: (at: never) => string, value: unknown): string {
  return typeof value === 'number' ? write(value as never) : '';
}
