import { MOST_TRIGGERS } from '../../../../shared/domain/surge/proposals.ts';
import { TRIGGER_MEASURES, type TriggerMeasure } from '../../../../shared/domain/surge/types.ts';
import { useTexts, useWords } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { NEW_TRIGGER, triggerOf, type TriggerDraft } from './drafts.ts';
import { RowField } from './row-field.tsx';
import { surgeTexts } from './texts/catalog.ts';

const WAYS = ['under', 'over'] as const;

/** The triggers as rows to be written: what is watched, from where on, what is done, by whom. */
export function TriggerRows(props: {
  readonly rows: readonly TriggerDraft[];
  readonly onRows: (rows: readonly TriggerDraft[]) => void;
}) {
  const { rows, onRows } = props;
  const t = useTexts(surgeTexts);
  const { word } = useWords();
  const change = (at: number, part: Partial<TriggerDraft>): void =>
    onRows(rows.map((row, n) => (n === at ? { ...row, ...part } : row)));
  const labelOf = (field: string, at: number): string => t('surge.row', { field, row: at + 1 });
  return (
    <section>
      <h2>{t('surge.adopt-triggers', { most: MOST_TRIGGERS })}</h2>
      {rows.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th className="measure">{t('surge.measure')}</th>
              <th className="when">{t('surge.when')}</th>
              <th className="value">{t('surge.value')}</th>
              <th className="unit">{t('surge.unit')}</th>
              <th>{t('surge.action')}</th>
              <th className="who">{t('surge.who')}</th>
              <td className="drop" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => {
              const isBare = triggerOf(row) === null;
              return (
                <tr key={at}>
                  <td>
                    <select
                      aria-label={labelOf(t('surge.measure'), at)}
                      value={row.measure}
                      onChange={(event) => change(at, { measure: event.target.value as TriggerMeasure })}
                    >
                      {TRIGGER_MEASURES.map((measure) => (
                        <option key={measure} value={measure}>
                          {word('triggerMeasure', measure)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <select
                      aria-label={labelOf(t('surge.when'), at)}
                      value={row.when}
                      onChange={(event) => change(at, { when: event.target.value as TriggerDraft['when'] })}
                    >
                      {WAYS.map((way) => (
                        <option key={way} value={way}>
                          {word('triggerWhen', way)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className="value">
                    <RowField
                      label={labelOf(t('surge.value'), at)}
                      value={row.value}
                      most={9}
                      isWrong={isBare && triggerOf({ ...row, action: '-', who: '-' }) === null}
                      onChange={(value) => change(at, { value })}
                    />
                  </td>
                  <td className="q">{word('triggerUnit', row.measure)}</td>
                  <td>
                    <RowField
                      label={labelOf(t('surge.action'), at)}
                      value={row.action}
                      most={200}
                      isWrong={row.action.trim() === ''}
                      onChange={(action) => change(at, { action })}
                    />
                  </td>
                  <td>
                    <RowField
                      label={labelOf(t('surge.who'), at)}
                      value={row.who}
                      most={80}
                      isWrong={row.who.trim() === ''}
                      onChange={(who) => change(at, { who })}
                    />
                  </td>
                  <td>
                    <Button
                      aria-label={t('surge.remove-row', { row: at + 1 })}
                      onClick={() => onRows(rows.filter((_, n) => n !== at))}
                    >
                      {t('surge.remove')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <Button disabled={rows.length >= MOST_TRIGGERS} onClick={() => onRows([...rows, NEW_TRIGGER])}>
        {t('surge.add-trigger')}
      </Button>
    </section>
  );
}
