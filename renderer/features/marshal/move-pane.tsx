import type { MoveRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import type { BlockedTruck } from './blocked.ts';
import { placeCode } from './moves.ts';
import { marshalTexts } from './texts/catalog.ts';

/** The chosen order, and what can be done with it; below it the chosen blocked truck. */
export function MovePane(props: {
  readonly move: MoveRow | null;
  readonly blocked: BlockedTruck | null;
  readonly mayOrder: boolean;
  readonly isBusy: boolean;
  readonly onDone: (move: MoveRow) => void;
  readonly onAssign: (move: MoveRow) => void;
  readonly onElsewhere: (move: MoveRow) => void;
  readonly onStep: (move: MoveRow) => void;
  readonly onCancel: (move: MoveRow) => void;
  readonly onUnblock: (truck: BlockedTruck) => void;
}) {
  const { move, blocked, mayOrder, isBusy } = props;
  const { format, rows } = useApp();
  const t = useTexts(marshalTexts);
  const { word } = useWords();
  const visit = useRow('visit', move?.visitId ?? null);
  const rests = !mayOrder || isBusy;
  return (
    <div className="marshal-insp">
      {move === null ? (
        <p className="none q">{t('marshal.pick-move')}</p>
      ) : (
        <>
          <div className="hd">
            <div className="m pl">{formatPlate(move.plate)}</div>
            <b>{t('marshal.to', { place: move.target })}</b>
          </div>
          <div className="sec">
            <dl className="pairs">
              <dt>{t('marshal.col-from')}</dt>
              <dd className="m">{visit?.slotCode ?? placeCode(move.fromPlace, rows) ?? '–'}</dd>
              <dt>{t('marshal.col-why')}</dt>
              <dd>{word('moveReason', move.why)}</dd>
              <dt>{t('marshal.col-who')}</dt>
              <dd>{move.assignedTo ?? t('marshal.nobody')}</dd>
              <dt>{t('marshal.ordered-by')}</dt>
              <dd>
                {move.orderedBy} · {format.dateTime(move.orderedAt)}
              </dd>
              {visit === undefined || visit.keysWith === null ? null : (
                <>
                  <dt>{t('marshal.keys')}</dt>
                  <dd>{visit.keysWith}</dd>
                </>
              )}
              {move.note === '' ? null : (
                <>
                  <dt>{t('marshal.note')}</dt>
                  <dd>{move.note}</dd>
                </>
              )}
            </dl>
          </div>
          <div className="marshal-acts">
            <Button look="primary" keyCap="Enter" disabled={rests} onClick={() => props.onDone(move)}>
              {t('marshal.do-done')}
            </Button>
            <Button keyCap="G" disabled={rests} onClick={() => props.onAssign(move)}>
              {t('marshal.assign')}
            </Button>
            <Button keyCap="U" disabled={rests} onClick={() => props.onStep(move)}>
              {t('marshal.step-priority')}
            </Button>
            <Button keyCap="O" disabled={rests} onClick={() => props.onElsewhere(move)}>
              {t('marshal.elsewhere')}
            </Button>
            <Button keyCap="X" disabled={rests} onClick={() => props.onCancel(move)}>
              {t('marshal.cancel')}
            </Button>
          </div>
        </>
      )}
      {blocked === null ? null : (
        <div className="sec">
          <h2>
            {t('marshal.blocked')} <span>{formatPlate(blocked.visit.plate)}</span>
          </h2>
          <p>
            {t('marshal.blocked-by', {
              slot: blocked.slot.code,
              others: blocked.blockers.map(({ code }) => code).join(', '),
            })}
          </p>
          <Button disabled={!mayOrder} onClick={() => props.onUnblock(blocked)}>
            {t('marshal.unblock')}
          </Button>
        </div>
      )}
    </div>
  );
}
