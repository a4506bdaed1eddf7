import { stringify } from 'csv-stringify/sync';
import { PLAN_COLUMNS, type PlanColumn } from '../../shared/domain/layout/columns-of-file.ts';
import type { Plan, PlanSlot } from '../../shared/domain/layout/plan.ts';
import { wordOf } from '../../shared/contract/texts/text-of.ts';
import type { SheetLang } from './texts/sheet-texts.ts';

const YES = 'x';

const CELLS: Readonly<Record<PlanColumn, (slot: PlanSlot) => string | number>> = {
  code: ({ code }) => code,
  zone: ({ zone }) => zone,
  row: ({ row }) => row,
  position: ({ position }) => position,
  length: ({ lengthCm }) => lengthCm,
  width: ({ widthCm }) => widthCm,
  x: ({ xCm }) => xCm,
  y: ({ yCm }) => yCm,
  angle: ({ angleDeg }) => angleDeg,
  power: ({ hasPower }) => (hasPower ? YES : ''),
  covered: ({ isCovered }) => (isCovered ? YES : ''),
  hazard: ({ hazardClasses }) => hazardClasses.join(', '),
  direction: ({ direction }) => direction ?? '',
  access: ({ access }) => access,
  lane: ({ laneKey }) => laneKey ?? '',
  depth: ({ depth }) => depth,
  exit: ({ exitDistanceM }) => exitDistanceM,
  walk: ({ walkDistanceM }) => walkDistanceM,
  keepClear: ({ isKeepClear }) => (isKeepClear ? YES : ''),
};

/** The slots of a plan as a table that `layout.read` takes back. */
export function planCsv({ slots }: Plan, lang: SheetLang): string {
  const head = PLAN_COLUMNS.map((column) => wordOf(lang, 'planColumn', column));
  const rows = slots.map((slot) => PLAN_COLUMNS.map((column) => CELLS[column](slot)));
  return stringify([head, ...rows], { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
}

/** The whole plan, as `layout.read` takes it back. */
export function planJson({ zones, slots, keepClear, landmarks }: Plan): string {
  return `${JSON.stringify({ zones, slots, keepClear, landmarks }, null, 1)}\n`;
}
