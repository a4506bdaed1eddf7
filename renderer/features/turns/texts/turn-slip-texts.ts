/** The words of a printed number: Vietnamese and Chinese together, whatever a station's language. */
export const TURN_SLIP = {
  service: {
    shower: { vi: 'Số lượt tắm', zh: '淋浴号' },
    laundry: { vi: 'Số lượt giặt', zh: '洗衣号' },
    other: { vi: 'Số lượt', zh: '服务号' },
  },
  taken: { vi: 'Lấy số', zh: '取号' },
  expected: { vi: 'Dự kiến', zh: '预计' },
  unknown: { vi: 'chưa xác định', zh: '待定' },
  keeps: {
    vi: 'Nghe loa hoặc xem bảng. Chờ tắm, giặt không mất số xe; xe được gọi thì lên xe trước.',
    zh: '请听广播或看屏幕。等候期间车辆排队号保留；车辆被叫号时请先上车。',
  },
} as const;
