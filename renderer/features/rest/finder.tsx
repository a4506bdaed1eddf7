import { useEffect, useId, useState, type RefObject } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCanAsk, useQuery, useTexts } from '../../client/app-context.ts';
import { findPeople, type Found } from '../../client/find-people.ts';
import type { RowStore } from '../../store/row-store.ts';
import { restTexts } from './texts/catalog.ts';

const SHOWN = 6;

/** Finds the person at the counter: scan, plate, number or name; arrows and Enter choose. */
export function Finder(props: {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onFound: (found: Found) => void;
}) {
  const { input, onFound } = props;
  const { rows, format } = useApp();
  const t = useTexts(restTexts);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [, setRound] = useState(0);
  const listId = useId();
  useEffect(() => {
    if (typed === '') return undefined;
    return rows.watch(['visit', 'person', 'bed'], () => setRound((before) => before + 1));
  }, [rows, typed]);
  const all = findPeople(rows, typed);
  const found = all.slice(0, SHOWN);
  // Who is not there any more is asked of the host: a slip says which truck, and when it left.
  const mayAsk = useCanAsk('rest.find');
  const isGone = mayAsk && typed.trim().length >= 2 && all.length === 0;
  const { answer: gone } = useQuery('rest.find', isGone ? { text: typed.trim(), limit: SHOWN } : null);
  const left = (isGone ? gone?.people : null) ?? [];
  const take = (one: Found | undefined): void => {
    if (one === undefined) return;
    setTyped('');
    setAt(0);
    input.current?.blur();
    onFound(one);
  };
  return (
    <div className="finder">
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-label={t('rest.find')}
        placeholder={t('rest.find')}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') take(found[at]);
          else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Escape') {
            setTyped('');
            input.current?.blur();
          } else return;
          event.preventDefault();
        }}
      />
      <ul id={listId} role="listbox" aria-label={t('rest.find')}>
        {typed.trim().length >= 2 && found.length === 0 && left.length === 0 ? (
          <li className="q">{t('rest.find-none')}</li>
        ) : null}
        {left.map((one) => (
          <li key={one.personId} className="q">
            <span>{one.name}</span> <span className="m">{formatPlate(one.plate)}</span>
            <span className="warn">
              {one.leftAt === null ? '' : t('rest.find-left', { at: format.dateTime(one.leftAt) })}
            </span>
          </li>
        ))}
        {found.map((one, index) => {
          const visit = rows.get('visit', one.visitId);
          const person = one.personId === null ? undefined : rows.get('person', one.personId);
          const bed = person === undefined ? null : bedCodeOf(rows, person.personId);
          return (
            <li
              key={`${one.visitId} ${one.personId ?? ''}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              {person === undefined ? null : <b>{person.name}</b>}
              <span className="m">{visit === undefined ? '' : formatPlate(visit.plate)}</span>
              <span className="q">{bed ?? visit?.queueNumber ?? visit?.slotCode}</span>
            </li>
          );
        })}
        {all.length > SHOWN ? <li className="q">{t('rest.find-more', { count: all.length - SHOWN })}</li> : null}
      </ul>
    </div>
  );
}

function bedCodeOf(rows: RowStore, personId: string): string | null {
  for (const bed of rows.all('bed').values()) if (bed.personId === personId) return bed.code;
  return null;
}
