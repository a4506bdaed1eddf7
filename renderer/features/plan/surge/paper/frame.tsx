import { localTimeOf } from '../../../../../shared/kernel/calendar.ts';
import { inEach } from '../../../../client/tongues.tsx';
import { QrCode } from '../../../../ui/qr-code.tsx';
import { Say } from './say.tsx';
import { useSheet, type Sheet } from './sheet.ts';
import type { Tongue } from './words.ts';

/** Who writes, on the left; the state's motto, place and date on the right (NĐ 30/2020). */
export function Head() {
  const { answer, tongues } = useSheet();
  const { head, siteName } = answer;
  return (
    <header className="a4-head">
      <div>
        {head.parentUnit === '' ? null : <p className="up">{head.parentUnit}</p>}
        <p className="up b">{siteName}</p>
        <hr />
        <p>{tongues[0].t('plan-paper.number', { code: head.documentCode })}</p>
      </div>
      <div>
        <p className="b">{tongues[0].t('plan-paper.country')}</p>
        <p className="b motto">{tongues[0].t('plan-paper.motto')}</p>
        <hr className="long" />
        <p className="i motto">{placeAndDate(tongues[0], answer)}</p>
      </div>
    </header>
  );
}

/** `Lạng Sơn, ngày 26 tháng 01 năm 2027`: office papers write the months 1 and 2 with their zero. */
function placeAndDate({ t }: Tongue, { head, plan }: Sheet['answer']): string {
  const { year, month, day } = localTimeOf(plan.adoptedAt, head.timeZone);
  const date = { day: two(day), month: month < 3 ? two(month) : String(month), year: String(year) };
  return head.reportPlace === ''
    ? t('plan-paper.date-alone', date)
    : t('plan-paper.date', { place: head.reportPlace, ...date });
}

/** Who gets it; who signs, with room for signature and seal. */
export function Signature() {
  const { answer, tongues } = useSheet();
  const { report, signerTitle, signerName } = answer.head;
  const title = ({ t }: Tongue): string => (signerTitle === '' ? t('plan-paper.signer') : signerTitle);
  const titles: readonly ((tongue: Tongue) => string)[] =
    report.signAs === 'head'
      ? [title]
      : [
          (tongue) => tongue.t('plan-paper.for-signer', { title: title(tongue) }),
          ({ t }) => (report.deputyTitle === '' ? t('plan-paper.deputy') : report.deputyTitle),
        ];
  const [{ t }] = tongues;
  const receivers = [...report.receivers, t('plan-paper.receiver-file')];
  return (
    <div className="a4-sign">
      <div className="receivers">
        <p className="b i">
          <Say of={({ t: own }) => own('plan-paper.receivers')} />
        </p>
        {receivers.map((name, at) => (
          <p key={at}>
            {t(at === receivers.length - 1 ? 'plan-paper.receiver-last' : 'plan-paper.receiver', { name })}
          </p>
        ))}
      </div>
      <div className="signer">
        {titles.map((one) => (
          <p key={one(tongues[0])} className="b up">
            <Say of={one} />
          </p>
        ))}
        <p className="i">
          <Say of={({ t: own }) => own('plan-paper.sign')} />
        </p>
        <p className="b name">{signerName}</p>
      </div>
    </div>
  );
}

/** Which plan this is for machines, and which print of it. */
export function Foot() {
  const { answer, printedBy, tongues } = useSheet();
  const { plan, seq, toldAt } = answer;
  const code = codeOf(answer);
  return (
    <footer className="a4-foot">
      <QrCode
        text={[code, plan.surgePlanId, String(plan.adoptedAt), String(seq)].join(';')}
        label={inEach(tongues, ({ t }) => t('plan-paper.qr', { code }))}
      />
      <div>
        <p>
          <Say of={({ t }) => t('plan-paper.foot', { code })} />
        </p>
        <p>
          <Say
            of={({ t, format }) =>
              t('plan-paper.foot-at', { at: format.dateTime(toldAt), seq: format.number(seq), by: printedBy })
            }
          />
        </p>
      </div>
    </footer>
  );
}

/** `PA-27-1`: the year of its Tết, and which plan it is. */
function codeOf({ plan }: Sheet['answer']): string {
  return `PA-${plan.document.tetOn.slice(2, 4)}-${plan.surgePlanId.replace(/^.*_/, '').toUpperCase()}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
