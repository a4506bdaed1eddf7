import type { ComponentType } from 'react';
import { REPORT_ANNEXES, type ReportAnnex } from '../../../../../shared/domain/reports/settings.ts';
import { QrCode } from '../../../../ui/qr-code.tsx';
import { qrTextOf } from '../foot.tsx';
import { inEach } from '../../../../client/tongues.tsx';
import { hasBlock, periodOf, rangeOf, usePaper } from '../paper.ts';
import { Say } from '../say.tsx';
import { AccountsAnnex } from './accounts.tsx';
import { ChargesAnnex } from './charges.tsx';
import { ComparisonAnnex } from './comparison.tsx';
import { DaysAnnex } from './days.tsx';
import { DwellAnnex } from './dwell.tsx';
import { EventsAnnex } from './events.tsx';
import { OccupancyAnnex } from './occupancy.tsx';
import { QueueAnnex } from './queue.tsx';
import { RestAnnex } from './rest.tsx';

const ANNEX_OF: Readonly<Record<ReportAnnex | 'days', ComponentType>> = {
  days: DaysAnnex,
  accounts: AccountsAnnex,
  occupancy: OccupancyAnnex,
  queue: QueueAnnex,
  dwell: DwellAnnex,
  rest: RestAnnex,
  events: EventsAnnex,
  comparison: ComparisonAnnex,
  charges: ChargesAnnex,
};
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'] as const;

/**
 * The days of a longer time (RP38), then the annexes that the site prints, in the order of the program, numbered anew
 * (RP21); signed by who made them.
 */
export function AnnexPages() {
  const paper = usePaper();
  const { report, code } = paper;
  const { annexes } = report.head.report;
  const chosen = REPORT_ANNEXES.filter((annex) => annexes.includes(annex));
  const printed = rangeOf(report) === null ? chosen : (['days', ...chosen] as const);
  if (printed.length === 0) return null;
  return (
    <div className="a4-annexes">
      {printed.map((annex, at) => {
        const Annex = ANNEX_OF[annex];
        return (
          <section key={annex} className="annex">
            {at === 0 && hasBlock(report, 'qr') ? (
              <div className="annex-qr">
                <QrCode text={qrTextOf(paper)} label={inEach(paper.tongues, ({ t }) => t('paper.qr', { code }))} />
              </div>
            ) : null}
            <h2>
              <Say of={({ t }) => t('annex.title', { roman: ROMAN[at] ?? '', name: t(`annex.name.${annex}`) })} />
            </h2>
            {at === 0 ? (
              <p className="i c annex-of">
                <Say of={(tongue) => tongue.t('annex.of', { code, period: periodOf(tongue, paper) })} />
              </p>
            ) : null}
            <Annex />
          </section>
        );
      })}
      <Hands />
    </div>
  );
}

/** Who drew the figures up, and the shift's leader. */
function Hands() {
  const { report, marks } = usePaper();
  const { preparedBy, shiftLeader } = report.head.report;
  const hands = [
    { role: 'made', name: preparedBy === '' ? marks.printedBy : preparedBy },
    { role: 'shift', name: shiftLeader === '' ? marks.shiftLeader : shiftLeader },
  ] as const;
  return (
    <div className="a4-hands">
      {hands.map(({ role, name }) => (
        <div key={role}>
          <p className="b">
            <Say of={({ t }) => t(`annex.hand.${role}`)} />
          </p>
          <p className="i">
            <Say of={({ t }) => t('annex.hand.sign')} />
          </p>
          <p className="b name">{name}</p>
        </div>
      ))}
    </div>
  );
}
