import type { Remedy } from '../../../../shared/domain/rehearsal/remedies.ts';
import type { LeverWords } from './lever-text.ts';

const MILLION = 1_000_000;

/** A remedy in words: "thêm 120 giường". */
export function remedyText({ what, amount }: Remedy, { t, word, format }: LeverWords): string {
  const value = format.number(amount, Number.isInteger(amount) ? 0 : 1);
  const short = (day: Parameters<typeof format.day>[0]): string => format.day(day).slice(0, 5);
  switch (what.lever) {
    case 'overtime':
    case 'lanes':
      return what.crossing === null
        ? t(`rehearsal.remedy-${what.lever}-all`, { value })
        : t(`rehearsal.remedy-${what.lever}`, { value, crossing: what.crossing });
    case 'preregistered':
      return t('rehearsal.remedy-preregistered', { value, from: short(what.fromOn), until: short(what.untilOn) });
    case 'refused':
      return t('rehearsal.remedy-refused', {
        cargoClass: word('cargoClass', what.cargoClass),
        from: short(what.fromOn),
        until: short(what.untilOn),
      });
    case 'units':
      return t('rehearsal.remedy-units', { value, unit: word('facilityUnit', what.facility) });
    case 'overflow-yard':
    case 'team':
      return t(`rehearsal.remedy-${what.lever}`, { value });
  }
}

/** What it costs, in millions of đồng. */
export function remedyCost({ costDong }: Remedy, { t, format }: LeverWords): string {
  return t('rehearsal.dong', { value: format.number(Math.round(costDong / MILLION)) });
}
