import type { Duty } from '../../../../shared/domain/surge/types.ts';
import { useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { NEW_DUTY } from './drafts.ts';
import { RowField } from './row-field.tsx';
import { surgeTexts } from './texts/catalog.ts';

const MOST = 40;
const FIELDS = [
  { field: 'what', most: 200, isNeeded: true },
  { field: 'who', most: 80, isNeeded: true },
  { field: 'phone', most: 40, isNeeded: false },
] as const satisfies readonly { readonly field: keyof Duty; readonly most: number; readonly isNeeded: boolean }[];

/** Who does what, with their phones, as rows to be written. */
export function DutyRows(props: { readonly rows: readonly Duty[]; readonly onRows: (rows: readonly Duty[]) => void }) {
  const { rows, onRows } = props;
  const t = useTexts(surgeTexts);
  return (
    <section>
      <h2>{t('surge.adopt-duties')}</h2>
      {rows.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              {FIELDS.map(({ field }) => (
                <th key={field} className={field}>
                  {t(`surge.${field}`)}
                </th>
              ))}
              <td className="drop" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {FIELDS.map(({ field, most, isNeeded }) => (
                  <td key={field}>
                    <RowField
                      label={t('surge.row', { field: t(`surge.${field}`), row: at + 1 })}
                      value={row[field]}
                      most={most}
                      isWrong={isNeeded && row[field].trim() === ''}
                      onChange={(text) => onRows(rows.map((one, n) => (n === at ? { ...one, [field]: text } : one)))}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    aria-label={t('surge.remove-row', { row: at + 1 })}
                    onClick={() => onRows(rows.filter((_, n) => n !== at))}
                  >
                    {t('surge.remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button disabled={rows.length >= MOST} onClick={() => onRows([...rows, NEW_DUTY])}>
        {t('surge.add-duty')}
      </Button>
    </section>
  );
}
