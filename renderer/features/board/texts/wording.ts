import type { BoardLine, QueryOutputs } from '../../../../shared/contract/queries.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '../../../../shared/kernel/instant.ts';
import type { Words } from '../../../client/texts/crossing-words.ts';
import type { Format } from '../../../ui/format.ts';

export type Board = QueryOutputs['board.show'];
type Times = Pick<Format, 'time' | 'timeNear' | 'date' | 'dayMonth'>;

const UNKNOWN: Words = { vi: 'chưa xác định', zh: '待定' };
/** How long a call counts as just made. */
export const JUST_CALLED_MS = 2 * MINUTE_MS;

/** How long whoever comes now will wait: one range, or not known (QU8). */
export function waitWords(fromMs: number | null, toMs: number | null): Words {
  if (fromMs === null || toMs === null) return UNKNOWN;
  if (toMs < 10 * MINUTE_MS) return { vi: 'dưới 10 phút', zh: '不到10分钟' };
  if (toMs >= WHOLE_HOURS_MS) {
    const whole = `${String(Math.floor(fromMs / HOUR_MS))} – ${String(Math.ceil(toMs / HOUR_MS))}`;
    return { vi: `${whole} giờ`, zh: `${whole} 小时` };
  }
  const from = rounded(fromMs, Math.floor);
  const to = rounded(toMs, Math.ceil);
  if (to < HOUR_MS) {
    const minutes = `${String(from / MINUTE_MS)} – ${String(to / MINUTE_MS)}`;
    return { vi: `${minutes} phút`, zh: `${minutes} 分钟` };
  }
  return {
    vi: `${hours(from, ' giờ ', ' phút')} – ${hours(to, ' giờ ', ' phút')}`,
    zh: `${hours(from, '小时', '分')} – ${hours(to, '小时', '分')}`,
  };
}

/** `14:30–16:10`, or not known. Between two later days the days alone: their minutes say more than is known. */
export function bandWords(from: Instant | null, to: Instant | null, now: Instant, format: Times): string {
  if (from === null || to === null) return `${UNKNOWN.vi} ${UNKNOWN.zh}`;
  const isOfDays = format.date(from) !== format.date(now) && format.date(from) !== format.date(to);
  if (isOfDays) return `${format.dayMonth(from)}–${format.dayMonth(to)}`;
  return `${format.timeNear(from, now)}–${format.timeNear(to, from)}`;
}

/** Where a called truck goes. */
export function laneWords(call: Board['called'][number]): Words {
  if (call.point === 'quarantine') return { vi: 'Kiểm dịch', zh: '检疫' };
  if (call.point === 'transshipment') return { vi: 'Sang tải', zh: '换装区' };
  if (call.direction === 'import') return { vi: 'Kiểm hoá', zh: '查验区' };
  return call.lane === null ? { vi: 'Lên cửa khẩu', zh: '前往口岸' } : { vi: 'Cửa', zh: '通道' };
}

export const DIRECTION_WORDS: Readonly<Record<BoardLine['direction'], Words>> = {
  export: { vi: 'Xuất', zh: '出口' },
  import: { vi: 'Nhập', zh: '进口' },
};

/** The notice by which it is called, on one line; null = none was recorded. */
export function noticeWords(notice: BoardLine['notice'], day: Format['day']): string | null {
  if (notice === null) return null;
  const cited = [
    notice.number === null ? null : `Thông báo 公告 ${notice.number}`,
    notice.on === null ? null : day(notice.on),
    notice.authority,
  ];
  const head = cited.filter((part) => part !== null && part !== '').join(' · ');
  return notice.text === '' ? head : `${head}: ${notice.text}`;
}

const PAGE_ROWS = 5;

/** The calls of one turn of the board: five at a time, the newest first. */
export function calledOnTurn(
  called: Board['called'],
  turn: number,
): { readonly rows: Board['called']; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(called.length / PAGE_ROWS));
  const page = turn % pages;
  return { rows: called.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS), page: page + 1, pages };
}

const TURNS_ACROSS = 5;

/** The numbered turns of one turn of the board, the newest first. */
export function turnsOnTurn(turns: Board['turns'], turn: number): Board['turns'] {
  const page = turn % Math.max(1, Math.ceil(turns.length / TURNS_ACROSS));
  return turns.slice(page * TURNS_ACROSS, (page + 1) * TURNS_ACROSS);
}

/** Which calls and which direction the board shows; a new call comes between. */
export type Turns = { readonly turn: number; readonly isNewest: boolean };

/** A new call: the newest are shown for one turn; one more meanwhile does not make that longer. */
export function interrupted(turns: Turns): Turns {
  return turns.isNewest ? turns : { turn: turns.turn, isNewest: true };
}

/** After an interruption the turn that it cut short comes again: a call a minute keeps nobody from being shown. */
export function nextTurn({ turn, isNewest }: Turns): Turns {
  return isNewest ? { turn, isNewest: false } : { turn: turn + 1, isNewest: false };
}

/** `HN-Q` and `0093` of a queue number: the letters are the same for many, the digits are what one looks for. */
export function numberParts(queueNumber: string): readonly [string, string] {
  const space = queueNumber.lastIndexOf(' ');
  return space < 0 ? ['', queueNumber] : [queueNumber.slice(0, space), queueNumber.slice(space + 1)];
}

/** From here on minutes say more than is known. */
const WHOLE_HOURS_MS = 10 * HOUR_MS;
const STEP_MS = 10 * MINUTE_MS;

function rounded(ms: number, round: (value: number) => number): number {
  return round(ms / STEP_MS) * STEP_MS;
}

function hours(ms: number, hourSign: string, minuteSign: string): string {
  const whole = Math.floor(ms / HOUR_MS);
  const minutes = Math.round((ms % HOUR_MS) / MINUTE_MS);
  if (whole === 0) return `${String(minutes)}${minuteSign}`;
  return minutes === 0 ? `${String(whole)}${hourSign.trimEnd()}` : `${String(whole)}${hourSign}${String(minutes)}`;
}
