import type { FastifyInstance, FastifyReply } from 'fastify';
import type { QueryReply } from '../engine/messages.ts';
import { addressOfHost } from '../engine/own-address.ts';
import { sendFault } from './files.ts';
import { sendQuery } from './http.ts';
import { pageOf } from './page.ts';
import type { PublicDoor } from './public-pages.ts';
import { readPublicPath } from './public-routes.ts';

/**
 * The public pages on the host's own port, where only this machine comes: a television plugged into the host needs no
 * setting and no door to the network. `/public/state` tells the settings how that door stands.
 */
export function registerPublic(
  app: FastifyInstance,
  { door, rendererFolder }: { readonly door: PublicDoor; readonly rendererFolder: string | null },
): void {
  const sendPage = (reply: FastifyReply): FastifyReply => {
    if (rendererFolder === null) return sendFault(reply, { code: 'request.not-found' });
    const { html, headers } = pageOf(rendererFolder, 'public.html');
    return reply.headers(headers).send(html);
  };
  const sendData = async (reply: FastifyReply, url: string): Promise<unknown> => {
    const wanted = readPublicPath(url);
    const answer: QueryReply =
      wanted?.what === 'board'
        ? await door.answers.board(wanted.crossing)
        : wanted?.what === 'driver'
          ? await door.answers.driverPage(wanted.key)
          : { fault: { code: 'request.not-found' } };
    return sendQuery(reply, answer);
  };
  app.get('/board/:crossing', (_request, reply) => sendPage(reply));
  app.get('/me/:key', (_request, reply) => sendPage(reply));
  app.get('/public/board/:crossing', (request, reply) => sendData(reply, request.url));
  app.get('/public/me/:key', (request, reply) => sendData(reply, request.url));
  app.get('/public/state', () => ({ ...door.state(), address: addressOfHost() }));
}
