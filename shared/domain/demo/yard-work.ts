/** The yard's own tractors, and in which zone each works. */
export const YARD_TRACTORS = [
  { plate: '12C-300.01', name: 'Đầu kéo bãi 1', zone: 'A' },
  { plate: '12C-300.02', name: 'Đầu kéo bãi 2', zone: 'C' },
  { plate: '12C-300.03', name: 'Đầu kéo bãi 3', zone: 'E' },
] as const;

/** What is planned when the living day begins. */
export const YARD_WORK = {
  closings: [
    { zone: 'E', row: 'E5', inHours: 6, hours: 8, reason: 'Vá mặt bãi' },
    { zone: 'B', row: 'B1', inHours: 26, hours: 4, reason: 'Sơn lại vạch ô' },
  ],
  wishes: [
    { zone: 'C', count: 6, carrier: 'Vận tải Kỳ Cùng', hours: 8, note: 'Đoàn 6 xe nhập, báo 10:00' },
    { zone: 'A', count: 3, carrier: 'Trái cây Cửu Long Vàng', hours: 5, note: 'Xe lạnh' },
  ],
  /** Trucks that are in the way of others and have an order to go elsewhere. */
  moves: 4,
} as const;

/** What is written of a truck that stands one slot further than the record has it. */
export const COUNT_REASON = 'Xe đỗ lệch sang ô bên';
