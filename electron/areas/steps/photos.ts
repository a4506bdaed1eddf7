import type { Id, IncidentId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Photo } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, KeptPicture } from '../../engine/handler.ts';

/** The picture that came with the command: by now it lies on disk under its hash (PH1), or why it does not. */
export function preparedPicture(context: Context): Result<KeptPicture, Refusal> {
  const { picture } = context.prepared;
  if (picture === undefined) throw new Error('a command with a picture that nobody has prepared');
  return picture;
}

/** Records whose picture it is. */
export function addPhoto(
  context: Context,
  picture: KeptPicture,
  of: {
    readonly visitId?: VisitId;
    readonly incidentId?: IncidentId;
    readonly candidateId?: Id<'candidate'>;
    readonly takenAt: Instant;
    readonly note?: string;
  },
): Photo {
  const { visitId = null, incidentId = null, candidateId = null, takenAt, note = '' } = of;
  return context.log.insert(
    'photo.added',
    'photo',
    {
      id: context.newId('photo'),
      ...picture,
      visitId,
      incidentId,
      candidateId,
      takenAt: Math.min(takenAt, context.now) as Instant,
      addedAt: context.now,
      addedBy: context.actor.user,
      note,
      removedAt: null,
    },
    visitId,
  );
}
