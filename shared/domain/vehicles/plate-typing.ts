import { isKnownPlate, normalisePlate } from './plate.ts';

/** What became of a code that a Vietnamese input method may have changed while it was typed. */
export type TypedCode =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'undone'; readonly text: string; readonly by: InputMethod }
  | { readonly kind: 'unclear'; readonly text: string };

export type InputMethod = 'telex' | 'vni';

type Marks = Readonly<Record<string, string>>;

const CIRCUMFLEX = '\u0302';
const BREVE = '\u0306';
const HORN = '\u031b';
const ACUTE = '\u0301';
const GRAVE = '\u0300';
const HOOK = '\u0309';
const TILDE = '\u0303';
const DOT_BELOW = '\u0323';

const VNI: Marks = {
  [ACUTE]: '1',
  [GRAVE]: '2',
  [HOOK]: '3',
  [TILDE]: '4',
  [DOT_BELOW]: '5',
  [CIRCUMFLEX]: '6',
  [HORN]: '7',
  [BREVE]: '8',
};

const TELEX: Marks = {
  [ACUTE]: 'S',
  [GRAVE]: 'F',
  [HOOK]: 'R',
  [TILDE]: 'X',
  [DOT_BELOW]: 'J',
  [HORN]: 'W',
  [BREVE]: 'W',
};

/** The vowel's own mark is typed before the tone, whatever the order of the composed form. */
const VOWEL_MARKS: ReadonlySet<string> = new Set([CIRCUMFLEX, HORN, BREVE]);

/**
 * Undoes what Telex or VNI made of a code (`AA` → `Â`, `DD` → `Đ`, `A1` → `Á`) and keeps the one reading that
 * fits. If both or none fit the text stays as it is and is `unclear`: never a silent guess.
 */
export function undoTyping(text: string, fits: (code: string) => boolean = isKnownPlate): TypedCode {
  if (!hasVietnameseMarks(text)) return { kind: 'plain', text };
  const telex = undo(text, (base, mark) => (mark === CIRCUMFLEX ? base : TELEX[mark]), 'D');
  const vni = undo(text, (_, mark) => VNI[mark], '9');
  const telexFits = telex !== null && fits(telex);
  const vniFits = vni !== null && fits(vni);
  if (telexFits === vniFits) return { kind: 'unclear', text };
  return telexFits ? { kind: 'undone', text: telex, by: 'telex' } : { kind: 'undone', text: vni ?? text, by: 'vni' };
}

function hasVietnameseMarks(text: string): boolean {
  return /[đĐ]|\p{M}/u.test(text.normalize('NFD'));
}

function undo(text: string, keyOf: (base: string, mark: string) => string | undefined, dKey: string): string | null {
  let out = '';
  for (const letter of text.normalize('NFC').toUpperCase()) {
    if (letter === 'Đ') {
      out += `D${dKey}`;
      continue;
    }
    const [base = '', ...marks] = letter.normalize('NFD');
    out += base;
    for (const mark of [...marks].sort((a, b) => Number(VOWEL_MARKS.has(b)) - Number(VOWEL_MARKS.has(a)))) {
      const key = keyOf(base, mark);
      if (key === undefined) return null;
      out += key;
    }
  }
  return out;
}

const SLIP_COST = 0.3;
const SWAP_COST = 0.6;

/** Signs that eyes and cameras take for one another; each group is cheap within itself. */
const LOOK_ALIKE: readonly string[] = ['8B', '0ODQ', '1I7', '5S', '2Z', '6G', 'CG', 'VY', 'MN', 'EF', 'KX'];

/** How far two plates are apart: 1 per wrong, missing or extra sign, less for look-alikes and swapped neighbours. */
export function plateDistance(a: string, b: string): number {
  const left = [...normalisePlate(a)];
  const right = [...normalisePlate(b)];
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      let best = Math.min(
        (last[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + signDistance(left[i - 1] ?? '', right[j - 1] ?? ''),
      );
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + SWAP_COST);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

function signDistance(a: string, b: string): number {
  if (a === b) return 0;
  return LOOK_ALIKE.some((group) => group.includes(a) && group.includes(b)) ? SLIP_COST : 1;
}
