import type { FastifyInstance } from 'fastify';
import type { QueryOutputs } from '../../shared/contract/queries.ts';
import { openPicture } from '../engine/photo-files.ts';
import { bearerOf } from './access.ts';
import type { HostControl } from './host-control.ts';
import { sendFault } from './files.ts';

/** What lies under a hash never changes; a session ends after twelve hours, and with it what a browser may keep. */
const CACHED_S = 12 * 60 * 60;

/** `GET /api/photos/<sha256>`: a picture's bytes, for whoever may see one of the things it shows. */
export function registerPhotos(app: FastifyInstance, control: HostControl): void {
  app.get('/api/photos/:sha256', async (request, reply) => {
    const token = bearerOf(request.headers);
    if (token === null) return sendFault(reply, { code: 'session.missing' });
    const engine = control.engine();
    const answer = await engine.query({
      sender: { token },
      name: 'photo.file',
      input: request.params,
      form: 'native',
      gzip: false,
    });
    if ('fault' in answer) return sendFault(reply, answer.fault);
    if (!('text' in answer)) throw new Error('not asked for gzip');
    const picture = JSON.parse(answer.text) as QueryOutputs['photo.file'];
    const file = await openPicture(engine.folder, picture);
    if (file === null) return sendFault(reply, { code: 'request.not-found' });
    return (
      reply
        .header('content-type', picture.mediaType)
        .header('content-length', picture.bytes)
        .header('x-content-type-options', 'nosniff')
        // Another session at the same browser asks anew.
        .header('vary', 'authorization')
        .header('cache-control', `private, max-age=${String(CACHED_S)}, immutable`)
        .send(file.createReadStream())
    );
  });
}
