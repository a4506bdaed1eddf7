import type { BoardLine } from '../../../shared/contract/queries.ts';
import { DAY_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { Format } from '../../ui/format.ts';

/** What drivers read in public, in their languages. */
export type Words = { readonly vi: string; readonly zh: string };

/** How the crossing stands in one direction; loud when trucks are not being called. */
export function stateWords(
  line: BoardLine,
  now: Instant,
  format: Pick<Format, 'time' | 'timeNear'>,
): Words & { readonly en: string; readonly isLoud: boolean } {
  const { state, changesAt, isSuspended, suspendedReason, reopensAt } = line;
  if (isSuspended) {
    const reason = suspendedReason === null || suspendedReason === '' ? '' : `: ${suspendedReason}`;
    const back = reopensAt === null ? null : format.timeNear(reopensAt, now);
    return {
      vi: `Tạm dừng gọi${reason} · ${back === null ? 'chưa biết khi nào mở lại' : `mở lại ${back}`}`,
      zh: `暂停叫号 · ${back === null ? '恢复时间待定' : `预计${back}恢复`}`,
      en: `Calls are suspended${reason} · ${back === null ? 'nobody knows until when' : `again at ${back}`}`,
      isLoud: true,
    };
  }
  const next = changesAt === null ? null : endText(changesAt, now, format);
  switch (state) {
    case 'closed':
      return {
        vi: next === null ? 'Đang đóng' : `Đang đóng · mở lại ${next}`,
        zh: next === null ? '关闭' : `关闭 · ${next}开放`,
        en: next === null ? 'Closed' : `Closed · opens ${next}`,
        isLoud: true,
      };
    case 'preregistered':
      return {
        vi: `Chỉ nhận xe đăng ký trước${next === null ? '' : ` đến ${next}`}`,
        zh: `仅限预约车辆${next === null ? '' : `（至${next}）`}`,
        en: `Pre-registered trucks only${next === null ? '' : ` until ${next}`}`,
        isLoud: false,
      };
    case 'normal':
      return {
        vi: next === null ? 'Đang mở' : `Mở đến ${next}`,
        zh: next === null ? '开放' : `开放至${next}`,
        en: next === null ? 'Open' : `Open until ${next}`,
        isLoud: false,
      };
  }
}

/** The end of today is 24:00, not tomorrow's 00:00. */
function endText(at: Instant, now: Instant, format: Pick<Format, 'time' | 'timeNear'>): string {
  return format.time(at) === '00:00' && at - now < DAY_MS ? '24:00' : format.timeNear(at, now);
}
