import { en } from './en.ts';
import { vi } from './vi.ts';

export const noticeTexts = { vi, en };

export type NoticeTextKey = keyof typeof vi;
