import { ok, type Result } from '../../../shared/kernel/result.ts';
import { isKeptLongEnough, isPlanPicture, keptUntil } from '../../../shared/domain/gate/photos.ts';
import type { Photo } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/** Pictures that one change marks as removed: whoever waits at a gate meanwhile waits for no more than these. */
const MOST_AT_ONCE = 200;

/** Pictures that were kept long enough (PH3), oldest first, so many at most. */
export function duePhotos(
  { stores, site, now }: Pick<Context, 'stores' | 'site' | 'now'>,
  most: number,
): readonly Photo[] {
  const { photos, records } = stores;
  const keep = site.settings.photos;
  const until = keptUntil(keep, now);
  const due: Photo[] = [];
  const take = (aged: Iterable<Photo>): void => {
    for (const photo of aged) {
      if (due.length === most) return;
      if (isPlanPicture(photo, site.settings)) continue;
      const visit = photo.visitId === null ? null : records.get('visit', photo.visitId);
      const incident = photo.incidentId === null ? null : records.get('incident', photo.incidentId);
      if (isKeptLongEnough(photo, { visit, incident }, keep, now)) due.push(photo);
    }
  };
  take(photos.addedBefore(until.usual, 'usual'));
  take(photos.addedBefore(until.ofIncidents, 'of-incidents'));
  return due;
}

/** Marks the oldest pictures that were kept long enough; their files go after the commit. */
export function expirePhotos(_input: unknown, context: Context): Result<object, Refusal> {
  for (const photo of duePhotos(context, MOST_AT_ONCE))
    context.log.update('photo.removed', 'photo', photo, { removedAt: context.now }, photo.visitId);
  return ok({});
}
