import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import { HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import {
  useApp,
  useCan,
  useCommand,
  useKeys,
  useQuery,
  useSiteNow,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sheetsTexts } from './texts/sheets-texts.ts';
import { isOverdue, WAKE_SPANS, wakeGroupsOf, type WakeGroup, type WakeOrder, type WakeSpan } from './wake-order.ts';
import { WakePaper } from './wake-paper.tsx';
import { languageText, roomText, wakeReasonText, wakeStateText, wakeTimeText } from './wake-words.ts';
import './sheets.css';

/** Estimates move with the clock: they are asked for again this often. */
const ASK_EVERY_MS = 20_000;

/** The wake-up list, to be read aloud, ticked off and printed (RE40). */
export function WakeSheet({ onClose }: { readonly onClose: () => void }) {
  const { clock, format } = useApp();
  const t = useTexts(sheetsTexts);
  const { say } = useWords();
  const now = useSiteNow(5000);
  const wake = useCommand('rest.wake');
  const mayWake = useCan('rest.wake');
  const [span, setSpan] = useState<WakeSpan>(3);
  const [order, setOrder] = useState<WakeOrder>('time');
  const [chosenId, choose] = useState<WakeUp['stayId'] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [paper, setPaper] = useState<'a4' | 'slip-long' | null>(null);
  const { answer, reload } = useQuery(
    'rest.wake-ups',
    {},
    { kinds: ['bed', 'visit', 'person', 'queue'], atMostEveryMs: 2000 },
  );
  useEffect(() => clock.tick(ASK_EVERY_MS, reload), [clock, reload]);

  const { collator } = format;
  const all = answer?.wakeUps ?? [];
  const groups = wakeGroupsOf(all, { order, span, now, collator });
  const shown = groups.flatMap(({ people }) => people);
  const chosen =
    shown.find(({ stayId }) => stayId === chosenId) ?? shown.find(({ state }) => state !== 'awake') ?? shown[0];

  const note = useCallback(
    async (one: WakeUp | undefined, said: 'awake' | 'no-answer'): Promise<void> => {
      if (one === undefined || !mayWake) return;
      const outcome = await wake({ stayId: one.stayId, answer: said }, one.bed);
      setProblem('ok' in outcome ? null : say('refusal' in outcome ? outcome.refusal : outcome.fault));
      reload();
    },
    [wake, mayWake, say, reload],
  );
  const print = useCallback((next: 'a4' | 'slip-long') => setPaper(next), []);
  const printed = useCallback(() => setPaper(null), []);
  // The keys of the screen behind rest while the list is open.
  const off = useMemo(() => ({ run: () => undefined, isEnabled: false }), []);
  const isEmpty = shown.length === 0;
  useKeys(
    useMemo(
      () => ({
        F9: { name: t('wake.do-print'), run: () => print('a4'), isEnabled: !isEmpty },
        F4: off,
        F6: off,
        F7: off,
        F8: off,
      }),
      [print, isEmpty, off, t],
    ),
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const at = shown.findIndex(({ stayId }) => stayId === chosen?.stayId);
      choose(shown[Math.min(shown.length - 1, Math.max(0, at + step))]?.stayId ?? null);
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      const at = shown.findIndex(({ stayId }) => stayId === chosen?.stayId);
      void note(chosen, event.shiftKey ? 'no-answer' : 'awake');
      choose(shown[at + 1]?.stayId ?? chosen?.stayId ?? null);
    } else if (event.code === 'KeyR' && !event.ctrlKey) setOrder(order === 'time' ? 'room' : 'time');
    else return;
    event.preventDefault();
  };

  const counts = {
    due: shown.filter(({ state }) => state !== 'awake').length,
    late: shown.filter((one) => isOverdue(one, now)).length,
    awake: shown.filter(({ state }) => state === 'awake').length,
  };
  return (
    <Sheet
      label={t('wake.title')}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="Esc" onClick={onClose}>
            {t('sheet.close')}
          </Button>
          <Button disabled={isEmpty} onClick={() => print('slip-long')}>
            {t('wake.do-roll')}
          </Button>
          <Button keyCap="F9" disabled={isEmpty} onClick={() => print('a4')}>
            {t('wake.do-print')}
          </Button>
          <Button
            keyCap={t('wake.key-no-answer')}
            disabled={chosen === undefined || !mayWake}
            onClick={() => void note(chosen, 'no-answer')}
          >
            {t('wake.do-no-answer')}
          </Button>
          <Button
            look="primary"
            keyCap={t('wake.key-awake')}
            disabled={chosen === undefined || !mayWake}
            onClick={() => void note(chosen, 'awake')}
          >
            {t('wake.do-awake')}
          </Button>
        </>
      }
    >
      <div className="list-bar">
        <Segmented<string>
          label={t('wake.within')}
          value={String(span)}
          options={WAKE_SPANS.map((hours) => ({
            value: String(hours),
            text: hours === null ? t('wake.all') : t('wake.hours', { count: hours }),
          }))}
          onChange={(value) => setSpan(WAKE_SPANS.find((hours) => String(hours) === value) ?? null)}
        />
        <Segmented<WakeOrder>
          label={t('wake.order')}
          value={order}
          options={[
            { value: 'time', text: t('wake.by-time') },
            { value: 'room', text: t('wake.by-room') },
          ]}
          onChange={setOrder}
        />
        <kbd>R</kbd>
        <span className="s">{t('wake.sum', counts)}</span>
      </div>
      {problem === null ? null : (
        <p className="warn" role="alert">
          {problem}
        </p>
      )}
      {answer === null ? (
        <p className="q">{t('sheet.loading')}</p>
      ) : isEmpty ? (
        <p className="q" tabIndex={-1} data-autofocus>
          {t('wake.none')}
        </p>
      ) : (
        <WakeTable groups={groups} chosen={chosen} now={now} onChoose={choose} onKeyDown={onKeyDown} />
      )}
      {paper === null ? null : (
        <WakePaper
          groups={wakeGroupsOf(all, { order: 'room', span, now, collator })}
          until={span === null ? null : later(now, span * HOUR_MS)}
          now={now}
          paper={paper}
          onPrinted={printed}
        />
      )}
    </Sheet>
  );
}

