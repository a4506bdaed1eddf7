import { describe, expect, it } from 'vitest';
import type { BoardLine } from '../../../../shared/contract/queries.ts';
import { HOUR_MS, instant, later, MINUTE_MS } from '../../../../shared/kernel/instant.ts';
import { stateWords } from '../../../../renderer/client/texts/crossing-words.ts';
import { ageWords, BOARD_LIMITS, freshnessOf } from '../../../../renderer/client/texts/freshness.ts';
import {
  bandWords,
  calledOnTurn,
  interrupted,
  laneWords,
  nextTurn,
  noticeWords,
  numberParts,
  waitWords,
  type Board,
  type Turns,
} from '../../../../renderer/features/board/texts/wording.ts';
import { missingText } from '../../../../renderer/features/driver/texts/driver-texts.ts';
import { createFormat } from '../../../../renderer/ui/format.ts';

const NOW = instant(Date.UTC(2026, 1, 10, 7, 0));
const format = createFormat('vi', 'Asia/Ho_Chi_Minh');
const LINE: BoardLine = {
  direction: 'export',
  state: 'normal',
  changesAt: null,
  isCalling: true,
  isSuspended: false,
  suspendedReason: null,
  reopensAt: null,
  newcomerFromMs: null,
  newcomerToMs: null,
  waiting: 0,
  notice: null,
};

function aCall(number: number, more: Partial<Board['called'][number]> = {}): Board['called'][number] {
  return {
    queueNumber: `HN-Q ${String(number).padStart(4, '0')}`,
    plate: '12C12345',
    direction: 'export',
    point: 'main',
    lane: '2',
    calledAt: NOW,
    ...more,
  };
}

describe('a board’s words', () => {
  it('say until when the crossing is open, and midnight as the end of today', () => {
    expect(stateWords({ ...LINE, changesAt: later(NOW, 5 * HOUR_MS) }, NOW, format)).toMatchObject({
      vi: 'Mở đến 19:00',
      zh: '开放至19:00',
      isLoud: false,
    });
    expect(stateWords({ ...LINE, changesAt: later(NOW, 10 * HOUR_MS) }, NOW, format).vi).toBe('Mở đến 24:00');
    expect(stateWords(LINE, NOW, format).vi).toBe('Đang mở');
  });

  it('are loud when nobody is called: closed, suspended with reason and reopening', () => {
    const closed = { ...LINE, state: 'closed', changesAt: later(NOW, 17 * HOUR_MS) } as const;
    expect(stateWords(closed, NOW, format)).toMatchObject({ vi: 'Đang đóng · mở lại 11/02 07:00', isLoud: true });
    const suspended = { ...LINE, isSuspended: true, suspendedReason: 'mưa lũ' };
    expect(stateWords(suspended, NOW, format)).toMatchObject({
      vi: 'Tạm dừng gọi: mưa lũ · chưa biết khi nào mở lại',
      zh: '暂停叫号 · 恢复时间待定',
      isLoud: true,
    });
    expect(stateWords({ ...suspended, reopensAt: later(NOW, 2 * HOUR_MS) }, NOW, format).zh).toBe(
      '暂停叫号 · 预计16:00恢复',
    );
  });

  it.each([
    [null, null, 'chưa xác định', '待定'],
    [2 * MINUTE_MS, 8 * MINUTE_MS, 'dưới 10 phút', '不到10分钟'],
    [11 * MINUTE_MS, 35 * MINUTE_MS, '10 – 40 phút', '10 – 40 分钟'],
    [47 * MINUTE_MS, 95 * MINUTE_MS, '40 phút – 1 giờ 40', '40分 – 1小时40'],
    [4 * HOUR_MS + 44 * MINUTE_MS, 7 * HOUR_MS, '4 giờ 40 – 7 giờ', '4小时40 – 7小时'],
    [22.5 * HOUR_MS, 46.1 * HOUR_MS, '22 – 47 giờ', '22 – 47 小时'],
  ])('[QU8] say a wait as one range or not at all: %s–%s', (from, to, vi, zh) => {
    expect(waitWords(from, to)).toEqual({ vi, zh });
  });

  it('[QU8] say an estimate as one range or as not known', () => {
    expect(bandWords(later(NOW, 30 * MINUTE_MS), later(NOW, 70 * MINUTE_MS), NOW, format)).toBe('14:30–15:10');
    expect(bandWords(null, null, NOW, format)).toBe('chưa xác định 待定');
  });

  it('say where a called truck goes', () => {
    expect(laneWords(aCall(1)).vi).toBe('Cửa');
    expect(laneWords(aCall(1, { lane: null })).vi).toBe('Lên cửa khẩu');
    expect(laneWords(aCall(1, { direction: 'import' })).zh).toBe('查验区');
    expect(laneWords(aCall(1, { direction: 'import', point: 'quarantine' })).vi).toBe('Kiểm dịch');
  });

  it('[QU1] cite the notice', () => {
    expect(noticeWords(null, format.day)).toBeNull();
    const notice = { number: '41/TB-BQL', on: '2026-02-01', authority: 'BQL', text: 'Ưu tiên hoa quả' } as const;
    expect(noticeWords(notice as unknown as NonNullable<BoardLine['notice']>, format.day)).toBe(
      'Thông báo 公告 41/TB-BQL · 01/02/2026 · BQL: Ưu tiên hoa quả',
    );
  });

  it('part a number, and show many calls in turns of five', () => {
    expect(numberParts('HN-Q 0093')).toEqual(['HN-Q', '0093']);
    const called = Array.from({ length: 12 }, (_, at) => aCall(at));
    const shown = [0, 1, 2].flatMap((turn) => calledOnTurn(called, turn).rows);
    expect(shown).toEqual(called);
    expect(calledOnTurn(called, 3)).toMatchObject({ page: 1, pages: 3 });
    expect(calledOnTurn([], 7)).toEqual({ rows: [], page: 1, pages: 1 });
  });
});

