import type { PersonIdentity } from '../records.ts';
import { readCccd } from './cccd.ts';
import { readMrz } from './mrz.ts';

/** What a reader may doubt; each is told, none keeps anybody from typing. */
export const PAPER_PROBLEMS = ['number', 'birth', 'expiry', 'whole', 'name'] as const;
export type PaperProblem = (typeof PAPER_PROBLEMS)[number];

/** What an identity paper said of its holder. Null = not said, or not legible. */
export type PaperReading = {
  readonly from: 'cccd' | 'passport' | 'card';
  readonly name: string | null;
  readonly documentNo: string | null;
  readonly isWoman: boolean | null;
  readonly nationality: string | null;
  readonly identity: PersonIdentity;
  /** Check digits that do not fit, fields that are not there. Rule RE13. */
  readonly problems: readonly PaperProblem[];
};

/** Recognises what a scanner sent: the QR of a citizen card or a machine-readable zone; null for anything else. Rule RE13. */
export function readPaper(text: string): PaperReading | null {
  return readCccd(text) ?? readMrz(text);
}
