import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { ChargeSheet } from '../../../shared/contract/queries.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';

/** What a visit's stay costs until `at`, what of it is settled, and what is due. */
export function chargeSheetOf(
  _context: Pick<Context | QueryContext, 'stores' | 'zone' | 'site'>,
  _visit: Visit,
  _at: Instant,
): ChargeSheet {
  return { lines: [], totalDong: 0, settledDong: 0, dueDong: 0, daysWithoutTariff: 0, added: [] };
}
