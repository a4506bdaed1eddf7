import { useState } from 'react';
import { atMinuteOfDay, addDays, dayOf } from '../../../shared/kernel/calendar.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { useApp, useCan, useCanAsk, useTexts } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { WhoMay } from '../../client/who-may.tsx';
import { Button, Segmented, TextField } from '../../ui/controls.tsx';
import { CostTable } from './cost-table.tsx';
import {
  draftOf,
  isDayTime,
  newCost,
  noticeOf,
  noticeProblemOf,
  orderOf,
  readDayTime,
  savingProblemOf,
  type NoticeDraft,
} from './draft.ts';
import { HoursTable } from './hours-table.tsx';
import { StreamTable } from './stream-table.tsx';
import { noticeTexts } from './texts/catalog.ts';
import { useSend } from './use-send.ts';
import { WhatIf, type Asked } from './what-if.tsx';

/** What is being typed, and over which notice in force it was begun. */
type Kept = { readonly draft: NoticeDraft; readonly over: QueueRow['noticeId'] };

/** The next notice of a queue as it is typed, and beside it what a past day would have been under it. */
export function Editor(props: {
  readonly queue: QueueRow;
  /** Who gave the notice in force: most likely who gives the next one. */
  readonly authority: string;
}) {
  const { queue, authority } = props;
  const app = useApp();
  const { format } = app;
  const t = useTexts(noticeTexts);
  const may = useCan('notice.save');
  const mayAsk = useCanAsk('queue.what-if');
  const { send, refusal, isSending, forget } = useSend();
  const [kept, setKept] = useKept<Kept | null>(`notice ${queue.queueId}`, null);
  const [isSaved, setSaved] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [on, setOn] = useState(() => addDays(dayOf(app.clock.now(), format.zone), -1));
  const draft = kept?.draft ?? draftOf(queue.discipline, authority, format.day);
  const problem = savingProblemOf(draft);
  const isOutrun = kept !== null && kept.over !== queue.noticeId;
  const change = (next: NoticeDraft): void => {
    forget();
    setSaved(false);
    setKept({ draft: next, over: kept === null ? queue.noticeId : kept.over });
  };
  const text = (name: 'number' | 'on' | 'authority' | 'text' | 'from' | 'until' | 'sharePercent', isWrong = false) => (
    <TextField
      label={t(`notice.${name === 'sharePercent' ? 'share' : name}`)}
      value={draft[name]}
      isWrong={isWrong}
      maxLength={name === 'text' ? 500 : 120}
      onChange={(value) => change({ ...draft, [name]: value })}
    />
  );
  const submit = async (): Promise<void> => {
    if (!may || problem !== null || isSending) return;
    const [from, until] = [readDayTime(draft.from), readDayTime(draft.until)];
    const done = await send(
      'notice.save',
      {
        crossing: queue.crossing,
        direction: queue.direction,
        point: queue.point,
        ...noticeOf(draft),
        ...(draft.authority.trim() === '' ? {} : { authority: draft.authority.trim() }),
        text: draft.text.trim(),
        ...(from === null ? {} : { from: atMinuteOfDay(from.day, from.minute, format.zone) }),
        ...(until === null ? {} : { until: atMinuteOfDay(until.day, until.minute, format.zone) }),
      },
      `${queue.crossing} ${queue.direction === 'export' ? '↑' : '↓'}`,
    );
    if (done !== null) {
      setKept(null);
      setSaved(true);
    }
  };
  return (
    <>
      <form
        className="pane editor"
        aria-label={t('notice.editor')}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="bar sub">
          <b>{t('notice.editor')}</b>
          <Segmented
            label={t('notice.discipline')}
            value={draft.cost === null ? 'streams' : 'cost'}
            onChange={(value) => change({ ...draft, cost: value === 'cost' ? (draft.cost ?? newCost()) : null })}
            options={[
              { value: 'streams', text: t('notice.by-streams') },
              { value: 'cost', text: t('notice.by-cost') },
            ]}
          />
          <WhoMay command="notice.save" />
        </div>
        <fieldset className="scroll" disabled={!may}>
          <div className="field-grid">
            {text('number')}
            {text('on', problem === 'day')}
            {text('authority')}
            {text('from', !isDayTime(draft.from))}
            {text('until', !isDayTime(draft.until))}
            {text('sharePercent', problem === 'share')}
          </div>
          {text('text')}
          <StreamTable draft={draft} queue={queue} onChange={change} />
          {draft.cost === null ? <HoursTable draft={draft} onChange={change} /> : null}
          {draft.cost === null ? null : <CostTable cost={draft.cost} onChange={(cost) => change({ ...draft, cost })} />}
          <p className="q">{t('notice.how')}</p>
        </fieldset>
        <div className="save-line">
          <Button
            disabled={!mayAsk || noticeProblemOf(draft) !== null}
            onClick={() => setAsked({ on, order: orderOf(draft) })}
          >
            {t('notice.what-if')}
          </Button>
          <Button type="submit" look="primary" disabled={!may || problem !== null || isSending}>
            {t('notice.save')}
          </Button>
          {kept === null ? null : (
            <Button
              onClick={() => {
                forget();
                setKept(null);
              }}
            >
              {t('notice.drop')}
            </Button>
          )}
          <span className={problem === null && refusal === null && !isOutrun ? 'q' : 'bad'} role="status">
            {refusal ??
              (problem !== null
                ? t(`notice.bad-${problem}`)
                : isSaved
                  ? t('notice.saved')
                  : isOutrun
                    ? t('notice.outrun')
                    : kept === null
                      ? ''
                      : t('notice.unsaved'))}
          </span>
        </div>
      </form>
      <WhatIf
        queue={queue}
        asked={asked}
        isStale={asked !== null && JSON.stringify(asked.order) !== JSON.stringify(orderOf(draft))}
        day={on}
        onStep={(count) => {
          const next = addDays(on, count);
          setOn(next);
          if (asked !== null) setAsked({ ...asked, on: next });
        }}
      />
    </>
  );
}
