import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useTexts } from '../../client/app-context.ts';
import { noticeTexts } from './texts/catalog.ts';

type Difference = {
  readonly visitId: string;
  readonly plate: string;
  readonly orderedRank: number;
  readonly ownRank: number | null;
};

/** Where an order of trucks puts them elsewhere than the discipline does. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useTexts(noticeTexts);
  if (differences.length === 0) return null;
  return (
    <table className="plain differences">
      <thead>
        <tr>
          <th>{t('notice.plate')}</th>
          <th className="r">{t('notice.ordered-rank')}</th>
          <th className="r">{t('notice.own-rank')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ visitId, plate, orderedRank, ownRank }) => (
          <tr key={visitId}>
            <td className="m">{formatPlate(plate)}</td>
            <td className="r">{orderedRank}</td>
            <td className="r">{ownRank ?? t('notice.no-rank')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
