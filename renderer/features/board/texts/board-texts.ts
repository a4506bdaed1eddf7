import type { Words } from '../../../client/texts/crossing-words.ts';

/** The words of the board: Vietnamese and Chinese together, whatever a station's language. */
export const BOARD = {
  called: { vi: 'Mời lên cửa khẩu', zh: '请前往口岸' },
  number: { vi: 'Số thứ tự', zh: '排队号' },
  plate: { vi: 'Biển số', zh: '车牌' },
  lane: { vi: 'Cửa', zh: '通道' },
  just: { vi: 'Vừa gọi', zh: '刚叫号' },
  none: { vi: 'Chưa có xe nào đang được gọi', zh: '目前没有叫号车辆' },
  prepare: { vi: 'Chuẩn bị, ở gần xe', zh: '请准备，勿远离车辆' },
  /** Above those who come next while nobody is called. */
  notNow: { vi: 'Chưa gọi xe nào · thứ tự khi mở lại', zh: '暂不叫号 · 恢复后的顺序' },
  nobody: { vi: 'Không có xe chờ sẵn sàng', zh: '暂无待叫车辆' },
  newcomer: { vi: 'Lấy số bây giờ, chờ', zh: '现在取号预计等候' },
  noNotice: { vi: 'Thứ tự theo quy tắc mặc định của bãi, chưa có thông báo', zh: '按场站默认规则排队' },
  turns: { vi: 'Mời vào', zh: '请进' },
  gone: { vi: 'Bảng này không còn được phát', zh: '此看板已停止显示' },
  connecting: { vi: 'Đang nối tới bãi…', zh: '正在连接…' },
} as const;

/** What a numbered turn is for. */
export const TURN_WORDS = {
  shower: { vi: 'Tắm', zh: '淋浴' },
  laundry: { vi: 'Giặt', zh: '洗衣' },
  other: { vi: 'Số', zh: '号' },
} as const;

/** How old the picture is; too old, and it is not to be followed. */
export function staleWords(age: Words, isVoid: boolean): Words {
  return isVoid
    ? { vi: `Mất kết nối ${age.vi}, đừng theo bảng này: nghe loa`, zh: `已断线${age.zh}，请勿参照，请听广播` }
    : { vi: `Mất kết nối, bảng của ${age.vi} trước`, zh: `连接中断，内容为${age.zh}前` };
}
