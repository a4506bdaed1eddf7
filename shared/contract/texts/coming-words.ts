import { localTimeOf, type TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Direction } from '../../domain/vocabulary.ts';

/** What drivers on the road are told of a crossing. */
export type ComingFacts = {
  readonly siteName: string;
  readonly crossing: string;
  readonly crossingZh: string;
  /** Null = both. */
  readonly direction: Direction | null;
  /** Null = it is open. */
  readonly suspension: {
    readonly since: Instant;
    readonly reason: string | null;
    readonly reopensAt: Instant | null;
  } | null;
};

const DIRECTION_WORDS = {
  export: { vi: ' chiều xuất khẩu', zh: '出口方向' },
  import: { vi: ' chiều nhập khẩu', zh: '进口方向' },
} as const;

/** A text to send to trucks on the road: which crossing, why it takes nobody, until when (QU7). */
export function comingWords(facts: ComingFacts, zone: TimeZone): { readonly vi: string; readonly zh: string } {
  const { siteName, suspension } = facts;
  const way = facts.direction === null ? { vi: '', zh: '' } : DIRECTION_WORDS[facts.direction];
  const vi = `${facts.crossing}${way.vi}`;
  const zh = `${facts.crossingZh === '' ? facts.crossing : facts.crossingZh}${way.zh}`;
  if (suspension === null)
    return {
      vi: `${siteName}: cửa khẩu ${vi} đang gọi xe bình thường.`,
      zh: `${siteName}：${zh}口岸正常叫号。`,
    };
  const since = timeWords(suspension.since, zone);
  const until = suspension.reopensAt === null ? null : timeWords(suspension.reopensAt, zone);
  const because = suspension.reason === null ? { vi: '', zh: '' } : reasonWords(suspension.reason);
  return {
    vi:
      `${siteName}: cửa khẩu ${vi} tạm dừng từ ${since.vi}${because.vi}. ` +
      `${until === null ? 'Chưa rõ giờ mở lại.' : `Dự kiến mở lại ${until.vi}.`} Xe chưa tới bãi xin chờ tin tiếp theo.`,
    zh:
      `${siteName}：${zh}口岸自${since.zh}起暂停${because.zh}。` +
      `${until === null ? '恢复时间待定。' : `预计${until.zh}恢复。`}未到场车辆请等候通知。`,
  };
}

function reasonWords(reason: string): { readonly vi: string; readonly zh: string } {
  return { vi: ` vì: ${reason}`, zh: `，原因：${reason}` };
}

function timeWords(at: Instant, zone: TimeZone): { readonly vi: string; readonly zh: string } {
  const { month, day, hour, minute } = localTimeOf(at, zone);
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = `${two(hour)}:${two(minute)}`;
  return { vi: `${time} ngày ${two(day)}/${two(month)}`, zh: `${String(month)}月${String(day)}日${time}` };
}
