import type { YardView } from './category.ts';

/** How a category looks that is no state: from silent to loud in ink, or a hatching. Never a colour. */
export type Tone = 'hollow' | 'faint' | 'pale' | 'soft' | 'dark' | 'deep' | 'ink' | 'level' | 'slant' | 'dots';

/** The tone of each category; states have colours of their own. */
export const TONES: Readonly<Record<Exclude<YardView, 'state'>, Readonly<Record<string, Tone>>>> = {
  direction: { export: 'dark', import: 'level', none: 'hollow' },
  goods: {
    fresh: 'deep',
    electronics: 'level',
    machinery: 'slant',
    vehicles: 'dots',
    general: 'pale',
    none: 'hollow',
  },
  dwell: { 'under-6': 'faint', 'under-12': 'soft', 'under-24': 'dark', 'over-24': 'ink', none: 'hollow' },
  departure: {
    overdue: 'ink',
    'under-2': 'dark',
    'under-6': 'soft',
    'under-24': 'faint',
    later: 'dots',
    none: 'hollow',
  },
  plugs: { open: 'ink', reefer: 'soft', wasted: 'slant', shut: 'dots', none: 'hollow' },
  walk: { 'under-100': 'faint', 'under-250': 'soft', 'under-500': 'dark', 'over-500': 'ink' },
  blocked: { 'to-go': 'faint', blocks: 'slant', blocked: 'ink', none: 'hollow' },
};

/** The tone of a category of a view. */
export function toneOf(view: Exclude<YardView, 'state'>, category: string): Tone {
  return TONES[view][category] ?? 'hollow';
}
