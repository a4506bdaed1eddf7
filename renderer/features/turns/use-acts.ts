import { useCallback, useState } from 'react';
import { instant } from '../../../shared/kernel/instant.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import type { ShownTurn } from '../../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { sendCommand, useApp, useTexts, useWords } from '../../client/app-context.ts';
import { turnsTexts } from './texts/catalog.ts';
import { placesToCall, type Column } from './turns.ts';

/** What came of the last act: told, or why it did not happen; and a turn that has to be paid for. */
export type Told = {
  readonly said: string | null;
  readonly problem: string | null;
  readonly toPay: ShownTurn | null;
};

export type Acts = ReturnType<typeof useActs>;

/** Everything that can be done with numbers, one at a time. */
export function useActs(reload: () => void) {
  const app = useApp();
  const t = useTexts(turnsTexts);
  const { say } = useWords();
  const [told, setTold] = useState<Told>({ said: null, problem: null, toPay: null });
  const [isBusy, setBusy] = useState(false);
  /** The change that the last act made: a list that does not know it yet is not acted on. */
  const [seq, setSeq] = useState(0);

  const tell = useCallback((next: Partial<Told>) => {
    setTold({ said: null, problem: null, toPay: null, ...next });
  }, []);

  /** Sends one; answers what it answered, or null. */
  const send = useCallback(
    async <Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
      subject: string,
      isQuiet: (code: string) => boolean = () => false,
    ): Promise<CommandOutput<Name> | null> => {
      setBusy(true);
      const outcome = await sendCommand(app, name, input, subject);
      setBusy(false);
      reload();
      if ('ok' in outcome) {
        setSeq(outcome.seq);
        return outcome.ok;
      }
      const problem = 'refusal' in outcome ? outcome.refusal : outcome.fault;
      if (!isQuiet(problem.code)) tell({ problem: say(problem) });
      return null;
    },
    [app, reload, say, tell],
  );

  const isStale = useCallback((): boolean => {
    if (!app.link.get().isStale) return false;
    tell({ problem: t('turns.stale') });
    return true;
  }, [app, t, tell]);

  /** Calls the next number to the emptiest place that somebody waits for. */
  const callNext = useCallback(
    async (column: Column): Promise<string | null> => {
      if (isStale()) return null;
      const places = placesToCall(column);
      let isFull = true;
      for (const [n, place] of places.entries()) {
        const isLast = n === places.length - 1;
        const done = await send('turn.call', { facilityId: place.facilityId }, place.name, (code) => {
          const isTaken = code === 'turn.busy';
          isFull &&= isTaken;
          return isTaken || (!isLast && code.startsWith('turn.'));
        });
        if (done === null) continue;
        tell({ said: t('turns.called', { number: done.number, place: place.name }) });
        return done.turnId;
      }
      if (isFull) tell({ problem: t('turns.all-full') });
      return null;
    },
    [isStale, send, t, tell],
  );

  /** Calls this number: again where it was called to, else to the emptiest place. */
  const call = useCallback(
    async (turn: ShownTurn, column: Column): Promise<void> => {
      if (isStale()) return;
      const own = column.places.find(
        ({ facility }) => turn.calledAt !== null && facility.facilityId === turn.facilityId,
      );
      const place = own?.facility ?? placesToCall(column)[0];
      if (place === undefined) {
        tell({ problem: t('turns.all-full') });
        return;
      }
      const { turnId, number } = turn;
      const done = await send('turn.call', { facilityId: place.facilityId, turnId }, subjectOf(turn));
      if (done !== null) tell({ said: t('turns.called', { number, place: place.name }) });
    },
    [isStale, send, t, tell],
  );

  const begin = useCallback(
    async (turn: ShownTurn): Promise<void> => {
      const done = await send('turn.begin', { turnId: turn.turnId }, subjectOf(turn));
      if (done === null) return;
      tell({ said: t('turns.begun', { number: turn.number }), toPay: done.isServed ? null : turn });
    },
    [send, t, tell],
  );

  const end = useCallback(
    async (turn: ShownTurn, how: CommandInput<'turn.end'>['how']): Promise<boolean> => {
      const done = await send('turn.end', { turnId: turn.turnId, how }, subjectOf(turn));
      if (done === null) return false;
      const said = { done: 'turns.ended', missed: 'turns.missed', 'given-back': 'turns.back' } as const;
      tell({ said: t(said[how], { number: turn.number }) });
      return true;
    },
    [send, t, tell],
  );

  const take = useCallback(
    async (input: CommandInput<'turn.take'>, plate: string): Promise<string | null> => {
      const done = await send('turn.take', input, plate);
      if (done === null) return null;
      const at = done.expectedAt === null ? 'none' : app.format.time(instant(done.expectedAt));
      tell({ said: t('turns.taken', { number: done.number, plate: formatPlate(plate), at }) });
      return done.turnId;
    },
    [app, send, t, tell],
  );

  const pay = useCallback(
    async (turn: ShownTurn): Promise<void> => {
      const { visitId, personId, service, turnId, facilityId } = turn;
      const where = facilityId === null ? {} : { facilityId };
      const input = { visitId, person: { personId }, service, paid: true, turnId, ...where };
      const done = await send('rest.serve', input, subjectOf(turn));
      if (done !== null) tell({ said: t('turns.paid', { number: turn.number }) });
    },
    [send, t, tell],
  );

  return { told, tell, isBusy, seq, callNext, call, begin, end, take, pay };
}

function subjectOf({ plate, number }: ShownTurn): string {
  return `${formatPlate(plate)} · ${String(number)}`;
}
