import { PageFoot } from './foot.tsx';
import { documentNumberOf, pageLinesOf, placeAndDateOf, receiversOf } from './lines.ts';
import { PageTable } from './page-table.tsx';
import { hasBlock, momentOf, periodOf, usePaper, type Tongue } from './paper.ts';
import { Say } from './say.tsx';

/** Page 1: the frame of official papers (NĐ 30/2020) round one table and five lines (RP2, RP21). */
export function PageOne() {
  const paper = usePaper();
  const { report } = paper;
  const { head } = report;
  return (
    <div className="a4-page">
      <PageHead />
      <h1>
        <span className="title">
          <Say of={({ t }) => t('paper.title')} />
        </span>
        <span>
          <Say of={({ t }) => t('paper.about')} />
        </span>
        <span>
          <Say of={(tongue) => periodOf(tongue, paper)} />
        </span>
      </h1>
      {report.untilAt < report.to ? (
        <p className="i c">
          <Say of={(tongue) => tongue.t('paper.running', { at: momentOf(tongue, report.untilAt) })} />
        </p>
      ) : null}
      {report.recordedFrom === undefined ? null : (
        <p className="i c">
          <Say
            of={(tongue) => tongue.t('paper.recorded', { at: momentOf(tongue, report.recordedFrom ?? report.from) })}
          />
        </p>
      )}
      <hr className="short" />
      {head.reportTo === '' || !hasBlock(report, 'to') ? null : (
        <p className="c to">
          <Say of={({ t }) => t('paper.to')} />: {head.reportTo}.
        </p>
      )}
      <section>
        <div className="run-in">
          <h2>
            1. <Say of={({ t }) => t('paper.table')} />
          </h2>{' '}
          {paper.tongues[0].t('paper.unit')}
        </div>
        <PageTable />
      </section>
      {pageLinesOf(report).map(({ line, number, head: name, text }) => (
        <section key={line} className="body">
          <h2>
            {number}. <Say of={name} />
          </h2>{' '}
          <Say of={text} />
        </section>
      ))}
      <Signature />
      <PageFoot />
    </div>
  );
}

/** Who writes, on the left; the state's motto, place and date on the right. */
function PageHead() {
  const { report, tongues } = usePaper();
  const { head } = report;
  return (
    <header className="a4-head">
      <div>
        {head.parentUnit === '' ? null : <p className="up">{head.parentUnit}</p>}
        <p className="up b">{report.siteName}</p>
        <hr />
        {hasBlock(report, 'number') ? (
          <p>
            <Say of={({ t }) => t('paper.number')} />: {documentNumberOf(tongues[0], report)}
          </p>
        ) : null}
      </div>
      <div>
        {hasBlock(report, 'motto') ? <Motto /> : null}
        <p className="i motto">{placeAndDateOf(tongues[0], report)}</p>
      </div>
    </header>
  );
}

function Motto() {
  const { tongues } = usePaper();
  const [{ t }, second] = tongues;
  return (
    <>
      <p className="b">{t('paper.country')}</p>
      <p className="b motto">{t('paper.motto')}</p>
      {second === undefined ? null : (
        <p className="second" lang={second.lang}>
          {second.t('paper.country')}
          <br />
          {second.t('paper.motto')}
        </p>
      )}
      <hr className="long" />
    </>
  );
}

/** Who gets it; who signs, with 35 mm for signature and seal. */
function Signature() {
  const { report, tongues } = usePaper();
  const { head } = report;
  const { signAs, deputyTitle } = head.report;
  const headTitle = ({ t }: Tongue): string => (head.signerTitle === '' ? t('paper.signer') : head.signerTitle);
  const titles: readonly ((tongue: Tongue) => string)[] =
    signAs === 'head'
      ? [headTitle]
      : [
          (tongue) => tongue.t('paper.for-signer', { title: headTitle(tongue) }),
          ({ t }) => (deputyTitle === '' ? t('paper.deputy') : deputyTitle),
        ];
  return (
    <div className="a4-sign">
      <div className="receivers">
        {hasBlock(report, 'receivers') ? (
          <>
            <p className="b i">
              <Say of={({ t }) => t('paper.receivers')} />
            </p>
            {receiversOf(tongues[0], report).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        ) : null}
      </div>
      {hasBlock(report, 'signature') ? (
        <div className="signer">
          {titles.map((title) => (
            <p key={title(tongues[0])} className="b up">
              <Say of={title} />
            </p>
          ))}
          <p className="i">
            <Say of={({ t }) => t('paper.sign')} />
          </p>
          <p className="b name">{head.signerName}</p>
        </div>
      ) : null}
    </div>
  );
}
