import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { isSameTruck } from '../../../shared/domain/gate/camera.ts';
import { isAhead } from '../../../shared/domain/gate/decide.ts';
import type { GateCandidate } from '../../../shared/domain/records.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { addPhoto, preparedPicture } from '../steps/photos.ts';

type CameraCommand = 'candidate.report' | 'candidate.close';

export const cameraCommands: Pick<Handlers, CameraCommand> = {
  'candidate.report'(input, context) {
    const { gate, lane, confidence, seenAt = context.now } = input;
    if (isAhead(seenAt, context.now)) return refuse({ code: 'visit.future' });
    const picture = input.photo === undefined ? null : preparedPicture(context);
    // A disk that keeps no picture does not hide the truck that stands there.
    if (picture?.ok === false && picture.refusal.code !== 'photo.not-kept') return picture;
    const candidate = noteReading(context, { plate: normalisePlate(input.plate), gate, lane, confidence, seenAt });
    // The first picture of a truck is enough: a camera that sends one each second would fill the disk.
    if (picture?.ok === true && context.stores.photos.ofCandidate(candidate.id) === null)
      addPhoto(context, picture.value, { candidateId: candidate.id, takenAt: seenAt });
    return ok({ candidateId: wireId('candidate', candidate.id) });
  },

  'candidate.close'(input, context) {
    const candidate = context.stores.records.get('candidate', input.candidateId);
    if (candidate === null) return refuse({ code: 'candidate.unknown' });
    if (candidate.closedAt !== null) return refuse({ code: 'candidate.closed' });
    context.log.update('candidate.closed', 'candidate', candidate, { closedAt: context.now });
    return ok({});
  },
};

/** The truck read before brings its reading up to date; another one takes its place at the lane (PH2). */
function noteReading(
  context: Context,
  reading: Pick<GateCandidate, 'plate' | 'gate' | 'lane' | 'confidence' | 'seenAt'>,
): GateCandidate {
  const open = context.stores.candidates.openAt(reading.gate, reading.lane);
  const same = open.find((before) => isSameTruck(before, reading));
  if (same !== undefined) {
    const { confidence, seenAt } = reading;
    return seenAt < same.seenAt
      ? same
      : context.log.update('candidate.seen', 'candidate', same, { confidence, seenAt });
  }
  for (const before of open) context.log.update('candidate.closed', 'candidate', before, { closedAt: context.now });
  const candidate = { id: context.newId('candidate'), ...reading, closedAt: null, visitId: null };
  return context.log.insert('candidate.seen', 'candidate', candidate);
}
