import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useQuery, useSiteNow, useTexts } from '../../client/app-context.ts';
import { RestViews } from '../../client/rest-views.tsx';
import { Segmented } from '../../ui/controls.tsx';
import { ComplaintPane } from './complaint-pane.tsx';
import { NewComplaint } from './new-complaint.tsx';
import { complaintsTexts } from './texts/catalog.ts';
import './complaints.css';

const SHOWS = ['open', 'closed', 'all'] as const;
/** Other stations note complaints too. */
const ASK_AGAIN_MS = 30_000;

/** The log of complaints: open ones first, each with what was done about it (RE25). */
export function ComplaintsScreen() {
  const { format, clock } = useApp();
  const t = useTexts(complaintsTexts);
  const now = useSiteNow(60_000);
  const { answer, reload } = useQuery('complaint.list', {});
  useEffect(() => clock.tick(ASK_AGAIN_MS, reload), [clock, reload]);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.focus(), []);
  const [show, setShow] = useState<(typeof SHOWS)[number]>('open');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const all = answer?.complaints ?? [];
  const shown = all.filter(({ closedAt }) => show === 'all' || (closedAt === null) === (show === 'open'));
  const chosen = shown.find(({ complaintId }) => complaintId === chosenId) ?? null;
  const open = all.filter(({ closedAt }) => closedAt === null).length;
  return (
    <div className="complaints-screen">
      <section className="pane">
        <div className="bar">
          <h1>{t('complaints.title')}</h1>
          <RestViews />
          <span className="facts">{t('complaints.counts', { open, all: all.length })}</span>
        </div>
        <div className="bar sub">
          <Segmented
            label={t('complaints.show')}
            value={show}
            options={SHOWS.map((value) => ({ value, name: t(`complaints.${value}`), text: t(`complaints.${value}`) }))}
            onChange={setShow}
          />
        </div>
        <div
          ref={list}
          className="complaint-list"
          role="listbox"
          tabIndex={0}
          aria-label={t('complaints.list')}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            const at = shown.findIndex(({ complaintId }) => complaintId === chosenId);
            const next = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
            setChosenId(next?.complaintId ?? null);
          }}
        >
          {shown.map((complaint) => (
            <div
              key={complaint.complaintId}
              role="option"
              aria-selected={complaint === chosen}
              onClick={() => setChosenId(complaint.complaintId)}
            >
              <span className="q">{format.timeNear(complaint.notedAt, now)}</span>
              <b className="el">{complaint.text}</b>
              <span className="el">{complaint.facility}</span>
              <span className="m">{complaint.plate === null ? '' : formatPlate(complaint.plate)}</span>
              <span className="q el">{complaint.steps.at(-1)?.text}</span>
            </div>
          ))}
          {answer !== null && shown.length === 0 ? <p className="none q">{t('complaints.none')}</p> : null}
        </div>
      </section>
      <aside className="pane insp">
        <div className="complaint-body">
          {chosen === null ? (
            <p className="none q">{t('complaints.choose')}</p>
          ) : (
            <ComplaintPane key={chosen.complaintId} complaint={chosen} onDone={reload} />
          )}
        </div>
        <NewComplaint onDone={reload} />
      </aside>
    </div>
  );
}
