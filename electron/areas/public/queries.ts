import { wireId } from '../../../shared/kernel/ids.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { requireCrossing } from '../steps/lookup.ts';
import { publicOrigin } from './address.ts';
import { boardOf } from './board.ts';
import { driverKeyOf, visitOfKey } from './driver-key.ts';
import { driverPageOf, isPageOpen } from './driver-page.ts';
import { ownPlaceOf } from './own-place.ts';
import { ownRestOf } from './own-rest.ts';
import { placeStepsOf } from './steps.ts';

export const publicQueries: Pick<QueryHandlers, 'visit.slip' | 'board.show' | 'driver.page'> = {
  'visit.slip'(input, context) {
    const { stores, site, now } = context;
    const visit = stores.visits.get(input.visitId);
    if (visit === null) return null;
    const crossing = stores.records.require('crossing', visit.crossingId);
    const { rank, waiting, estimate } = ownPlaceOf(context, visit);
    const own = ownRestOf(context, visit, estimate?.p90From ?? null);
    const { entitlements } = site.settings.rest;
    const { publicPages, slip } = site.settings;
    const hasPage = publicPages.isDriverPageOn && isPageOpen(visit, now);
    return {
      visitId: wireId('visit', visit.id),
      plate: visit.plate,
      trailerPlate: visit.trailerPlate,
      queueNumber: visit.queueNumber,
      stream: visit.stream,
      crossing: crossing.name,
      crossingZh: crossing.nameZh,
      direction: visit.direction,
      slotCode: visit.slotId === null ? null : stores.records.require('slot', visit.slotId).code,
      arrivedAt: visit.arrivedAt,
      rank,
      waiting,
      estimate,
      people: visit.peopleCount,
      entitlements: own.entitlements.map(({ service, perDay, usedToday }) => ({
        service,
        perDay: entitlements[service].perDay,
        left: Math.max(0, perDay - usedToday),
      })),
      beds: own.beds,
      turns: own.turns,
      url: hasPage ? `${publicOrigin(publicPages)}/me/${driverKeyOf(visit.id, stores.site.salt())}` : null,
      rules: slip.rules,
      steps: placeStepsOf(context, visit),
    };
  },

  'board.show'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    return crossing.ok ? boardOf(context, crossing.value) : null;
  },

  'driver.page'(input, context) {
    const visitId = visitOfKey(input.key, context.stores.site.salt());
    const visit = visitId === null ? null : context.stores.visits.get(visitId);
    // A wrong key and one that is over are the same to whoever asks (QU40).
    return visit === null || !isPageOpen(visit, context.now) ? null : driverPageOf(context, visit);
  },
};
