import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export type Column<Line> = {
  readonly key: string;
  readonly head: string;
  readonly className?: string;
  readonly cell: (line: Line) => ReactNode;
};

/** Which line of a list is chosen. One that goes away is chosen no more: what is pressed next concerns no other. */
export type Chosen<Line> = {
  readonly line: Line | null;
  readonly key: string | null;
  /** Where the chosen line is, or was. */
  readonly at: number;
  readonly choose: (key: string | null) => void;
  /** Chooses the line that moves up when the chosen one is dealt with. */
  readonly leave: () => void;
};

export function useChosen<Line>(lines: readonly Line[], keyOf: (line: Line) => string): Chosen<Line> {
  const [key, setKey] = useState<string | null | undefined>(undefined);
  const [kept, setKept] = useState(0);
  const found = lines.findIndex((line) => keyOf(line) === key);
  if (key === undefined && lines[0] !== undefined) setKey(keyOf(lines[0]));
  if (found >= 0 && found !== kept) setKept(found);
  const line = lines[found] ?? null;
  return {
    line,
    key: line === null ? null : (key ?? null),
    at: found >= 0 ? found : Math.min(kept, Math.max(0, lines.length - 1)),
    choose: setKey,
    leave() {
      const next = lines[found + 1] ?? lines[found - 1];
      // With nothing left, whatever comes first is chosen.
      setKey(next === undefined ? undefined : keyOf(next));
    },
  };
}

/** Lines under the keyboard: arrows choose, Space ticks, other keys are the pane's. */
export function Lines<Line>(props: {
  readonly label: string;
  readonly columns: readonly Column<Line>[];
  readonly lines: readonly Line[];
  readonly keyOf: (line: Line) => string;
  readonly chosen: Chosen<Line>;
  readonly none: string;
  readonly onKey?: (event: KeyboardEvent, line: Line) => boolean;
  readonly ticks?: {
    readonly ticked: ReadonlySet<string>;
    readonly name: (line: Line) => string;
    readonly head: string;
    readonly onTick: (key: string) => void;
    readonly onTickAll: () => void;
  };
  readonly takesFocus?: boolean;
  readonly lineClass?: (line: Line) => string;
}) {
  const { label, columns, lines, keyOf, chosen, none, onKey, ticks, takesFocus, lineClass } = props;
  const frame = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(takesFocus === true);
  const opens = useRef(takesFocus === true);
  const count = lines.length;
  useEffect(() => {
    // A line that goes away, or a sheet that closes, leaves the focus behind: it comes back to the chosen line.
    if (!hadFocus.current) return;
    const holder = frame.current;
    const active = document.activeElement;
    const isElsewhere = active !== null && active !== document.body && holder?.contains(active) !== true;
    if (isElsewhere && !opens.current) return;
    opens.current = false;
    const row = holder?.querySelector<HTMLElement>('tr.sel') ?? null;
    if (row === null) holder?.focus();
    else if (!row.contains(active)) row.focus();
  });

  const choose = (at: number): void => {
    const line = lines[Math.max(0, Math.min(count - 1, at))];
    if (line === undefined) return;
    chosen.choose(keyOf(line));
    hadFocus.current = true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 }[event.code];
    if (event.ctrlKey) {
      if (event.code !== 'KeyA' || ticks === undefined) return;
      ticks.onTickAll();
    } else if (step !== undefined) choose(chosen.line === null ? chosen.at : chosen.at + step);
    else if (event.code === 'Home') choose(0);
    else if (event.code === 'End') choose(count - 1);
    else if (event.code === 'Space' && ticks !== undefined && chosen.key !== null) ticks.onTick(chosen.key);
    else if (chosen.line === null || onKey === undefined || !onKey(event, chosen.line)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={frame}
      className="marshal-scroll"
      role="group"
      aria-label={label}
      tabIndex={chosen.line === null ? 0 : -1}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={(event) => {
        const { relatedTarget } = event;
        // A sheet gives the focus back by itself, unheard.
        if (relatedTarget === null || relatedTarget.closest('dialog') !== null) return;
        if (!event.currentTarget.contains(relatedTarget)) hadFocus.current = false;
      }}
      onKeyDown={onKeyDown}
    >
      <table className="plain marshal-lines" hidden={count === 0}>
        <thead>
          <tr>
            {ticks === undefined ? null : <th className="tick">{ticks.head}</th>}
            {columns.map(({ key, head, className }) => (
              <th key={key} className={className}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const key = keyOf(line);
            const isChosen = key === chosen.key;
            return (
              <tr
                key={key}
                className={`${isChosen ? 'sel' : ''} ${lineClass?.(line) ?? ''}`}
                aria-selected={isChosen}
                tabIndex={isChosen ? 0 : -1}
                onClick={() => {
                  hadFocus.current = true;
                  chosen.choose(key);
                }}
              >
                {ticks === undefined ? null : (
                  <td className="tick">
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={ticks.name(line)}
                      checked={ticks.ticked.has(key)}
                      onChange={() => ticks.onTick(key)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.key} className={column.className}>
                    {column.cell(line)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {count === 0 ? <p className="none q">{none}</p> : null}
    </div>
  );
}

/** Ticks on lines: all at first, and what is ticked stays so while lines come and go. */
export function toggled(ticked: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(ticked);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** All of them, or none when all are ticked already. */
export function toggledAll(ticked: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  return keys.every((key) => ticked.has(key)) ? new Set() : new Set(keys);
}
