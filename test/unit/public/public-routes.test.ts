import { describe, expect, it } from 'vitest';
import { readPublicPath } from '../../../electron/transport/public-routes.ts';
import { isLocalName } from '../../../electron/transport/access.ts';
import { createRateLimit } from '../../../electron/transport/rate-limit.ts';

describe('public addresses', () => {
  it('[QU41] are two pages, their data and files', () => {
    expect(readPublicPath('/board/HN')).toEqual({ what: 'page', of: 'board' });
    expect(readPublicPath('/board/H%E1%BB%AFu%20Ngh%E1%BB%8B?theme=night')).toEqual({ what: 'page', of: 'board' });
    expect(readPublicPath('/me/2sabc')).toEqual({ what: 'page', of: 'driver' });
    expect(readPublicPath('/public/board/H%E1%BB%AFu%20Ngh%E1%BB%8B')).toEqual({ what: 'board', crossing: 'Hữu Nghị' });
    expect(readPublicPath('/public/me/2sabc')).toEqual({ what: 'driver', key: '2sabc' });
    expect(readPublicPath('/assets/public-DAVB7eRn.js')).toEqual({ what: 'asset', file: 'assets/public-DAVB7eRn.js' });
  });

  it.each([
    '/',
    '/index.html',
    '/public.html',
    '/health',
    '/api/session',
    '/api/queries/yard.now',
    '/api/commands/visit.arrive',
    '/api/feed',
    '/api/openapi.json',
    '/public/state',
    '/print/report',
    '/board/',
    '/board/HN/more',
    '/me/ABC',
    '/me/../api/session',
    '/assets/../index.html',
    '/assets/..%2Findex.html',
    '/assets/a/b.js',
    '/assets/.env',
    '/public/board/%E0%A4%A',
    `/public/me/${'a'.repeat(41)}`,
    `/public/board/${'a'.repeat(61)}`,
  ])('[QU41] %s is none of them', (url) => {
    expect(readPublicPath(url)).toBeNull();
  });
});

describe('the bucket of an address', () => {
  it('[QU44] lets a burst through, then so many a second, and each address by itself', () => {
    let now = 0;
    const limit = createRateLimit({ burst: 3, perSecond: 2, nowMs: () => now });
    expect([1, 2, 3, 4].map(() => limit.take('10.0.0.1', 1))).toEqual([true, true, true, false]);
    expect(limit.take('10.0.0.2', 1)).toBe(true);
    now = 500;
    expect([1, 2].map(() => limit.take('10.0.0.1', 1))).toEqual([true, false]);
    now = 60_000;
    expect([1, 2, 3, 4].map(() => limit.take('10.0.0.1', 1))).toEqual([true, true, true, false]);
  });

  it('[QU54] goes into debt for a wrong key, so that guessing is slower than reading', () => {
    let now = 0;
    const limit = createRateLimit({ burst: 5, perSecond: 2, nowMs: () => now });
    limit.take('10.0.0.1', 1);
    limit.charge('10.0.0.1', 10);
    now = 3000;
    expect(limit.take('10.0.0.1', 1)).toBe(false);
    now = 3500;
    expect(limit.take('10.0.0.1', 1)).toBe(true);
  });
});

describe('the name by which a page is asked for', () => {
  it.each(['192.168.1.10:4820', '10.0.0.5', 'bai-xe:4820', 'bai-xe.local:4820', 'Bai-Xe.LAN', 'bai.example.vn:4820'])(
    '[QU54] %s is of this network, or of the settings',
    (host) => {
      expect(isLocalName(host, 'bai.example.vn')).toBe(true);
    },
  );

  it.each(['attacker.example', 'attacker.example:4820', '192.168.1.10.attacker.example', '', undefined, ':4820'])(
    '[QU54] %s may have been pointed here by somebody outside',
    (host) => {
      expect(isLocalName(host, '')).toBe(false);
    },
  );
});
