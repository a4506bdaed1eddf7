import { useSyncExternalStore } from 'react';
import { useApp, useTexts } from '../../client/app-context.ts';
import type { Block, BlockLine } from './blocks.ts';
import { shiftTexts } from './texts/catalog.ts';

/** Lines that a block has room for on the smallest screen, and on a tall one. */
const ROOM = 4;
const TALL_ROOM = 8;
const TALL = '(min-height: 1000px)';

/** The page of a shift at a glance; what does not fit is counted and stands on the printed page. */
export function PageBlocks(props: {
  readonly blocks: readonly Block[];
  /** Whether it is the page of now: what is open on it can still be worked off. */
  readonly isNow: boolean;
}) {
  return (
    <div className="shift-blocks">
      {props.blocks.map((block) => (
        <BlockView key={block.key} block={block} isNow={props.isNow} />
      ))}
    </div>
  );
}

function BlockView({ block, isNow }: { readonly block: Block; readonly isNow: boolean }) {
  const { place } = useApp();
  const t = useTexts(shiftTexts);
  const room = useSyncExternalStore(watchHeight, roomNow);
  const { key, figure, isOpen, form, lines, screen } = block;
  const shown = form === 'figures' || lines.length <= room ? lines : lines.slice(0, room - 1);
  const title = t(`shift.${key}`);
  return (
    <section className={isOpen ? 'shift-block open' : 'shift-block'} aria-label={title} data-block={key}>
      <h2>
        <span>{title}</span>
        {isNow && isOpen && screen !== null ? (
          <button type="button" className="q" onClick={() => place.set({ screen, wish: null })}>
            {t('shift.open')}
          </button>
        ) : null}
        <b>{figure}</b>
      </h2>
      {lines.length === 0 ? <p className="q">{t('shift.none')}</p> : null}
      <ul className={`in-${form}`}>
        {shown.map((line, index) => (
          <Line key={`${line.code} ${line.words} ${String(index)}`} line={line} />
        ))}
        {shown.length < lines.length ? (
          <li className="q">{t('shift.more', { count: lines.length - shown.length })}</li>
        ) : null}
      </ul>
    </section>
  );
}

function watchHeight(listener: () => void): () => void {
  const tall = matchMedia(TALL);
  tall.addEventListener('change', listener);
  return () => tall.removeEventListener('change', listener);
}

function roomNow(): number {
  return matchMedia(TALL).matches ? TALL_ROOM : ROOM;
}

function Line({ line }: { readonly line: BlockLine }) {
  return (
    <li>
      {line.code === '' ? null : <b className="m">{line.code}</b>}
      <span className="s el">{line.words}</span>
      <span>{line.side}</span>
    </li>
  );
}
