/** Lines that the launch scripts print before there is a window: both languages at once, since no one has chosen yet. */
export const LAUNCH_TEXTS = {
  shellMissing:
    'Chưa có khung cửa sổ Electron, Bến Bãi mở trong trình duyệt. / The desktop shell is not available; Bến Bãi opens in the browser.',
  openByHand: (address: string) => `Mở địa chỉ này trong trình duyệt / Open this address in a browser: ${address}`,
  notStarted: 'Bến Bãi chưa mở được / Bến Bãi did not start',
  building: 'Đang dựng ứng dụng… / Building the application…',
  buildFailed: 'Không dựng được ứng dụng. / The application could not be built.',
  builtFileMissing: (path: string) => `Thiếu ${path}; chạy: npm run build / ${path} is missing; run: npm run build`,
  entriesMissing: (paths: readonly string[]) => `Missing source files: ${paths.join(', ')}`,
} as const;
