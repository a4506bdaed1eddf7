import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isAhead } from '../../../shared/domain/gate/decide.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisit } from '../steps/lookup.ts';
import { addPhoto, preparedPicture } from '../steps/photos.ts';

type PhotoCommand = 'photo.add';

export const photoCommands: Pick<Handlers, PhotoCommand> = {
  'photo.add'(input, context) {
    const subject = requireSubject(input, context);
    if (!subject.ok) return subject;
    const takenAt = input.takenAt ?? context.now;
    if (isAhead(takenAt, context.now)) return refuse({ code: 'visit.future' });
    const picture = preparedPicture(context);
    if (!picture.ok) return picture;
    const { note = '' } = input;
    const photo = addPhoto(context, picture.value, { ...subject.value, takenAt, note });
    return ok({ photoId: wireId('photo', photo.id), sha256: photo.sha256 });
  },
};

type Subject = Pick<Parameters<typeof addPhoto>[2], 'visitId' | 'incidentId'>;

/** A picture is of one truck or of one incident, over or not. */
function requireSubject(input: ParsedInput<'photo.add'>, context: Context): Result<Subject, Refusal> {
  const { visitId, incidentId } = input;
  if (visitId !== undefined && incidentId === undefined) {
    const visit = requireVisit(context, visitId);
    return visit.ok ? ok({ visitId }) : visit;
  }
  if (incidentId === undefined || visitId !== undefined) return refuse({ code: 'photo.needs-subject' });
  const incident = context.stores.records.get('incident', incidentId);
  return incident === null ? refuse({ code: 'incident.unknown' }) : ok({ incidentId });
}
