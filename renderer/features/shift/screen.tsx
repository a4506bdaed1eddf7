import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { dueEndOf } from '../../../shared/domain/shift/times.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import {
  useApp,
  useCan,
  useCanAsk,
  useKeys,
  useQuery,
  useRow,
  useSiteNow,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import { blocksOf, type Block } from './blocks.ts';
import { namesOf, type EndedShift } from './ended.ts';
import { HandOverForm } from './hand-over-form.tsx';
import { PageBlocks } from './page-blocks.tsx';
import { PastPane } from './past-pane.tsx';
import { ShiftSheet } from './shift-sheet.tsx';
import { shiftTexts } from './texts/catalog.ts';
import './shift.css';

/** Receipts and slips are no live rows: what they come to is asked for again this often. */
const AGAIN_MS = 10_000;
const PAST_SHOWN = 60;
const NO_SHIFTS: readonly EndedShift[] = [];

/** The shift on duty and its hand-over; and every shift before with the page that it handed over. */
export function ShiftScreen() {
  const t = useTexts(shiftTexts);
  const mayAsk = useCanAsk('shift.now');
  if (mayAsk) return <Shifts />;
  return (
    <div className="waiting">
      <p className="q">{t('shift.may-not')}</p>
    </div>
  );
}

function Shifts() {
  const { clock, format } = useApp();
  const t = useTexts(shiftTexts);
  const { say } = useWords();
  const may = useCan('shift.hand-over');
  const siteNow = useSiteNow(10_000);
  const {
    answer: now,
    fault,
    reload,
  } = useQuery(
    'shift.now',
    {},
    { kinds: ['visit', 'pass', 'person', 'incident', 'move', 'shift', 'site'], atMostEveryMs: 3000 },
  );
  const { answer: past } = useQuery('shift.list', { limit: PAST_SHOWN }, { kinds: ['shift'], atMostEveryMs: 100 });
  const [view, setView] = useState<'now' | 'past'>('now');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [printing, setPrinting] = useState<EndedShift | null>(null);
  /** What was just handed over, until its page is there to be printed. */
  const [handedOver, setHandedOver] = useState<CommandOutput<'shift.hand-over'>['shiftId'] | null>(null);
  const [doneAt, setDoneAt] = useState<Instant | null>(null);
  useEffect(() => clock.tick(AGAIN_MS, reload), [clock, reload]);

  const shifts = past?.shifts ?? NO_SHIFTS;
  const nameOf = useMemo(() => namesOf([...(past?.people ?? []), ...(now?.people ?? [])]), [past, now]);
  const chosen = view === 'now' ? null : (shifts.find(({ shiftId }) => shiftId === chosenId) ?? shifts[0] ?? null);
  const fresh = handedOver === null ? undefined : shifts.find(({ shiftId }) => shiftId === handedOver);
  if (fresh !== undefined) {
    setHandedOver(null);
    setPrinting(fresh);
  }
  const printable = chosen ?? shifts[0] ?? null;
  const onPrinted = useCallback(() => setPrinting(null), []);
  useKeys(
    useMemo(
      () => ({
        F9: {
          name: t('shift.print'),
          run: () => setPrinting(printable),
          isEnabled: printable !== null && printing === null,
        },
      }),
      [printable, printing, t],
    ),
  );

  const shownPage = view === 'now' ? (now?.page ?? null) : (chosen?.page ?? null);
  const near = chosen?.endedAt ?? siteNow;
  const blocks = useBlocks(shownPage, near);
  const printedBlocks = useBlocks(printing?.page ?? null, printing?.endedAt ?? near);
  return (
    <div className="shift-screen">
      <section className="pane">
        <div className="bar">
          <h1>{t('shift.name', { name: chosen?.name ?? now?.shift.name ?? '' })}</h1>
          <Segmented
            label={t('shift.view')}
            value={view}
            options={[
              { value: 'now', text: t('shift.view-now') },
              { value: 'past', text: t('shift.view-past') },
            ]}
            onChange={setView}
          />
          {chosen === null ? null : (
            <span className="s">
              {format.dateTime(chosen.startedAt)} – {format.timeNear(chosen.endedAt, chosen.startedAt)}
            </span>
          )}
          {view === 'past' || now === null ? null : (
            <>
              <span className="s">
                {t(now.shift.shiftId === null ? 'shift.since-made' : 'shift.since', {
                  at: format.timeNear(now.shift.startedAt, siteNow),
                })}
                {' · '}
                {now.shift.leader === null
                  ? t('shift.no-leader')
                  : t('shift.leader', { name: nameOf(now.shift.leader) })}
              </span>
              <Due startedAt={now.shift.startedAt} siteNow={siteNow} />
            </>
          )}
        </div>
        {fault === null ? null : (
          <p className="none bad" role="alert">
            {say(fault)}
          </p>
        )}
        {view === 'now' && now === null && fault === null ? <p className="none q">{t('shift.loading')}</p> : null}
        <PageBlocks blocks={blocks} isNow={view === 'now'} />
      </section>
      {view === 'past' ? (
        <PastPane
          shifts={shifts}
          chosen={chosen}
          nameOf={nameOf}
          onChoose={({ shiftId }) => setChosenId(shiftId)}
          onPrint={setPrinting}
        />
      ) : (
        <aside className="pane insp">
          <div className="bar">
            <h2>{t('shift.form')}</h2>
            <span className="facts q">
              <span>
                <kbd>{t('shift.key-enter')}</kbd> {t('shift.walk')}
              </span>
              <span>
                <kbd>{t('shift.key-escape')}</kbd> {t('shift.back')}
              </span>
            </span>
          </div>
          {!may ? <p className="none q">{t('shift.may-not')}</p> : null}
          {may && now !== null ? (
            <HandOverForm
              key={now.shift.shiftId ?? 'first'}
              now={now}
              done={doneAt === null ? null : t('shift.done', { at: format.time(doneAt) })}
              onHandedOver={({ shiftId }) => {
                setDoneAt(clock.now());
                setHandedOver(shiftId);
                reload();
              }}
            />
          ) : null}
        </aside>
      )}
      {printing === null ? null : (
        <ShiftSheet shift={printing} blocks={printedBlocks} nameOf={nameOf} onPrinted={onPrinted} />
      )}
    </div>
  );
}

function useBlocks(page: EndedShift['page'] | null, near: Instant): readonly Block[] {
  const { format } = useApp();
  const t = useTexts(shiftTexts);
  const { word } = useWords();
  return useMemo(() => (page === null ? [] : blocksOf(page, { t, word, format, near })), [page, t, word, format, near]);
}

/** When the shift on duty is to be handed over, or by how much it is late (SH1). */
function Due({ startedAt, siteNow }: { readonly startedAt: Instant; readonly siteNow: Instant }) {
  const { format } = useApp();
  const t = useTexts(shiftTexts);
  const shifts = useRow('site', 'site')?.settings.shifts;
  if (shifts === undefined) return null;
  const dueAt = dueEndOf(startedAt, shifts, format.zone);
  return siteNow > dueAt ? (
    <span className="facts warn">{t('shift.over', { over: format.duration(siteNow - dueAt) })}</span>
  ) : (
    <span className="facts">{t('shift.due', { at: format.time(dueAt), left: format.duration(dueAt - siteNow) })}</span>
  );
}
