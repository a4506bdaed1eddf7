import fastify from 'fastify';
import { expect, it } from 'vitest';
import { registerExportRoutes } from '../../electron/transport/exports.ts';
import { openApi } from '../../electron/transport/openapi.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';

/** Where files lie that go out: every route below is documented, and every documented one is served. */
const FILES = /^\/api\/(exports|plans|records|reports|stories)\//;

/** Whether a path of the document is answered by a route: a part that the route leaves open takes any. */
function isServedBy(path: string, route: string): boolean {
  const [told, served] = [path.split('/'), route.split('/')];
  return told.length === served.length && served.every((part, at) => part.startsWith(':') || part === told[at]);
}

it('the OpenAPI document tells of every file that goes out, and of no other', async () => {
  const routes: string[] = [];
  const app = fastify();
  app.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET' && FILES.test(url)) routes.push(url);
  });
  const query = () => Promise.reject(new Error('nobody asks'));
  registerExportRoutes(app, { tokenOf: () => null, query, zone: () => 'Asia/Ho_Chi_Minh' as never });
  registerPrintRoutes(app, {
    origin: () => '',
    authenticate: () => Promise.resolve(null),
    query,
    printer: { printToPdf: () => Promise.reject(new Error('nobody prints')) },
  });
  await app.close();
  const { paths } = openApi('test') as { readonly paths: Readonly<Record<string, object>> };
  const told = Object.keys(paths).filter((path) => FILES.test(path));
  expect(routes.filter((route) => !told.some((path) => isServedBy(path, route)))).toEqual([]);
  expect(told.filter((path) => !routes.some((route) => isServedBy(path, route)))).toEqual([]);
  expect(told).toEqual(expect.arrayContaining(['/api/stories/{visitId}.pdf', '/api/reports/daily/{on}.pdf']));
});
