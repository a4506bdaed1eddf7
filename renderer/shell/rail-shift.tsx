import { overtimeOf } from '../../shared/domain/shift/times.ts';
import type { ShiftRow } from '../../shared/contract/rows.ts';
import type { RowStore } from '../store/row-store.ts';
import { useApp, useCanAsk, useRow, useRows, useSiteNow, useTexts, useValue } from '../client/app-context.ts';
import { shellTexts } from './texts/catalog.ts';

/** The shift on duty, and by how much it is over its time (SH1); opens its screen. */
export function RailShift() {
  const { place, format } = useApp();
  const t = useTexts(shellTexts);
  const { screen } = useValue(place);
  const now = useSiteNow(10_000);
  const shift = useRows(['shift'], runningShift);
  const shifts = useRow('site', 'site')?.settings.shifts;
  if (!useCanAsk('shift.now')) return null;
  // Before its first hand-over a site may well keep no shifts at all: nothing is late then.
  const overMs = shift === null || shifts === undefined ? null : overtimeOf(shift.startedAt, now, shifts, format.zone);
  return (
    <button
      type="button"
      className={screen === 'shift' ? 'shift on' : 'shift'}
      aria-current={screen === 'shift' ? 'page' : undefined}
      onClick={() => place.set({ screen: 'shift', wish: null })}
    >
      <b className="el">{shift === null ? t('shell.shift') : t('shell.shift-name', { name: shift.name })}</b>
      {overMs === null ? null : (
        <span className="warn">{t('shell.shift-over', { over: format.duration(overMs) })}</span>
      )}
    </button>
  );
}

function runningShift(rows: RowStore): ShiftRow | null {
  return [...rows.all('shift').values()][0] ?? null;
}
