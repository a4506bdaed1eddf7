import type { Handlers } from '../../engine/handler.ts';
import { authorityOrderCommands } from './authority-orders.ts';
import { fastTrackCommands } from './fast-tracks.ts';
import { noticeCommands } from './notices.ts';

type OrderCommand = 'notice.save' | 'notice.end' | 'order.import' | 'order.end' | 'fast-track.document';

/** What decides the order of a queue: the authority's notice, orders of trucks, and orders to call out of turn. */
export const orderCommands: Pick<Handlers, OrderCommand> = {
  ...noticeCommands,
  ...authorityOrderCommands,
  ...fastTrackCommands,
};
