import type { Band } from '../../../../shared/domain/forecast/types.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { forecastTexts } from './texts/catalog.ts';

/** Heads over the figures of a day or an hour: the mean, and between what 50 % and 90 % lie. */
export function BandHeads() {
  const t = useTexts(forecastTexts);
  return (['mean', 'half', 'nine'] as const).map((column) => (
    <th key={column} scope="col" className="r">
      {t(`forecast.${column}`)}
    </th>
  ));
}

/** Those figures, in trucks. */
export function BandCells({ band: { mean, p5, p25, p75, p95 } }: { readonly band: Band }) {
  const { number } = useApp().format;
  return (
    <>
      <td className="r b">{number(mean)}</td>
      <td className="r">{`${number(p25)}–${number(p75)}`}</td>
      <td className="r q">{`${number(p5)}–${number(p95)}`}</td>
    </>
  );
}
