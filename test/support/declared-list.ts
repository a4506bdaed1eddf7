import { readList } from '../../electron/areas/expected/list/read-list.ts';
import { seeded } from './chance.ts';
import type { Yard } from './yard.ts';

const HEAD =
  'STT;Số tờ khai;Biển số đầu kéo;Biển số rơ moóc;Số container;Họ tên lái xe;Điện thoại;Số GPLX/CCCD;Chiều;Cửa khẩu;' +
  'Tên hàng;Nhiệt độ (°C);Mã vùng trồng;Mã cơ sở đóng gói;Trọng lượng (kg);Doanh nghiệp;Dự kiến đến;Ghi chú';
const GOODS = ['sầu riêng', 'thanh long', 'vải thiều', 'linh kiện điện tử', 'tinh bột sắn', 'hàng tiêu dùng'];
const CROSSINGS = ['Hữu Nghị', 'Tân Thanh', 'Cốc Nam'];
const NAMES = ['Lê Xuân Cường', 'Nguyễn Văn Đức', 'Phạm Quốc Bảo', 'Trần Đức Hiếu', 'Võ Thị Hạnh'];

/** A declared list of so many trucks as a yard receives it, every one of them another truck. */
export function aDeclaredCsv(rows: number, seed = 5): string {
  const random = seeded(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const digits = (count: number): string => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  const lines = Array.from({ length: rows }, (_, n) => {
    const plate = `${String(60 + Math.floor(n / 80_000))}H${String(10_000 + (n % 80_000))}`;
    const trailer = `${String(11 + (n % 80))}R${String(10_000 + (n % 89_999))}`;
    const hour = String(Math.floor(random() * 24)).padStart(2, '0');
    return [
      n + 1,
      `30${digits(10)}`,
      plate,
      random() < 0.7 ? trailer : '',
      '',
      pick(NAMES),
      `09${digits(8)}`,
      digits(12),
      random() < 0.7 ? 'XK' : 'NK',
      pick(CROSSINGS),
      pick(GOODS),
      random() < 0.2 ? '5' : '',
      random() < 0.3 ? `VN-BTOR-${digits(4)}` : '',
      random() < 0.3 ? `VN-BTPH-${digits(3)}` : '',
      8000 + Math.floor(random() * 20_000),
      'Công ty TNHH Vận tải Lạng Sơn',
      `10/02/2026 ${hour}:15`,
      '',
    ].join(';');
  });
  return `\u{feff}DANH SÁCH PHƯƠNG TIỆN ĐĂNG KÝ QUA CỬA KHẨU\nNgày 10/02/2026\n\n${HEAD}\n${lines.join('\n')}\n`;
}

/** A list as a yard's own list reader understands it now. */
export function readListFor({ stores, clock }: Yard, fileName: string, bytes: Buffer): ReturnType<typeof readList> {
  const site = stores.site.site();
  if (site === null) throw new Error('no site');
  return readList({ fileName, bytes, crossings: stores.queues.crossings(), zone: site.timeZone, now: clock.now() });
}
