import type { Instant } from '../../../../../shared/kernel/instant.ts';
import type { Format } from '../../../../ui/format.ts';

/** Drawings in millimetres of the sheet; black and two greys, so that a copier keeps them. */
const WIDTH = 163;
const HEIGHT = 42;
const LEFT = 11;
const BOTTOM = 5;
const TOP = 2;
const HOURS_BETWEEN_LABELS = 3;
/** A label that would stand over the edge ends there. */
const WIDEST_LABEL = 8;

type Hour = { readonly hour: Instant; readonly min: number; readonly mean: number; readonly max: number };

/** Least to most of each hour as a band, the mean as a stepped line, the places as a limit. */
export function HoursDrawing(props: {
  readonly label: string;
  readonly hours: readonly Hour[];
  readonly places: number;
  readonly format: Format;
}) {
  const { label, hours, places, format } = props;
  const frame = frameOf(hours.length, Math.max(4, places, ...hours.map(({ max }) => max)));
  return (
    <Drawing label={label}>
      <Axes frame={frame} hours={hours.map(({ hour }) => hour)} format={format} />
      {hours.map(({ hour, min, max }, at) => (
        <rect
          key={hour}
          x={frame.x(at)}
          y={frame.y(max)}
          width={frame.step}
          height={Math.max(0.2, frame.y(min) - frame.y(max))}
          className="band"
        />
      ))}
      <path d={steppedPath(hours, ({ mean }) => mean, frame)} className="bold" />
      <path d={`M${mm(LEFT)} ${mm(frame.y(places))}H${String(WIDTH)}`} className="limit" />
    </Drawing>
  );
}

type BudgetHour = { readonly hour: Instant; readonly budgetMs: number | null; readonly outPerHour: number };

/** Trucks out of each hour as bars behind the budget in hours, each on its own scale; only the budget's is written. */
export function BudgetDrawing(props: {
  readonly label: string;
  readonly hours: readonly BudgetHour[];
  readonly hoursOf: (ms: number) => number;
  readonly format: Format;
}) {
  const { label, hours, hoursOf, format } = props;
  const budgets = hours.flatMap(({ budgetMs }) => (budgetMs === null ? [] : [hoursOf(budgetMs)]));
  const frame = frameOf(hours.length, Math.max(4, ...budgets));
  const mostOut = Math.max(1, ...hours.map(({ outPerHour }) => outPerHour));
  const high = HEIGHT - BOTTOM - TOP;
  const lines = hours.flatMap(({ hour, budgetMs }, at) =>
    budgetMs === null
      ? []
      : [
          <path
            key={hour}
            d={`M${mm(frame.x(at))} ${mm(frame.y(hoursOf(budgetMs)))}h${mm(frame.step)}`}
            className="bold"
          />,
        ],
  );
  return (
    <Drawing label={label}>
      {hours.map(({ hour, outPerHour }, at) => (
        <rect
          key={hour}
          x={frame.x(at) + 0.4}
          y={HEIGHT - BOTTOM - (outPerHour / mostOut) * high * 0.8}
          width={Math.max(0.4, frame.step - 0.8)}
          height={(outPerHour / mostOut) * high * 0.8}
          className="band"
        />
      ))}
      <Axes frame={frame} hours={hours.map(({ hour }) => hour)} format={format} />
      {lines}
    </Drawing>
  );
}

/** A length of time in three marks, on a scale that all lines of a table share. */
export function SpreadDrawing(props: {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  /** The end of the scale. */
  readonly most: number;
}) {
  const { p50, p90, p95, most } = props;
  if (p50 === null || p90 === null || p95 === null || most <= 0) return null;
  const x = (ms: number): string => mm((Math.min(ms, most) / most) * 34);
  return (
    <svg className="inline" viewBox="0 0 34 3" aria-hidden="true">
      <path d={`M0 1.5H${x(p95)}`} className="thin" />
      <path d={`M0 1.5H${x(p90)}`} className="thick" />
      <path d={`M${x(p50)} 0.2V2.8`} className="tick" />
    </svg>
  );
}

/** Per cent of a standard; the tick is the standard itself. */
export function LoadDrawing({ percent }: { readonly percent: number }) {
  const most = Math.max(150, percent);
  const x = (value: number): string => mm((value / most) * 34);
  return (
    <svg className="inline" viewBox="0 0 34 3" aria-hidden="true">
      <path d={`M0 1.5H${x(Math.max(0, percent))}`} className="thick" />
      <path d={`M${x(100)} 0V3`} className="tick" />
    </svg>
  );
}

type Frame = {
  readonly most: number;
  readonly step: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
};

function frameOf(count: number, greatest: number): Frame {
  const most = niceEnd(greatest);
  const step = (WIDTH - LEFT) / Math.max(1, count);
  return {
    most,
    step,
    x: (at) => LEFT + at * step,
    y: (value) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM),
  };
}

/** The next round number that leaves a little air above. */
export function niceEnd(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const round = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * unit >= value * 1.04);
  return (round ?? 12) * unit;
}

function Axes(props: { readonly frame: Frame; readonly hours: readonly Instant[]; readonly format: Format }) {
  const { frame, hours, format } = props;
  const [first] = hours;
  // A long time is labelled day by day, so that labels do not touch.
  const every = Math.max(HOURS_BETWEEN_LABELS, Math.ceil(hours.length / 12));
  const label = hours.length > 48 ? format.dayMonth : format.time;
  return (
    <>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <path d={`M${mm(LEFT)} ${mm(frame.y(part * frame.most))}H${String(WIDTH)}`} className="grid" />
          <text x={LEFT - 1} y={frame.y(part * frame.most) + 1} textAnchor="end">
            {format.number(part * frame.most, Number.isInteger(part * frame.most) ? 0 : 1)}
          </text>
        </g>
      ))}
      {first === undefined
        ? null
        : hours.map((hour, at) =>
            at % every === 0 ? (
              <text
                key={hour}
                x={frame.x(at) > WIDTH - WIDEST_LABEL ? WIDTH : frame.x(at)}
                y={HEIGHT - 1}
                textAnchor={frame.x(at) > WIDTH - WIDEST_LABEL ? 'end' : 'start'}
              >
                {label(hour)}
              </text>
            ) : null,
          )}
    </>
  );
}

function Drawing({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <svg className="drawing" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

function steppedPath<T>(list: readonly T[], of: (one: T) => number, frame: Frame): string {
  return list
    .map((one, at) => `${at === 0 ? 'M' : 'L'}${mm(frame.x(at))} ${mm(frame.y(of(one)))}h${mm(frame.step)}`)
    .join('');
}

function mm(value: number): string {
  return value.toFixed(2);
}
