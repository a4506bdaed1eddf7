import type { OpenProblem } from '../db/open.ts';

/** What the host says on the console: Vietnamese and English in one line. */
export const HOST_TEXTS = {
  productName: 'Bến Bãi',
  address: (address: string): string => `Bến Bãi: ${address}`,
  localWindow: (address: string): string => `Cửa sổ tại máy này / window on this machine: ${address}`,
  makingDemo: 'Đang dựng ngày mẫu trước Tết, chừng nửa phút… / making the Tết-peak day, about half a minute…',
  stopped: 'Bến Bãi đã dừng, dữ liệu đã ghi đủ / stopped, everything is written',
  portTaken: (port: number): string =>
    `Cổng ${String(port)} đang có chương trình khác dùng / port ${String(port)} is taken by another program`,
  badArgument: (detail: string): string => `Tham số sai / wrong argument: ${detail}`,
  notEmpty:
    'Thư mục đã có dữ liệu: bỏ qua --demo, --template, --first-user / the folder holds data already: --demo, --template and --first-user are ignored',
  engineEnded:
    'Máy chủ dữ liệu dừng đột ngột, mở lại chương trình để chạy tiếp; dữ liệu đã nhận không mất / the data engine ended; start again, nothing that was accepted is lost',
  problem: (problem: OpenProblem, folder: string, detail: string): string =>
    `${PROBLEMS[problem]} [${folder}] (${problem}: ${detail})`,
} as const;

const PROBLEMS: Readonly<Record<OpenProblem, string>> = {
  'folder.not-writable':
    'Không ghi được vào thư mục dữ liệu, chưa đụng gì; kiểm tra quyền ghi / the data folder cannot be written, nothing was touched; check its rights',
  'folder.in-use':
    'Thư mục dữ liệu đang mở ở cửa sổ hoặc tài khoản khác, chưa đụng gì / the data folder is open in another instance, nothing was touched',
  'database.newer':
    'Dữ liệu của bản Bến Bãi mới hơn, chưa đụng gì; hãy cài bản mới / the data are of a newer version, nothing was touched; install it',
  'database.damaged':
    'Tệp dữ liệu bị hỏng, chưa đụng gì; khôi phục từ bản sao lưu / the database is damaged, nothing was touched; restore a backup',
  'database.not-ours':
    'Tệp ben-bai.db không phải của Bến Bãi, chưa đụng gì / ben-bai.db is not a database of ours, nothing was touched',
  'database.read-only':
    'Tệp dữ liệu không mở để ghi được, chưa đụng gì / the database cannot be opened for writing, nothing was touched',
};
