import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from '../../shared/contract/zod.ts';
import { ALWAYS_OPEN } from '../../shared/domain/queue/calendar.ts';
import { DIRECTIONS, ROLES } from '../../shared/domain/vocabulary.ts';
import type { NewSiteInput } from '../engine/messages.ts';
import { KNOWN_CROSSINGS, usualDirections } from '../engine/usual-site.ts';
import { bearerOf } from './access.ts';
import type { HostControl } from './host-control.ts';
import { siteInput } from './set-up-input.ts';
import { sendFault } from './files.ts';
import { sendOutcome } from './http.ts';
import { LOCAL_CODE_HEADER } from '../../shared/contract/wire.ts';

const codeInput = z.object({ code: z.string().max(100) });
const demoSession = codeInput.extend({ role: z.enum(ROLES) });
const speed = z.object({ rate: z.number().min(1).max(600), isPaused: z.boolean() });

/** The first screen: set the yard up once, or look around with the demo; both need the code of the local window. */
export function registerSetUp(app: FastifyInstance, control: HostControl): void {
  const isLocal = (code: string): boolean => {
    const given = Buffer.from(code);
    const wanted = Buffer.from(control.localCode);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  const read = <Schema extends z.ZodType<{ readonly code: string }>>(
    schema: Schema,
    body: unknown,
    reply: FastifyReply,
  ): z.output<Schema> | null => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.'),
        message: issue.message,
      }));
      void sendFault(reply, { code: 'request.invalid', issues });
      return null;
    }
    if (!isLocal(parsed.data.code)) {
      void sendFault(reply, { code: 'site.wrong-code' });
      return null;
    }
    return parsed.data;
  };

  app.get('/api/setup', (request) => {
    const { isNew, isDemo, siteName } = control.engine().status();
    const code = request.headers[LOCAL_CODE_HEADER];
    return { isNew, isDemo, siteName, localKey: typeof code === 'string' && isLocal(code) };
  });

  app.post('/api/setup', async (request, reply) => {
    const input = read(siteInput, request.body, reply);
    if (input === null) return reply;
    if (!control.engine().status().isNew) return sendFault(reply, { code: 'site.already-set-up' });
    const site: NewSiteInput = {
      name: input.site,
      timeZone: input.timeZone ?? 'Asia/Ho_Chi_Minh',
      isDemo: false,
      template: Number(input.template) as NewSiteInput['template'],
      crossings: input.crossings.map(({ code, name, nameZh, directions }) => ({
        code,
        name,
        nameZh: nameZh ?? KNOWN_CROSSINGS.find((known) => known.code === code)?.nameZh ?? '',
        aliases: KNOWN_CROSSINGS.find((known) => known.code === code)?.aliases ?? [],
        calendar: ALWAYS_OPEN,
        directions: usualDirections(directions ?? DIRECTIONS),
      })),
      users: [
        {
          user: input.user,
          displayName: input.displayName ?? input.user,
          roles: ['administrator', 'coordinator'],
          secret: input.secret,
        },
      ],
    };
    return sendOutcome(reply, await control.engine().setUp(site), site.timeZone);
  });

  app.post('/api/setup/demo', async (request, reply) => {
    if (read(codeInput, request.body, reply) === null) return reply;
    const fault = await control.enterDemo();
    return fault === null ? {} : sendFault(reply, fault);
  });

  app.post('/api/setup/leave-demo', async (request, reply) => {
    if (read(codeInput, request.body, reply) === null) return reply;
    const fault = await control.leaveDemo();
    return fault === null ? {} : sendFault(reply, fault);
  });

  app.post('/api/session/demo', async (request, reply) => {
    const input = read(demoSession, request.body, reply);
    if (input === null) return reply;
    const session = await control.engine().demoSession(input.role, request.ip);
    return 'code' in session ? sendFault(reply, session) : session;
  });

  app.get('/api/demo', (_request, reply) => {
    const { isDemo, rate } = control.engine().status();
    return isDemo
      ? { rate: rate === 0 ? 1 : rate, isPaused: rate === 0 }
      : sendFault(reply, { code: 'request.not-found' });
  });

  app.post('/api/demo', async (request, reply) => {
    if (!control.engine().status().isDemo) return sendFault(reply, { code: 'request.not-found' });
    const token = bearerOf(request.headers);
    if (token === null || (await control.engine().who(token)) === null)
      return sendFault(reply, { code: token === null ? 'session.missing' : 'session.expired' });
    const parsed = speed.safeParse(request.body);
    if (!parsed.success) return sendFault(reply, { code: 'request.invalid' });
    control.engine().setDemoSpeed(parsed.data.rate, parsed.data.isPaused);
    return parsed.data;
  });
}
