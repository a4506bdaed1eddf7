import type { SheetLang } from './sheet-texts.ts';

/** Words of the receipts that accounting takes over. */
const vi = {
  receipts: 'Biên lai',
  lines: 'Khoản thu',
  sums: 'Cộng theo cách thu',
  receiptNo: 'Số biên lai',
  paidAt: 'Lúc',
  plate: 'Biển số',
  how: 'Cách thu',
  amount: 'Số tiền (đồng)',
  account: 'Ghi nợ cho',
  reason: 'Lý do',
  reverses: 'Đảo biên lai',
  reversed: 'Đã đảo',
  approvedBy: 'Người cho phép',
  paidBy: 'Người thu',
  gate: 'Cổng',
  kind: 'Khoản',
  name: 'Tên',
  quantity: 'Số lượng',
  unit: 'Đơn giá (đồng)',
  count: 'Số biên lai',
  total: 'Tổng',
  yes: 'có',
} as const;

const en: Readonly<Record<keyof typeof vi, string>> = {
  receipts: 'Receipts',
  lines: 'Lines',
  sums: 'Sums by way',
  receiptNo: 'Receipt',
  paidAt: 'At',
  plate: 'Plate',
  how: 'Way',
  amount: 'Amount (dong)',
  account: 'On account of',
  reason: 'Reason',
  reverses: 'Reverses',
  reversed: 'Reversed',
  approvedBy: 'Approved by',
  paidBy: 'Taken by',
  gate: 'Gate',
  kind: 'Kind',
  name: 'Name',
  quantity: 'Quantity',
  unit: 'Price (dong)',
  count: 'Receipts',
  total: 'Total',
  yes: 'yes',
};

export const RECEIPT_TEXTS: Readonly<Record<SheetLang, Readonly<Record<keyof typeof vi, string>>>> = { vi, en };
