import { useCallback, useState } from 'react';
import { layEntries } from '../../../../shared/domain/queue/calendar-lay.ts';
import { useCan, useCommand, useTexts, useWords } from '../../../client/app-context.ts';
import { writableCalendar } from '../../../client/writable-calendar.ts';
import type { SeasonRow } from './season-rows.ts';
import { calendarTexts } from './texts/catalog.ts';

/** What became of taking a proposal over. */
export type Told = { readonly text: string; readonly isGood: boolean };

/** Makes a proposed season the calendar of its crossing (TC4), by the commands that the crossing's own screen uses. */
export function useTakeOver(year: number): {
  readonly may: boolean;
  readonly isSending: boolean;
  readonly told: Told | null;
  readonly takeOver: (row: SeasonRow) => Promise<void>;
} {
  const t = useTexts(calendarTexts);
  const { say } = useWords();
  const may = useCan('calendar.repeat');
  const repeat = useCommand('calendar.repeat');
  const save = useCommand('calendar.save');
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const takeOver = useCallback(
    async ({ crossing, proposal }: SeasonRow) => {
      if (proposal === null || !may || isSending) return;
      setSending(true);
      const { calendar } = layEntries(crossing.calendar, proposal);
      const outcome =
        proposal.source === 'own'
          ? await repeat({ crossing: crossing.code, fromYear: proposal.fromYear, toYear: year }, crossing.name)
          : await save(
              {
                crossing: crossing.code,
                calendar: writableCalendar(calendar),
                reason: t('calendar.reason', { year: String(proposal.fromYear) }),
              },
              crossing.name,
            );
      setSending(false);
      setTold(
        'ok' in outcome
          ? { text: t('calendar.taken', { crossing: crossing.name, year: String(year) }), isGood: true }
          : { text: say('refusal' in outcome ? outcome.refusal : outcome.fault), isGood: false },
      );
    },
    [may, isSending, repeat, save, year, t, say],
  );
  return { may, isSending, told, takeOver };
}
