import type { SheetLang } from './sheet-texts.ts';

/** Words of the lodging list as a file. */
const vi = {
  sheet: 'Lưu trú',
  no: 'STT',
  name: 'Họ và tên',
  bornOn: 'Ngày sinh',
  sex: 'Giới tính',
  man: 'nam',
  woman: 'nữ',
  kind: 'Loại giấy tờ',
  cccd: 'CCCD',
  passport: 'Hộ chiếu',
  other: 'Giấy tờ khác',
  documentNo: 'Số giấy tờ',
  nationality: 'Quốc tịch',
  address: 'Nơi thường trú',
  from: 'Đến',
  to: 'Đi',
  reason: 'Lý do',
  usualReason: 'lái xe chờ làm thủ tục',
  place: 'Chỗ nghỉ',
  plate: 'Biển số xe',
} as const;

const en: Readonly<Record<keyof typeof vi, string>> = {
  sheet: 'Lodging',
  no: 'No.',
  name: 'Full name',
  bornOn: 'Born on',
  sex: 'Sex',
  man: 'man',
  woman: 'woman',
  kind: 'Paper',
  cccd: 'Citizen card',
  passport: 'Passport',
  other: 'Other paper',
  documentNo: 'Number',
  nationality: 'Nationality',
  address: 'Permanent address',
  from: 'From',
  to: 'To',
  reason: 'Reason',
  usualReason: 'driver waiting for clearance',
  place: 'Bed',
  plate: 'Truck',
};

export const LODGING_SHEET_TEXTS: Readonly<Record<SheetLang, Readonly<Record<keyof typeof vi, string>>>> = { vi, en };
