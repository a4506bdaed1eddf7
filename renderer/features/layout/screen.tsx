import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { commands } from '../../../shared/contract/commands.ts';
import {
  useApp,
  useCan,
  useCommand,
  useKeys,
  useLink,
  useRow,
  useRows,
  useTexts,
  useValue,
  useWords,
} from '../../client/app-context.ts';
import { download } from '../../client/download.ts';
import { saidAgain } from '../../client/facility-input.ts';
import { Button } from '../../ui/controls.tsx';
import { CanvasView, ZOOM_STEP, type CanvasHandle } from './canvas/canvas-view.tsx';
import { changesOf } from './draft.ts';
import { removed } from './edits.ts';
import { editorOf } from './editor.ts';
import { Inspector } from './inspector/inspector.tsx';
import type { Measured } from './inspector/picture-form.tsx';
import { ProblemList } from './inspector/problem-list.tsx';
import { copySelection, turnSelection, type Clip } from './keys.ts';
import { rowsAmong } from './numbering.ts';
import { isSameSet, takenKeys } from './present.ts';
import { keysOf, useProblems, type Problem } from './problems.ts';
import { closedInstead } from './save-input.ts';
import { StartSheet } from './start-sheet.tsx';
import { layoutTexts } from './texts/layout-texts.ts';
import { boundsOf, thingsOf } from './things.ts';
import { ToolStrip } from './tool-strip.tsx';
import { putNext } from './tools/put-next.ts';
import { useBackdrop } from './use-backdrop.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { useSaving } from './use-saving.ts';
import './layout.css';

