import { networkInterfaces } from 'node:os';
import type { PublicPages } from '../../../shared/domain/site/settings.ts';

/** Where the yard's network reaches the public pages: `http://192.168.1.10:4820`. */
export function publicOrigin({ address, port }: PublicPages): string {
  const host = address === '' ? (ownAddress() ?? '127.0.0.1') : address;
  return `http://${host}:${String(port)}`;
}

/** The first IPv4 address of this machine that others can reach; null while it has none. */
export function ownAddress(): string | null {
  for (const addresses of Object.values(networkInterfaces())) {
    const found = addresses?.find(({ family, internal }) => family === 'IPv4' && !internal);
    if (found !== undefined) return found.address;
  }
  return null;
}
