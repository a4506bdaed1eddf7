import { DAY_MS, type Instant } from '../../kernel/instant.ts';
import type { Incident, Photo, Visit } from '../records.ts';
import type { SiteSettings } from '../site/settings.ts';
import { isFinalStage } from './visit-stage.ts';

/** The largest picture that is kept. */
export const PHOTO_LIMIT_MB = 12;
export const PHOTO_LIMIT_BYTES = PHOTO_LIMIT_MB * 1024 * 1024;

type MediaType = Photo['mediaType'];

/** What a picture's file begins with; the name of a file proves nothing. */
const SIGNATURES: readonly (readonly [MediaType, readonly (readonly [at: number, bytes: readonly number[]])[]])[] = [
  ['image/jpeg', [[0, [0xff, 0xd8, 0xff]]]],
  ['image/png', [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]]],
  [
    'image/webp',
    [
      [0, [0x52, 0x49, 0x46, 0x46]],
      [8, [0x57, 0x45, 0x42, 0x50]],
    ],
  ],
];

/** The kind of picture that these bytes are; null when they are none that is kept. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  const found = SIGNATURES.find(([, parts]) =>
    parts.every(([at, expected]) => expected.every((byte, index) => bytes[at + index] === byte)),
  );
  return found?.[0] ?? null;
}

/** Pictures added before these were kept long enough, unless what they show is not over yet (PH3). */
export function keptUntil(
  keep: SiteSettings['photos'],
  now: Instant,
): { readonly usual: Instant; readonly ofIncidents: Instant } {
  return {
    usual: (now - keep.keepDays * DAY_MS) as Instant,
    ofIncidents: (now - keep.keepIncidentDays * DAY_MS) as Instant,
  };
}

/** Whether a picture was kept long enough (PH3): never while its truck is here or its incident is open. */
export function isKeptLongEnough(
  photo: Pick<Photo, 'addedAt'>,
  of: { readonly visit: Pick<Visit, 'stage'> | null; readonly incident: Pick<Incident, 'closedAt'> | null },
  keep: SiteSettings['photos'],
  now: Instant,
): boolean {
  const { usual, ofIncidents } = keptUntil(keep, now);
  if (of.incident !== null)
    return of.incident.closedAt !== null && of.incident.closedAt < ofIncidents && photo.addedAt < ofIncidents;
  return photo.addedAt < usual && (of.visit === null || isFinalStage(of.visit.stage));
}

/** A picture of nothing but the yard. */
export function isOfYard(photo: Pick<Photo, 'visitId' | 'incidentId' | 'candidateId'>): boolean {
  return photo.visitId === null && photo.incidentId === null && photo.candidateId === null;
}

/** Whether it is the picture that lies under the plan: it is kept for as long as it lies there. */
export function isPlanPicture(
  photo: Pick<Photo, 'sha256' | 'visitId' | 'incidentId' | 'candidateId'>,
  { planPicture }: Pick<SiteSettings, 'planPicture'>,
): boolean {
  return isOfYard(photo) && photo.sha256 === planPicture?.sha256;
}
