import type { Instant } from '../../../shared/kernel/instant.ts';
import type { BoardLine } from '../../../shared/contract/queries.ts';
import { stateWords } from '../../client/texts/crossing-words.ts';
import type { Format } from '../../ui/format.ts';
import { Both } from './both.tsx';
import { BOARD } from './texts/board-texts.ts';
import { bandWords, DIRECTION_WORDS, noticeWords, numberParts, waitWords, type Board } from './texts/wording.ts';

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
      <section className="next" aria-label={BOARD.prepare.vi}>
        <h2>
          {hasBoth ? <b>{`${direction.vi} ${direction.zh}`}</b> : null}
          <span>
            <Both of={line.isCalling ? BOARD.prepare : BOARD.notNow} />
          </span>
        </h2>
        <ol>
          {next.map(({ queueNumber, p90From, p90To }) => {
            const [letters, digits] = numberParts(queueNumber);
            return (
              <li key={queueNumber}>
                <span className="number">
                  <i>{letters.replace(`${board.crossing.code}-`, '')}</i> {digits}
                </span>
                <span className="band">{bandWords(p90From, p90To, now, format)}</span>
              </li>
            );
          })}
        </ol>
        {next.length === 0 ? (
          <p>
            <Both of={BOARD.nobody} />
          </p>
        ) : null}
      </section>
      <section className="newcomer">
        <h2>
          <span>
            <Both of={BOARD.newcomer} />
          </span>
        </h2>
        <strong>{wait.vi}</strong>
        <span lang="zh">{wait.zh}</span>
        {state.isLoud ? null : (
          <span className="state">
            <Both of={state} />
          </span>
        )}
      </section>
      <p className="notice">
        <span>{notice ?? <Both of={BOARD.noNotice} />}</span>
      </p>
    </footer>
  );
}