describe('what is shown in public', () => {
  it('[QU42] grows louder with its age, and is not to be followed in the end', () => {
    const { lateMs, oldMs, voidMs } = BOARD_LIMITS;
    expect([0, lateMs - 1, lateMs, oldMs, voidMs].map((age) => freshnessOf(age, BOARD_LIMITS))).toEqual([
      'fresh',
      'fresh',
      'late',
      'old',
      'void',
    ]);
    expect(ageWords(59_999)).toMatchObject({ vi: '59 giây', zh: '59秒' });
    expect(ageWords(185_000)).toMatchObject({ vi: '3 phút', zh: '3分钟' });
  });

  it('[QU4] what is missing is said in Chinese as well', () => {
    expect(missingText('zh', 'missing-document:customs-declaration')).toBe('缺少报关单');
    expect(missingText('vi', 'missing-document:customs-declaration')).toBe('thiếu tờ khai hải quan');
    expect(missingText('zh', 'crossing-closed')).toBe('口岸关闭');
    expect(missingText('zh', 'unknown-document:fees')).toBe('未见缴费凭证');
    const own = [{ kind: 'can-xe', names: { vi: 'giấy cân', en: null, zh: '过磅单' } }];
    expect(missingText('zh', 'missing-document:can-xe', own)).toBe('缺少过磅单');
    expect(missingText('vi', 'missing-document:can-xe', own)).toBe('thiếu giấy cân');
    expect(missingText('en', 'missing-document:can-xe', own)).toContain('giấy cân');
  });
});

describe('the turns of the board', () => {
  it('show a new call at once, and lose no page to it: with a call every fourth turn all eight are shown', () => {
    let turns: Turns = { turn: 0, isNewest: false };
    const shown = new Set<number>();
    for (let tick = 0; tick < 40; tick += 1) {
      if (tick % 4 === 0) turns = interrupted(turns);
      if (!turns.isNewest) shown.add(turns.turn % 8);
      turns = nextTurn(turns);
    }
    expect([...shown].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('are not made longer by one more call meanwhile', () => {
    const turns = interrupted({ turn: 3, isNewest: false });
    expect(interrupted(turns)).toBe(turns);
    expect(nextTurn(turns)).toEqual({ turn: 3, isNewest: false });
  });
});
