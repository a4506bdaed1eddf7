import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { ChargeLine } from '../../../shared/domain/charges/types.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { App } from '../../client/app-context.ts';
import type { WayOut } from './entry.ts';
import type { OutSheet, Receipt } from './let-out.ts';

/** What stands on the pass that a driver shows at the barrier, with the receipt where something was paid. */
export type ExitPassData = {
  readonly visitId: string;
  readonly siteName: string;
  readonly plate: string;
  readonly trailerPlate: string | null;
  readonly arrivedAt: Instant | null;
  readonly leftAt: Instant;
  readonly went: WayOut;
  readonly lines: readonly ChargeLine[];
  readonly receipt: Receipt | null;
  readonly gate: string;
  readonly lane: string;
  readonly operator: string;
  readonly copy: number;
};

/** Puts a pass together from the rows as they stood when the barrier opened. */
export function exitPassOf(
  app: App,
  visit: VisitRow,
  out: {
    readonly went: WayOut;
    readonly receipt: Receipt | null;
    readonly station: { readonly gate: string; readonly lane: string };
    readonly sheet: OutSheet | null;
  },
): ExitPassData {
  return {
    visitId: visit.visitId,
    siteName: app.rows.get('site', 'site')?.name ?? '',
    plate: visit.plate,
    trailerPlate: out.went === 'uncouple' ? null : visit.trailerPlate,
    arrivedAt: visit.arrivedAt,
    leftAt: app.clock.now(),
    went: out.went,
    lines: out.receipt === null ? [] : (out.sheet?.charges.lines ?? []),
    receipt: out.receipt,
    ...out.station,
    operator: app.session.displayName,
    copy: 1,
  };
}
