/** A head in the yard's language and in English: whoever comes to help reads one of them. */
export type TwoHeads = { readonly vi: string; readonly en: string };

/** What the evacuation list says, on paper and in the copy on disk. */
export const EVACUATION_TEXTS = {
  title: { vi: 'Danh sách sơ tán', en: 'Evacuation list' },
  asOf: { vi: 'số liệu lúc', en: 'as of' },
  trucks: { vi: 'xe trong bãi', en: 'trucks' },
  people: { vi: 'người', en: 'people' },
  hazards: { vi: 'Hàng nguy hiểm', en: 'Hazardous goods' },
  driverless: { vi: 'Xe không người lái', en: 'Trucks without driver' },
  staying: { vi: 'Người ở lại, xe đã đi', en: 'People without their truck' },
  zone: { vi: 'Khu', en: 'Zone' },
  slot: { vi: 'Ô', en: 'Slot' },
  plate: { vi: 'Biển số', en: 'Plate' },
  crew: { vi: 'Người', en: 'People' },
  goods: { vi: 'Hàng', en: 'Goods' },
  notes: { vi: 'Ghi chú', en: 'Notes' },
  bed: { vi: 'Giường', en: 'Bed' },
  present: { vi: 'Có mặt', en: 'Present' },
} as const satisfies Readonly<Record<string, TwoHeads>>;

export const EVACUATION_WORDS = {
  unnamed: 'chưa rõ tên',
  hazardClass: (hazardClass: string): string => `nguy hiểm loại ${hazardClass}`,
  bed: (code: string): string => `giường ${code}`,
  keys: (keysWith: string): string => `chìa khoá: ${keysWith}`,
  driverless: 'không người lái',
} as const;
