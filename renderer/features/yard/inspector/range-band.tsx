import type { QueueOrderEntry } from '../../../../shared/contract/queries.ts';
import { HOUR_MS, instant } from '../../../../shared/kernel/instant.ts';
import { useApp } from '../../../client/app-context.ts';

type Estimate = NonNullable<QueueOrderEntry['estimate']>;

/** The range of a call on an axis of hours: thick for half of the cases, thin for nine in ten (QU8). */
export function RangeBand({ estimate }: { readonly estimate: Estimate }) {
  const { format } = useApp();
  const from = Math.floor(estimate.p90From / HOUR_MS) * HOUR_MS;
  const to = Math.max(Math.ceil(estimate.p90To / HOUR_MS) * HOUR_MS, from + 3 * HOUR_MS);
  const at = (value: number): number => ((value - from) / (to - from)) * 100;
  const step = Math.max(1, Math.ceil((to - from) / HOUR_MS / 6)) * HOUR_MS;
  const hours: number[] = [];
  for (let hour = from; hour <= to; hour += step) hours.push(hour);
  return (
    <div className="yard-band" aria-hidden="true">
      <i
        className="thin"
        style={{
          left: `${at(estimate.p90From)}%`,
          right: `${100 - at(estimate.p90To)}%`,
        }}
      />
      <i
        className="thick"
        style={{
          left: `${at(estimate.p50From)}%`,
          right: `${100 - at(estimate.p50To)}%`,
        }}
      />
      {hours.map((hour) => (
        <span key={hour} style={{ left: `${at(hour)}%` }}>
          {format.time(instant(hour)).slice(0, 2)}
        </span>
      ))}
    </div>
  );
}
