import { ownAddress } from '../areas/public/address.ts';

/** Where others reach this machine, for the transports, which do not reach into areas; null while nobody can. */
export function addressOfHost(): string | null {
  return ownAddress();
}
