import { fold } from '../../../../shared/kernel/text.ts';
import type { TableRow } from './table.ts';

/** What a column of a list may hold. */
export const LIST_FIELDS = [
  'index',
  'platformCode',
  'customsDeclarationNo',
  'plate',
  'trailerPlate',
  'containerNo',
  'driver',
  'phone',
  'documentNo',
  'direction',
  'crossing',
  'goods',
  'cargoClass',
  'temperature',
  'growingAreaCode',
  'packingHouseCode',
  'weight',
  'carrier',
  'expectedAt',
  'expectedOn',
  'expectedTime',
  'vehicleType',
  'people',
  'loaded',
  'needsPower',
  'hazardClass',
  'note',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

export type FoundColumn = {
  readonly index: number;
  /** The column's name as the file has it. */
  readonly name: string;
};

export type FoundHeader = {
  /** Spreadsheet row of the (last) header line. */
  readonly row: number;
  /** How many of the given rows come before the first row of data. */
  readonly rowsUsed: number;
  readonly columns: Readonly<Partial<Record<ListField, FoundColumn>>>;
  /** The lines above the header. */
  readonly titles: readonly string[];
};

/** The first pattern that fits a folded name decides, so the special names stand before the general ones. */
const NAMES: readonly (readonly [ListField, RegExp])[] = [
  ['index', /^(?:stt|tt|so tt|so thu tu|no|nr|#|序号)$/],
  ['platformCode', /nen tang|cua khau so\b|platform|ma dat lich|ma ho so|booking/],
  ['customsDeclarationNo', /to khai|\btkhq\b|\btkxk\b|\btknk\b|\bso tk\b|declaration|报关/],
  ['vehicleType', /loai xe|loai phuong tien|loai pt|kieu xe|vehicle type|truck type|loai cont|车型/],
  ['trailerPlate', /ro ?mooc|ro ?moc|so ?mi|\bmooc\b|\bmoc\b|trailer|挂车/],
  ['containerNo', /container|\bconts?\b|集装箱|柜号/],
  [
    'documentNo',
    /gplx|cccd|cmnd|cmtnd|giay phep lai|bang lai|can cuoc|ho chieu|passport|licen[cs]e no|driving licen|id card|证件/,
  ],
  ['phone', /dien thoai|\bsdt\b|\bdt\b|so dt|phone|mobile|\btel\b|di dong|电话/],
  ['people', /so nguoi|so luong nguoi|\bpeople\b|persons|\bcrew\b|人数/],
  ['driver', /lai xe|tai xe|\blx\b|driver|ho ten|ho va ten|司机/],
  ['temperature', /nhiet do|\btemp|°c|温度/],
  ['plate', /bien so|bien kiem soat|\bbks\b|\bbsx\b|\bbs\b|so xe|bien xe|plate|truck no|dau keo|registration|车牌/],
  ['direction', /\bchieu\b|\bxnk\b|xuat nhap|nhap xuat|xuat\/nhap|direction|luong xe|huong|进出口|方向/],
  ['growingAreaCode', /vung trong|\bmvt\b|growing|orchard|\bpuc\b/],
  ['packingHouseCode', /dong goi|packing|\bcsdg\b|\bmdg\b|\bphc\b/],
  ['hazardClass', /nguy hiem|hazard|\bimdg\b|\bimo\b|dangerous/],
  ['needsPower', /cam dien|o cam|dung dien|reefer|xe lanh|cont lanh|power/],
  ['weight', /trong luong|khoi luong|trong tai|weight|\bkg\b|\btan\b|\bkl\b|\btl\b|重量/],
  ['loaded', /co hang|tinh trang hang|nang rong|\brong\b|loaded|empty/],
  ['cargoClass', /loai hang|nhom hang|cargo class|cargo type|goods class/],
  ['goods', /ten hang|hang hoa|mat hang|goods|cargo|commodity|^hang$|货物|品名/],
  ['crossing', /cua khau|^ck$|\bckxk\b|crossing|border gate|^gate$|口岸/],
  ['carrier', /doanh nghiep|\bdn\b|cong ty|chu xe|chu hang|nha xe|van tai|don vi|carrier|company|exporter|企业|公司/],
  ['expectedTime', /^gio\b(?!.*ngay)/],
  ['expectedAt', /du kien|thoi gian|ngay gio|\beta\b|expected|arrival|den luc|预计/],
  ['expectedOn', /\bngay\b|\bdate\b|日期/],
  ['note', /ghi chu|\bnote\b|\bnotes\b|remark|备注/],
];

const SEARCHED_ROWS = 60;
const LONGEST_NAME = 80;

/** Finds the header below any title lines: the line (or two merged lines) that names a plate and most columns. */
export function findHeader(rows: readonly TableRow[]): FoundHeader | null {
  let best: { readonly header: FoundHeader; readonly score: number } | null = null;
  const searched = rows.slice(0, SEARCHED_ROWS);
  searched.forEach((line, at) => {
    const below = searched[at + 1];
    const spans = below !== undefined && isNameLine(below) ? [line, twoLines(line, below)] : [line];
    spans.forEach((names, extra) => {
      const columns = columnsOf(names.cells);
      const score = Object.keys(columns).filter((field) => field !== 'index').length;
      if (columns.plate === undefined || score < 2 || score <= (best?.score ?? 0)) return;
      const titles = searched.slice(0, at).map((title) => title.cells.join(' ').trim());
      best = { score, header: { row: names.row, rowsUsed: at + 1 + extra, columns, titles } };
    });
  });
  return (best as { readonly header: FoundHeader } | null)?.header ?? null;
}

/** How many columns a header names: the measure by which a separator is chosen. */
export function headerScore(header: FoundHeader | null): number {
  return header === null ? 0 : Object.keys(header.columns).length;
}

function columnsOf(cells: readonly string[]): Partial<Record<ListField, FoundColumn>> {
  const columns: Partial<Record<ListField, FoundColumn>> = {};
  cells.forEach((cell, index) => {
    const name = cell.replace(/\s+/g, ' ').trim();
    const field = fieldOf(name);
    if (field !== null && columns[field] === undefined) columns[field] = { index, name };
  });
  return columns;
}

function fieldOf(name: string): ListField | null {
  if (name === '' || name.length > LONGEST_NAME) return null;
  const folded = fold(name.replace(/[._:*"']+/g, ' '));
  return NAMES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

function isNameLine(line: TableRow): boolean {
  return line.cells.every((cell) => !/\d/.test(cell) && cell.length <= LONGEST_NAME);
}

/** "Biển số" spanning "Đầu kéo" and "Rơ moóc": the name of a column is what stands above and below. */
function twoLines(upper: TableRow, lower: TableRow): TableRow {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, index) => {
    const under = lower.cells[index]?.trim() ?? '';
    return under === '' ? (upper.cells[index] ?? '') : under;
  });
  return { row: lower.row, cells };
}
