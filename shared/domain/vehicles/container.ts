export type ContainerReading = {
  /** Upper case, without spaces, dots and hyphens; kept as well when it is not valid (GA2). */
  readonly containerNo: string;
  readonly isValid: boolean;
  /** Why it is not valid: not the form of a container number, or a check digit that does not fit. */
  readonly problem: 'form' | 'check-digit' | null;
};

/** Reads a container number by ISO 6346. */
export function readContainer(text: string): ContainerReading {
  const containerNo = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-‐‑–—/_]/g, '');
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(containerNo)) return { containerNo, isValid: false, problem: 'form' };
  const isValid = checkDigitOf(containerNo.slice(0, 10)) === Number(containerNo[10]);
  return { containerNo, isValid, problem: isValid ? null : 'check-digit' };
}

/** The check digit that belongs to the first ten signs of a container number. */
export function checkDigitOf(firstTen: string): number {
  let sum = 0;
  [...firstTen].forEach((sign, position) => {
    sum += valueOf(sign) * 2 ** position;
  });
  return (sum % 11) % 10;
}

/** Letters count from 10, leaving out the multiples of 11. */
function valueOf(sign: string): number {
  if (/\d/.test(sign)) return Number(sign);
  const order = sign.charCodeAt(0) - 65;
  return 10 + order + Math.floor((order + 9) / 10);
}
