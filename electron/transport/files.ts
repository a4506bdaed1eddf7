import type { FastifyReply } from 'fastify';
import { FAULT_STATUS, type Fault } from '../../shared/contract/errors.ts';
import type { QueryReply } from '../engine/messages.ts';

export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
} as const;
export type FileKind = keyof typeof MEDIA_TYPES;

/** Sends a file that nobody keeps: a PDF to look at, all others to save. */
export function sendFile(reply: FastifyReply, kind: FileKind, name: string, content: Uint8Array): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-type', MEDIA_TYPES[kind])
    .header('content-disposition', `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"`)
    .send(Buffer.from(content));
}

export function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  if (fault.retryAfterS !== undefined) void reply.header('retry-after', String(fault.retryAfterS));
  return reply.code(FAULT_STATUS[fault.code]).send({ fault });
}

/** What a query answered, or why it did not. */
export function answerOf<Answer>(reply: QueryReply): { readonly answer: Answer } | { readonly fault: Fault } {
  if ('fault' in reply) return reply;
  return 'text' in reply ? { answer: JSON.parse(reply.text) as Answer } : { fault: { code: 'internal' } };
}
