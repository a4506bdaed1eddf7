import { dayFrom } from '../../kernel/calendar.ts';
import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { DEFAULT_REST_SETTINGS, type RestSettings } from '../rest/settings.ts';
import type { Facility } from '../records.ts';
import { DEMO_START } from './world.ts';

/** Where drivers rest in the demo. All names are invented. */

const hours = (from: number, to: number) => ({ fromMinute: from * 60, toMinute: to * 60 });

type DemoFacility = Pick<Facility, 'code' | 'name' | 'nameEn'> &
  Partial<
    Pick<Facility, 'capacity' | 'openHours' | 'turnMinutes' | 'portionsPerHour' | 'sittings' | 'forWhom' | 'kind'>
  >;

/** What is said of the facilities of the template, by their codes. */
export const DEMO_FACILITIES: readonly DemoFacility[] = [
  { code: 'N1', name: 'Nhà nghỉ 1', nameEn: 'Dormitory 1' },
  { code: 'N2', name: 'Nhà nghỉ 2', nameEn: 'Dormitory 2' },
  {
    code: 'NA',
    name: 'Nhà ăn',
    nameEn: 'Canteen',
    openHours: [hours(5, 24)],
    portionsPerHour: 450,
    sittings: [
      { code: 'sang', name: 'Sáng', fromMinute: 330, toMinute: 510 },
      { code: 'trua', name: 'Trưa', fromMinute: 630, toMinute: 840 },
      { code: 'toi', name: 'Tối', fromMinute: 1020, toMinute: 1200 },
      { code: 'khuya', name: 'Khuya', fromMinute: 1320, toMinute: 1420 },
    ],
  },
  { code: 'VT', name: 'Phòng tắm', nameEn: 'Showers', openHours: [hours(5, 23)], turnMinutes: 12 },
  { code: 'WC', name: 'Nhà vệ sinh 1', nameEn: 'Toilets 1', capacity: 24 },
  { code: 'NU', name: 'Điểm nước 1', nameEn: 'Water point 1', capacity: 8 },
  { code: 'GI', name: 'Giặt', nameEn: 'Laundry', openHours: [hours(6, 21)], turnMinutes: 45 },
  { code: 'YT', name: 'Y tế', nameEn: 'First aid' },
];

/** What the demo's yard has besides: where it stands is said by the zone below whose rows it is. */
export const MORE_FACILITIES: readonly (DemoFacility &
  Required<Pick<DemoFacility, 'kind' | 'capacity'>> & { readonly below: string; readonly aside: number })[] = [
  { code: 'WC2', kind: 'toilet', name: 'Nhà vệ sinh 2', nameEn: 'Toilets 2', capacity: 16, below: 'E', aside: 0.35 },
  { code: 'NU2', kind: 'water', name: 'Điểm nước 2', nameEn: 'Water point 2', capacity: 6, below: 'E', aside: 0.5 },
  { code: 'SC', kind: 'charging', name: 'Trạm sạc', nameEn: 'Charging', capacity: 60, below: 'F', aside: 0.3 },
  { code: 'OC', kind: 'plug', name: 'Ổ cắm cabin', nameEn: 'Cab plugs', capacity: 48, below: 'F', aside: 0.55 },
];

/** Rooms of the template that are for families here. */
export const FAMILY_ROOMS = { facility: 'N2', rooms: ['N2-101', 'N2-102'] } as const;

/** Driver rest as the demo's site has it. */
export const DEMO_REST: RestSettings = {
  ...DEFAULT_REST_SETTINGS,
  sponsors: [
    {
      name: 'Quỹ Bữa cơm Ải Bắc',
      service: 'meal',
      perDay: 300,
      fromOn: dayFrom(2027, 1, 20),
      untilOn: dayFrom(2027, 2, 5),
    },
    { name: 'Nước khoáng Mẫu Sơn Xanh', service: 'water', perDay: 500, fromOn: dayFrom(2027, 1, 22), untilOn: null },
  ],
};

/** What part of the portions that the canteen can make it plans for each sitting. */
export const PLANNED_SHARES: Readonly<Record<string, number>> = { sang: 0.5, trua: 0.75, toi: 0.85, khuya: 0.2 };
/** The cook speaks of the coming day at five in the morning, and the list goes to the police half an hour late. */
export const PLAN_AT_MINUTE = 5 * 60;
export const LODGING_AT_MINUTE = 20 * 60 + 30;
export const MEAL_NOTE = 'Theo số xe trong bãi lúc 05:00';
export const LODGING_NOTE = 'Gửi qua cổng dịch vụ công';

/** A part of the showers has no water when the living day begins. */
export const SHOWERS_OUT = { code: 'VT', unitsOut: 16, reason: 'Bơm tăng áp hỏng, thợ đang sửa', hours: 6 } as const;
/** So many people hold a number for the shower then. */
export const SHOWER_NUMBERS = 14;

export type DemoComplaint = {
  readonly at: Instant;
  readonly text: string;
  readonly facility: string | null;
  readonly steps: readonly { readonly at: Instant; readonly text: string; readonly close: boolean }[];
};

const before = (hoursBefore: number, minutes = 0): Instant =>
  later(DEMO_START, -hoursBefore * HOUR_MS - minutes * MINUTE_MS);

/** What people complained of in the last two days, the earliest first. */
export const COMPLAINTS: readonly DemoComplaint[] = [
  {
    at: before(43),
    text: 'Nước tắm lạnh từ 19:00 trở đi',
    facility: 'VT',
    steps: [
      { at: before(42), text: 'Đã báo thợ điện kiểm bình nóng', close: false },
      { at: before(25), text: 'Thay hai bình nóng, đã thử nước', close: true },
    ],
  },
  {
    at: before(28, 20),
    text: 'Xếp hàng ăn tối quá 40 phút',
    facility: 'NA',
    steps: [{ at: before(26), text: 'Mở thêm một cửa phát, bữa tối sớm hơn 30 phút', close: true }],
  },
  {
    at: before(18, 40),
    text: 'Xe lạnh đỗ sát cửa sổ, ồn cả đêm',
    facility: 'N1',
    steps: [{ at: before(6), text: 'Đã hẹn điều độ không xếp xe lạnh vào hàng sát nhà nghỉ', close: false }],
  },
  {
    at: before(4, 10),
    text: 'Nhà vệ sinh 2 hết giấy, sàn bẩn',
    facility: 'WC2',
    steps: [{ at: before(3, 30), text: 'Tổ vệ sinh đã dọn, thêm một lượt lúc 14:00', close: true }],
  },
  { at: before(1, 5), text: 'Không có biển chỉ đường tới điểm nước', facility: 'NU', steps: [] },
];
