import type { CrossingRow } from '../../shared/contract/rows.ts';
import { nextChange, stateAt } from '../../shared/domain/queue/calendar.ts';
import { DAY_MS, instant, type Instant } from '../../shared/kernel/instant.ts';
import { useApp, useRows, useSiteNow, useTexts } from '../client/app-context.ts';
import type { RowStore } from '../store/row-store.ts';
import type { Format } from '../ui/format.ts';
import { shellTexts } from './texts/catalog.ts';
import type { Translate } from '../ui/i18n.ts';
import type { ShellTextKey } from './texts/catalog.ts';
import { isSameList } from '../ui/same.ts';

const SHOWN = 2;

/** The crossings' opening hours, the ones with something to say first. */
export function CrossingsCell() {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const now = useSiteNow(15_000);
  const crossings = useRows(['crossing', 'queue'], crossingsOf, isSameList);
  const lines = crossings.map((crossing) => lineOf(crossing, now, format, t));
  const ordered = [...lines.filter((line) => line.isWarning), ...lines.filter((line) => !line.isWarning)];
  if (ordered.length === 0) return null;
  return (
    <div className="crossings" title={ordered.map((line) => line.text).join('\n')}>
      {ordered.slice(0, SHOWN).map((line, index) => (
        <span key={line.text} className={line.isWarning ? 'warn' : index === 0 ? 'l' : ''}>
          {line.text}
        </span>
      ))}
    </div>
  );
}

type Crossing = { readonly row: CrossingRow; readonly isSuspended: boolean };
type Line = { readonly text: string; readonly isWarning: boolean };

function lineOf({ row, isSuspended }: Crossing, now: Instant, format: Format, t: Translate<ShellTextKey>): Line {
  const crossing = row.name;
  if (isSuspended) return { isWarning: true, text: t('shell.suspended', { crossing }) };
  const state = stateAt(row.calendar, now, format.zone);
  const next = nextChange(row.calendar, now, format.zone);
  if (next === null || next.at - now > 2 * DAY_MS)
    return {
      isWarning: state === 'closed',
      text: t(state === 'closed' ? 'shell.crossing-closed' : 'shell.open-all-day', { crossing }),
    };
  const time = format.timeNear(next.at, now);
  if (state === 'closed') return { isWarning: false, text: t('shell.opens-at', { crossing, time }) };
  return {
    isWarning: false,
    text: t('shell.open-until', { crossing, time: untilMidnight(next.at, now, format) ?? time }),
  };
}

/** The end of today is written as such: shorter, and nobody reads tomorrow's date as a day more. */
function untilMidnight(at: Instant, now: Instant, format: Format): string | null {
  const isEndOfToday = format.time(at) === '00:00' && format.date(instant(at - 1)) === format.date(now);
  return isEndOfToday ? '24:00' : null;
}

function crossingsOf(rows: RowStore): readonly Crossing[] {
  const queues = [...rows.all('queue').values()];
  return [...rows.all('crossing').values()].map((row) => ({
    row,
    isSuspended: queues.some((queue) => queue.crossingId === row.crossingId && queue.suspendedAt !== null),
  }));
}
