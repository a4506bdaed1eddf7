import { formatSlipNo } from '../../../shared/domain/gate/slips.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import type { Block } from './slip-numbers.ts';
import { PAPER } from './texts/paper-texts.ts';

export type Printed = Pick<Block, 'gate' | 'series' | 'first' | 'last'>;

/** Prints a block's slips to be cut: the wide part stays at the gate, the stub goes with the driver. */
export function PaperSlips(props: {
  readonly block: Printed;
  readonly siteName: string;
  /** Must not change from render to render. */
  readonly onPrinted: () => void;
}) {
  const { block, siteName, onPrinted } = props;
  const numbers = Array.from({ length: block.last - block.first + 1 }, (_, index) => block.first + index);
  return (
    <PrintSheet paper="a4" onPrinted={onPrinted}>
      <div className="paper-slips" lang="vi">
        {numbers.map((number) => (
          <PaperSlip key={number} slipNo={formatSlipNo(block.series, number)} gate={block.gate} siteName={siteName} />
        ))}
      </div>
    </PrintSheet>
  );
}

function PaperSlip(props: { readonly slipNo: string; readonly gate: string; readonly siteName: string }) {
  const { slipNo, gate, siteName } = props;
  return (
    <article className="paper-slip">
      <section>
        <header>
          <QrCode text={slipNo} label={slipNo} />
          <div>
            <span>{`${siteName} · ${PAPER.kind}`}</span>
            <strong className="m">{slipNo}</strong>
            <span>{`${PAPER.gate(gate)} · ${PAPER.keeps}`}</span>
          </div>
          <Ways />
        </header>
        <Blank vi={PAPER.plate} zh={PAPER.plateZh} isTall />
        <Moment />
        <div className="two">
          <Blank vi={PAPER.trailer} />
          <Blank vi={PAPER.crossing} />
        </div>
        <Blank vi={PAPER.writer} />
      </section>
      <section className="stub">
        <span>{siteName}</span>
        <strong className="m">{slipNo}</strong>
        <span>
          {`${PAPER.gate(gate)} · ${PAPER.driver} `}
          <span lang="zh">{PAPER.driverZh}</span>
        </span>
        <Blank vi={PAPER.plate} zh={PAPER.plateZh} />
        <Moment />
        <p>
          {PAPER.keep}
          <br />
          <span lang="zh">{PAPER.keepZh}</span>
        </p>
      </section>
    </article>
  );
}

function Ways() {
  return (
    <div className="ways">
      <span>
        <i className="box" /> {PAPER.in} <span lang="zh">{PAPER.inZh}</span>
      </span>
      <span>
        <i className="box" /> {PAPER.out} <span lang="zh">{PAPER.outZh}</span>
      </span>
    </div>
  );
}

function Moment() {
  return (
    <div className="two">
      <Blank vi={PAPER.time} zh={PAPER.timeZh} />
      <Blank vi={PAPER.day} zh={PAPER.dayZh} />
    </div>
  );
}

/** A line to write on. */
function Blank(props: { readonly vi: string; readonly zh?: string; readonly isTall?: boolean }) {
  return (
    <div className={props.isTall === true ? 'blank tall' : 'blank'}>
      <span>
        {props.vi}
        {props.zh === undefined ? null : <span lang="zh">{` ${props.zh}`}</span>}
      </span>
    </div>
  );
}
