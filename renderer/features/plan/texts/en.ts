import type { vi } from './vi.ts';

/** English, for the same readers. */

export const en: Readonly<Record<keyof typeof vi, string>> = {
  'plan.title': 'Tết plan',
  'plan.views': 'Part of the plan',
  'plan.view-forecast': 'Forecast',
  'plan.view-rehearsal': 'Rehearsal',
  'plan.view-surge': 'Surge plan',
  'plan.view-calendar': 'Calendar',
};
