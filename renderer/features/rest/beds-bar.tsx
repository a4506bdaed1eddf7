import { useApp, useRows, useSiteNow, useTexts } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import { bedCountsOf } from './beds.ts';
import { restTexts } from './texts/catalog.ts';
import type { KeyAct } from '../../client/use-act-keys.ts';

export type BedsView = 'plan' | 'grid';
const VIEWS = ['plan', 'grid'] as const satisfies readonly BedsView[];

/** How many beds are what, how they are shown, and the lists that open over them. */
export function BedsBar(props: {
  readonly view: BedsView;
  readonly onView: (view: BedsView) => void;
  readonly acts: readonly KeyAct[];
}) {
  const { view, onView, acts } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const now = useSiteNow(30_000);
  const counts = useRows(
    ['bed', 'room', 'facility'],
    (rows) => bedCountsOf(rows, now, format.zone),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const num = format.number;
  return (
    <div className="bar beds-bar">
      <b>{t('rest.beds')}</b>
      <Segmented
        label={t('rest.view')}
        value={view}
        options={VIEWS.map((value) => ({ value, text: t(`rest.view.${value}`), name: t(`rest.view.${value}`) }))}
        onChange={onView}
      />
      <kbd aria-hidden="true">V</kbd>
      <span className="s">
        {t('rest.beds-counts', {
          all: num(counts.all),
          occupied: num(counts.occupied),
          free: num(counts.free),
          cleaning: num(counts.cleaning),
          broken: num(counts.broken),
        })}
        {counts.closed === 0 ? '' : t('rest.beds-closed', { count: num(counts.closed) })}
      </span>
      <span className="leg">
        <span>
          <i className="swatch soon" />
          {t('rest.legend.wake')}
        </span>
        {acts
          .filter(({ code }) => code === 'KeyW' || code === 'KeyL')
          .map((act) => (
            <button key={act.code} type="button" className="bar-act" onClick={act.run}>
              {act.text} <kbd aria-hidden="true">{act.cap}</kbd>
            </button>
          ))}
      </span>
    </div>
  );
}
