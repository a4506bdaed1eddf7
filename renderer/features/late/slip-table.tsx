import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { useTexts } from '../../client/app-context.ts';
import type { Course } from '../../store/usual-course.ts';
import type { KnownTrucks } from './known-truck.ts';
import type { Problem } from './lines.ts';
import type { Block } from './slip-numbers.ts';
import { SlipRow } from './slip-row.tsx';
import { lateTexts } from './texts/catalog.ts';
import type { Lines } from './use-lines.ts';
import { useRowActs, type Cell, type GoTo } from './use-row-acts.ts';

/** A cell that the focus is to go to. */
export type Wanted = { readonly key: number; readonly cell: Cell };

/** A fast table: one line for each slip; number and way come from the line before, Enter goes on. */
export function SlipTable(props: {
  readonly lines: Lines;
  /** Of each line, in their order. */
  readonly problems: readonly (Problem | null)[];
  readonly blocks: readonly Block[];
  readonly known: KnownTrucks;
  readonly course: Course | null;
  readonly gate: string;
  readonly wanted: Wanted | null;
  readonly onWanted: (wanted: Wanted | null) => void;
}) {
  const { lines, problems, blocks, known, course, gate, wanted, onWanted } = props;
  const t = useTexts(lateTexts);
  const body = useRef<HTMLTableSectionElement>(null);
  useLayoutEffect(() => {
    const cell = wanted === null ? null : cellOf(body.current, wanted);
    if (cell === null) return;
    cell.focus();
    if (cell instanceof HTMLInputElement) cell.select();
    onWanted(null);
  });
  const go = useCallback<GoTo>((key, cell) => onWanted({ key, cell }), [onWanted]);
  const acts = useRowActs(lines, known, gate, go);
  const comingIn = useMemo(
    () => new Set(lines.lines.filter(({ way }) => way === 'in').map(({ plate }) => normalisePlate(plate))),
    [lines.lines],
  );

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
          {lines.lines.map((line, index) => (
            <SlipRow
              key={line.key}
              line={line}
              number={index + 1}
              problem={problems[index] ?? null}
              blocks={blocks}
              known={known}
              course={course}
              isComing={line.way === 'out' && comingIn.has(normalisePlate(line.plate))}
              acts={acts}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell that is wanted; the number comes first where there is none. */
function cellOf(body: HTMLElement | null, { key, cell }: Wanted): HTMLElement | null {
  const find = (name: Cell): HTMLElement | null => body?.querySelector(`#late-${name}-${String(key)}`) ?? null;
  const number = find('number');
  const isWithoutNumber = cell === 'plate' && number instanceof HTMLInputElement && number.value === '';
  return isWithoutNumber ? number : find(cell);
}
