import { ok, refuse, type Result } from '../../../../shared/kernel/result.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'gb18030';

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding };

/**
 * Decodes a text file as offices really send it, to composed Unicode. TCVN3 is recognised and refused by name,
 * because its letters are those of a font and a plate could silently change.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, { readonly code: 'list.encoding-tcvn3' }> {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return ok(decodeAs(bytes, wide));
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return ok({ text: utf8.normalize('NFC'), encoding: 'utf-8' });
  if (looksLikeTcvn3(new TextDecoder('latin1').decode(bytes.subarray(0, SAMPLE_BYTES)))) {
    return refuse({ code: 'list.encoding-tcvn3' });
  }
  return ok(decodeAs(bytes, 'windows-1258'));
}

/** Decodes with a given encoding; signs that it does not know become U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes).normalize('NFC'), encoding };
}

const SAMPLE_BYTES = 1 << 18;

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Digits, separators and plain letters have one zero byte each: without a mark, its side tells the order.
  const pairs = Math.min(bytes.length, 4096) >> 1;
  if (pairs < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) evenZeros++;
    if (bytes[at + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.3 && evenZeros < pairs * 0.05) return 'utf-16le';
  if (evenZeros > pairs * 0.3 && oddZeros < pairs * 0.05) return 'utf-16be';
  return null;
}

/** A few broken signs do not make a UTF-8 file another encoding; they show up as lost signs in their rows. */
function decodeUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  let lost = 0;
  let marked = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) lost++;
    else if (unit > 0x7f) marked++;
  }
  return lost * 50 <= marked ? text : null;
}

/**
 * Tells whether a text holds TCVN3 ("ABC", .VnTime) letters: there the marked vowels lie among the signs U+00A1 to
 * U+00BE and stand beside plain letters, where no other encoding of Vietnamese has anything.
 */
export function looksLikeTcvn3(text: string): boolean {
  let marked = 0;
  let telling = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xa1) continue;
    marked++;
    // The degree sign and the middle dot of Chinese plates stand beside letters everywhere.
    if (unit > 0xbe || unit === 0xb0 || unit === 0xb7) continue;
    if (isPlainLetter(text.charCodeAt(at - 1)) || isPlainLetter(text.charCodeAt(at + 1))) telling++;
  }
  return telling >= 3 && telling > marked * 0.15;
}

function isPlainLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
