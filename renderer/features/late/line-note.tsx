import { instant } from '../../../shared/kernel/instant.ts';
import { isKnownPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import type { Course } from '../../store/usual-course.ts';
import { knownBy, type KnownTrucks } from './known-truck.ts';
import { isBlank, waysOf, type Line, type Problem, type WayOn } from './lines.ts';
import { numberStateOf, type Block } from './slip-numbers.ts';
import { lateTexts } from './texts/catalog.ts';

type Note = { readonly tone: 'q' | 'warn' | 'bad'; readonly text: string };

/** What is to be said of a line, most urgent first: the host's refusal with its ways on, a problem, or what is known. */
export function LineNote(props: {
  readonly line: Line;
  readonly number: number;
  readonly problem: Problem | null;
  readonly blocks: readonly Block[];
  readonly known: KnownTrucks;
  readonly course: Course | null;
  /** Whether its truck comes in by a slip of the same table. */
  readonly isComing: boolean;
  readonly onChoose: (way: WayOn) => void;
}) {
  const { line, number, onChoose } = props;
  const note = useNote(props);
  const ways = waysOf(line.refusal);
  if (ways.length > 0) return <Ways line={line} number={number} ways={ways} onChoose={onChoose} />;
  if (note === null) return null;
  return (
    <span className={note.tone} title={note.text} role={line.refusal === null ? undefined : 'alert'}>
      {note.text}
    </span>
  );
}

function useNote(props: Omit<Parameters<typeof LineNote>[0], 'onChoose' | 'number'>): Note | null {
  const { line, problem, blocks, known, course, isComing } = props;
  const { format, clock } = useApp();
  const t = useTexts(lateTexts);
  const { word, say } = useWords();
  if (line.refusal !== null) return { tone: 'bad', text: say(line.refusal as { readonly code: string }) };
  if (isBlank(line)) return null;
  const isWritten = line.plate !== '' && line.time !== '';
  if (problem !== null && (isWritten || !['no-plate', 'no-time', 'no-number'].includes(problem.code)))
    return { tone: 'bad', text: t(`late.problem-${problem.code}`, { line: problem.line ?? 0 }) };
  const way = line.resolve ?? line.departure;
  if (way === 'left-unrecorded' || way === 'same-plate' || way === 'left-under-hold')
    return { tone: 'warn', text: t('late.chosen', { way: t(`late.way-${way}`) }) };
  if (line.way === 'spoilt') return { tone: 'q', text: t('late.note-spoilt') };
  if (numberStateOf(line.slipNo, blocks) === 'foreign') return { tone: 'warn', text: t('late.note-foreign') };
  const visit = knownBy(line.plate, line.way, known);
  if (visit?.stage === 'expected') {
    const values = { direction: word('direction', visit.direction), crossing: visit.crossing };
    const text =
      visit.expectedAt === null
        ? t('late.note-expected', values)
        : t('late.note-expected-at', { ...values, at: format.timeNear(visit.expectedAt, clock.now()) });
    return { tone: 'q', text };
  }
  if (visit !== null && line.way === 'in') {
    const since = visit.arrivedAt === null ? '–' : format.timeNear(visit.arrivedAt, clock.now());
    return { tone: 'warn', text: t('late.note-inside-in', { since }) };
  }
  if (visit !== null)
    return {
      tone: 'q',
      text: visit.slotCode === null ? t('late.note-inside-no-slot') : t('late.note-inside', { slot: visit.slotCode }),
    };
  if (!isKnownPlate(line.plate)) return line.time === '' ? null : { tone: 'warn', text: t('late.note-strange') };
  if (isComing) return { tone: 'q', text: t('late.note-comes-in') };
  if (line.way === 'out') return { tone: 'warn', text: t('late.note-not-inside') };
  if (course === null) return null;
  const values = { direction: word('direction', course.direction), crossing: course.crossing };
  return { tone: 'q', text: t('late.note-undeclared', values) };
}

/** Why the host asks, and the ways on of the gate by one key each (GA1). */
function Ways(props: {
  readonly line: Line;
  readonly number: number;
  readonly ways: readonly WayOn[];
  readonly onChoose: (way: WayOn) => void;
}) {
  const { line, number, ways, onChoose } = props;
  const { format, clock } = useApp();
  const t = useTexts(lateTexts);
  const since = line.refusal?.['since'];
  const why =
    typeof since === 'number'
      ? t('late.why-already-here', { since: format.timeNear(instant(since), clock.now()) })
      : t('late.why-under-hold');
  return (
    <div
      id={`late-ways-${String(line.key)}`}
      className="late-ways"
      role="group"
      tabIndex={0}
      aria-label={`${t('late.ways', { line: number })}. ${why}`}
      onKeyDown={(event) => {
        const way = ways[Number(/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? 0) - 1];
        if (way === undefined) return;
        onChoose(way);
        event.preventDefault();
      }}
    >
      <span className="bad">{why}</span>
      <div>
        {ways.map((way, index) => (
          <button key={way} type="button" tabIndex={-1} onClick={() => onChoose(way)}>
            <kbd>{index + 1}</kbd> {t(`late.way-${way}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
