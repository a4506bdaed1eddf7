import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import {
  useApp,
  useCan,
  useGoTo,
  useKeys,
  useQuery,
  useSelection,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import { download } from '../../client/download.ts';
import { PastLink } from '../../client/past-link.tsx';
import { Button } from '../../ui/controls.tsx';
import { DiscloseSheet } from './disclose-sheet.tsx';
import { storySections, type StoryLine, type StorySection } from './story-sections.ts';
import { journalTexts } from './texts/catalog.ts';

/** One visit from its first word to now, section by section, and its printed page. */
export function StoryPane(props: {
  readonly visitId: WireId<'visit'>;
  readonly seq: number | null;
  readonly onClose: () => void;
}) {
  const { visitId, seq, onClose } = props;
  const { format, rows } = useApp();
  const t = useTexts(journalTexts);
  const { word, say } = useWords();
  const goTo = useGoTo();
  const [, select] = useSelection();
  const { answer, fault } = useQuery('visit.story', { visitId }, { kinds: ['visit', 'person'], atMostEveryMs: 3000 });
  const story = answer?.visit.visitId === visitId ? answer : null;
  const sections = useMemo(() => (story === null ? [] : storySections(story, format)), [story, format]);
  const { said, isPrinting, print } = useStoryPrint(visitId, story?.visit.plate ?? null);
  const body = useRef<HTMLDivElement>(null);
  const isTold = story !== null;
  const mayName = useCan('visit.disclose') && isTold && story.people.some(({ name }) => name !== null);
  const [isNaming, setNaming] = useState(false);
  // Whoever asks for a story reads on in it by the arrows; Esc leads back.
  useEffect(() => {
    if (isTold) body.current?.focus();
  }, [isTold, visitId]);
  return (
    <>
      <div
        ref={body}
        className="insp-body story"
        role="region"
        aria-label={t('journal.story', { plate: formatPlate(story?.visit.plate ?? '') })}
        tabIndex={0}
        onKeyDown={(event) => {
          // A page of the story, not of the journal.
          if (event.code === 'PageUp' || event.code === 'PageDown') event.stopPropagation();
          const isPlain = !event.ctrlKey && !event.altKey;
          if (event.code !== 'KeyN' || !isPlain || !mayName || isPrinting) return;
          // The sheet takes the caret at once: the letter is not meant for its field.
          event.preventDefault();
          setNaming(true);
        }}
      >
        {fault === null ? null : (
          <p className="none bad" role="alert">
            {say(fault)}
          </p>
        )}
        {story === null ? (
          <p className="none q">{t('journal.asking')}</p>
        ) : (
          <>
            <div className="hd">
              <span className="m pl">{formatPlate(story.visit.plate)}</span>
              <p className="s">
                {`${word('stage', story.visit.stage)} · ${word('direction', story.visit.direction)} ${story.visit.crossing}`}
                {story.visit.queueNumber === null ? null : <span className="m">{` · ${story.visit.queueNumber}`}</span>}
              </p>
              {story.isCut ? <p className="s">{t('journal.story.cut')}</p> : null}
            </div>
            {sections.map((section) => (
              <Section key={section.name} section={section} chosenSeq={seq} />
            ))}
          </>
        )}
      </div>
      {said === null ? null : (
        <p className="said s" role="status">
          {said}
        </p>
      )}
      <div className="acts">
        <Button className="wide" keyCap="F9" disabled={!isTold || isPrinting} onClick={() => print()}>
          {t('journal.story.print')}
        </Button>
        {mayName ? (
          <Button className="wide" keyCap="N" disabled={isPrinting} onClick={() => setNaming(true)}>
            {t('journal.disclose')}
          </Button>
        ) : null}
        <button type="button" onClick={onClose}>
          {t('journal.story-close')}
        </button>
        <button
          type="button"
          disabled={rows.get('visit', visitId) === undefined}
          onClick={() => {
            select({ visitId, slotId: rows.get('visit', visitId)?.slotId ?? null });
            goTo('yard');
          }}
        >
          {t('journal.to-yard')}
        </button>
      </div>
      {isNaming && isTold ? (
        <DiscloseSheet
          visitId={visitId}
          plate={story.visit.plate}
          onClose={() => setNaming(false)}
          onWritten={(disclosure) => {
            setNaming(false);
            print(disclosure);
          }}
        />
      ) : null}
    </>
  );
}

function Section(props: { readonly section: StorySection; readonly chosenSeq: number | null }) {
  const { section, chosenSeq } = props;
  const { format } = useApp();
  const t = useTexts(journalTexts);
  return (
    <div className="sec">
      <h2>
        <span>{t(`journal.story.${section.name}`)}</span>
        <span>{format.number(section.lines.length)}</span>
      </h2>
      <ol className="steps">
        {section.lines.map((line, at) => (
          <li key={at} className={line.seq !== null && line.seq === chosenSeq ? 'now' : ''}>
            <span className="q">{format.dayMonth(line.from)}</span>
            <time>{format.time(line.from)}</time>
            <Told line={line} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Told({ line }: { readonly line: StoryLine }) {
  const { format } = useApp();
  const t = useTexts(journalTexts);
  const { from, to, what, by, note, corrections, isGone, recordedAt } = line;
  return (
    <span>
      {isGone ? <s>{what}</s> : what}
      {to === undefined ? null : (
        <span className="q">
          {` · ${to === null ? t('journal.story.until-now') : t('journal.story.until', { at: format.timeNear(to, from) })}`}
        </span>
      )}
      {by === null ? null : <span className="q">{` · ${by}`}</span>}
      {note === null ? null : <span className="s">{` · ${note}`}</span>}
      {recordedAt === null ? null : (
        <>
          {' '}
          <PastLink at={recordedAt} />
        </>
      )}
      {corrections.length === 0 ? null : (
        <span className="corrections">
          {corrections.map((said, at) => (
            <span key={at}>{isGone ? <s>{said}</s> : said}</span>
          ))}
        </span>
      )}
    </span>
  );
}

/** F9: the page for an authority as a file, and what became of it; with names by the change that allows them (YP21). */
function useStoryPrint(
  visitId: WireId<'visit'>,
  plate: string | null,
): { readonly said: string | null; readonly isPrinting: boolean; readonly print: (disclosure?: number) => void } {
  const { lang, session } = useApp();
  const t = useTexts(journalTexts);
  const { say } = useWords();
  const [isPrinting, setPrinting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const print = useCallback(
    (disclosure?: number) => {
      const ask = async (): Promise<void> => {
        setPrinting(true);
        setSaid(t('journal.story.printing'));
        const fault = await download(
          `/api/stories/${visitId}.pdf?lang=${lang}${disclosure === undefined ? '' : `&disclosure=${String(disclosure)}`}`,
          `luot-xe-${plate ?? visitId}.pdf`,
          session.token,
        );
        setPrinting(false);
        setSaid(fault === null ? t('journal.story.printed') : say({ ...fault }));
      };
      void ask();
    },
    [lang, plate, say, session, t, visitId],
  );
  useKeys(
    useMemo(
      () => ({
        F9: { name: t('journal.story.print'), run: () => print(), isEnabled: plate !== null && !isPrinting },
      }),
      [print, plate, isPrinting, t],
    ),
  );
  return { said, isPrinting, print };
}
