import type { ZoneId } from '../../../shared/kernel/ids.ts';
import { formatReceiptNo } from '../../../shared/domain/charges/receipts.ts';
import { caseCodeOf } from '../../../shared/domain/gate/cases.ts';
import { authorityShown, openHoldsOf } from '../../../shared/domain/gate/decide.ts';
import { formatSlipNo, missingNumbersOf } from '../../../shared/domain/gate/slips.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { expectedCashOf } from '../../../shared/domain/shift/cash.ts';
import { firstShiftOf, type RunningShift } from '../../../shared/domain/shift/hand-over.ts';
import type { ShiftPage } from '../../../shared/domain/shift/types.ts';
import { PAYMENT_WAYS } from '../../../shared/domain/vocabulary.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { placeInWords } from '../steps/place-words.ts';

type Sources = Pick<QueryContext, 'site' | 'stores'>;
type Stores = Sources['stores'];

/** The shift that runs now (SH1). */
export function runningShift({ site, stores }: Sources): RunningShift {
  return stores.shifts.open() ?? firstShiftOf(site);
}

/** What a shift would hand over now: the yard as it stands, and what came and went since the shift began (SH2). */
export function pageOf(shift: RunningShift, stores: Stores): ShiftPage {
  const live = liveFactsOf(stores);
  const people = stores.people.counts();
  const passes = stores.visits.countPasses(shift.startedAt);
  const receipts = stores.charges.receiptsOf(shift.id, shift.startedAt);
  const takings = stores.charges
    .takingsOf(shift.id, shift.startedAt)
    .toSorted((a, b) => PAYMENT_WAYS.indexOf(a.how) - PAYMENT_WAYS.indexOf(b.how));
  return {
    ...live,
    people: people.ofVisits + people.staying,
    passesIn: passes.in,
    passesOut: passes.out,
    slipsMissing: slipsMissingOf(stores),
    unconfirmed: stores.visits.toConfirm().map((visit) => ({
      plate: visit.plate,
      code: caseCodeOf(visit),
      at: visit.departedAt ?? visit.arrivedAt ?? shift.startedAt,
    })),
    incidents: stores.site.openIncidents().map(({ kind, place, openedAt, isRestricted }) => ({
      kind,
      place: isRestricted ? '' : placeInWords(stores, place),
      openedAt,
    })),
    moves: stores.moves.open().map(({ visitId, target, orderedAt }) => ({
      plate: stores.records.require('visit', visitId).plate,
      target,
      orderedAt,
    })),
    takings,
    cashOpeningDong: shift.cashOpeningDong,
    cashExpectedDong: expectedCashOf(shift.cashOpeningDong, takings),
    receiptFirst: receipts && formatReceiptNo(receipts.first),
    receiptLast: receipts && formatReceiptNo(receipts.last),
  };
}

/** What one pass over the live visits tells: trucks by zone, holds, keys. */
function liveFactsOf(stores: Stores): Pick<ShiftPage, 'zones' | 'trucks' | 'holds' | 'keys'> {
  const inZones = new Map<ZoneId, number>();
  const holds: ShiftPage['holds'][number][] = [];
  const keys: ShiftPage['keys'][number][] = [];
  let trucks = 0;
  for (const visit of stores.visits.live()) {
    if (isInYard(visit.stage)) {
      trucks += 1;
      if (visit.placeZoneId !== null) inZones.set(visit.placeZoneId, (inZones.get(visit.placeZoneId) ?? 0) + 1);
    }
    holds.push(...holdsOf(visit));
    const { plate, keysWith, isDriverless } = visit;
    if (keysWith !== null || isDriverless) keys.push({ plate, keysWith: keysWith ?? '', isDriverless });
  }
  const zones = stores.slots
    .zones()
    .filter(({ id, kind }) => inZones.has(id) || !isPseudoZone(kind))
    .map(({ id, code, name }) => ({ zone: code, name, trucks: inZones.get(id) ?? 0 }));
  return { zones, trucks, holds: holds.toSorted((a, b) => a.from - b.from), keys };
}

/** A restricted hold tells that there is one, and nothing else (SH2). */
function holdsOf(visit: Visit): ShiftPage['holds'] {
  return openHoldsOf(visit).map((hold) => ({ plate: visit.plate, authority: authorityShown(hold), from: hold.from }));
}

function slipsMissingOf(stores: Stores): ShiftPage['slipsMissing'] {
  const bySeries = Map.groupBy(stores.slips.blocks(), ({ series }) => series);
  return [...bySeries]
    .map(([series, blocks]) => ({
      series,
      numbers: blocks.flatMap((block) => missingNumbersOf(block).map((number) => formatSlipNo(series, number))),
    }))
    .filter(({ numbers }) => numbers.length > 0);
}
