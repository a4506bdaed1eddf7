import type { Quantiles, ResourceKey, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { LeverWords } from './lever-text.ts';

/** What runs out, in words. */
export function resourceName(resource: ResourceKey, situation: Situation, { t, word }: LeverWords): string {
  if (resource.kind === 'places') return t('rehearsal.places');
  if (resource.kind === 'facility') return upperFirst(word('facilityKind', resource.facility));
  const zone = situation.yard.zones.find(({ code }) => code === resource.code);
  return t('rehearsal.zone', { zone: zone?.name ?? resource.code });
}

/** Between how many units are missing in nine of ten of the runs: "90–240 ô". */
export function shortageText(resource: ResourceKey, { p5, p95 }: Quantiles, { t, word, format }: LeverWords): string {
  const [least, most] = [p5, p95].map((value) => format.number(Math.max(1, Math.round(value))));
  const range = least === most ? String(least) : `${String(least)}–${String(most)}`;
  return resource.kind === 'facility'
    ? t('rehearsal.unit-facility', { range, unit: word('facilityUnit', resource.facility) })
    : t('rehearsal.unit-places', { range });
}

/** One thing of each kind has one name, by which answers find it. */
export function resourceId(resource: ResourceKey): string {
  return resource.kind === 'places'
    ? 'places'
    : `${resource.kind} ${'code' in resource ? resource.code : resource.facility}`;
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
