import { z } from '../../shared/contract/zod.ts';
import { commands } from '../../shared/contract/commands.ts';
import type { CommandSpec } from '../../shared/contract/command-spec.ts';
import { FAULT_STATUS, REFUSAL_CODES } from '../../shared/contract/errors.ts';
import { queries, type QuerySpec } from '../../shared/contract/queries.ts';
import { LOCAL_CODE_HEADER } from '../../shared/contract/wire.ts';
import { filePaths } from './openapi-files.ts';
import { siteInput } from './set-up-input.ts';

const JSON_TYPE = 'application/json';

/** The OpenAPI document of the HTTP form, generated from the contract itself. */
export function openApi(version: string): object {
  const paths: Record<string, unknown> = {
    '/health': { get: { summary: 'Whether the host answers.', security: [], responses: ok('Alive.') } },
    '/api/session': {
      post: {
        summary: 'Signs in.',
        security: [],
        requestBody: body(z.object({ user: z.string(), secret: z.string(), station: z.string().optional() })),
        responses: { ...ok('A token of twelve hours.'), ...faults() },
      },
      get: { summary: 'Who the token belongs to.', responses: { ...ok('The session.'), ...faults() } },
      delete: { summary: 'Signs out.', responses: { ...ok('Signed out.'), ...faults() } },
    },
    '/api/photos/{sha256}': {
      get: {
        summary: 'A picture by its hash, while it is kept; those of a restricted incident only for coordinators.',
        description: `Roles: ${queries['photo.file'].roles.join(', ')}.`,
        parameters: [{ name: 'sha256', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          '200': {
            description: 'The picture.',
            content: Object.fromEntries(['image/jpeg', 'image/png', 'image/webp'].map((type) => [type, {}])),
          },
          ...faults(),
        },
      },
    },
    '/api/setup': {
      get: {
        summary: 'Whether the site is new, and whether whoever asks sits at the window that the host opened.',
        security: [],
        parameters: [{ name: LOCAL_CODE_HEADER, in: 'header', required: false, schema: { type: 'string' } }],
        responses: ok('What the first screen needs to know.'),
      },
      post: {
        summary: 'Makes the site, once, with the code of the local window.',
        security: [],
        requestBody: body(siteInput),
        responses: { ...ok('Made.'), ...faults() },
      },
    },
  };
  Object.assign(paths, filePaths(faults()));
  for (const [name, spec] of Object.entries(commands) as readonly [string, CommandSpec][])
    paths[`/api/commands/${name}`] = {
      post: {
        operationId: name,
        tags: [name.split('.')[0]],
        summary: spec.summary,
        description: `Roles: ${spec.roles.join(', ')}.${spec.isReversible ? ' Can be undone.' : ''}`,
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
        ],
        requestBody: body(spec.input),
        responses: {
          '200': {
            description: 'Done.',
            content: {
              [JSON_TYPE]: {
                schema: {
                  type: 'object',
                  properties: {
                    ok: schema(spec.output, 'output'),
                    seq: { type: 'integer' },
                    isUnchanged: { const: true },
                  },
                },
              },
            },
          },
          '409': {
            description: 'A rule says no.',
            content: { [JSON_TYPE]: { schema: { $ref: '#/components/schemas/Refusal' } } },
          },
          ...faults(),
        },
      },
    };
  for (const [name, spec] of Object.entries(queries) as readonly [string, QuerySpec][])
    paths[`/api/queries/${name}`] = {
      get: {
        operationId: name,
        tags: [name.split('.')[0]],
        summary: spec.summary,
        description: `Roles: ${spec.roles.join(', ')}.`,
        parameters: [{ name: 'input', in: 'query', content: { [JSON_TYPE]: { schema: schema(spec.input, 'input') } } }],
        responses: { ...ok('The answer with the seq that it was read at.'), ...faults() },
      },
      post: {
        operationId: `${name}.post`,
        tags: [name.split('.')[0]],
        summary: spec.summary,
        requestBody: body(spec.input),
        responses: { ...ok('The answer with the seq that it was read at.'), ...faults() },
      },
    };
  return {
    openapi: '3.1.0',
    info: { title: 'Ben Bai', version, description: 'Times are ISO 8601 with offset. Ids are opaque.' },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Refusal: {
          type: 'object',
          properties: {
            refusal: { type: 'object', properties: { code: { enum: REFUSAL_CODES } }, required: ['code'] },
          },
        },
        Fault: {
          type: 'object',
          properties: {
            fault: { type: 'object', properties: { code: { enum: Object.keys(FAULT_STATUS) } }, required: ['code'] },
          },
        },
      },
    },
  };
}

function schema(type: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(type, { io, unrepresentable: 'any' });
}

function body(type: z.ZodType): object {
  return { required: true, content: { [JSON_TYPE]: { schema: schema(type, 'input') } } };
}

function ok(description: string): object {
  return { '200': { description, content: { [JSON_TYPE]: { schema: { type: 'object' } } } } };
}

function faults(): object {
  return {
    default: {
      description: 'The call could not be served.',
      content: { [JSON_TYPE]: { schema: { $ref: '#/components/schemas/Fault' } } },
    },
  };
}
