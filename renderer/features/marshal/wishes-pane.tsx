import { useCallback, useState } from 'react';
import type { LiveKind } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useSiteNow, useTexts } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { Button } from '../../ui/controls.tsx';
import { FootLine } from './foot-line.tsx';
import { Lines, useChosen, type Column } from './lines.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { isPlainKey } from './typing.ts';
import { useAct } from './use-act.ts';
import { useLive } from './use-live.ts';
import { WishForm } from './wish-form.tsx';
import { wishLines, type WishLine } from './wishes.ts';

const KINDS: readonly LiveKind[] = ['reservation', 'slot', 'visit', 'zone'];
const keyOf = ({ wish }: WishLine): string => wish.reservationId;

/** Wishes for slots and for places of zones: who rules now, who waits, until when. */
export function WishesPane() {
  const { rows, format, clock } = useApp();
  const t = useTexts(marshalTexts);
  const act = useAct();
  const now = useSiteNow(5000);
  const mayWish = useCan('reservation.make');
  const cancel = useCommand('reservation.cancel');
  const [open, setOpen] = useState<'make' | WishLine | null>(null);
  const lines = useLive(
    KINDS,
    useCallback((store: RowStore) => wishLines(store, clock.now()), [clock]),
  );
  const chosen = useChosen(lines, keyOf);
  const whoOf = ({ wish }: WishLine): string =>
    wish.visitId === null ? (wish.carrier ?? '–') : formatPlate(rows.get('visit', wish.visitId)?.plate ?? '–');
  const untilOf = ({ wish }: WishLine): string =>
    wish.untilAt === null ? t('marshal.until-used') : format.timeNear(wish.untilAt, now);
  const leftOf = ({ wish }: WishLine): string => (wish.untilAt === null ? '–' : format.duration(wish.untilAt - now));
  const rivals = chosen.line === null ? [] : lines.filter(({ place }) => place === chosen.line?.place);
  const columns: readonly Column<WishLine>[] = [
    {
      key: 'place',
      head: t('marshal.col-place'),
      className: 'to b',
      cell: ({ place, isFirstOfPlace, isZone, wish }) =>
        isZone ? (
          t('marshal.places-of', { count: wish.count, zone: place })
        ) : (
          <span className={isFirstOfPlace ? 'm' : 'visually-hidden'}>{place}</span>
        ),
    },
    {
      key: 'state',
      head: t('marshal.col-rules'),
      className: 'why',
      cell: ({ state, rivals: count }) => (
        <span className={state === 'waits' ? 'warn' : state === 'to-come' ? 'q' : count > 1 ? 'b' : ''}>
          {t(`marshal.wish-${state}`)}
        </span>
      ),
    },
    {
      key: 'who',
      head: t('marshal.col-for'),
      className: 'for',
      cell: (line) => <span className={line.wish.visitId === null ? '' : 'm'}>{whoOf(line)}</span>,
    },
    {
      key: 'from',
      head: t('marshal.col-from-time'),
      className: 'leaves',
      cell: ({ wish }) => format.timeNear(wish.fromAt, now),
    },
    { key: 'until', head: t('marshal.col-until'), className: 'leaves', cell: untilOf },
    { key: 'left', head: t('marshal.col-left'), className: 'r age', cell: leftOf },
    {
      key: 'note',
      head: t('marshal.note'),
      cell: ({ wish }) => (wish.moveId === null ? wish.note : t('marshal.by-move')),
    },
  ];
  const places = new Set(lines.map(({ place }) => place)).size;
  return (
    <div
      className="marshal-two"
      onKeyDown={(event) => {
        if (!isPlainKey(event) || event.code !== 'KeyN' || !mayWish) return;
        event.preventDefault();
        setOpen('make');
      }}
    >
      <section className="pane">
        <Lines
          label={t('marshal.wishes')}
          columns={columns}
          lines={lines}
          keyOf={keyOf}
          chosen={chosen}
          takesFocus
          none={t('marshal.wishes-none')}
          onKey={(event, line) => {
            if (event.code !== 'KeyX' || !isPlainKey(event) || !mayWish) return false;
            setOpen(line);
            return true;
          }}
        />
        <FootLine act={act} />
      </section>
      <aside className="pane insp">
        <div className="marshal-insp">
          {chosen.line === null ? (
            <p className="none q">{t('marshal.pick-wish')}</p>
          ) : (
            <>
              <div className="hd">
                <div className={chosen.line.isZone ? 'pl' : 'm pl'}>
                  {chosen.line.isZone ? t('marshal.ground-zone', { zone: chosen.line.place }) : chosen.line.place}
                </div>
                <b>{t('marshal.rivals', { count: rivals.length })}</b>
              </div>
              <ol className="marshal-rivals">
                {rivals.map((line) => (
                  <li key={line.wish.reservationId} className={line === chosen.line ? 'sel' : ''}>
                    <b className={line.wish.visitId === null ? '' : 'm'}>{whoOf(line)}</b>{' '}
                    <span className={line.state === 'waits' ? 'warn' : 's'}>{t(`marshal.wish-${line.state}`)}</span>
                    <span className="q">
                      {format.timeNear(line.wish.fromAt, now)} – {untilOf(line)} · {line.wish.madeBy}
                    </span>
                  </li>
                ))}
              </ol>
            </>
          )}
        </div>
        <div className="marshal-acts">
          <Button look="primary" keyCap="N" disabled={!mayWish} onClick={() => setOpen('make')}>
            {t('marshal.wish-make')}
          </Button>
          <Button keyCap="X" disabled={!mayWish || chosen.line === null} onClick={() => setOpen(chosen.line)}>
            {t('marshal.wish-cancel')}
          </Button>
          <span className="q">{t('marshal.places', { count: places })}</span>
        </div>
      </aside>
      {open === 'make' ? <WishForm onClose={() => setOpen(null)} onMade={act.tell} /> : null}
      {open === null || open === 'make' ? null : (
        <ReasonSheet
          title={t('marshal.wish-cancel-title', { place: open.place, who: whoOf(open) })}
          go={t('marshal.wish-cancel')}
          onClose={() => setOpen(null)}
          onGo={async (reason, own) => {
            const { reservationId } = open.wish;
            const outcome = await own.run(
              () => cancel({ reservationId, ...(reason === undefined ? {} : { reason }) }, open.place),
              () => null,
            );
            if (outcome === null || !('ok' in outcome)) return false;
            act.tell(t('marshal.wish-cancelled', { place: open.place }));
            if (chosen.key === reservationId) chosen.leave();
            return true;
          }}
        />
      )}
    </div>
  );
}
