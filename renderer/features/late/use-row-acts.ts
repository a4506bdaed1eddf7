import { useLayoutEffect, useRef, useState } from 'react';
import { readSlipNo, tidySlipNo } from '../../../shared/domain/gate/slips.ts';
import { undoTyping } from '../../../shared/domain/vehicles/plate-typing.ts';
import { isKnownPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp } from '../../client/app-context.ts';
import { isOnRecord, wholePlate, type KnownTrucks } from './known-truck.ts';
import { chosen, waysOf, type Line, type LineWay, type WayOn } from './lines.ts';
import { wholeSlipNo } from './slip-numbers.ts';
import { readTypedTime } from '../../client/typed-time.ts';
import type { Lines } from './use-lines.ts';

/** The cells that one types in. */
export type TypedCell = 'number' | 'plate' | 'time';
export type Cell = TypedCell | 'ways';
export type GoTo = (key: number, cell: Cell) => void;

/** What can be done on a line; the same object as long as the table is shown. */
export type RowActs = {
  readonly typeNumber: (line: Line, text: string) => void;
  readonly endNumber: (line: Line) => void;
  readonly typePlate: (line: Line, text: string, isComposing: boolean) => void;
  readonly typeTime: (line: Line, text: string) => void;
  readonly setWay: (line: Line, way: LineWay) => void;
  readonly choose: (line: Line, way: WayOn) => void;
  readonly press: (event: React.KeyboardEvent, line: Line, cell: TypedCell) => void;
};

/** Keys that say which way, where digits are typed; on an empty plate only the signs do. */
const WAY_KEYS: Readonly<Record<string, LineWay>> = { KeyV: 'in', KeyR: 'out', KeyH: 'spoilt' };
const WAY_SIGNS: Readonly<Record<string, LineWay>> = { '+': 'in', '-': 'out', '*': 'spoilt' };

export function useRowActs(lines: Lines, known: KnownTrucks, gate: string, go: GoTo): RowActs {
  const { clock, format } = useApp();
  const indexOf = (line: Line): number => lines.lines.findIndex(({ key }) => key === line.key);
  const endPlate = (line: Line): void => {
    // A slip's own code that was scanned while the plate had the focus.
    if (readSlipNo(line.plate) !== null) return lines.change(line.key, { slipNo: tidySlipNo(line.plate), plate: '' });
    const plate = wholePlate(line.plate, line.way, known);
    if (plate !== line.plate) lines.change(line.key, { plate });
    if (line.way === 'spoilt') go(lines.after(line.key), 'plate');
    else if (normalisePlate(plate) !== '') go(line.key, 'time');
  };
  const end = (line: Line, cell: TypedCell): void => {
    if (cell === 'number') go(line.key, 'plate');
    else if (cell === 'plate') endPlate(line);
    else if (line.way === 'spoilt' || line.at !== null) go(lines.after(line.key), 'plate');
  };
  const remove = (line: Line): void => {
    const next = lines.lines[indexOf(line) + 1] ?? lines.lines[indexOf(line) - 1];
    lines.remove(new Set([line.key]));
    if (next !== undefined) go(next.key, 'plate');
  };
  const beside = (line: Line, step: number, cell: TypedCell): void => {
    const other = lines.lines[indexOf(line) + step];
    if (other !== undefined) go(other.key, cell);
  };

  const acts: RowActs = {
    typeNumber: (line, slipNo) => lines.change(line.key, { slipNo }),
    endNumber(line) {
      const before = lines.lines[indexOf(line) - 1]?.slipNo ?? null;
      const whole = wholeSlipNo(line.slipNo, before, gate);
      if (whole !== line.slipNo) lines.change(line.key, { slipNo: whole });
    },
    typePlate(line, text, isComposing) {
      if (isComposing) return lines.change(line.key, { plate: text });
      const read = undoTyping(text, (code) => isKnownPlate(code) || isOnRecord(code, known));
      lines.change(line.key, { plate: read.kind === 'unclear' ? text : read.text.toUpperCase() });
    },
    typeTime: (line, time) => lines.change(line.key, { time, at: readTypedTime(time, clock.now(), format.zone) }),
    setWay: (line, way) => lines.change(line.key, { way }),
    choose(line, way) {
      lines.change(line.key, (one) => chosen(one, way));
      const others = lines.lines.filter(({ key, refusal }) => key !== line.key && refusal !== null);
      const asked = others.find(({ refusal }) => waysOf(refusal).length > 0);
      if (way === 'mistyped') go(line.key, 'plate');
      else if (asked !== undefined) go(asked.key, 'ways');
      else go(others[0]?.key ?? line.key, 'plate');
    },
    press(event, line, cell) {
      if (event.nativeEvent.isComposing || event.altKey) return;
      const isTab = event.code === 'Tab' && !event.shiftKey;
      const isDone = cell === 'time' ? line.at !== null : line.plate !== '';
      const way = WAY_SIGNS[event.key] ?? (cell === 'time' ? WAY_KEYS[event.code] : undefined);
      if (event.ctrlKey) {
        if (event.code !== 'Delete') return;
        remove(line);
      } else if (event.code === 'ArrowDown') beside(line, 1, cell);
      else if (event.code === 'ArrowUp') beside(line, -1, cell);
      else if (event.code === 'Enter' || event.code === 'NumpadEnter') end(line, cell);
      else if (isTab && cell !== 'number' && isDone) end(line, cell);
      else if (way !== undefined && (cell === 'time' || (cell === 'plate' && line.plate === '')))
        lines.change(line.key, { way });
      else return;
      event.preventDefault();
    },
  };
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const [stable] = useState<RowActs>(() => ({
    typeNumber: (...given) => latest.current.typeNumber(...given),
    endNumber: (...given) => latest.current.endNumber(...given),
    typePlate: (...given) => latest.current.typePlate(...given),
    typeTime: (...given) => latest.current.typeTime(...given),
    setWay: (...given) => latest.current.setWay(...given),
    choose: (...given) => latest.current.choose(...given),
    press: (...given) => latest.current.press(...given),
  }));
  return stable;
}
