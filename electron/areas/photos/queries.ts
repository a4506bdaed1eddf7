import { wireId } from '../../../shared/kernel/ids.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import type { Photo } from '../../../shared/domain/records.ts';
import type { PhotoRow } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';

type PhotoQuery = 'photo.list' | 'photo.file';

export const photoQueries: Pick<QueryHandlers, PhotoQuery> = {
  'photo.list'(input, context) {
    const { photos, records } = context.stores;
    if ('visitId' in input) {
      if (records.get('visit', input.visitId) === null) return null;
      return { photos: photos.ofVisit(input.visitId).map(photoRow) };
    }
    if (records.get('incident', input.incidentId) === null) return null;
    const all = photos.ofIncident(input.incidentId);
    return { photos: all.filter((photo) => maySee(photo, context)).map(photoRow) };
  },

  'photo.file'({ sha256 }, context) {
    const photo = context.stores.photos.keptOf(sha256).find((one) => maySee(one, context));
    if (photo === undefined) return null;
    const { mediaType, bytes } = photo;
    return { sha256, mediaType, bytes };
  },
};

/** What is suspected of somebody is not for every screen. */
function maySee(photo: Photo, { actor, stores }: QueryContext): boolean {
  if (photo.incidentId === null || isCoordinator(actor.roles)) return true;
  return !stores.records.require('incident', photo.incidentId).isRestricted;
}

/** A picture as screens list it. */
export function photoRow(photo: Photo): PhotoRow {
  const { id, sha256, mediaType, bytes, takenAt, addedBy, note, removedAt } = photo;
  return {
    photoId: wireId('photo', id),
    sha256,
    mediaType,
    bytes,
    takenAt,
    addedBy,
    note,
    isKept: removedAt === null,
  };
}
