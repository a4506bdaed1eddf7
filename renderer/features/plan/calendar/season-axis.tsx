import { startOfDay } from '../../../../shared/kernel/calendar.ts';
import { lunarOf } from '../../../../shared/kernel/lunar.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import type { SeasonDay } from './season-rows.ts';
import { calendarTexts } from './texts/catalog.ts';

/** Days between two marks of the axis: a week, counted from Tết. */
const MARK_DAYS = 7;

/** The axis over the strips: how far from Tết, the day of the sun and that of the moon, a mark each week. */
export function SeasonAxis({ days, offset }: { readonly days: readonly SeasonDay[]; readonly offset: number }) {
  const { format } = useApp();
  const t = useTexts(calendarTexts);
  const lines = {
    'calendar.offset-axis': ({ offset: of }: SeasonDay) =>
      of === 0 ? t('calendar.tet') : of < 0 ? `−${String(-of)}` : `+${String(of)}`,
    'calendar.solar-axis': ({ on }: SeasonDay) => format.dayMonth(startOfDay(on, format.zone)),
    'calendar.lunar-axis': ({ on }: SeasonDay) => {
      const { day, month } = lunarOf(on);
      return `${String(day)}/${String(month)}`;
    },
  };
  return (
    <div className="season-axis" aria-hidden="true">
      {Object.entries(lines).map(([name, textOf]) => (
        <div key={name} className="line">
          <span className="l">{t(name as keyof typeof lines)}</span>
          <div className="marks">
            {days.map((day, at) =>
              day.offset % MARK_DAYS === 0 ? (
                <span
                  key={day.on}
                  className={day.offset === 0 ? 'tet' : day.offset === offset ? 'b' : ''}
                  style={{ gridColumn: `${String(at + 1)} / span ${String(Math.min(MARK_DAYS, days.length - at))}` }}
                >
                  {textOf(day)}
                </span>
              ) : null,
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
