import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { DIST } from '../../electron/launch/paths.ts';

/** Where the built page lies; what is printed is drawn by it. */
export const BUILT_PAGE = join(DIST, 'renderer');

/** Serves the built page beside the routes of an app under test, where it is built. Answers the app's address. */
export async function listenWithPage(app: FastifyInstance): Promise<string> {
  if (existsSync(BUILT_PAGE)) {
    await app.register(fastifyStatic, { root: BUILT_PAGE, index: false, wildcard: false });
    app.setNotFoundHandler((_request, reply) =>
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', `default-src 'self'; style-src 'self' 'nonce-test'`)
        .send(readFileSync(join(BUILT_PAGE, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', 'test')),
    );
  }
  return app.listen({ host: '127.0.0.1', port: 0 });
}
