import { useLayoutEffect } from 'react';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import { tetOffsetOf } from '../../../../shared/domain/season/season.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { useFirstFocus } from '../../../client/use-first-focus.ts';
import { tetOffsetText } from '../../../ui/tet-offset.ts';
import { BandCells, BandHeads } from './band-cells.tsx';
import type { ShownLine } from './shown-line.ts';
import { forecastTexts } from './texts/catalog.ts';

/** The forecast in figures, a row a day. Enter, or a second click, opens the hours of the chosen one. */
export function DayTable(props: {
  readonly line: ShownLine;
  readonly chosenOn: Day;
  readonly onChoose: (on: Day) => void;
  readonly onOpen: (on: Day) => void;
}) {
  const { line, chosenOn, onChoose, onOpen } = props;
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const box = useFirstFocus<HTMLDivElement>(true);
  useLayoutEffect(() => {
    // In braces: newer browsers answer a promise, which is nothing to clean up with.
    void box.current?.querySelector('tr.sel')?.scrollIntoView({ block: 'nearest' });
  }, [box, chosenOn]);
  return (
    <div
      ref={box}
      className="forecast-days"
      tabIndex={0}
      role="region"
      aria-label={t('forecast.days')}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen(chosenOn);
      }}
    >
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('forecast.day')}</th>
            <th scope="col">{t('forecast.lunar')}</th>
            <th scope="col">{t('forecast.to-tet')}</th>
            <BandHeads />
          </tr>
        </thead>
        <tbody>
          {line.days.map(({ on, ...band }) => (
            <tr
              key={on}
              className={on === chosenOn ? 'sel' : undefined}
              aria-current={on === chosenOn ? 'date' : undefined}
              onClick={() => onChoose(on)}
              onDoubleClick={() => onOpen(on)}
            >
              <td>{format.day(on)}</td>
              <td className="q">{format.lunarDay(on)}</td>
              <td className="q">{tetOffsetText(tetOffsetOf(on))}</td>
              <BandCells band={band} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
