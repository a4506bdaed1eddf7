import type { KindLoad } from '../../../shared/contract/queries.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { restTexts } from './texts/catalog.ts';

/** The bar ends here; a tick stands at 100 %. */
const WIDEST_PERCENT = 150;

/** Each kind of facility against the people on site and the standard (RE3). */
export function LoadTable({ kinds }: { readonly kinds: readonly KindLoad[] }) {
  const { format } = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  return (
    <table className="plain load-table" aria-label={t('rest.load')}>
      <thead>
        <tr>
          <th>{t('rest.col.facility')}</th>
          <th className="r">{t('rest.col.in-use')}</th>
          <th className="r">{t('rest.col.ratio')}</th>
          <th className="r">{t('rest.col.standard')}</th>
          <th className="bar-col">{t('rest.col.load')}</th>
          <th className="r" />
          <th>{t('rest.col.shortage')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((load) => (
          <tr key={load.kind}>
            <td>
              <b className="cap">{word('facilityKind', load.kind)}</b> <span className="q">{load.facility}</span>
            </td>
            <td className="r">
              {load.inUse === null || load.kind === 'dormitory' ? null : (
                <span className="q">{t('rest.handed-out', { count: format.number(load.inUse) })} </span>
              )}
              {load.kind === 'dormitory' && load.inUse !== null
                ? t('rest.in-use', { used: format.number(load.inUse), capacity: format.number(load.capacity) })
                : t('rest.in-use-unknown', { capacity: format.number(load.capacity) })}
            </td>
            <td className="r s">
              {load.ratio === null
                ? '–'
                : t('rest.ratio', { ratio: format.number(load.ratio, load.ratio < 100 ? 1 : 0) })}
            </td>
            <td className="r q">
              {load.standard === null ? '–' : format.number(load.standard, load.standard % 1 === 0 ? 0 : 1)}
            </td>
            <td className="bar-col">{load.loadPercent === null ? null : <LoadBar percent={load.loadPercent} />}</td>
            <td className={`r ${(load.loadPercent ?? 0) > 100 ? 'bad' : 'b'}`}>
              {load.loadPercent === null ? '–' : format.percent(load.loadPercent, 0)}
            </td>
            <td className={load.shortage > 0 ? 'bad' : 's'}>
              {load.shortage > 0 ? t('rest.short', { count: format.number(load.shortage) }) : t('rest.enough')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LoadBar({ percent }: { readonly percent: number }) {
  const width = (Math.min(percent, WIDEST_PERCENT) / WIDEST_PERCENT) * 100;
  return (
    <span className="load-bar" aria-hidden="true">
      <i className={percent > 100 ? 'over' : ''} style={{ width: `${String(width)}%` }} />
      <em style={{ left: `${String((100 / WIDEST_PERCENT) * 100)}%` }} />
    </span>
  );
}
