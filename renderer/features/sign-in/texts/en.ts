import type { vi } from './vi.ts';

export const en: Readonly<Record<keyof typeof vi, string>> = {
  'sign-in.title': 'Bến Bãi',
  'sign-in.to': 'Start your shift',
  'sign-in.user': 'User name',
  'sign-in.secret': 'Secret',
  'sign-in.submit': 'Start shift',
  'sign-in.working': 'checking…',
  'sign-in.demo': 'A sample day before Tết: act as anybody, no secret needed.',
  'sign-in.demo-locked': 'Sample day. Roles change without a secret only in the window opened on the host itself.',
  'sign-in.leave-demo': 'Leave the sample day for the real yard',
  'sign-in.retry-after': 'Try again in {seconds} seconds.',
  'sign-in.language': 'Language',
};