/** The plan of the yard, drawn: zones, rows of slots, ground that stays clear, exits and facilities. */
export function LayoutScreen() {
  const app = useApp();
  const { rows, session, format } = app;
  const t = useTexts(layoutTexts);
  const { word, say } = useWords();
  const link = useLink();
  const may = useCan('layout.save');
  const saveFacility = useCommand('facility.save');
  const editor = editorOf(rows, { storage: sessionStorage, owner: `${rows.epoch() ?? ''} ${session.user}` });
  const draft = useValue(editor.draft);
  const { tool } = useValue(editor.options);
  const { doc, selected, past, future } = draft;
  const picture = useRow('site', 'site')?.settings.planPicture ?? null;
  const taken = useRows(['slot', 'visit'], takenKeys, isSameSet);
  const { problems, wrong } = useProblems(doc);
  const backdrop = useBackdrop(picture);
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<CanvasHandle | null>(null);
  const panel = useRef<HTMLElement>(null);
  const clip = useRef<Clip | null>(null);
  const nextProblem = useRef(0);
  const [isStarting, setStarting] = useState(false);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const saving = useSaving(editor);

  const { say: sayFoot } = saving;
  useEffect(() => editor.follow(() => sayFoot({ isGood: true, text: t('layout.others') })), [editor, sayFoot, t]);
  useLayoutEffect(() => host.current?.focus(), []);

  const changes = useMemo(() => changesOf(draft).length, [draft]);
  const leaving = useMemo(() => closedInstead(draft, taken), [draft, taken]);
  const facts = useMemo(() => {
    const slots = Array.from(thingsOf(doc, 'slot'), ([key]) => key);
    return {
      slots: format.number(slots.length),
      zones: format.number(Array.from(thingsOf(doc, 'zone')).length),
      rows: format.number(rowsAmong(doc, slots).length),
    };
  }, [doc, format]);

  const canSave = may && changes > 0 && problems.length === 0 && !saving.isSaving && !link.isStale;
  const whyNot = !may
    ? t('layout.only', { roles: commands['layout.save'].roles.map((role) => word('role', role)).join(', ') })
    : changes === 0
      ? t('layout.no-change')
      : problems.length > 0
        ? t('layout.has-problems', { count: format.number(problems.length) })
        : undefined;

  const jump = useCallback(
    (problem: Problem) => {
      const now = editor.draft.get().doc;
      const keys = keysOf(now, problem);
      editor.choose({ tool: 'select' });
      editor.select(keys);
      const bounds = boundsOf(now, keys);
      if (bounds !== null) handle.current?.canvas.lookAt(bounds);
    },
    [editor],
  );
  const put = useCallback(() => {
    putNext(editor);
    const bounds = boundsOf(editor.draft.get().doc, editor.draft.get().selected);
    if (bounds !== null) handle.current?.canvas.reveal(bounds);
  }, [editor]);
  const onUndo = useMemo(() => ({ undo: { run: editor.undo, isEnabled: past.length > 0 } }), [editor, past.length]);
  useKeys(onUndo);
  useEditorKeys({
    editor,
    handle,
    host,
    panel,
    clip,
    onPut: put,
    onSave: () => {
      if (canSave) void saving.save();
    },
    onNextProblem: () => {
      const problem = problems[nextProblem.current % Math.max(1, problems.length)];
      nextProblem.current += 1;
      if (problem !== undefined) jump(problem);
    },
  });

  /** The place of a facility belongs to the facility: it is saved by itself, at once. */
  const placeFacility = async (facilityId: string, xCm: number, yCm: number): Promise<void> => {
    const facility = rows.get('facility', facilityId);
    if (facility === undefined) return;
    const outcome = await saveFacility({ ...saidAgain(facility), xCm, yCm }, facility.code);
    const problem = 'ok' in outcome ? null : 'refusal' in outcome ? outcome.refusal : outcome.fault;
    saving.say({
      isGood: problem === null,
      text: problem === null ? t('layout.facility.placed', { code: facility.code }) : say(problem),
    });
  };
  const exportAs = async (kind: 'csv' | 'json'): Promise<void> => {
    const failed = await download(`/api/exports/layout.${kind}`, `so-do-bai.${kind}`, session.token);
    saving.say(failed === null ? null : { isGood: false, text: say(failed) });
  };
  const [lastDone, lastUndone] = [past.at(-1), future.at(-1)];
  const spoken =
    selected.size === 0
      ? t(`layout.tool.${tool}`)
      : `${t('layout.selected', { count: selected.size })}: ${[...selected]
          .slice(0, 3)
          .map((key) => doc.get(key)?.value.code ?? '')
          .join(', ')}`;

  return (
    <div className="layout">
      <div className="pane">
        <div className="bar">
          <h1>{t('layout.title')}</h1>
          <Button onClick={() => setStarting(true)}>{t('layout.start')}</Button>
          <span className="layout-pair">
            <Button title={t('layout.export-note')} onClick={() => void exportAs('csv')}>
              {t('layout.export-csv')}
            </Button>
            <Button title={t('layout.export-note')} onClick={() => void exportAs('json')}>
              {t('layout.export-json')}
            </Button>
          </span>
          <span className="layout-pair">
            <Button
              disabled={lastDone === undefined}
              title={
                lastDone === undefined ? undefined : t('layout.undo-step', { step: t(`layout.step.${lastDone.name}`) })
              }
              onClick={editor.undo}
            >
              {t('layout.undo')}
            </Button>
            <Button
              disabled={lastUndone === undefined}
              title={
                lastUndone === undefined
                  ? undefined
                  : t('layout.redo-step', { step: t(`layout.step.${lastUndone.name}`) })
              }
              onClick={editor.redo}
            >
              {t('layout.redo')}
            </Button>
          </span>
          <span className="facts">
            <span className={changes === 0 ? 'q' : 'b'}>
              {changes === 0 ? t('layout.clean') : t('layout.unsaved', { count: format.number(changes) })}
            </span>
            <Button
              look="primary"
              keyCap="Ctrl S"
              disabled={!canSave}
              title={whyNot}
              aria-describedby={whyNot === undefined ? undefined : 'layout-why-not'}
              onClick={() => void saving.save()}
            >
              {saving.isSaving ? t('layout.saving') : t('layout.save')}
            </Button>
          </span>
        </div>
        <div className="bar sub">
          <ToolStrip editor={editor} />
          <span className="facts">
            <span>{t('layout.facts', facts)}</span>
            {taken.size === 0 ? null : (
              <span className="q">{t('layout.taken', { count: format.number(taken.size) })}</span>
            )}
            <span className="layout-zoom">
              <button
                type="button"
                aria-label={t('layout.zoom-out')}
                onClick={() => handle.current?.canvas.zoom(1 / ZOOM_STEP)}
              >
                {'−'}
              </button>
              <button type="button" aria-label={t('layout.zoom-fit')} onClick={() => handle.current?.canvas.fit()}>
                {'0'}
              </button>
              <button
                type="button"
                aria-label={t('layout.zoom-in')}
                onClick={() => handle.current?.canvas.zoom(ZOOM_STEP)}
              >
                {'+'}
              </button>
            </span>
          </span>
        </div>
        <CanvasView
          editor={editor}
          wrong={wrong}
          taken={taken}
          backdrop={backdrop}
          host={host}
          handle={handle}
          spoken={spoken}
          onMeasured={(from, to) => setMeasured({ from, to })}
          onPlace={(facilityId, xCm, yCm) => void placeFacility(facilityId, xCm, yCm)}
        />
        <div className="bar sub layout-foot" role="status">
          {saving.said === null ? null : <span className={saving.said.isGood ? 's' : 'bad'}>{saving.said.text}</span>}
          {leaving === 0 ? null : (
            <span className="warn">{t('layout.leaving', { count: format.number(leaving) })}</span>
          )}
          {whyNot === undefined || saving.said !== null ? null : (
            <span id="layout-why-not" className={may ? 'q' : 'warn'}>
              {whyNot}
            </span>
          )}
        </div>
      </div>
      <aside ref={panel} className="pane insp layout-insp" aria-label={t('layout.inspector')}>
        <div className="layout-sheet" tabIndex={-1}>
          <Inspector
            editor={editor}
            taken={taken}
            picture={picture}
            measured={measured}
            sight={() => handle.current?.canvas.sight() ?? { minX: 0, minY: 0, maxX: 10_000, maxY: 10_000 }}
            onPut={put}
            onPlace={(facilityId, xCm, yCm) => void placeFacility(facilityId, xCm, yCm)}
            onCopy={() => copySelection(editor)}
            onTurn={(deg) => turnSelection(editor, deg)}
            onRemove={() => editor.act('remove', removed(editor.draft.get().doc, editor.draft.get().selected), [])}
          />
        </div>
        <ProblemList problems={problems} onJump={jump} />
      </aside>
      {isStarting ? (
        <StartSheet
          editor={editor}
          onClose={() => setStarting(false)}
          onDone={() => {
            setStarting(false);
            // Once the new plan is on the canvas and the sheet has given the focus back.
            requestAnimationFrame(() => {
              handle.current?.canvas.fit();
              host.current?.focus();
            });
          }}
        />
      ) : null}
    </div>
  );
}
