import type { Day } from '../../../shared/kernel/calendar.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { DayPick } from '../../ui/day-pick.tsx';
import { besides, spanEnding, type Span, type SpanKind } from './span.ts';
import { rangeTexts } from './texts/catalog.ts';

const KINDS = ['week', 'month', 'season', 'days'] as const satisfies readonly SpanKind[];

/** Which days are looked at: a week, a month, a season, or from one typed day to another. */
export function SpanBar(props: {
  readonly span: Span;
  /** The day whose time runs now, and the last that is over. */
  readonly running: Day;
  readonly finished: Day;
  readonly onSpan: (span: Span) => void;
  readonly children: React.ReactNode;
}) {
  const { span, running, finished, onSpan, children } = props;
  const { format } = useApp();
  const t = useTexts(rangeTexts);
  const steps = { before: t('range.day-before'), after: t('range.day-after') };
  const after = besides(span, 1, running);
  const { fromOn, toOn } = span;
  return (
    <div className="bar sub">
      <Segmented<SpanKind>
        label={t('range.span')}
        value={span.kind}
        options={KINDS.map((value) => ({ value, text: t(`range.span-${value}`) }))}
        onChange={(kind) => onSpan(kind === 'days' ? { kind, fromOn, toOn } : spanEnding(kind, finished))}
      />
      <Button aria-label={t('range.span-before')} onClick={() => onSpan(besides(span, -1, running))}>
        «
      </Button>
      <DayPick
        labels={{ day: t('range.first'), ...steps }}
        on={fromOn}
        shown={format.day(fromOn)}
        also={format.lunarDay(fromOn)}
        last={toOn}
        onDay={(day) => onSpan({ kind: 'days', fromOn: day, toOn })}
      />
      <span aria-hidden="true">–</span>
      <DayPick
        labels={{ day: t('range.last'), ...steps }}
        on={toOn}
        shown={format.day(toOn)}
        also={format.lunarDay(toOn)}
        last={toOn > running ? toOn : running}
        onDay={(day) => onSpan({ kind: 'days', fromOn: fromOn < day ? fromOn : day, toOn: day })}
      />
      <Button
        aria-label={t('range.span-after')}
        disabled={after.fromOn > running || after.fromOn <= fromOn}
        onClick={() => onSpan(after)}
      >
        »
      </Button>
      {span.kind === 'season' ? <b>{t('range.season', { year: String(span.year) })}</b> : null}
      {children}
    </div>
  );
}
