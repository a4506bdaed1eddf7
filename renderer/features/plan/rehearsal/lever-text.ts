import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Words } from '../../../client/app-context.ts';
import type { Format } from '../../../ui/format.ts';
import type { Translate } from '../../../ui/i18n.ts';
import type { LeverLine } from './lever-lines.ts';
import type { RehearsalTextKey } from './texts/catalog.ts';

/** What the words of a lever are made with. */
export type LeverWords = {
  readonly t: Translate<RehearsalTextKey>;
  readonly word: Words['word'];
  readonly format: Format;
};

/** The lever in words: "Giờ làm thêm ở HN". */
export function leverName(line: LeverLine, levers: Levers, { t, word }: LeverWords): string {
  const yard = line.yard === undefined ? undefined : levers.overflowYards[line.yard];
  if (line.kind === 'overflow') {
    return yard === undefined ? t('rehearsal.lever-overflow-new') : t('rehearsal.lever-overflow', { name: yard.name });
  }
  return t(`rehearsal.lever-${line.kind}`, {
    crossing: line.crossing ?? '',
    direction: line.direction === undefined ? '' : word('direction', line.direction),
    cargoClass: line.cargoClass === undefined ? '' : word('cargoClass', line.cargoClass),
    unit: line.facility === undefined ? '' : word('facilityUnit', line.facility),
  });
}

/** Where it stands: "+3 giờ". */
export function leverValue({ kind, value, off }: Pick<LeverLine, 'kind' | 'value' | 'off'>, words: LeverWords): string {
  const { t, format } = words;
  if (value === off) return t('rehearsal.value-off');
  return t(`rehearsal.value-${kind}`, { value: format.number(value, Number.isInteger(value) ? 0 : 1) });
}

/** From when, how far: what else is set of a lever that is used; null where there is nothing. */
export function leverDetail(line: LeverLine, levers: Levers, { t, format }: LeverWords): string | null {
  if (line.value === line.off) return null;
  const short = (day: Parameters<Format['day']>[0]): string => format.day(day).slice(0, 5);
  if (line.kind === 'overflow' && line.yard !== undefined) {
    const yard = levers.overflowYards[line.yard];
    return yard === undefined
      ? null
      : t('rehearsal.detail-overflow', { km: format.number(yard.distanceKm), on: short(yard.fromOn) });
  }
  const dated =
    line.kind === 'preregistered'
      ? levers.preregistered[0]
      : line.kind === 'refused'
        ? levers.refused.find((one) => one.cargoClass === line.cargoClass && one.direction === (line.direction ?? null))
        : undefined;
  return dated === undefined
    ? null
    : t('rehearsal.detail-days', { from: short(dated.fromOn), until: short(dated.untilOn) });
}
