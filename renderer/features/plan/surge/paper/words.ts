import { PAID_LEVERS, type Levers } from '../../../../../shared/domain/rehearsal/levers.ts';
import type { Quantiles, ResourceKey, ScenarioResult } from '../../../../../shared/domain/rehearsal/types.ts';
import type { PlanInput, Trigger } from '../../../../../shared/domain/surge/types.ts';
import type { Tongue as AnyTongue } from '../../../../client/tongues.tsx';
import { minuteText } from '../../../../ui/format.ts';
import type { PlanPaperKey } from '../texts/paper-catalog.ts';

export type Tongue = AnyTongue<PlanPaperKey>;

/** What a crossing is called, by the code that plans use. */
export type NameOf = (code: string) => string;

/** Every lever of a plan as a sentence of its own. */
export function leverLines(levers: Levers, nameOf: NameOf): readonly ((tongue: Tongue) => string)[] {
  const where = (crossing: string | null, { t }: Tongue): string =>
    crossing === null ? t('plan-paper.everywhere') : nameOf(crossing);
  return [
    ...levers.overtime.map(
      ({ crossing, hours }) =>
        ({ t, format }: Tongue) =>
          t('plan-paper.lever.overtime', { crossing: nameOf(crossing), hours: plain(format.number, hours) }),
    ),
    ...levers.lanes.map(
      ({ crossing, direction, lanes }) =>
        ({ t, word }: Tongue) =>
          t('plan-paper.lever.lanes', { lanes, direction: word('direction', direction), crossing: nameOf(crossing) }),
    ),
    ...levers.overflowYards.map(
      ({ name, places, distanceKm, fromOn }) =>
        ({ t, format }: Tongue) =>
          t('plan-paper.lever.overflow', {
            name,
            places: format.number(places),
            km: plain(format.number, distanceKm),
            from: format.day(fromOn),
          }),
    ),
    ...levers.preregistered.map(({ crossing, fromOn, untilOn, perDay }) => (tongue: Tongue) => {
      const { t, format } = tongue;
      return t('plan-paper.lever.preregistered', {
        where: sentence(where(crossing, tongue)),
        from: format.day(fromOn),
        to: format.day(untilOn),
        perDay: format.number(perDay),
      });
    }),
    ...(levers.callForwardKm === null
      ? []
      : [
          ({ t, format }: Tongue) =>
            t('plan-paper.lever.call-forward', { km: plain(format.number, levers.callForwardKm ?? 0) }),
        ]),
    ...levers.refused.map(
      ({ cargoClass, direction, fromOn, untilOn }) =>
        ({ t, word, format }: Tongue) =>
          t('plan-paper.lever.refused', {
            cargoClass: word('cargoClass', cargoClass),
            direction: direction === null ? t('plan-paper.lever.both-ways') : word('direction', direction),
            from: format.day(fromOn),
            to: format.day(untilOn),
          }),
    ),
    ...Object.entries(levers.units).flatMap(([kind, count = 0]) =>
      count === 0
        ? []
        : [
            ({ t, word, format }: Tongue) =>
              t('plan-paper.lever.units', { count: format.number(count), unit: word('facilityUnit', kind) }),
          ],
    ),
    ...(levers.team === null
      ? []
      : [({ t, format }: Tongue) => t('plan-paper.lever.team', { count: format.number(levers.team ?? 0) })]),
  ];
}

/** What the levers cost together, and each kind of them where there are several. */
export function costWords({ costDong, costsDong }: ScenarioResult, { t, format }: Tongue): string {
  const parts = PAID_LEVERS.filter((lever) => costsDong[lever] >= 1).map((lever) =>
    t(`plan-paper.cost.${lever}`, { cost: format.number(costsDong[lever]) }),
  );
  const sum = t('plan-paper.levers-cost', { cost: format.number(costDong) });
  return parts.length < 2 ? sum : `${sum} ${t('plan-paper.levers-costs', { parts: parts.join('; ') })}`;
}

/** `mức lưu bãi chịu được dưới 10 giờ` */
export function triggerWords({ measure, when, value }: Trigger, { t, word, format }: Tongue): string {
  return t('plan-paper.when', {
    measure: word('triggerMeasure', measure),
    when: word('triggerWhen', when),
    value: plain(format.number, value),
    unit: word('triggerUnit', measure),
  });
}

export function resourceWords(resource: ResourceKey, { t, word }: Tongue): string {
  switch (resource.kind) {
    case 'places':
      return t('plan-paper.resource.places');
    case 'zone':
      return t('plan-paper.resource.zone', { code: resource.code });
    case 'facility':
      return word('facilityUnit', resource.facility);
  }
}

/** What it is that somebody knew ahead. */
export function inputWords(input: PlanInput, { t, word, format }: Tongue): string {
  switch (input.kind) {
    case 'harvest':
      return t('plan-paper.input.harvest', { factor: plain(format.number, input.factor ?? 1) });
    case 'convoy':
      return t('plan-paper.input.convoy', {
        trucks: format.number(input.trucks ?? 0),
        minute: minuteText(input.minute ?? 0),
      });
    case 'closure':
      return t('plan-paper.input.closure', { state: word('dayState', input.state ?? 'closed') });
  }
}

/** Of what trucks it is said: crossing, direction, class, as far as they are named. */
export function inputScope({ crossing, direction, cargoClass }: PlanInput, nameOf: NameOf, tongue: Tongue): string {
  return [
    crossing === null ? tongue.t('plan-paper.everywhere') : nameOf(crossing),
    direction === null ? '' : tongue.word('direction', direction),
    cargoClass === null ? '' : tongue.word('cargoClass', cargoClass),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** `1.460 (1.440–1.480)`; of what does not spread the middle only. */
export function rangeWords({ p5, p50, p95 }: Quantiles, { t, format }: Tongue, scale = 1, digits = 0): string {
  const [low, middle, high] = [p5, p50, p95].map((value) => format.number(value / scale, digits));
  if (low === high) return middle ?? '';
  return t('plan-paper.range', { middle: middle ?? '', low: low ?? '', high: high ?? '' });
}

/** Whole numbers without a fraction, others with one digit. */
function plain(number: (value: number, digits?: number) => string, value: number): string {
  return number(value, Number.isInteger(value) ? 0 : 1);
}

export function sentence(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}
