import { useTexts } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import { YARD_VIEWS, type YardView } from './category.ts';
import { yardTexts } from './texts/yard-texts.ts';

/** How many views stand side by side; the others are in a list, so that the bar fits a small screen. */
const SIDE_BY_SIDE = 3;

/** Chooses how to look at the slots; the keys 1–8 do the same. */
export function ViewChoice(props: { readonly view: YardView; readonly onChange: (view: YardView) => void }) {
  const { view, onChange } = props;
  const t = useTexts(yardTexts);
  const first = YARD_VIEWS.slice(0, SIDE_BY_SIDE);
  const further = YARD_VIEWS.slice(SIDE_BY_SIDE);
  const isFurther = further.includes(view);
  return (
    <>
      <Segmented
        label={t('yard.views')}
        options={first.map((value) => ({ value, text: t(`yard.view.${value}`) }))}
        value={view}
        onChange={onChange}
      />
      <select
        className={isFurther ? 'yard-select chosen' : 'yard-select'}
        aria-label={t('yard.views-more')}
        value={isFurther ? view : ''}
        onChange={(event) => {
          const next = YARD_VIEWS.find((each) => each === event.target.value);
          if (next !== undefined) onChange(next);
        }}
      >
        {isFurther ? null : <option value="">{t('yard.views-other')}</option>}
        {further.map((value, at) => (
          <option key={value} value={value}>
            {t(`yard.view.${value}`)} ({at + 1 + SIDE_BY_SIDE})
          </option>
        ))}
      </select>
    </>
  );
}
