import { useEffect, useState } from 'react';
import { later, type Instant } from '../../../shared/kernel/instant.ts';
import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import { ageWords, BOARD_LIMITS, freshnessOf, type Freshness } from '../../client/texts/freshness.ts';
import { useLiveAnswer } from '../../client/live-answer.ts';
import { stateWords } from '../../client/texts/crossing-words.ts';
import { createFormat, type Format } from '../../ui/format.ts';
import { Both } from './both.tsx';
import { CalledRows } from './called-rows.tsx';
import { Foot } from './foot.tsx';
import { TurnBand } from './turn-band.tsx';
import { BOARD, staleWords } from './texts/board-texts.ts';
import {
  calledOnTurn,
  DIRECTION_WORDS,
  interrupted,
  nextTurn,
  turnsOnTurn,
  type Board,
  type Turns,
} from './texts/wording.ts';
import './board.css';

const ASK_EVERY_MS = 1500;
const TURN_MS = 10_000;
const DAY_HOURS = { from: 6, to: 18 };

/** The public board of a crossing, on a television: nobody signs in, nobody touches it (QU41, QU42). */
export function BoardScreen({ crossing, theme }: { readonly crossing: string; readonly theme: string | null }) {
  const {
    answer: board,
    ageMs,
    isGone,
  } = useLiveAnswer<Board>(`/public/board/${encodeURIComponent(crossing)}`, ASK_EVERY_MS);
  const newest = board?.called[0];
  const { turn, isNewest } = useTurns(newest === undefined ? '' : `${newest.queueNumber} ${String(newest.calledAt)}`);
  const freshness = freshnessOf(ageMs, BOARD_LIMITS);
  const now = board === null ? null : later(board.siteNow, ageMs);

  useEffect(() => {
    if (board !== null) document.title = `${board.crossing.code} · ${board.crossing.name}`;
    const isNight = theme === 'night' || (theme !== 'day' && board !== null && isNightAt(board));
    document.documentElement.dataset['theme'] = isNight ? 'night' : 'day';
  }, [board, theme]);

  if (isGone)
    return (
      <main className="signboard blank" role="alert">
        <b>{BOARD.gone.vi}</b>
        <span lang="zh">{BOARD.gone.zh}</span>
        <span className="small">{crossing}</span>
      </main>
    );
  if (board === null || now === null)
    return (
      <main className="signboard blank">
        <b>{BOARD.connecting.vi}</b>
        <span lang="zh">{BOARD.connecting.zh}</span>
      </main>
    );
  const format = createFormat('vi', board.timeZone);
  const called = calledOnTurn(board.called, isNewest ? 0 : turn);
  const line = board.lines[turn % Math.max(1, board.lines.length)] ?? null;
  return (
    <main className="signboard" data-freshness={freshness}>
      <Head board={board} now={now} format={format} pages={called} />
      <Alerts board={board} now={now} ageMs={ageMs} freshness={freshness} format={format} />
      <CalledRows rows={called.rows} now={now} />
      <TurnBand turns={turnsOnTurn(board.turns, isNewest ? 0 : turn)} now={now} />
      <Foot board={board} line={line} now={now} format={format} />
    </main>
  );
}

function Head(props: {
  readonly board: Board;
  readonly now: Instant;
  readonly format: Format;
  readonly pages: { readonly page: number; readonly pages: number };
}) {
  const { board, now, format, pages } = props;
  return (
    <header>
      <b className="code">{board.crossing.code}</b>
      <h1>
        <Both of={BOARD.called} sign=" " />
      </h1>
      <span className="of">
        {board.crossing.name}
        <span lang="zh">{board.crossing.nameZh}</span>
      </span>
      {pages.pages > 1 ? (
        <span className="page">
          {`${String(board.calledCount)} xe 辆`}
          <span>{`${String(pages.page)}/${String(pages.pages)}`}</span>
        </span>
      ) : null}
      <time>{format.time(now)}</time>
    </header>
  );
}

/** What must not be overlooked: no calls now, and that what stands here is old. */
function Alerts(props: {
  readonly board: Board;
  readonly now: Instant;
  readonly ageMs: number;
  readonly freshness: Freshness;
  readonly format: Format;
}) {
  const { board, now, ageMs, freshness, format } = props;
  const words = staleWords(ageWords(ageMs), freshness === 'void');
  const closed = board.lines.map((line) => ({ line, words: stateWords(line, now, format) }));
  const loud = closed.filter(({ words }) => words.isLoud);
  const isAll = loud.length === board.lines.length;
  const isSame = isAll && new Set(loud.map(({ words }) => words.vi)).size === 1;
  return (
    <div className="alerts">
      {freshness === 'fresh' ? null : (
        <p className={`stale ${freshness}`} role="status">
          <b>{words.vi}</b>
          <span lang="zh">{words.zh}</span>
        </p>
      )}
      {(isSame ? loud.slice(0, 1) : loud).map(({ line, words }) => (
        <p key={line.direction} className="closed">
          <b>{isSame ? words.vi : `${DIRECTION_WORDS[line.direction].vi}: ${words.vi}`}</b>
          <span lang="zh">{isSame ? words.zh : `${DIRECTION_WORDS[line.direction].zh}：${words.zh}`}</span>
        </p>
      ))}
    </div>
  );
}

/** Counts turns; a new call is shown at once, and the turn that it interrupted comes again. */
function useTurns(newest: string): Turns {
  const [turns, setTurns] = useState<Turns>({ turn: 0, isNewest: false });
  const [seen, setSeen] = useState(newest);
  if (seen !== newest) {
    setSeen(newest);
    setTurns(interrupted);
  }
  useEffect(() => {
    const timer = setTimeout(() => setTurns(nextTurn), TURN_MS);
    return () => clearTimeout(timer);
  }, [turns]);
  return turns;
}

function isNightAt(board: Board): boolean {
  const { hour } = localTimeOf(board.siteNow, board.timeZone);
  return hour < DAY_HOURS.from || hour >= DAY_HOURS.to;
}
