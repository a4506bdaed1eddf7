import { QrCode } from '../../../ui/qr-code.tsx';
import { inEach } from '../../../client/tongues.tsx';
import { annexCountOf, hasBlock, usePaper, type Paper, type Tongue } from './paper.ts';
import { Say } from './say.tsx';

const HASH_SHOWN = 16;

/** The foot of page 1: what the paper is of, until when, which print of it. */
export function PageFoot() {
  const paper = usePaper();
  const { report, code, tongues, marks } = paper;
  const [{ t, format }] = tongues;
  const annexes = annexCountOf(report);
  return (
    <footer className="a4-foot">
      {hasBlock(report, 'qr') ? (
        <QrCode text={qrTextOf(paper)} label={inEach(tongues, ({ t }) => t('paper.qr', { code }))} />
      ) : null}
      <div>
        <p>
          {t(annexes === 0 ? 'paper.foot-1-alone' : 'paper.foot-1', { date: format.date(report.to), code, annexes })}
        </p>
        <p className={marks.version === null ? undefined : 'b'}>
          <Say of={(tongue) => stateOf(tongue, paper)} />
        </p>
        <p>{printOf(tongues[0], paper)}</p>
      </div>
    </footer>
  );
}

/** Frozen, by which version and hash; or until which change the figures reach (RP22). */
function stateOf({ t, format }: Tongue, { report, marks }: Paper): string {
  const { version } = marks;
  return version === null
    ? t('paper.foot-open', { seq: format.number(report.seq), at: format.dateTime(report.untilAt) })
    : t('paper.foot-frozen', { version: version.version, hash: shownHash(version.hash) });
}

function printOf({ t }: Tongue, { marks }: Paper): string {
  const { copy, printedBy } = marks;
  return [
    ...(copy === null ? [] : [t('paper.foot-copy', { copy })]),
    ...(printedBy === '' ? [] : [t('paper.foot-by', { by: printedBy })]),
  ].join(' · ');
}

/** What stands at the foot of every page, beside its number. */
export function runningFootOf(paper: Paper): string {
  const [tongue] = paper.tongues;
  return [paper.code, stateOf(tongue, paper), printOf(tongue, paper)].filter((part) => part !== '').join(' · ');
}

/** The paper's name for machines: code, day or end, last change, and the version with its hash. */
export function qrTextOf({ code, report, marks }: Paper): string {
  const { version } = marks;
  return [
    code,
    report.on ?? String(report.to),
    String(report.seq),
    ...(version === null ? [] : [String(version.version), version.hash]),
  ].join(';');
}

/** The beginning of a hash, in groups that can be read out. */
export function shownHash(hash: string): string {
  return hash.slice(0, HASH_SHOWN).replace(/(.{4})(?=.)/g, '$1 ');
}
