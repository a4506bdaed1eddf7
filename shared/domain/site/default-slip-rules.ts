/** What a new site tells drivers at the foot of the slip; the site writes its own. */
export const DEFAULT_SLIP_RULES = {
  vi: 'Nghỉ ở khu nghỉ không mất số. Được gọi mà chưa tới: loa, điện thoại, tìm tại xe rồi mới ghi lỡ lượt.',
  zh: '在休息区休息不会丢号。叫号未到：先广播、电话、到车旁寻找，之后才记过号。',
} as const;
