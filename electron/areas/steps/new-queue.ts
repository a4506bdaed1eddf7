import type { Queue } from '../../../shared/domain/records.ts';

/** How long one walks up to a point where nobody has said. */
export const USUAL_WALK_UP_MS = 30 * 60_000;

/** What a queue begins with besides its name, capacity and discipline. */
export const NEW_QUEUE: Pick<
  Queue,
  | 'point'
  | 'walkUpMs'
  | 'lanes'
  | 'takes'
  | 'callMode'
  | 'callBatch'
  | 'turn'
  | 'lastOrderSeq'
  | 'numbers'
  | 'noticeId'
  | 'orderId'
  | 'suspendedAt'
  | 'suspendedReason'
  | 'reopensAt'
> = {
  point: 'main',
  walkUpMs: USUAL_WALK_UP_MS,
  lanes: [],
  takes: null,
  callMode: 'hand',
  callBatch: 1,
  turn: 0,
  lastOrderSeq: 0,
  numbers: {},
  noticeId: null,
  orderId: null,
  suspendedAt: null,
  suspendedReason: null,
  reopensAt: null,
};
