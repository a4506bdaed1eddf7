import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../ui/format.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import type { SlipData } from './slip-data.ts';
import { SLIP } from './texts/slip-texts.ts';

/** A slip as it prints: for the driver, in Vietnamese and Chinese. */
export function Slip({ slip, format }: { readonly slip: SlipData; readonly format: Format }) {
  const { free, people } = slip;
  return (
    <article className="slip" lang="vi">
      <header>
        <b>{slip.siteName.toLocaleUpperCase('vi')}</b>
        <span>{`${SLIP.kind} ${SLIP.kindZh}`}</span>
      </header>
      <section className="slip-number">
        <span>{SLIP.number}</span>
        <span lang="zh">{SLIP.numberZh}</span>
        {slip.queueNumber === null ? (
          <strong className="later">{slip.visitId === null ? SLIP.later : '–'}</strong>
        ) : (
          <strong>{slip.queueNumber}</strong>
        )}
        <span className="m slip-plate">{formatPlate(slip.plate)}</span>
      </section>
      <dl>
        <SlipLine vi={SLIP.slot} zh={SLIP.slotZh}>
          {slip.slotCode === null ? `${SLIP.noSlot} ${SLIP.noSlotZh}` : <b className="m big">{slip.slotCode}</b>}
        </SlipLine>
        <SlipLine vi={SLIP.arrived} zh={SLIP.arrivedZh}>
          {`${format.time(slip.arrivedAt)} · ${format.date(slip.arrivedAt)}`}
        </SlipLine>
        {slip.direction === null ? null : (
          <SlipLine vi={SLIP[slip.direction]} zh={slip.direction === 'export' ? SLIP.exportZh : SLIP.importZh}>
            {`${slip.crossing} ${slip.crossingZh}`}
          </SlipLine>
        )}
        <SlipLine vi={SLIP.call} zh={SLIP.callZh}>
          <b>
            {slip.call === null ? (
              `${SLIP.unknown} ${SLIP.unknownZh}`
            ) : (
              <>
                <span className="whole">{`${format.timeNear(slip.call.from, slip.arrivedAt)}–`}</span>
                <wbr />
                <span className="whole">{format.timeNear(slip.call.to, slip.arrivedAt)}</span>
              </>
            )}
          </b>
        </SlipLine>
      </dl>
      <dl>
        {free.meal > 0 ? (
          <SlipLine vi={SLIP.meal} zh={SLIP.mealZh}>
            {SLIP.perPerson(people, free.meal, SLIP.mealUnit)}
          </SlipLine>
        ) : null}
        {free.shower > 0 ? (
          <SlipLine vi={SLIP.shower} zh={SLIP.showerZh}>
            {SLIP.perPerson(people, free.shower, SLIP.showerUnit)}
          </SlipLine>
        ) : null}
        {free.water > 0 ? (
          <SlipLine vi={SLIP.water} zh={SLIP.waterZh}>
            {SLIP.perPerson(people, free.water, SLIP.waterUnit)}
          </SlipLine>
        ) : null}
        <SlipLine vi={SLIP.bed} zh={SLIP.bedZh}>
          {SLIP.bedHow}
        </SlipLine>
      </dl>
      <p className="slip-kind-word">
        {SLIP.restful}
        <br />
        <span lang="zh">{SLIP.restfulZh}</span>
      </p>
      <footer>
        {slip.visitId === null ? <span className="qr empty" /> : <QrCode text={slip.visitId} label={slip.visitId} />}
        <div>
          <span>{SLIP.gate(slip.gate, slip.lane)}</span>
          <span>{SLIP.onDuty(slip.operator)}</span>
          {slip.visitId === null ? null : <span className="m">{SLIP.slip(slip.visitId)}</span>}
          <span>{SLIP.copy(slip.copy)}</span>
        </div>
      </footer>
    </article>
  );
}

/** One line of a slip, named in Vietnamese and Chinese. */
export function SlipLine(props: { readonly vi: string; readonly zh: string; readonly children: React.ReactNode }) {
  const { vi, zh, children } = props;
  return (
    <div>
      <dt>
        {vi} <span lang="zh">{zh}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
