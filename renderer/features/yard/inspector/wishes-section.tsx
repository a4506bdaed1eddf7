import { useCallback } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import type { ClosingRow, ReservationRow } from '../../../../shared/contract/rows.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useRows, useSiteNow, useTexts } from '../../../client/app-context.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { isSameList } from '../../../ui/same.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { Problem, Section } from './section.tsx';
import { useAction } from './use-action.ts';

const NOW_MS = 30_000;

/** Who wishes to have a slot, all of them where several do, and what closing is to come. */
export function WishesSection({ slotId }: { readonly slotId: WireId<'slot'> }) {
  const { rows, format } = useApp();
  const t = useTexts(yardTexts);
  const now = useSiteNow(NOW_MS);
  const cancel = useCommand('reservation.cancel');
  const canCancel = useCan('reservation.cancel');
  const action = useAction();
  const wishes = useRows(
    ['reservation'],
    useCallback((store: RowStore) => wishesOf(store, slotId), [slotId]),
    isSameList,
  );
  const closings = useRows(
    ['closing'],
    useCallback((store: RowStore) => closingsOf(store, slotId), [slotId]),
    isSameList,
  );
  const span = (from: number, until: number | null): string =>
    until === null
      ? t('yard.from', { from: format.timeNear(from as never, now) })
      : t('yard.from-to', { from: format.timeNear(from as never, now), until: format.timeNear(until as never, now) });
  return (
    <>
      {wishes.length === 0 ? null : (
        <Section
          title={t('yard.sec.wishes')}
          basis={
            wishes.length > 1 ? (
              <span className="warn">{t('yard.wishes-compete', { count: wishes.length })}</span>
            ) : null
          }
        >
          {wishes.map((wish) => {
            const visit = wish.visitId === null ? undefined : rows.get('visit', wish.visitId);
            return (
              <div key={wish.reservationId} className="yard-pair">
                <span className="el">
                  <b className={visit === undefined ? undefined : 'm'}>
                    {visit === undefined ? (wish.carrier ?? t('yard.kept-for-unknown')) : formatPlate(visit.plate)}
                  </b>{' '}
                  <span className="q">
                    {span(wish.fromAt, wish.untilAt)} · {wish.madeBy}
                    {wish.note === '' ? '' : ` · ${wish.note}`}
                  </span>
                </span>
                {canCancel && wish.moveId === null ? (
                  <button
                    type="button"
                    className="yard-link"
                    onClick={() =>
                      void action.run(() =>
                        cancel({ reservationId: wish.reservationId }, visit?.plate ?? wish.carrier ?? ''),
                      )
                    }
                  >
                    {t('yard.wish-cancel')}
                  </button>
                ) : null}
              </div>
            );
          })}
          <Problem text={action.problem} />
        </Section>
      )}
      {closings.map((closing) => (
        <Section key={closing.closingId} title={t('yard.sec.closing')} basis={span(closing.fromAt, closing.untilAt)}>
          <p className={closing.begunAt === null ? 'warn' : 's'}>
            {t(closing.begunAt === null ? 'yard.closing-to-come' : 'yard.closing-now', { reason: closing.reason })}
          </p>
        </Section>
      ))}
    </>
  );
}

function wishesOf(rows: RowStore, slotId: string): readonly ReservationRow[] {
  return [...rows.all('reservation').values()]
    .filter((wish) => wish.slotId === slotId && wish.endedAt === null)
    .sort((a, b) => a.fromAt - b.fromAt || a.madeAt - b.madeAt);
}

function closingsOf(rows: RowStore, slotId: WireId<'slot'>): readonly ClosingRow[] {
  return [...rows.all('closing').values()].filter(
    (closing) => closing.endedAt === null && closing.slotIds.includes(slotId),
  );
}
