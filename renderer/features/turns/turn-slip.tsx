import type { ShownTurn } from '../../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRows } from '../../client/app-context.ts';
import { createFormat } from '../../ui/format.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { TURN_SLIP } from './texts/turn-slip-texts.ts';

/** A number on a roll of 80 mm, for the driver: Vietnamese and Chinese. */
export function TurnSlip({ turn, onPrinted }: { readonly turn: ShownTurn; readonly onPrinted: () => void }) {
  const { format: ownFormat } = useApp();
  const format = createFormat('vi', ownFormat.zone);
  const siteName = useRows(['site'], (rows) => [...rows.all('site').values()][0]?.name ?? '');
  const service = TURN_SLIP.service[turn.service];
  return (
    <PrintSheet paper="slip" onPrinted={onPrinted}>
      <article className="turn-slip" lang="vi">
        <header>
          <b>{siteName.toLocaleUpperCase('vi')}</b>
          <span>
            {service.vi} <span lang="zh">{service.zh}</span>
          </span>
        </header>
        <strong>{turn.number}</strong>
        <span className="m">{formatPlate(turn.plate)}</span>
        <dl>
          <dt>
            {TURN_SLIP.taken.vi} <span lang="zh">{TURN_SLIP.taken.zh}</span>
          </dt>
          <dd>{`${format.time(turn.takenAt)} · ${format.date(turn.takenAt)}`}</dd>
          <dt>
            {TURN_SLIP.expected.vi} <span lang="zh">{TURN_SLIP.expected.zh}</span>
          </dt>
          <dd>
            {turn.expectedAt === null
              ? `${TURN_SLIP.unknown.vi} ${TURN_SLIP.unknown.zh}`
              : `~${format.timeNear(turn.expectedAt, turn.takenAt)}`}
          </dd>
        </dl>
        <p>
          {TURN_SLIP.keeps.vi}
          <br />
          <span lang="zh">{TURN_SLIP.keeps.zh}</span>
        </p>
      </article>
    </PrintSheet>
  );
}
