import type { Day } from '../../../shared/kernel/calendar.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { noticeTexts } from './texts/catalog.ts';

/** A day, and the days beside it. */
export function DayStep(props: { readonly day: Day; readonly label: string; readonly onStep: (days: number) => void }) {
  const { day, label, onStep } = props;
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  return (
    <span className="day-step">
      <span className="q">{label}</span>
      <Button aria-label={t('notice.day-before')} onClick={() => onStep(-1)}>
        ‹
      </Button>
      <b>{format.day(day)}</b>
      <Button aria-label={t('notice.day-after')} onClick={() => onStep(1)}>
        ›
      </Button>
    </span>
  );
}
