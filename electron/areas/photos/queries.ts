import { wireId } from '../../../shared/kernel/ids.ts';
import type { Photo } from '../../../shared/domain/records.ts';
import type { PhotoRow } from '../../../shared/contract/queries.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

type PhotoQuery = 'photo.list';

export const photoQueries: Pick<QueryHandlers, PhotoQuery> = {
  'photo.list'() {
    throw new Error('not built');
  },
};

/** A picture as screens list it. */
export function photoRow(photo: Photo): PhotoRow {
  const { id, sha256, mediaType, bytes, takenAt, addedBy, note, removedAt } = photo;
  return { photoId: wireId('photo', id), sha256, mediaType, bytes, takenAt, addedBy, note, isKept: removedAt === null };
}
