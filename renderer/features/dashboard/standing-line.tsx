import { useApp, useTexts } from '../../client/app-context.ts';
import type { Standing } from './standing.ts';
import { dashboardTexts } from './texts/catalog.ts';

/** Says aloud that what is shown is not that of now (RP43); nothing while it is. */
export function StandingLine({ standing }: { readonly standing: Standing }) {
  const { format } = useApp();
  const t = useTexts(dashboardTexts);
  if (standing.kind === 'current') return null;
  return (
    <p className="standing" role="alert">
      {standing.kind === 'other-version'
        ? t('dashboard.other-version')
        : t(`dashboard.${standing.kind}`, { age: ageText(standing.ageMs, format.duration, format.number) })}
    </p>
  );
}

const MINUTE_MS = 60_000;

function ageText(ms: number, duration: (ms: number) => string, number: (value: number) => string): string {
  return ms < MINUTE_MS ? `${number(Math.floor(ms / 1000))} s` : duration(ms);
}
