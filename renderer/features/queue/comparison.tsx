import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { notReadyTextOf, streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useQuery, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import type { LineRow } from './line.ts';
import type { LiveLine } from './live-line.ts';
import { queueTexts } from './texts/catalog.ts';

/** Why one truck is before another, for any two of the line: the other is typed. */
export function Comparison(props: { readonly visit: VisitRow; readonly line: LiveLine; readonly onStop: () => void }) {
  const { visit, line, onStop } = props;
  const { format, lang } = useApp();
  const t = useTexts(queueTexts);
  const { word, say } = useWords();
  const [typed, setTyped] = useState('');
  const discipline = useRow('queue', visit.queueId)?.discipline;
  const named = useRow('site', 'site')?.settings.requiredDocuments;
  const other = findInLine(line.get(), typed, visit.visitId);
  const { answer, fault } = useQuery(
    'queue.explain',
    other === null ? null : { visitId: visit.visitId, otherVisitId: other.visitId },
  );
  const comparison = answer?.comparison ?? null;
  const own = formatPlate(visit.plate);
  const theirs = other === null ? '' : formatPlate(other.plate);
  const [first, second] = comparison?.isBefore === true ? [own, theirs] : [theirs, own];
  const plateOf = (id: unknown): string => (id === visit.visitId ? own : theirs);
  const streamName = (key: unknown): string =>
    typeof key !== 'string' ? '' : discipline === undefined ? key : streamNameOf(lang, discipline, key);
  return (
    <div className="sec">
      <h2>{t('queue.compare')}</h2>
      <TextField
        label={t('queue.compare-label')}
        value={typed}
        onChange={setTyped}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Escape') onStop();
        }}
      />
      {typed !== '' && other === null ? <p className="q">{t('queue.compare-none')}</p> : null}
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

/** A truck of the line by the digits of its number or any part of its plate. */
export function findInLine(line: readonly LineRow[], typed: string, exceptId: string): LineRow | null {
  const text = normalisePlate(typed);
  if (text.length < 2) return null;
  const number = /^\d{1,5}$/.test(text) ? text.padStart(4, '0') : null;
  const others = line.filter(({ visitId }) => visitId !== exceptId);
  return (
    others.find((row) => normalisePlate(row.queueNumber) === text) ??
    others.find((row) => number !== null && row.queueNumber.endsWith(` ${number}`)) ??
    others.find((row) => row.plate.includes(text)) ??
    null
  );
}
