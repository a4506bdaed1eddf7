import type { Instant } from '../../../shared/kernel/instant.ts';
import { Pictogram } from '../../ui/pictograms.tsx';
import { Both } from './both.tsx';
import { BOARD, TURN_WORDS } from './texts/board-texts.ts';
import { JUST_CALLED_MS, type Board } from './texts/wording.ts';

const SIGNS = { shower: 'shower', laundry: 'laundry', other: 'ticket' } as const;

/** Whose turn it is at the showers: number and place, beside the trucks (RE21). Nothing while nobody is called. */
export function TurnBand({ turns, now }: { readonly turns: Board['turns']; readonly now: Instant }) {
  if (turns.length === 0) return null;
  return (
    <section className="turns" aria-label={BOARD.turns.vi}>
      <h2>
        <Both of={BOARD.turns} />
      </h2>
      <ol>
        {turns.map(({ service, number, facility, calledAt }) => (
          <li key={`${service} ${String(number)}`} className={now - calledAt < JUST_CALLED_MS ? 'just' : undefined}>
            <Pictogram name={SIGNS[service]} />
            <b>{number}</b>
            <span>
              <span>
                {`${TURN_WORDS[service].vi} `}
                <span lang="zh">{TURN_WORDS[service].zh}</span>
              </span>
              <span>{facility}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
