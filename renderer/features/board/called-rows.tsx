import type { Instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { Both } from './both.tsx';
import { BOARD } from './texts/board-texts.ts';
import { JUST_CALLED_MS, laneWords, numberParts, type Board } from './texts/wording.ts';

const ROWS = 5;
/** Letters that the box of a lane has room for. */
const LONGEST_SIGN = 3;

/** Who is called: number, plate, where to. Five rows always, so that nothing jumps. */
export function CalledRows({ rows, now }: { readonly rows: Board['called']; readonly now: Instant }) {
  return (
    <section className="called" aria-label={BOARD.called.vi}>
      <div className="heads">
        <span>
          <Both of={BOARD.number} />
        </span>
        <span>
          <Both of={BOARD.plate} />
        </span>
        <span className="r">
          <Both of={BOARD.lane} />
        </span>
      </div>
      {Array.from({ length: ROWS }, (_, at) => {
        const call = rows[at];
        return call === undefined ? (
          <div key={`empty-${String(at)}`} className="row">
            {rows.length > 0 || at > 0 ? null : (
              <span className="nobody">
                <Both of={BOARD.none} />
              </span>
            )}
          </div>
        ) : (
          <CalledRow key={call.queueNumber} call={call} isNew={now - call.calledAt < JUST_CALLED_MS} />
        );
      })}
    </section>
  );
}

function CalledRow({ call, isNew }: { readonly call: Board['called'][number]; readonly isNew: boolean }) {
  const [letters, digits] = numberParts(call.queueNumber);
  const where = isNew ? BOARD.just : laneWords(call);
  const sign = signOf(call);
  // A lane with a long name says all by itself.
  const isLong = sign.length > LONGEST_SIGN;
  return (
    <div className={isNew ? 'row just' : 'row'}>
      <span className="number">
        <i>{letters}</i> {digits}
      </span>
      <span className="m plate">{formatPlate(call.plate)}</span>
      {isLong ? null : (
        <span className="where">
          {where.vi}
          <span lang="zh">{where.zh}</span>
        </span>
      )}
      <b className={isLong ? 'lane long' : 'lane'}>{sign}</b>
    </div>
  );
}

/** What stands in the box: the lane's own sign, else the first letter of where it goes. */
function signOf(call: Board['called'][number]): string {
  return call.lane ?? (call.direction === 'export' ? '→' : laneWords(call).vi.slice(0, 1));
}
