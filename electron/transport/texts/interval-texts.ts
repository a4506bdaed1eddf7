import type { IntervalKind } from '../../../shared/domain/reports/interval-kinds.ts';
import type { SheetLang } from './sheet-texts.ts';

type Words = {
  readonly visitId: string;
  readonly plate: string;
  readonly direction: string;
  readonly cargoClass: string;
  readonly place: Readonly<Record<IntervalKind, string>>;
  readonly from: string;
  readonly to: string;
};

/** Columns of the raw intervals that other programs take over. */
export const INTERVAL_TEXTS: Readonly<Record<SheetLang, Words>> = {
  vi: {
    visitId: 'Mã lượt xe',
    plate: 'Biển số',
    direction: 'Chiều',
    cargoClass: 'Loại hàng',
    place: { standings: 'Khu', waits: 'Cửa khẩu', stays: 'Giường', visits: 'Cửa khẩu' },
    from: 'Từ',
    to: 'Đến',
  },
  en: {
    visitId: 'Visit',
    plate: 'Plate',
    direction: 'Direction',
    cargoClass: 'Cargo class',
    place: { standings: 'Zone', waits: 'Crossing', stays: 'Bed', visits: 'Crossing' },
    from: 'From',
    to: 'To',
  },
};