function WakeTable(props: {
  readonly groups: readonly WakeGroup[];
  readonly chosen: WakeUp | undefined;
  readonly now: Instant;
  readonly onChoose: (stayId: WakeUp['stayId']) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { groups, chosen, now, onChoose, onKeyDown } = props;
  const t = useTexts(sheetsTexts);
  const scroll = useRef<HTMLDivElement>(null);
  // The list comes after the sheet was opened, which looked for something to focus.
  useEffect(() => scroll.current?.focus(), []);
  useEffect(() => {
    scroll.current?.querySelector('tr.sel')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.stayId, groups.length]);
  return (
    <div className="list-scroll" ref={scroll} tabIndex={0} aria-label={t('wake.title')} onKeyDown={onKeyDown}>
      <table className="plain wake-table">
        <thead>
          <tr>
            <th className="at">{t('wake.col-at')}</th>
            <th className="place">{t('wake.col-bed')}</th>
            <th className="plate">{t('wake.col-plate')}</th>
            <th>{t('wake.col-name')}</th>
            <th className="lang">{t('wake.col-language')}</th>
            <th className="call">{t('wake.col-call')}</th>
            <th className="state">{t('wake.col-state')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, head, people }) => (
            <GroupRows key={key} head={head} people={people} chosen={chosen} now={now} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GroupRows(props: {
  readonly head: WakeGroup['head'];
  readonly people: readonly WakeUp[];
  readonly chosen: WakeUp | undefined;
  readonly now: Instant;
  readonly onChoose: (stayId: WakeUp['stayId']) => void;
}) {
  const { head, people, chosen, now, onChoose } = props;
  const { format } = useApp();
  const t = useTexts(sheetsTexts);
  return (
    <>
      {head === null ? null : (
        <tr className="head">
          <th colSpan={7} scope="rowgroup">
            {roomText(head, t)}
          </th>
        </tr>
      )}
      {people.map((one) => (
        <tr
          key={one.stayId}
          className={[
            one.stayId === chosen?.stayId ? 'sel' : '',
            one.state === 'awake' ? 'dim' : '',
            isOverdue(one, now) ? 'late' : '',
          ].join(' ')}
          aria-selected={one.stayId === chosen?.stayId}
          onClick={() => onChoose(one.stayId)}
        >
          <td className="b">{wakeTimeText(one, now, format, t)}</td>
          <td className="m">{one.bed}</td>
          <td className="m">{formatPlate(one.plate)}</td>
          <td>{one.name ?? t('wake.unnamed')}</td>
          <td>{languageText(one.language, t)}</td>
          <td>{wakeReasonText(one, now, format, t)}</td>
          <td>{wakeStateText(one, now, format, t)}</td>
        </tr>
      ))}
    </>
  );
}
