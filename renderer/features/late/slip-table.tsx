import { useCallback, useLayoutEffect, useRef } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { undoTyping } from '../../../shared/domain/vehicles/plate-typing.ts';
import { isKnownPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { readSlipNo, tidySlipNo } from '../../../shared/domain/gate/slips.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import type { Course } from '../../store/usual-course.ts';
import { wholePlate, type KnownTrucks } from './known-truck.ts';
import { LineNote } from './line-note.tsx';
import { chosen, problemOf, waysOf, type Line, type LineWay, type WayOn } from './lines.ts';
import { wholeSlipNo, type Block } from './slip-numbers.ts';
import { lateTexts } from './texts/catalog.ts';
import { readTypedTime } from './typed-time.ts';
import type { Lines } from './use-lines.ts';

export type Cell = 'number' | 'plate' | 'time' | 'ways';

/** Keys that say which way, where digits are typed; on an empty plate only the signs do. */
const WAY_KEYS: Readonly<Record<string, LineWay>> = { KeyV: 'in', KeyR: 'out', KeyH: 'spoilt' };
const WAY_SIGNS: Readonly<Record<string, LineWay>> = { '+': 'in', '-': 'out', '*': 'spoilt' };

/** A fast table: one line for each slip; number and way come from the line before, Enter goes on. */
export function SlipTable(props: {
  readonly lines: Lines;
  readonly blocks: readonly Block[];
  readonly known: KnownTrucks;
  readonly course: Course | null;
  readonly gate: string;
  /** Where the focus is to go; null leaves it. */
  readonly wanted: { readonly key: number; readonly cell: Cell } | null;
  readonly onWanted: (wanted: { readonly key: number; readonly cell: Cell } | null) => void;
}) {
  const { lines, blocks, known, course, gate, wanted, onWanted } = props;
  const { clock, format } = useApp();
  const t = useTexts(lateTexts);
  const body = useRef<HTMLTableSectionElement>(null);
  useLayoutEffect(() => {
    if (wanted === null) return;
    const cell = body.current?.querySelector<HTMLElement>(`#late-${wanted.cell}-${String(wanted.key)}`);
    if (cell === null || cell === undefined) return;
    cell.focus();
    if (cell instanceof HTMLInputElement) cell.select();
    onWanted(null);
  });
  const go = useCallback((key: number, cell: Cell) => onWanted({ key, cell }), [onWanted]);

  const setPlate = (line: Line, raw: string, isComposing: boolean): void => {
    if (isComposing) return lines.change(line.key, { plate: raw });
    const fits = (code: string): boolean => isKnownPlate(code) || isOnRecord(code, known);
    const read = undoTyping(raw, fits);
    lines.change(line.key, { plate: read.kind === 'unclear' ? raw : read.text.toUpperCase() });
  };
  const endPlate = (line: Line): void => {
    // A slip's own code that was scanned while the plate had the focus.
    if (readSlipNo(line.plate) !== null) {
      lines.change(line.key, { slipNo: tidySlipNo(line.plate), plate: '' });
      return;
    }
    const plate = wholePlate(line.plate, line.way, known);
    if (plate !== line.plate) lines.change(line.key, { plate });
    if (line.way === 'spoilt') go(lines.after(line.key), 'plate');
    else if (normalisePlate(plate) !== '') go(line.key, 'time');
  };
  const endTime = (line: Line): void => {
    if (line.way === 'spoilt' || line.at !== null) go(lines.after(line.key), 'plate');
  };
  const setWay = (line: Line, way: LineWay): void => lines.change(line.key, { way });

  const onKey = (event: React.KeyboardEvent, line: Line, cell: 'number' | 'plate' | 'time'): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const at = lines.lines.findIndex(({ key }) => key === line.key);
    const beside = (step: number): void => {
      const other = lines.lines[at + step];
      if (other !== undefined) go(other.key, cell);
    };
    const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
    if (event.ctrlKey) {
      if (event.code !== 'Delete') return;
      const next = lines.lines[at + 1] ?? lines.lines[at - 1];
      lines.remove(new Set([line.key]));
      if (next !== undefined) go(next.key, 'plate');
    } else if (event.code === 'ArrowDown') beside(1);
    else if (event.code === 'ArrowUp') beside(-1);
    else if (isEnter || (event.code === 'Tab' && !event.shiftKey && hasText(event.target))) {
      if (cell === 'number') go(line.key, 'plate');
      else if (cell === 'plate') endPlate(line);
      else if (event.code === 'Tab' && line.at === null) return;
      else endTime(line);
    } else {
      const isEmptyPlate = cell === 'plate' && line.plate === '';
      const way = WAY_SIGNS[event.key] ?? (cell === 'time' ? WAY_KEYS[event.code] : undefined);
      if (way === undefined || !(cell === 'time' || isEmptyPlate)) return;
      setWay(line, way);
    }
    event.preventDefault();
  };
  const choose = (line: Line, way: WayOn): void => {
    lines.change(line.key, (one) => chosen(one, way));
    const open = lines.lines.find((other) => other.key !== line.key && waysOf(other.refusal).length > 0);
    if (way === 'mistyped') go(line.key, 'plate');
    else if (open !== undefined) go(open.key, 'ways');
    else go(lines.lines.find(({ key, refusal }) => key !== line.key && refusal !== null)?.key ?? line.key, 'plate');
  };

  const comingIn = new Set(lines.lines.filter(({ way }) => way === 'in').map(({ plate }) => normalisePlate(plate)));

  return (
    <div className="late-scroll">
      <table className="plain late-table">
        <thead>
          <tr>
            <th className="line r">{t('late.col-line')}</th>
            <th className="number">{t('late.col-number')}</th>
            <th className="plate">{t('late.col-plate')}</th>
            <th className="time">{t('late.col-time')}</th>
            <th className="way">{t('late.col-way')}</th>
            <th className="day">{t('late.col-day')}</th>
            <th>{t('late.col-note')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.lines.map((line, index) => {
            const number = index + 1;
            const problem = problemOf(line, lines.lines, blocks);
            return (
              <tr key={line.key} data-way={line.way}>
                <td className="r q">{number}</td>
                <td>
                  <input
                    id={`late-number-${String(line.key)}`}
                    className="m"
                    aria-label={t('late.number-of', { line: number })}
                    autoComplete="off"
                    spellCheck={false}
                    maxLength={30}
                    value={line.slipNo}
                    onChange={(event) => lines.change(line.key, { slipNo: event.target.value })}
                    onBlur={() => {
                      const before = lines.lines[index - 1]?.slipNo ?? null;
                      const whole = wholeSlipNo(line.slipNo, before, gate);
                      if (whole !== line.slipNo) lines.change(line.key, { slipNo: whole });
                    }}
                    onKeyDown={(event) => onKey(event, line, 'number')}
                  />
                </td>
                <td>
                  <input
                    id={`late-plate-${String(line.key)}`}
                    className="m plate-cell"
                    aria-label={t('late.plate-of', { line: number })}
                    autoComplete="off"
                    spellCheck={false}
                    maxLength={20}
                    value={line.plate}
                    onCompositionEnd={(event) => setPlate(line, event.currentTarget.value, false)}
                    onChange={(event) =>
                      setPlate(line, event.target.value, (event.nativeEvent as InputEvent).isComposing)
                    }
                    onKeyDown={(event) => onKey(event, line, 'plate')}
                  />
                </td>
                <td>
                  <input
                    id={`late-time-${String(line.key)}`}
                    aria-label={t('late.time-of', { line: number })}
                    autoComplete="off"
                    spellCheck={false}
                    inputMode="numeric"
                    maxLength={12}
                    value={line.time}
                    onChange={(event) => {
                      const time = event.target.value;
                      lines.change(line.key, { time, at: readTypedTime(time, clock.now(), format.zone) });
                    }}
                    onKeyDown={(event) => onKey(event, line, 'time')}
                  />
                </td>
                <td>
                  <WayCell line={line} number={number} onWay={(way) => setWay(line, way)} />
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
                    comingIn={comingIn}
                    onChoose={(way) => choose(line, way)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
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

function isOnRecord(code: string, { expected, inside }: KnownTrucks): boolean {
  const plate = normalisePlate(code);
  return expected.has(plate) || inside.has(plate);
}

function hasText(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.value !== '';
}
