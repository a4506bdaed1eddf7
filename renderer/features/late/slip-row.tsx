import { memo } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import type { Course } from '../../store/usual-course.ts';
import type { KnownTrucks } from './known-truck.ts';
import { LineNote } from './line-note.tsx';
import type { Line, LineWay, Problem } from './lines.ts';
import type { Block } from './slip-numbers.ts';
import { lateTexts } from './texts/catalog.ts';
import type { RowActs } from './use-row-acts.ts';

export type RowProps = {
  readonly line: Line;
  /** Its place in the table, from 1. */
  readonly number: number;
  readonly problem: Problem | null;
  readonly blocks: readonly Block[];
  readonly known: KnownTrucks;
  readonly course: Course | null;
  /** Whether its truck comes in by a slip of the same table. */
  readonly isComing: boolean;
  readonly acts: RowActs;
};

/** One slip. It is drawn again only when something of it changed: a key is for one line, not for sixty. */
export const SlipRow = memo(Row, isSameRow);

function Row(props: RowProps) {
  const { line, number, problem, blocks, known, course, isComing, acts } = props;
  const t = useTexts(lateTexts);
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <tr>
      <td className="r q">{number}</td>
      <td>
        <input
          {...plain}
          id={`late-number-${String(line.key)}`}
          className="m"
          aria-label={t('late.number-of', { line: number })}
          maxLength={30}
          value={line.slipNo}
          onChange={(event) => acts.typeNumber(line, event.target.value)}
          onBlur={() => acts.endNumber(line)}
          onKeyDown={(event) => acts.press(event, line, 'number')}
        />
      </td>
      <td>
        <input
          {...plain}
          id={`late-plate-${String(line.key)}`}
          className="m plate-cell"
          aria-label={t('late.plate-of', { line: number })}
          maxLength={20}
          value={line.plate}
          onCompositionEnd={(event) => acts.typePlate(line, event.currentTarget.value, false)}
          onChange={(event) => acts.typePlate(line, event.target.value, isComposing(event.nativeEvent))}
          onKeyDown={(event) => acts.press(event, line, 'plate')}
        />
      </td>
      <td>
        <input
          {...plain}
          id={`late-time-${String(line.key)}`}
          aria-label={t('late.time-of', { line: number })}
          inputMode="numeric"
          maxLength={12}
          value={line.time}
          onChange={(event) => acts.typeTime(line, event.target.value)}
          onKeyDown={(event) => acts.press(event, line, 'time')}
        />
      </td>
      <td>
        <WayCell line={line} number={number} onWay={(way) => acts.setWay(line, way)} />
      </td>
      <td className="s">
        <DayShown at={line.at} />
      </td>
      <td>
        <LineNote
          line={line}
          number={number}
          problem={problem}
          blocks={blocks}
          known={known}
          course={course}
          isComing={isComing}
          onChoose={(way) => acts.choose(line, way)}
        />
      </td>
    </tr>
  );
}

function isSameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.line === b.line &&
    a.number === b.number &&
    a.problem?.code === b.problem?.code &&
    a.problem?.line === b.problem?.line &&
    a.blocks === b.blocks &&
    a.known === b.known &&
    a.course === b.course &&
    a.isComing === b.isComing &&
    a.acts === b.acts
  );
}

function WayCell(props: { readonly line: Line; readonly number: number; readonly onWay: (way: LineWay) => void }) {
  const { line, number, onWay } = props;
  const t = useTexts(lateTexts);
  const way = t(`late.way-${line.way}`);
  const next: LineWay = line.way === 'in' ? 'out' : line.way === 'out' ? 'spoilt' : 'in';
  return (
    <button
      type="button"
      tabIndex={-1}
      className={line.way === 'in' ? 'b' : line.way === 'out' ? '' : 'warn'}
      aria-label={t('late.way-of', { line: number, way })}
      onClick={() => onWay(next)}
    >
      {way}
    </button>
  );
}

function DayShown({ at }: { readonly at: Instant | null }) {
  const { format } = useApp();
  return at === null ? null : `${format.dayMonth(at)} ${format.time(at)}`;
}

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}
