import type { Fault, Refusal } from '../../../shared/contract/errors.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { PaymentWay } from '../../../shared/domain/vocabulary.ts';
import { sendCommand, type App } from '../../client/app-context.ts';
import type { WayOut } from './entry.ts';

/** What must be settled before a truck goes out. */
export type OutSheet = QueryOutputs['gate.out'];

/** How what a truck owes is settled at the gate. */
export type Settlement = {
  readonly how: PaymentWay;
  /** Why it is waived. */
  readonly reason: string;
  /** The second person who waives it; null where whoever sits here may. */
  readonly approval: { readonly user: string; readonly pin: string } | null;
};

export const IN_CASH: Settlement = { how: 'cash', reason: '', approval: null };

export type Receipt = { readonly receiptNo: string; readonly amountDong: number; readonly how: PaymentWay };

export type LetOut =
  | { readonly isOut: true; readonly went: WayOut; readonly receipt: Receipt | null }
  | { readonly isOut: false; readonly problem: Refusal | Fault };

/** Whether money stands between a truck and the barrier. */
export function owes(sheet: OutSheet | null, wayOut: WayOut): sheet is OutSheet {
  // Who goes abroad comes back, and is settled with when it goes for good.
  if (wayOut === 'uncouple' || wayOut === 'abroad' || wayOut === 'left-under-hold') return false;
  return sheet !== null && sheet.isDueAtExit && sheet.charges.dueDong > 0;
}

/**
 * Settles what a truck owes, hands its keys back and opens the barrier, as one act of whoever sits here: the receipt is
 * written first and stays, whatever becomes of the passage.
 */
export async function letOut(
  app: App,
  visit: VisitRow,
  act: {
    readonly wayOut: WayOut;
    readonly staying: readonly string[];
    readonly station: { readonly gate: string; readonly lane: string };
    /** As it was seen; null where the barrier key came before it did. */
    readonly sheet: OutSheet | null;
    readonly settlement: Settlement;
  },
): Promise<LetOut> {
  const { wayOut, station } = act;
  const { visitId, plate } = visit;
  if (wayOut === 'uncouple' || wayOut === 'abroad') {
    const outcome = await sendCommand(app, `visit.${wayOut}`, { visitId, ...station }, plate);
    if ('ok' in outcome) return { isOut: true, went: wayOut, receipt: null };
    return { isOut: false, problem: 'refusal' in outcome ? outcome.refusal : outcome.fault };
  }
  const sheet = act.sheet ?? (await sheetOf(app, visitId));
  let receipt: Receipt | null = null;
  if (owes(sheet, wayOut)) {
    // Nobody pays, or lets go, what was not on the screen yet.
    if (act.sheet === null)
      return { isOut: false, problem: { code: 'charge.amount-changed', dueDong: sheet.charges.dueDong } };
    const { how, reason, approval } = act.settlement;
    const paid = await sendCommand(
      app,
      'charge.settle',
      {
        visitId,
        how,
        amountDong: sheet.charges.dueDong,
        gate: station.gate,
        ...(how === 'account' ? { account: sheet.account } : {}),
        ...(how === 'waived' ? { reason } : {}),
        ...(approval === null ? {} : { approval }),
      },
      plate,
    );
    if (!('ok' in paid)) return { isOut: false, problem: 'refusal' in paid ? paid.refusal : paid.fault };
    receipt = { receiptNo: paid.ok.receiptNo, amountDong: paid.ok.amountDong, how };
  }
  const outcome = await sendCommand(
    app,
    'visit.depart',
    {
      visitId,
      departure: wayOut,
      ...station,
      ...(visit.keysWith === null ? {} : { keysReturned: true }),
      ...(act.staying.length === 0
        ? {}
        : { staying: act.staying.map((personId) => ({ personId: personId as never })) }),
    },
    plate,
  );
  if ('ok' in outcome) return { isOut: true, went: outcome.ok.departure, receipt };
  return { isOut: false, problem: 'refusal' in outcome ? outcome.refusal : outcome.fault };
}

/** A host that does not answer keeps no truck: it goes, and what it owes is found by the accounts (GA1). */
async function sheetOf(app: App, visitId: VisitRow['visitId']): Promise<OutSheet | null> {
  const answer = await app.port.query('gate.out', { visitId });
  return 'ok' in answer ? answer.ok : null;
}
