import { useEffect, useMemo, useState } from 'react';
import type { FoundVisit } from '../../shared/contract/past-queries.ts';
import type { SlotRow } from '../../shared/contract/rows.ts';
import { formatPlate, normalisePlate } from '../../shared/domain/vehicles/plate.ts';
import { fold } from '../../shared/kernel/text.ts';
import {
  FURTHER_SCREENS,
  SCREENS,
  useApp,
  useGoTo,
  useSelection,
  useTexts,
  useWords,
  type ScreenName,
} from '../client/app-context.ts';
import { Sheet } from '../ui/sheet.tsx';
import { SCREEN_OF } from './screens.ts';
import { shellTexts } from './texts/catalog.ts';

const ASK_AFTER_MS = 120;
const LOCAL_LIMIT = 8;
const PAST_LIMIT = 12;
const SLOT_LIMIT = 4;
const FINDABLE = [...SCREENS, ...FURTHER_SCREENS] as const;

/** Live ones are found on this page, without the host. */
type FoundHere = Omit<FoundVisit, 'match'>;

type Hit =
  | { readonly kind: 'visit'; readonly visit: FoundHere }
  | { readonly kind: 'slot'; readonly slot: SlotRow }
  | { readonly kind: 'screen'; readonly screen: ScreenName };

/** Finds anything: first what is live and at hand, then the whole history by `visit.find`. */
export function Finder({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const goTo = useGoTo();
  const [, select] = useSelection();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [past, setPast] = useState<{ readonly text: string; readonly visits: readonly FoundVisit[] }>({
    text: '',
    visits: [],
  });
  const wanted = text.trim();

  useEffect(() => {
    if (wanted.length < 2) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void app.port.query('visit.find', { text: wanted, limit: PAST_LIMIT }).then((answer) => {
        if (isCurrent && 'ok' in answer) setPast({ text: wanted, visits: answer.ok.visits });
      });
    }, ASK_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [app.port, wanted]);

  const hits = useMemo<readonly Hit[]>(() => {
    if (wanted.length < 2) return [];
    const plate = normalisePlate(wanted);
    const folded = fold(wanted);
    const screens = FINDABLE.filter(
      (screen) => SCREEN_OF[screen] !== null && fold(t(`shell.${screen}`)).startsWith(folded),
    );
    const slots = [...app.rows.all('slot').values()].filter((slot) => normalisePlate(slot.code).startsWith(plate));
    const live = [...app.rows.all('visit').values()].filter((visit) =>
      [visit.plate, visit.trailerPlate, visit.containerNo, visit.queueNumber].some(
        (code) => code !== null && plate !== '' && normalisePlate(code).includes(plate),
      ),
    );
    const liveIds = new Set<string>(live.map((visit) => visit.visitId));
    const others = past.text === wanted ? past.visits.filter((visit) => !liveIds.has(visit.visitId)) : [];
    return [
      ...live.slice(0, LOCAL_LIMIT).map((visit) => ({ kind: 'visit', visit }) as const),
      ...slots.slice(0, SLOT_LIMIT).map((slot) => ({ kind: 'slot', slot }) as const),
      ...screens.map((screen) => ({ kind: 'screen', screen }) as const),
      ...others.map((visit) => ({ kind: 'visit', visit }) as const),
    ];
  }, [app.rows, wanted, past, t]);

  const take = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    if (hit.kind === 'screen') goTo(hit.screen);
    else {
      if (hit.kind === 'slot') select({ slotId: hit.slot.slotId, visitId: hit.slot.visitId });
      else {
        const live = app.rows.get('visit', hit.visit.visitId);
        select({ visitId: hit.visit.visitId, slotId: live?.slotId ?? null });
      }
      const screen = app.place.get().screen;
      goTo(screen === 'yard' || screen === 'queue' ? screen : 'yard');
    }
    onClose();
  };

  const selectedAt = Math.min(at, hits.length - 1);
  return (
    <Sheet label={t('shell.find-title')} onClose={onClose}>
      <input
        className="find"
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="find-hits"
        aria-label={t('shell.find-title')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.code === 'ArrowDown') setAt(Math.min(selectedAt + 1, hits.length - 1));
          else if (event.code === 'ArrowUp') setAt(Math.max(selectedAt - 1, 0));
          else if (event.code === 'Enter' || event.code === 'NumpadEnter') take(hits[selectedAt]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="find-hits" className="hits" role="listbox" aria-label={t('shell.find')}>
        {hits.map((hit, index) => (
          <li
            key={hit.kind === 'visit' ? hit.visit.visitId : hit.kind === 'slot' ? hit.slot.slotId : hit.screen}
            role="option"
            aria-selected={index === selectedAt}
            onClick={() => take(hit)}
          >
            {hit.kind === 'visit' ? (
              <>
                <b className="m">{formatPlate(hit.visit.plate)}</b>
                <span className="m q">
                  {hit.visit.trailerPlate === null ? '' : formatPlate(hit.visit.trailerPlate)}
                </span>
                <span className="m">{hit.visit.slotCode ?? hit.visit.queueNumber ?? ''}</span>
                <span className="s">
                  {`${word('stage', hit.visit.stage)} · ${word('direction', hit.visit.direction)} ${hit.visit.crossing}`}
                </span>
                <span className="q r">{timeOf(hit.visit, app.format.dateTime)}</span>
              </>
            ) : hit.kind === 'slot' ? (
              <>
                <b className="m">{hit.slot.code}</b>
                <span className="q">{t('shell.find-slots')}</span>
                <span />
                <span className="s">
                  {hit.slot.visitId === null
                    ? t('shell.find-slot-free')
                    : t('shell.find-slot-taken', {
                        plate: formatPlate(app.rows.get('visit', hit.slot.visitId)?.plate ?? ''),
                      })}
                </span>
                <span />
              </>
            ) : (
              <>
                <b>{t(`shell.${hit.screen}`)}</b>
                <span className="q">{t('shell.find-screens')}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="q" role="status">
        {wanted.length < 2
          ? t('shell.find-empty')
          : hits.length > 0
            ? ''
            : past.text === wanted
              ? t('shell.find-none', { text: wanted })
              : t('shell.find-asking')}
      </p>
    </Sheet>
  );
}

function timeOf(visit: FoundHere, write: (at: NonNullable<FoundVisit['arrivedAt']>) => string): string {
  const at = visit.departedAt ?? visit.arrivedAt ?? visit.expectedAt;
  return at === null ? '' : write(at);
}
