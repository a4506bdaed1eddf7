import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page with a nonce of its own, and the headers of a strict policy: nothing from elsewhere, nothing inline. */
export type Page = { readonly html: string; readonly headers: Readonly<Record<string, string>> };

/** Reads a page of the built renderer. `connect` names what it may talk to beside its own origin. */
export function pageOf(folder: string, file: 'index.html' | 'public.html', connect = ''): Page {
  const nonce = randomBytes(16).toString('base64');
  const html = readFileSync(join(folder, file), 'utf8').replaceAll('__CSP_NONCE__', nonce);
  return {
    html,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
        `font-src 'self' data:; connect-src 'self'${connect}; object-src 'none'; ` +
        `base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    },
  };
}
