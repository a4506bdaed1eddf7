import { useEffect, useMemo, useRef, useState } from 'react';
import { readSought, type Sought } from '../../shared/domain/find/match.ts';
import { useApp, useGoTo, useTexts, useWords } from '../client/app-context.ts';
import { Sheet } from '../ui/sheet.tsx';
import { HitLine } from './finder-line.tsx';
import { houseHits } from './finder-houses.ts';
import { liveHits, OF_PEOPLE, open, screenHits, slotHits, useFound, type Hit, type ShownVisit } from './finder-hits.ts';
import { SCREEN_OF } from './screens.ts';
import { shellTexts } from './texts/catalog.ts';

const PAGE = 8;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

/** Finds anything, by keys alone: what is live at once, then everything that ever was by `visit.find` (VF9). */
export function Finder({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useTexts(shellTexts);
  const { say, word: wordOf } = useWords();
  const goTo = useGoTo();
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = text.trim();
  const sought = useMemo(() => readSought(wanted), [wanted]);
  const isAsked = typeof sought !== 'string';
  const told = useFound(wanted, isAsked);
  const isTold = told.text === wanted;
  const answer = isTold ? told.answer : null;

  const hits = useMemo<readonly Hit[]>(() => {
    if (typeof sought === 'string') return [];
    const found: readonly ShownVisit[] = answer?.visits ?? liveHits(app.rows.all('visit').values(), sought);
    const visits = found.map((visit): Hit => ({ kind: 'visit', key: visit.visitId, visit }));
    const slots = slotHits(app.rows.all('slot').values(), sought).map((slot): Hit => ({
      kind: 'slot',
      key: slot.slotId,
      slot,
    }));
    const screens = screenHits(wanted, (screen) => t(`shell.${screen}`))
      .filter((screen) => SCREEN_OF[screen] !== null)
      .map((screen): Hit => ({ kind: 'screen', key: screen, screen }));
    const people = (answer?.people ?? []).map((person): Hit => ({ kind: 'person', key: person.personId, person }));
    const houses = houseHits(app.rows, sought, (kind) => wordOf('facilityKind', kind));
    // Whoever is meant by an own value comes before the truck that is found by the same.
    const byPerson = answer?.visits[0]?.match?.field;
    const isPerson = byPerson === undefined || OF_PEOPLE.has(byPerson);
    const told = isPerson ? [...people, ...visits] : [...visits, ...people];
    if (!/\d/.test(wanted)) return [...screens, ...houses, ...told, ...slots];
    // A place whose code begins so fits better than a truck that only holds it.
    const how = answer?.visits[0]?.match?.how;
    const places = [...slots, ...houses];
    return how === 'part' || how === 'slip' ? [...places, ...told, ...screens] : [...told, ...places, ...screens];
  }, [app.rows, wanted, sought, answer, t, wordOf]);

  const at = Math.max(
    0,
    hits.findIndex(({ key }) => key === chosen),
  );
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, hits]);

  const take = (hit: Hit | undefined, asStory: boolean): void => {
    if (hit === undefined) return;
    open(hit, app, goTo, asStory);
    onClose();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.code];
    if (step !== undefined) setChosen(hits[Math.min(hits.length - 1, Math.max(0, at + step))]?.key ?? null);
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') take(hits[at], event.shiftKey);
    else return;
    event.preventDefault();
  };

  const word = (): string => {
    if (wanted === '') return t('shell.find-empty');
    if (typeof sought === 'string') return say({ code: `find.${sought}` });
    if (isTold && told.fault !== null) return say(told.fault);
    if (!isTold) return t('shell.find-asking');
    const parts = [
      hits.length === 0 ? t('shell.find-none', { text: wanted }) : '',
      answer?.isMore === true ? t('shell.find-more') : '',
      answer?.isPartial === true ? t('shell.find-partial') : '',
    ];
    return parts.filter((part) => part !== '').join(' ');
  };

  return (
    <Sheet
      label={t('shell.find-title')}
      onClose={onClose}
      foot={
        <span className="q find-keys">
          <kbd>{t('shell.find-key-open')}</kbd> {t('shell.find-open')} <kbd>{t('shell.find-key-story')}</kbd>{' '}
          {t('shell.find-story')}
        </span>
      }
    >
      <input
        className="find"
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="find-hits"
        aria-activedescendant={hits.length === 0 ? undefined : `find-${hits[at]?.key ?? ''}`}
        aria-label={t('shell.find-title')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id="find-hits" className="hits" role="listbox" aria-label={t('shell.find')}>
        {hits.map((hit, n) => (
          <li
            key={hit.key}
            id={`find-${hit.key}`}
            role="option"
            aria-selected={n === at}
            onClick={(event) => take(hit, event.shiftKey)}
          >
            <HitLine hit={hit} sought={sought as Sought} />
          </li>
        ))}
      </ul>
      <p className="q" role="status">
        {word()}
      </p>
    </Sheet>
  );
}
