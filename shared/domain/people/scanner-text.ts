/** What Windows-1252 makes of the bytes 80–9F, in order; a space where it has no sign. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Mends a text whose UTF-8 was read as Windows letters on its way from the scanner (`Nguyá»…n` is `Nguyễn`). What is not
 * such a text stays as it is.
 */
export function withMendedLetters(text: string): string {
  if (!/[\u00c2-\u00f4]/u.test(text)) return text;
  const bytes = [...text].map((sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x100) return code;
    const at = WINDOWS_1252.indexOf(sign);
    return at < 0 ? null : 0x80 + at;
  });
  if (bytes.includes(null)) return text;
  try {
    return decodeURIComponent(bytes.map((byte) => `%${(byte ?? 0).toString(16).padStart(2, '0')}`).join(''));
  } catch {
    // Letters of a Western language that were meant as they are.
    return text;
  }
}

/** The beginning of a paper's text within what a field holds: scanners type wherever the cursor stands. */
const PAPER_START = /\d{12}[|¦｜]|(?:P[A-Z<]|[ACI][A-Z0-9<])[A-Z][A-Z<]{2}[A-Z0-9<]{25}/u;

/** What somebody had typed before a scan landed behind it, and the scan; null where there is none. Rule RE13. */
export function splitScan(text: string): { readonly typed: string; readonly scan: string } | null {
  const at = text.search(PAPER_START);
  return at < 0 ? null : { typed: text.slice(0, at), scan: text.slice(at) };
}

/** Whether this is the first line of a zone of which more is to come: scanners end every line as a form is sent. */
export function isFirstLines(text: string): boolean {
  const signs = text.replace(/\s+/g, '').toUpperCase();
  return /^P[A-Z0-9<]{43}$/.test(signs) || /^[ACI][A-Z0-9<]{29}(?:[A-Z0-9<]{30})?$/.test(signs);
}
