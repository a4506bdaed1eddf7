import type { Instant } from '../../../shared/kernel/instant.ts';
import type { BoardLine } from '../../../shared/contract/queries.ts';
import { stateWords } from '../../client/crossing-words.ts';
import type { Format } from '../../ui/format.ts';
import { bandWords, DIRECTION_WORDS, noticeWords, numberParts, waitWords, type Board } from './wording.ts';

/** One direction at a time: who gets ready, how long newcomers wait, and by which notice it goes. */
export function Foot(props: {
  readonly board: Board;
  readonly line: BoardLine | null;
  readonly now: Instant;
  readonly format: Format;
}) {
  const { board, line, now, format } = props;
  if (line === null) return <footer />;
  const next = board.next.filter(({ direction }) => direction === line.direction);
  const wait = waitWords(line.newcomerFromMs, line.newcomerToMs);
  const state = stateWords(line, now, format);
  const direction = DIRECTION_WORDS[line.direction];
  const hasBoth = board.lines.length > 1;
  const notice = noticeWords(line.notice, format.day);
  return (
    <footer>
      <section className="next" aria-label="Kế tiếp">
        <h2>
          {hasBoth ? <b>{`${direction.vi} ${direction.zh}`}</b> : null}
          Chuẩn bị, ở gần xe · <span lang="zh">请准备，勿远离车辆</span>
        </h2>
        <ol>
          {next.map(({ queueNumber, p90From, p90To }) => {
            const [letters, digits] = numberParts(queueNumber);
            return (
              <li key={queueNumber}>
                <span className="number">
                  <i>{letters}</i> {digits}
                </span>
                <span className="band">{bandWords(p90From, p90To, now, format)}</span>
              </li>
            );
          })}
        </ol>
        {next.length === 0 ? (
          <p>
            Không có xe chờ sẵn sàng · <span lang="zh">暂无待叫车辆</span>
          </p>
        ) : null}
      </section>
      <section className="newcomer">
        <h2>
          Lấy số bây giờ, chờ · <span lang="zh">现在取号预计等候</span>
        </h2>
        <strong>{wait.vi}</strong>
        <span lang="zh">{wait.zh}</span>
        <span className="state">
          {state.vi} · <span lang="zh">{state.zh}</span>
        </span>
      </section>
      <p className="notice">
        {notice ?? 'Thứ tự theo quy tắc mặc định của bãi, chưa có thông báo · 按场站默认规则排队'}
      </p>
    </footer>
  );
}
