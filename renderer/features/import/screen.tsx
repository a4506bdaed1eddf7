import { useCallback, useLayoutEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { useApp, useCan, useRow, useRows, useTexts, useValue } from '../../client/app-context.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { CancelSheet } from './cancel-sheet.tsx';
import { DeclareSheet } from './declare-sheet.tsx';
import { acceptFile, cancelReading, deskOf, readFile } from './desk.ts';
import { ExpectedView } from './expected-view.tsx';
import { countExpected } from './live-expected.ts';
import { PreviewView } from './preview-view.tsx';
import { ProgressView } from './progress-view.tsx';
import { RefusedView } from './refused-view.tsx';
import { importTexts } from './texts/catalog.ts';
import './import.css';

type View = 'expected' | 'file';

/** Declared lists: who is expected, and a file from its first look to the book. */
export function ImportScreen() {
  const app = useApp();
  const t = useTexts(importTexts);
  const desk = deskOf(app);
  const state = useValue(desk.state);
  const mayImport = useCan('expected.import');
  const mayAdd = useCan('expected.add');
  const mayCancel = useCan('expected.cancel');
  const expected = useRows(['visit'], countExpected);
  const [view, setView] = useState<View>(state.phase === 'empty' ? 'expected' : 'file');
  const [sheet, setSheet] = useState<'declare' | 'cancel' | null>(null);
  const [chosenId, setChosenId] = useState<VisitRow['visitId'] | null>(null);
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const chosen = useRow('visit', chosenId);
  const isBusy = state.phase === 'reading' || state.phase === 'accepting';

  const open = useCallback(
    (file: File | undefined) => {
      if (file === undefined || !mayImport || desk.state.get().phase === 'accepting') return;
      setView('file');
      void readFile(app, desk, file);
    },
    [app, desk, mayImport],
  );
  const pick = useCallback(() => {
    const phase = desk.state.get().phase;
    if (phase !== 'reading' && phase !== 'accepting') picker.current?.click();
  }, [desk]);
  const accept = useCallback(() => {
    void acceptFile(app, desk).then((isDone) => {
      if (isDone) setView('expected');
    });
  }, [app, desk]);
  const leave = useCallback(() => {
    desk.state.set({ phase: 'empty' });
    setView('expected');
  }, [desk]);

  const keys = useMemo(
    () => ({
      pick: () => {
        if (mayImport) pick();
      },
      declare: () => {
        if (mayAdd) setSheet('declare');
      },
      accept,
      cancelTruck: () => {
        if (mayCancel && chosen?.stage === 'expected') setSheet('cancel');
      },
      back: () => {
        const { phase } = desk.state.get();
        if (phase === 'reading' || phase === 'accepting') void cancelReading(app, desk);
        else if (phase === 'refused') leave();
        else setView('expected');
      },
    }),
    [app, desk, mayImport, mayAdd, mayCancel, chosen, pick, accept, leave],
  );
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || document.querySelector('dialog[open]') !== null) return;
      if (event.ctrlKey && event.code === 'KeyO') keys.pick();
      else if (event.code === 'Insert' && !event.ctrlKey && !event.shiftKey) keys.declare();
      else if (event.ctrlKey && (event.code === 'Enter' || event.code === 'NumpadEnter') && view === 'file')
        keys.accept();
      else if (event.code === 'Delete' && view === 'expected' && !isTyping(event.target)) keys.cancelTruck();
      else if (event.code === 'Escape' && view === 'file') keys.back();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys, view]);

  const hasFile = state.phase !== 'empty';
  const shown: View = hasFile ? view : 'expected';
  const fileName = state.phase === 'empty' ? '' : state.phase === 'preview' ? state.file.name : state.name;
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(mayImport);
    },
    onDragLeave: (event: DragEvent) => {
      if (event.currentTarget === event.target) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      open(event.dataTransfer.files[0]);
    },
  };
  return (
    <div className="import-screen" {...drop}>
      <div className="bar">
        <h1>{t('import.title')}</h1>
        <Segmented<View>
          label={t('import.views')}
          value={shown}
          options={[
            { value: 'expected', text: t('import.view-expected', { count: app.format.number(expected) }) },
            ...(hasFile
              ? [{ value: 'file' as const, text: t('import.view-file', { name: shortName(fileName) }) }]
              : []),
          ]}
          onChange={setView}
        />
        <span className="facts">
          {mayImport ? null : <span className="q">{t('import.may-not')}</span>}
          <Button disabled={!mayAdd} keyCap={t('import.declare-key')} onClick={() => setSheet('declare')}>
            {t('import.declare')}
          </Button>
          <Button
            look={shown === 'expected' ? 'primary' : 'quiet'}
            disabled={!mayImport || isBusy}
            keyCap={t('import.pick-key')}
            onClick={pick}
          >
            {t('import.pick')}
          </Button>
        </span>
      </div>
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('import.pick')}
        accept=".csv,.txt,.tsv,.xlsx,.xls,.xlsm,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          open(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {shown === 'expected' ? (
        <ExpectedView desk={desk} chosenId={chosenId} onChoose={setChosenId} onCancelTruck={keys.cancelTruck} />
      ) : state.phase === 'reading' || state.phase === 'accepting' ? (
        <ProgressView state={state} onCancel={() => void cancelReading(app, desk)} />
      ) : state.phase === 'refused' ? (
        <RefusedView state={state} onPick={pick} onLeave={leave} />
      ) : state.phase === 'preview' ? (
        <PreviewView state={state} onAccept={accept} onLeave={leave} />
      ) : null}
      {isOver ? (
        <div className="drop-here" aria-hidden="true">
          <b>{t('import.drop')}</b>
          <span className="s">{t('import.drop-note')}</span>
        </div>
      ) : null}
      {sheet === 'declare' ? (
        <DeclareSheet
          onDeclared={(visitId) => {
            setChosenId(visitId);
            setView('expected');
          }}
          onClose={() => setSheet(null)}
        />
      ) : null}
      {sheet === 'cancel' && chosen !== undefined ? (
        <CancelSheet visit={chosen} onClose={() => setSheet(null)} />
      ) : null}
    </div>
  );
}

const LONGEST_NAME = 36;

function shortName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, 20)}…${name.slice(-14)}`;
}

function isTyping(target: EventTarget | null): boolean {
  return (target instanceof HTMLInputElement && target.value !== '') || target instanceof HTMLTextAreaElement;
}
