import { wireId } from '../../../shared/kernel/ids.ts';
import type { Photo } from '../../../shared/domain/records.ts';
import type { PhotoRow } from '../../../shared/contract/queries.ts';

/** A picture as lists show it. */
export function photoRow({ id, sha256, mediaType, bytes, takenAt, addedBy, note, removedAt }: Photo): PhotoRow {
  return { photoId: wireId('photo', id), sha256, mediaType, bytes, takenAt, addedBy, note, isKept: removedAt === null };
}
