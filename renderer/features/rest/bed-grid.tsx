import { useEffect, useRef, useState } from 'react';
import type { GridApi } from 'ag-grid-community';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { saveText } from '../../client/download.ts';
import { Button, SearchField } from '../../ui/controls.tsx';
import { csvOf } from '../../ui/csv.ts';
import { createListGrid } from '../../ui/list-grid.ts';
import type { Value } from '../../ui/value.ts';
import { bedColumnsOf, gridColumnsOf } from './bed-columns.ts';
import { bedLinesOf, changesOf, isLineMeant, type BedLine } from './bed-rows.ts';
import { restTexts } from './texts/catalog.ts';
import type { WakeTimes } from './wake-times.ts';

/** Changes are gathered so long before the grid hears of them. */
const GATHER_MS = 300;

/** Every bed on a line: who is in it, from which truck, until when. Sorted, searched, and saved as a file. */
export function BedGrid(props: {
  readonly times: Value<WakeTimes>;
  readonly selectedId: string | null;
  readonly onSelect: (bedId: string) => void;
}) {
  const { times, selectedId, onSelect } = props;
  const app = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<BedLine> | null>(null);
  const [typed, setTyped] = useState('');
  const latest = useRef({ typed, onSelect });
  useEffect(() => {
    latest.current = { typed, onSelect };
    grid.current?.onFilterChanged();
  }, [typed, onSelect]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    let shown = new Map<string, BedLine>();
    const lines = (): readonly BedLine[] => bedLinesOf(app.rows, times.get(), app.clock.now(), app.format.zone);
    const first = lines();
    const api = createListGrid<BedLine>(element, {
      columns: gridColumnsOf(bedColumnsOf(t, word, app.format, app.clock.now), t, app.format),
      idOf: ({ bedId }) => bedId,
      rows: first,
      isShown: (line) => isLineMeant(line, latest.current.typed),
      onChoose: (id) => latest.current.onSelect(id),
      whenEmpty: t('rest.grid-none'),
      lang: app.lang,
    });
    grid.current = api;
    shown = new Map(first.map((line) => [line.bedId, line]));
    let timer: ReturnType<typeof setTimeout> | null = null;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        const next = lines();
        api.applyTransactionAsync(changesOf(shown, next));
        shown = new Map(next.map((line) => [line.bedId, line]));
      }, GATHER_MS);
    };
    const stops = [app.rows.watch(['bed', 'stay', 'person', 'visit', 'room', 'facility'], soon), times.watch(soon)];
    return () => {
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
      grid.current = null;
      api.destroy();
    };
  }, [app, t, word, times]);

  useEffect(() => {
    const node = selectedId === null ? undefined : grid.current?.getRowNode(selectedId);
    if (node === undefined) grid.current?.deselectAll();
    else if (node.isSelected() !== true) node.setSelected(true, true);
  }, [selectedId]);

  const saveFile = (): void => {
    const columns = bedColumnsOf(t, word, app.format, app.clock.now);
    const lines: string[][] = [columns.map(({ key }) => t(key))];
    grid.current?.forEachNodeAfterFilterAndSort(({ data }) => {
      if (data !== undefined) lines.push(columns.map(({ text }) => text(data)));
    });
    saveText(csvOf(lines), `${t('rest.file-name')}.csv`, 'text/csv;charset=utf-8');
  };
  return (
    <>
      <div className="bar sub grid-tools">
        <SearchField label={t('rest.grid-search')} value={typed} onChange={setTyped} />
        <Button onClick={saveFile}>{t('rest.grid-save')}</Button>
      </div>
      <div ref={host} className="list-grid" role="region" aria-label={t('rest.bed-grid')} />
    </>
  );
}
