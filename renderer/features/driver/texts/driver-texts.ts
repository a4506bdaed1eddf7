import { documentNameOf, notReadyTextOf, type DocumentNames } from '../../../../shared/contract/texts/text-of.ts';
import type { PlaceStepLang } from '../../../../shared/contract/texts/place-step.ts';
import type { Service, TurnService } from '../../../../shared/domain/vocabulary.ts';

/** What a driver's page says in one language. */
export type DriverTexts = {
  readonly name: string;
  readonly number: string;
  readonly place: string;
  readonly of: (waiting: number) => string;
  /** Beside the place while nobody is called. */
  readonly notNow: string;
  readonly notReady: string;
  readonly estimate: string;
  readonly unknown: string;
  readonly nineInTen: string;
  readonly called: string;
  readonly goTo: string;
  readonly lane: (lane: string) => string;
  readonly arriveBy: string;
  readonly late: string;
  readonly missing: string;
  readonly processing: string;
  readonly abroad: string;
  readonly departed: string;
  readonly noQueue: string;
  readonly bed: string;
  readonly room: (room: string) => string;
  readonly wakeAt: (time: string) => string;
  readonly wakeNow: string;
  readonly wakeUnknown: string;
  /** For whoever has no bed yet. */
  readonly lodging: string;
  readonly turns: Readonly<Record<TurnService, string>>;
  readonly turnNow: (place: string) => string;
  readonly about: (time: string) => string;
  readonly today: string;
  readonly left: (left: number, all: number) => string;
  readonly services: Readonly<Record<Service, string>>;
  readonly steps: string;
  readonly noSteps: string;
  readonly more: (steps: number) => string;
  readonly notice: string;
  readonly noNotice: string;
  readonly rules: string;
  readonly refresh: string;
  readonly asOf: (time: string) => string;
  readonly lost: (age: string) => string;
  readonly void: (age: string) => string;
  readonly gone: string;
  readonly goneHow: string;
  readonly loading: string;
  readonly large: string;
  readonly usual: string;
};

