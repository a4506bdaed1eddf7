import { useCallback, useState } from 'react';
import { isoOf } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { download } from '../../client/download.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import type { AsOf } from './paper/as-of.ts';
import { PastPage, type Printed } from './paper/past-page.tsx';
import { pastTexts } from './texts/catalog.ts';

/** Puts the yard of an instant on paper; the instant may move on meanwhile. Below the yard of now. */
export function PastPrint({ asOf, onPrinted }: { readonly asOf: AsOf; readonly onPrinted: () => void }) {
  const { format, clock, session } = useApp();
  const [printed] = useState<Printed>(() => ({ by: session.displayName, at: clock.now() }));
  return (
    <PrintSheet paper="a4" onPrinted={onPrinted}>
      <PastPage asOf={asOf} printed={printed} format={format} />
    </PrintSheet>
  );
}

/** The same sheet as a file, and what became of it. */
export function usePastPdf(): {
  readonly said: string | null;
  readonly isMaking: boolean;
  readonly make: (at: Instant) => void;
} {
  const { format, lang, session } = useApp();
  const t = useTexts(pastTexts);
  const { say } = useWords();
  const [isMaking, setMaking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const make = useCallback(
    (at: Instant) => {
      const ask = async (): Promise<void> => {
        setMaking(true);
        setSaid(t('past.pdf-making'));
        const iso = isoOf(at, format.zone);
        const name = `bai-luc-${iso.slice(0, 16).replace(':', '')}.pdf`;
        const fault = await download(`/api/past/${encodeURIComponent(iso)}.pdf?lang=${lang}`, name, session.token);
        setMaking(false);
        setSaid(fault === null ? t('past.pdf-made') : say({ ...fault }));
      };
      void ask();
    },
    [format.zone, lang, say, session, t],
  );
  return { said, isMaking, make };
}
