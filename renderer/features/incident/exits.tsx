import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { PassFound } from '../../../shared/contract/queries.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { incidentTexts } from './texts/catalog.ts';
import type { Story } from './types.ts';

/** Which trucks went out, as a theft froze them (IN4). */
export function Exits({ story }: { readonly story: Story }) {
  const { format } = useApp();
  const t = useTexts(incidentTexts);
  const { exits, exitsSince } = story;
  if (exits === null || exitsSince === null) return null;
  return (
    <section className="sec exits" aria-label={t('incident.exits', { since: format.dateTime(exitsSince) })}>
      <h2>
        <span>{t('incident.exits', { since: format.dateTime(exitsSince) })}</span>
        <span>{t('incident.exits-count', { count: format.number(exits.length) })}</span>
      </h2>
      {exits.length === 0 ? <p>{t('incident.exits-none')}</p> : <ExitsTable exits={exits} look="plain" />}
    </section>
  );
}

/** The same lines on the screen (`plain`) and on paper, which knows no theme. */
export function ExitsTable(props: { readonly exits: readonly PassFound[]; readonly look?: 'plain' }) {
  const { exits, look = '' } = props;
  const { format } = useApp();
  const t = useTexts(incidentTexts);
  const { word } = useWords();
  const columns = ['at', 'plate', 'trailer', 'gate', 'why', 'who'] as const;
  return (
    <table className={`exits-table ${look}`}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} className={`col-${column}`}>
              {t(`incident.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {exits.map((pass, index) => (
          <tr key={index}>
            <td>{`${format.dayMonth(pass.at)} ${format.time(pass.at)}`}</td>
            <td className="m">{formatPlate(pass.plate)}</td>
            <td className="m">{pass.trailerPlate === null ? '' : formatPlate(pass.trailerPlate)}</td>
            <td>{pass.gate === '' ? '' : t('incident.gate-lane', { gate: pass.gate, lane: pass.lane })}</td>
            <td>{pass.departure === null ? t('incident.not-over') : word('departure', pass.departure)}</td>
            <td>{pass.actor}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
