import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseWireId, type VisitId } from '../../../shared/kernel/ids.ts';

/** 80 bits: sixteen letters of base 32. Nobody guesses one at the pace that the listener allows (QU44). */
const MAC_BYTES = 10;
const MAC_LETTERS = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** The key of a driver's page: the visit's number and a MAC of it with the site's salt (QU40). */
export function driverKeyOf(visitId: VisitId, salt: string): string {
  return visitId.toString(36) + macOf(visitId, salt);
}

/** The visit that a key opens; null for a wrong key. The MAC is compared in constant time. */
export function visitOfKey(key: string, salt: string): VisitId | null {
  const visitId = parseWireId('visit', `vis_${key.slice(0, -MAC_LETTERS)}`);
  if (visitId === null) return null;
  const right = Buffer.from(macOf(visitId, salt));
  const given = Buffer.from(key.slice(-MAC_LETTERS));
  return given.length === right.length && timingSafeEqual(given, right) ? visitId : null;
}

function macOf(visitId: VisitId, salt: string): string {
  // The salt serves other digests too: the words before the number keep them apart.
  const mac = createHmac('sha256', salt)
    .update(`driver-page:${String(visitId)}`)
    .digest()
    .subarray(0, MAC_BYTES);
  let bits = 0n;
  for (const byte of mac) bits = (bits << 8n) | BigInt(byte);
  let letters = '';
  for (let at = 0; at < MAC_LETTERS; at += 1) {
    letters = (ALPHABET[Number(bits & 31n)] ?? '') + letters;
    bits >>= 5n;
  }
  return letters;
}
