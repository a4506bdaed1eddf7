import { notReadyTextOf } from '../../../shared/contract/texts/text-of.ts';
import { useApp, useRow, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { owes, type OutSheet, type Settlement } from './let-out.ts';
import type { WayOut } from './entry.ts';
import { Option } from './in-panel.tsx';
import { gateTexts } from './texts/catalog.ts';

/** The letters by which a way to settle is chosen. */
export const SETTLE_KEYS = [
  ['T', 'cash'],
  ['C', 'transfer'],
  ['N', 'account'],
  ['M', 'waived'],
] as const;

/** What stands between a truck and the barrier, a line each; nothing where nothing does. */
export function OutLines(props: {
  readonly sheet: OutSheet;
  readonly wayOut: WayOut;
  readonly gate: string;
  readonly settlement: Settlement;
  readonly onSettle: (how: Settlement['how']) => void;
}) {
  const { sheet, wayOut, gate, settlement, onSettle } = props;
  const { format, lang } = useApp();
  const t = useTexts(gateTexts);
  const { word } = useWords();
  const named = useRow('site', 'site')?.settings.requiredDocuments;
  const now = useSiteNow(30_000);
  const { charges } = sheet;
  const isGoneAnyway = wayOut === 'left-under-hold';
  const isAtOtherGate = sheet.gates.length > 0 && !sheet.gates.includes(gate) && wayOut !== 'uncouple';
  return (
    <div className="out-lines">
      {sheet.missingDocuments.length === 0 || (wayOut !== 'crossed' && wayOut !== 'abroad') ? null : (
        <p className="warn">
          {t('gate.out-documents', {
            documents: sheet.missingDocuments
              .map((kind) => notReadyTextOf(lang, `missing-document:${kind}`, named))
              .join(', '),
          })}
        </p>
      )}
      {isAtOtherGate ? <p className="warn">{t('gate.out-other-gate', { gates: sheet.gates.join(', ') })}</p> : null}
      {sheet.keysWith === null || wayOut === 'uncouple' ? null : (
        <p className="warn">{t(isGoneAnyway ? 'gate.out-keys-left' : 'gate.out-keys', { where: sheet.keysWith })}</p>
      )}
      {sheet.sealNo === null ? null : (
        <p className="s">
          {t('gate.out-seal', {
            seal: sheet.sealNo,
            at: sheet.sealCheckedAt === null ? '' : format.timeNear(sheet.sealCheckedAt, now),
          })}
        </p>
      )}
      {charges.lines.length === 0 && charges.totalDong === 0 ? null : (
        <div className="due">
          <span className="s el">
            {charges.lines
              .map(
                (line) =>
                  `${line.name === '' ? word('chargeKind', line.kind) : line.name} ${format.number(line.quantity)} × ${format.number(line.unitDong)}`,
              )
              .join(' · ')}
            {charges.settledDong === 0
              ? ''
              : ` · ${t('gate.out-settled', { amount: format.number(charges.settledDong) })}`}
          </span>
          <b>
            {charges.dueDong > 0
              ? t('gate.out-due', { amount: format.number(charges.dueDong) })
              : charges.dueDong < 0
                ? t('gate.out-back', { amount: format.number(-charges.dueDong) })
                : t('gate.out-nothing-due')}
          </b>
        </div>
      )}
      {owes(sheet, wayOut) ? (
        <div className="options">
          <span className="l">{t('gate.out-settle')}</span>
          <div role="group" aria-label={t('gate.out-settle')}>
            {SETTLE_KEYS.filter(([, how]) => how !== 'account' || sheet.account !== null).map(([key, how]) => (
              <Option key={how} keyCap={key} isOn={settlement.how === how} onPick={() => onSettle(how)}>
                {how === 'account' && sheet.account !== null
                  ? t('gate.out-account', { account: sheet.account })
                  : word('paymentWay', how)}
              </Option>
            ))}
          </div>
        </div>
      ) : null}
      {charges.daysWithoutTariff > 0 ? (
        <p className="warn">{t('gate.out-no-tariff', { days: charges.daysWithoutTariff })}</p>
      ) : null}
    </div>
  );
}