export const DRIVER_TEXTS: Readonly<Record<PlaceStepLang, DriverTexts>> = {
  vi: {
    name: 'Tiếng Việt',
    number: 'Số thứ tự',
    place: 'Còn mấy lượt tới xe này',
    of: (waiting) => `trong ${String(waiting)} xe chờ`,
    notNow: 'hiện chưa gọi xe nào, thứ tự khi mở lại',
    notReady: 'chưa vào lượt: còn thiếu bên dưới',
    estimate: 'Gọi khoảng',
    unknown: 'chưa xác định',
    nineInTen: '9 trong 10 xe được gọi trong khoảng này',
    called: 'Đã gọi: mời lên cửa khẩu',
    goTo: 'Tới',
    lane: (lane) => `Cửa ${lane}`,
    arriveBy: 'Có mặt trước',
    late: 'Đã quá giờ: tới ngay hoặc báo điều độ',
    missing: 'Còn thiếu',
    processing: 'Đang làm thủ tục',
    abroad: 'Đang ở bên kia biên giới',
    departed: 'Xe đã rời bãi',
    noQueue: 'Xe không xếp hàng',
    bed: 'Giường',
    room: (room) => `phòng ${room}`,
    wakeAt: (time) => `gọi dậy khoảng ${time}`,
    wakeNow: 'dậy ngay: xe sắp tới lượt',
    wakeUnknown: 'chưa rõ giờ gọi dậy, cứ nghỉ: không mất số',
    lodging: 'Cần giường: đưa phiếu và CCCD hoặc hộ chiếu ở quầy nghỉ. Nghỉ không mất số.',
    turns: { shower: 'Số tắm', laundry: 'Số giặt', other: 'Số chờ' },
    turnNow: (place) => `mời vào ngay: ${place}`,
    about: (time) => `khoảng ${time}`,
    today: 'Hôm nay còn được',
    left: (left, all) => `${String(left)} / ${String(all)}`,
    services: { meal: 'suất cơm', shower: 'lượt tắm', water: 'lần nước uống', laundry: 'lượt giặt', other: 'khác' },
    steps: 'Vì sao số của tôi lên xuống',
    noSteps: 'chưa có thay đổi',
    more: (steps) => `Xem ${String(steps)} lần trước nữa`,
    notice: 'Thông báo',
    noNotice: 'thứ tự theo quy tắc mặc định của bãi',
    rules: 'Nội quy',
    refresh: 'Xem lại',
    asOf: (time) => `tình hình lúc ${time}`,
    lost: (age) => `Không nối được với bãi. Nội dung này của ${age} trước.`,
    void: (age) => `Mất kết nối ${age}. Đừng theo trang này: nghe loa, xem bảng.`,
    gone: 'Trang này không mở được',
    goneHow: 'Mã sai, trang đã tắt, hoặc xe đã rời bãi hơn một ngày. Hỏi quầy điều độ.',
    loading: 'Đang mở…',
    large: 'Chữ to',
    usual: 'Chữ thường',
  },
  zh: {
    name: '中文',
    number: '排队号',
    place: '前面还有几个叫号轮到本车',
    of: (waiting) => `共${String(waiting)}辆车等候`,
    notNow: '目前暂不叫号，此为恢复后的顺序',
    notReady: '暂不能叫号：见下面缺少事项',
    estimate: '预计叫号',
    unknown: '待定',
    nineInTen: '十辆车中有九辆在此时间内叫号',
    called: '已叫号：请前往口岸',
    goTo: '前往',
    lane: (lane) => `${lane} 通道`,
    arriveBy: '请在此前到达',
    late: '已超时：请立即前往或联系调度',
    missing: '缺少',
    processing: '正在办理手续',
    abroad: '在境外',
    departed: '车辆已离场',
    noQueue: '车辆不在排队',
    bed: '床位',
    room: (room) => `${room} 房`,
    wakeAt: (time) => `约 ${time} 叫醒`,
    wakeNow: '请马上起床：即将叫号',
    wakeUnknown: '叫醒时间待定，请放心休息：不会丢号',
    lodging: '需要床位：凭单和身份证或护照到休息区柜台。休息不会丢号。',
    turns: { shower: '淋浴号', laundry: '洗衣号', other: '等候号' },
    turnNow: (place) => `请马上进入：${place}`,
    about: (time) => `约 ${time}`,
    today: '今日剩余免费',
    left: (left, all) => `${String(left)} / ${String(all)}`,
    services: { meal: '餐', shower: '淋浴', water: '饮水', laundry: '洗衣', other: '其他' },
    steps: '排位变动记录',
    noSteps: '暂无变动',
    more: (steps) => `再看${String(steps)}条`,
    notice: '公告',
    noNotice: '按场站默认规则排队',
    rules: '须知',
    refresh: '刷新',
    asOf: (time) => `${time} 的情况`,
    lost: (age) => `无法连接场站。内容为${age}前。`,
    void: (age) => `已断线${age}。请勿参照本页：请听广播、看看板。`,
    gone: '无法打开此页',
    goneHow: '二维码有误、页面已关闭，或车辆离场已超过一天。请到调度台询问。',
    loading: '正在打开…',
    large: '大字',
    usual: '普通字',
  },
  en: {
    name: 'English',
    number: 'Queue number',
    place: 'Calls until this truck',
    of: (waiting) => `of ${String(waiting)} trucks waiting`,
    notNow: 'nobody is called now; the order once calls go on',
    notReady: 'not in turn yet: see what is missing',
    estimate: 'Call expected',
    unknown: 'not known yet',
    nineInTen: '9 trucks in 10 are called within this time',
    called: 'Called: go to the crossing',
    goTo: 'Go to',
    lane: (lane) => `Lane ${lane}`,
    arriveBy: 'Be there by',
    late: 'Too late already: go at once or tell the coordinator',
    missing: 'Missing',
    processing: 'Being processed',
    abroad: 'On the other side of the border',
    departed: 'The truck has left the yard',
    noQueue: 'The truck is in no queue',
    bed: 'Bed',
    room: (room) => `room ${room}`,
    wakeAt: (time) => `woken about ${time}`,
    wakeNow: 'get up now: the truck’s turn is near',
    wakeUnknown: 'when you are woken is not known yet; sleep on: no place is lost',
    lodging: 'For a bed show the slip and an identity card or passport at the rest counter. Resting costs no place.',
    turns: { shower: 'Shower number', laundry: 'Laundry number', other: 'Number' },
    turnNow: (place) => `go in now: ${place}`,
    about: (time) => `about ${time}`,
    today: 'Free today, left',
    left: (left, all) => `${String(left)} / ${String(all)}`,
    services: { meal: 'meals', shower: 'showers', water: 'water', laundry: 'laundry', other: 'other' },
    steps: 'Why my place changed',
    noSteps: 'no change yet',
    more: (steps) => `${String(steps)} earlier ones`,
    notice: 'Notice',
    noNotice: 'the yard’s default order',
    rules: 'Rules',
    refresh: 'Refresh',
    asOf: (time) => `as of ${time}`,
    lost: (age) => `No connection to the yard. This is ${age} old.`,
    void: (age) => `No connection for ${age}. Do not follow this page: listen to the loudspeaker.`,
    gone: 'This page cannot be opened',
    goneHow: 'A wrong code, the page is off, or the truck left more than a day ago. Ask the coordinator’s desk.',
    loading: 'Opening…',
    large: 'Large text',
    usual: 'Usual text',
  },
};

const MISSING_ZH: Readonly<Record<string, string>> = {
  hold: '暂停放行，待办手续',
  'crossing-closed': '口岸关闭',
  'crossing-suspended': '暂停叫号',
  'driver-hours': '司机驾驶时间已满',
  'no-tractor': '没有牵引车',
  driverless: '没有司机',
  'wrong-kind': '口岸不接收此类车辆',
  'driver-off-duty': '司机不在班',
  'missing-document': '缺少{document}',
  'expired-document': '{document}已过期',
  'unknown-document': '未见{document}',
  'unknown-driver-hours': '驾驶时间不明',
  'unknown-tractor': '牵引车不明',
  'unknown-preregistration': '未确认是否预约',
};

const DOCUMENT_ZH: Readonly<Record<string, string>> = {
  'customs-declaration': '报关单',
  'growing-area-code': '果园编码',
  'packing-house-code': '包装厂编码',
  'plant-quarantine': '植物检疫证',
  'animal-quarantine': '动物检疫证',
  'stamps-and-labels': '标签',
  cadmium: '镉检测结果',
  'auramine-o': '碱性嫩黄O检测结果',
  fees: '缴费凭证',
};

/** What keeps a truck from being called, in words; a paper without a Chinese name keeps its Vietnamese one. */
export function missingText(lang: PlaceStepLang, code: string, named: DocumentNames = []): string {
  if (lang !== 'zh') return notReadyTextOf(lang, code, named);
  const [kind = '', paper = ''] = code.split(':', 2);
  const names = named.find((line) => line.kind === paper)?.names;
  const document = DOCUMENT_ZH[paper] ?? names?.zh ?? documentNameOf('vi', paper, named);
  return (MISSING_ZH[kind] ?? notReadyTextOf('vi', code)).replace('{document}', document);
}
