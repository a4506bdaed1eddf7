import { useState } from 'react';
import type { LiveKind } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useGoTo, useSiteNow, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { ClosingForm } from './closing-form.tsx';
import { closingLines, type ClosingLine } from './closings.ts';
import { FootLine } from './foot-line.tsx';
import { groundText } from './ground-text.ts';
import { Lines, useChosen, type Column } from './lines.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { isPlainKey } from './typing.ts';
import { useAct } from './use-act.ts';
import { useLive } from './use-live.ts';

const KINDS: readonly LiveKind[] = ['closing', 'slot', 'move', 'visit', 'zone'];
const keyOf = ({ closing }: ClosingLine): string => closing.closingId;

/** What is taken out of use, now or later, and the trucks that have to be moved first. */
export function ClosingsPane({ said }: { readonly said: string | null }) {
  const { format } = useApp();
  const t = useTexts(marshalTexts);
  const goTo = useGoTo();
  const act = useAct();
  const now = useSiteNow(15_000);
  const mayClose = useCan('closing.order');
  const mayPlan = useCan('move.order-all');
  const cancel = useCommand('closing.cancel');
  const [open, setOpen] = useState<'make' | ClosingLine | null>(null);
  const lines = useLive(KINDS, closingLines);
  const chosen = useChosen(lines, keyOf);
  const { line } = chosen;
  const untilText = ({ closing }: ClosingLine): string =>
    closing.untilAt === null ? t('marshal.until-ended') : format.timeNear(closing.untilAt, now);
  const columns: readonly Column<ClosingLine>[] = [
    {
      key: 'ground',
      head: t('marshal.col-ground'),
      className: 'ground b',
      cell: ({ ground }) => groundText(ground, t),
    },
    {
      key: 'slots',
      head: t('marshal.col-slots'),
      className: 'r turn',
      cell: ({ closing }) => format.number(closing.slotIds.length),
    },
    {
      key: 'state',
      head: t('marshal.col-state'),
      className: 'for',
      cell: ({ closing, isUnderWay }) =>
        isUnderWay
          ? t(closing.isBroken ? 'marshal.closing-broken' : 'marshal.closing-now')
          : t('marshal.closing-in', { time: format.duration(closing.fromAt - now) }),
    },
    {
      key: 'from',
      head: t('marshal.col-from-time'),
      className: 'leaves',
      cell: ({ closing }) => format.timeNear(closing.fromAt, now),
    },
    { key: 'until', head: t('marshal.col-until'), className: 'leaves', cell: untilText },
    {
      key: 'standing',
      head: t('marshal.col-standing'),
      className: 'r cost',
      cell: ({ standing }) => (
        <span className={standing.length > 0 ? 'warn' : 'q'}>{format.number(standing.length)}</span>
      ),
    },
    { key: 'reason', head: t('marshal.col-reason'), cell: ({ closing }) => closing.reason },
  ];
  const clear = (one: ClosingLine): void => {
    if (one.standing.length > 0 && mayPlan) goTo('marshal', `clear:${one.closing.closingId}`);
  };
  return (
    <div
      className="marshal-two"
      onKeyDown={(event) => {
        if (!isPlainKey(event) || event.code !== 'KeyN' || !mayClose) return;
        event.preventDefault();
        setOpen('make');
      }}
    >
      <section className="pane">
        <Lines
          label={t('marshal.closings')}
          columns={columns}
          lines={lines}
          keyOf={keyOf}
          chosen={chosen}
          takesFocus
          none={t('marshal.closings-none')}
          onKey={(event, one) => {
            if (!isPlainKey(event)) return false;
            if (event.code === 'Enter' || event.code === 'NumpadEnter') clear(one);
            else if (event.code === 'KeyX' && mayClose) setOpen(one);
            else return false;
            return true;
          }}
        />
        <FootLine act={act.said === null && act.problem === null && said !== null ? { ...act, said } : act} />
      </section>
      <aside className="pane insp">
        <div className="marshal-insp">
          {line === null ? (
            <p className="none q">{t('marshal.pick-closing')}</p>
          ) : (
            <>
              <div className="hd">
                <b className="marshal-ground">{groundText(line.ground, t)}</b>
                <p>{line.closing.reason}</p>
              </div>
              <div className="sec">
                <dl className="pairs">
                  <dt>{t('marshal.from')}</dt>
                  <dd>{format.dateTime(line.closing.fromAt)}</dd>
                  <dt>{t('marshal.until')}</dt>
                  <dd>
                    {line.closing.untilAt === null ? t('marshal.until-ended') : format.dateTime(line.closing.untilAt)}
                  </dd>
                  <dt>{t('marshal.ordered-by')}</dt>
                  <dd>{line.closing.orderedBy}</dd>
                </dl>
              </div>
              <div className="sec marshal-standing">
                <h2>
                  {t('marshal.standing')} <span>{t('marshal.trucks', { count: line.standing.length })}</span>
                </h2>
                <ul aria-label={t('marshal.standing')} tabIndex={line.standing.length === 0 ? undefined : 0}>
                  {line.standing.map(({ visit, slot, move }) => (
                    <li key={visit.visitId}>
                      <span className="m">{slot.code}</span> <b className="m">{formatPlate(visit.plate)}</b>{' '}
                      <span className={move === null ? 'warn' : 'q'}>
                        {move === null ? t('marshal.no-order') : t('marshal.to', { place: move.target })}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            </>
          )}
        </div>
        <div className="marshal-acts">
          <Button
            look="primary"
            keyCap="Enter"
            disabled={!mayPlan || line === null || line.standing.length === 0}
            onClick={() => (line === null ? undefined : clear(line))}
          >
            {t('marshal.clear')}
          </Button>
          <Button keyCap="N" disabled={!mayClose} onClick={() => setOpen('make')}>
            {t('marshal.close')}
          </Button>
          <Button keyCap="X" disabled={!mayClose || line === null} onClick={() => setOpen(line)}>
            {t(line === null || line.isUnderWay ? 'marshal.closing-end' : 'marshal.closing-drop')}
          </Button>
        </div>
      </aside>
      {open === 'make' ? (
        <ClosingForm
          onClose={() => setOpen(null)}
          onMade={(closingId, text) => {
            chosen.choose(closingId);
            act.tell(text);
          }}
        />
      ) : null}
      {open === null || open === 'make' ? null : (
        <ReasonSheet
          title={t('marshal.closing-end-title', { ground: groundText(open.ground, t) })}
          go={t(open.isUnderWay ? 'marshal.closing-end' : 'marshal.closing-drop')}
          onClose={() => setOpen(null)}
          onGo={async (reason, own) => {
            const { closingId } = open.closing;
            const ground = groundText(open.ground, t);
            const outcome = await own.run(
              () => cancel({ closingId, ...(reason === undefined ? {} : { reason }) }, ground),
              () => null,
            );
            if (outcome === null || !('ok' in outcome)) return false;
            act.tell(t('marshal.closing-ended', { ground }));
            if (chosen.key === closingId) chosen.leave();
            return true;
          }}
        />
      )}
    </div>
  );
}
