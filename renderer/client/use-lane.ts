import { useMemo } from 'react';
import type { Lane } from '../store/usual-course.ts';
import { useApp, useRow } from './app-context.ts';

/** The lane that this PC stands at: as its user set it, else the first of the site. */
export function useLane(): Lane {
  const app = useApp();
  const gates = useRow('site', 'site')?.settings.gates;
  const [first] = gates ?? [];
  const preferences = app.preferences.get();
  const gate = preferences.gate ?? first?.gate ?? '1';
  const lane = preferences.lane ?? first?.lanes[0] ?? '1';
  const side = gates?.find((one) => one.gate === gate)?.side ?? null;
  return useMemo(() => ({ gate, lane, side }), [gate, lane, side]);
}
