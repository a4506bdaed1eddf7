import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { isCost, type CostDraft } from './draft.ts';
import { noticeTexts } from './texts/catalog.ts';

/** What an hour of waiting costs each class, and how that grows. */
export function CostTable(props: { readonly cost: CostDraft; readonly onChange: (cost: CostDraft) => void }) {
  const { cost, onChange } = props;
  const t = useTexts(noticeTexts);
  const { word } = useWords();
  return (
    <>
      <h2>{t('notice.cost')}</h2>
      <p className="q">{t('notice.cost-note')}</p>
      <table className="plain costs">
        <thead>
          <tr>
            <th>{t('notice.class')}</th>
            <th className="r">{t('notice.per-hour')}</th>
            <th className="r">{t('notice.growth')}</th>
          </tr>
        </thead>
        <tbody>
          {CARGO_CLASSES.map((cargoClass) => (
            <tr key={cargoClass}>
              <td>{word('cargoClass', cargoClass)}</td>
              {(['perHour', 'growth'] as const).map((name) => (
                <td key={name} className="r">
                  <input
                    className="r"
                    inputMode="decimal"
                    aria-label={`${t(name === 'perHour' ? 'notice.per-hour' : 'notice.growth')} ${word('cargoClass', cargoClass)}`}
                    aria-invalid={!isCost(cost[name][cargoClass]) || undefined}
                    maxLength={12}
                    value={cost[name][cargoClass]}
                    onChange={(event) =>
                      onChange({ ...cost, [name]: { ...cost[name], [cargoClass]: event.target.value } })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <TextField
        label={t('notice.tolerance')}
        value={cost.tolerance}
        isWrong={!isCost(cost.tolerance)}
        inputMode="numeric"
        maxLength={4}
        onChange={(tolerance) => onChange({ ...cost, tolerance })}
      />
    </>
  );
}
