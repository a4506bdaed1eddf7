import { useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import type { GridColumn } from '../grid/slot-grid.ts';
import { yardTexts } from '../texts/yard-texts.ts';

/** Which columns the table shows; the slot's own always. */
export function ColumnsPanel(props: {
  readonly columns: readonly GridColumn[];
  readonly hidden: readonly string[];
  readonly onHide: (hidden: readonly string[]) => void;
  readonly onDone: () => void;
}) {
  const { columns, hidden, onHide, onDone } = props;
  const t = useTexts(yardTexts);
  return (
    <div className="yard-panel">
      <h2 className="yard-panel-title">{t('yard.columns.title')}</h2>
      <div className="sec yard-form">
        {columns
          .filter(({ id }) => id !== 'slot')
          .map(({ id, name }, at) => (
            <label key={id} className="yard-check">
              <input
                type="checkbox"
                checked={!hidden.includes(id)}
                autoFocus={at === 0}
                onChange={(event) =>
                  onHide(event.target.checked ? hidden.filter((each) => each !== id) : [...hidden, id])
                }
              />
              {name}
            </label>
          ))}
        <div className="yard-buttons">
          <Button disabled={hidden.length === 0} onClick={() => onHide([])}>
            {t('yard.columns.all')}
          </Button>
          <Button keyCap="Esc" onClick={onDone}>
            {t('yard.back')}
          </Button>
        </div>
      </div>
    </div>
  );
}
