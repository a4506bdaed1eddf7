import type { MoveRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { byDriver, placeCode } from './moves.ts';
import { marshalTexts } from './texts/catalog.ts';

/** The open orders on paper, by driver: what the man in the tractor takes along and ticks off. */
export function MovesSheet({
  moves,
  onPrinted,
}: {
  readonly moves: readonly MoveRow[];
  readonly onPrinted: () => void;
}) {
  const { format, rows, session } = useApp();
  const t = useTexts(marshalTexts);
  const { word } = useWords();
  const site = useRow('site', 'site');
  const now = useSiteNow(60_000);
  return (
    <PrintSheet paper="a4" onPrinted={onPrinted}>
      <div className="moves-sheet">
        <p>{site?.name}</p>
        <h1>{t('marshal.sheet-title')}</h1>
        {byDriver(moves).map(({ who, moves: theirs }) => (
          <section key={who ?? ''}>
            <h2>{who ?? t('marshal.nobody')}</h2>
            <table>
              <thead>
                <tr>
                  <th className="r">{t('marshal.col-turn')}</th>
                  <th>{t('marshal.col-plate')}</th>
                  <th>{t('marshal.col-from')}</th>
                  <th>{t('marshal.col-to')}</th>
                  <th>{t('marshal.col-why')}</th>
                  <th>{t('marshal.keys')}</th>
                  <th>{t('marshal.note')}</th>
                  <th>{t('marshal.sheet-done')}</th>
                </tr>
              </thead>
              <tbody>
                {theirs.map((move, at) => {
                  const visit = rows.get('visit', move.visitId);
                  return (
                    <tr key={move.moveId}>
                      <td className="r">{at + 1}</td>
                      <td className="m">{formatPlate(move.plate)}</td>
                      <td className="m">{visit?.slotCode ?? placeCode(move.fromPlace, rows) ?? '–'}</td>
                      <td className="m">
                        <b>{move.target}</b>
                      </td>
                      <td>
                        {word('moveReason', move.why)}
                        {move.isUrgent ? ` · ${t('marshal.sheet-urgent')}` : ''}
                      </td>
                      <td>{visit?.keysWith ?? ''}</td>
                      <td>{move.note}</td>
                      <td />
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        ))}
        <footer>{t('marshal.sheet-printed', { at: format.dateTime(now), name: session.displayName })}</footer>
      </div>
    </PrintSheet>
  );
}
