import { readFileSync } from 'node:fs';
import type { NamedCrossing } from '../../../shared/domain/expected/crossing-name.ts';
import { instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readList, type DeclaredList, type ListRefusal } from '../../../electron/areas/expected/list/read-list.ts';

export const CROSSINGS: readonly NamedCrossing[] = [
  { id: 1, code: 'HN', name: 'Hữu Nghị', aliases: ['Hữu Nghị Quan', '友谊关'] },
  { id: 2, code: 'TT', name: 'Tân Thanh', aliases: [] },
  { id: 3, code: 'CM', name: 'Chi Ma', aliases: [] },
];
export const ZONE = 'Asia/Ho_Chi_Minh';
export const NOW: Instant = instant(Date.UTC(2026, 1, 9, 12));

export type TruthVisit = {
  readonly row: number;
  readonly plate: string;
  readonly trailer: string;
  readonly container: string;
  readonly containerValid: boolean | null;
  readonly driver: string;
  readonly direction: string;
  readonly crossing: string;
  readonly goods: string;
  readonly class: string;
  readonly reefer: boolean;
  readonly kg: number;
  readonly eta: string;
};

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/lists/${name}`, import.meta.url));

export const sampleBytes = (): Uint8Array => fixture('declared-2026-02-10.csv');
export const sampleText = (): string => new TextDecoder().decode(sampleBytes());
export const sampleTruth = (): readonly TruthVisit[] =>
  (JSON.parse(new TextDecoder().decode(fixture('declared-2026-02-10.truth.json'))) as { visits: TruthVisit[] }).visits;

export function read(bytes: Uint8Array | string, fileName = 'list.csv'): Promise<Result<DeclaredList, ListRefusal>> {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return readList({ fileName, bytes: content, crossings: CROSSINGS, zone: ZONE, now: NOW });
}

export async function readOk(bytes: Uint8Array | string): Promise<DeclaredList> {
  const outcome = await read(bytes);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export async function refusalOf(bytes: Uint8Array | string): Promise<ListRefusal> {
  const outcome = await read(bytes);
  if (outcome.ok) throw new Error('was read');
  return outcome.refusal;
}

/** Makes an encoder out of a decoder of one byte per sign. */
export function encodeWindows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258');
  const byteOf = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const bytes: number[] = [];
  for (const sign of text.normalize('NFC')) {
    const whole = byteOf.get(sign);
    if (whole !== undefined) {
      bytes.push(whole);
      continue;
    }
    const apart = sign.normalize('NFD');
    const base = byteOf.get(apart.replace(TONES, '').normalize('NFC'));
    if (base === undefined) {
      bytes.push(0x3f);
      continue;
    }
    bytes.push(base, ...(apart.match(TONES) ?? []).map((tone) => byteOf.get(tone) ?? 0x3f));
  }
  return Uint8Array.from(bytes);
}

const TCVN3: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'ĂÂÊÔƠƯĐăâêôơưđ'].map((sign, index): [string, number] => [sign, 0xa1 + index]),
  ...[...'àảãáạ'].map((sign, index): [string, number] => [sign, 0xb5 + index]),
  ...[...'ằẳẵắ'].map((sign, index): [string, number] => [sign, 0xbb + index]),
  ...[...'ặầẩẫấậè'].map((sign, index): [string, number] => [sign, 0xc6 + index]),
  ...[...'ẻẽéẹềểễếệìỉ'].map((sign, index): [string, number] => [sign, 0xce + index]),
  ...[...'ĩíịò'].map((sign, index): [string, number] => [sign, 0xdc + index]),
  ...[...'ỏõóọồổỗốộ'].map((sign, index): [string, number] => [sign, 0xe1 + index]),
  ...[...'ờởỡớợùủũúụừửữứựỳỷỹýỵ'].map((sign, index): [string, number] => [sign, 0xea + index]),
] as const);

/** The letters of the old .VnTime fonts; capitals with marks have none of their own. */
export function encodeTcvn3(text: string): Uint8Array {
  return Uint8Array.from(
    [...text.normalize('NFC')].map((sign) => {
      const code = TCVN3[sign] ?? TCVN3[sign.toLowerCase()] ?? sign.charCodeAt(0);
      return code < 256 ? code : 0x3f;
    }),
  );
}
