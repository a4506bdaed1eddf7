import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { RowStore } from '../../store/row-store.ts';
import type { Translate } from '../../ui/i18n.ts';
import { groundText } from './ground-text.ts';
import { closingLines } from './closings.ts';
import type { MarshalTextKey } from './texts/catalog.ts';
import type { MovePlanInput } from './wish.ts';

/** What a plan is for, in words. */
export function proposalTitle(
  plan: MovePlanInput,
  rows: Pick<RowStore, 'all' | 'get'>,
  t: Translate<MarshalTextKey>,
): string {
  switch (plan.why) {
    case 'unblock':
      return t('marshal.plan-unblock', { plate: formatPlate(rows.get('visit', plan.visitId)?.plate ?? '') });
    case 'consolidate':
      return t('marshal.plan-gaps', { zone: plan.zone });
    case 'zone-closing': {
      if (plan.closingId === undefined)
        return plan.row === undefined
          ? t('marshal.plan-empty-zone', { zone: plan.zone ?? '' })
          : t('marshal.plan-empty-row', { zone: plan.zone ?? '', row: plan.row });
      const line = closingLines(rows).find(({ closing }) => closing.closingId === plan.closingId);
      return t('marshal.plan-clear', { ground: line === undefined ? '' : groundText(line.ground, t) });
    }
  }
}
