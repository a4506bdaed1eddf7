import { dayOf } from '../../../shared/kernel/calendar.ts';
import { fold } from '../../../shared/kernel/text.ts';
import { openHoldsOf, usualDepartureOf } from '../../../shared/domain/gate/decide.ts';
import { sideOf } from '../../../shared/domain/gate/gates.ts';
import { documentStatesOf, requirementsOf } from '../../../shared/domain/queue/documents.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { chargeSheetOf } from '../steps/charges.ts';

type OutQuery = 'gate.out';

export const outQueries: Pick<QueryHandlers, OutQuery> = {
  'gate.out'(input, context) {
    const visit = context.stores.visits.get(input.visitId);
    if (visit === null) return null;
    const { settings } = context.site;
    const departure = usualDepartureOf(visit);
    const required = visit.kind === 'cargo' ? requirementsOf(settings.requiredDocuments, visit) : [];
    const states = documentStatesOf(visit, required, dayOf(context.now, context.zone));
    const carrier = fold(visit.carrier ?? '');
    return {
      plate: visit.plate,
      departure,
      holds: openHoldsOf(visit).map(({ visibility, authority, reason }) =>
        visibility === 'open' ? { authority, reason } : { authority: '', reason: '' },
      ),
      missingDocuments: required.map(({ kind }) => kind).filter((kind) => states[kind] !== 'present'),
      keysWith: visit.keysWith,
      sealNo: visit.sealNo,
      sealCheckedAt: visit.sealCheckedAt,
      charges: chargeSheetOf(context, visit, context.now),
      isDueAtExit: settings.charges.isDueAtExit,
      account: settings.charges.accounts.find((name) => fold(name) === carrier) ?? null,
      gates: settings.gates.filter(({ side }) => side === sideOf(departure)).map(({ gate }) => gate),
    };
  },
};
