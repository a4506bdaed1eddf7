import { useApp, useTexts } from '../../client/app-context.ts';
import type { Block, BlockLine } from './blocks.ts';
import { shiftTexts } from './texts/catalog.ts';

/** Lines that a block has room for on the smallest screen. */
const ROOM = 4;

/** The page of a shift at a glance; what does not fit is counted and stands on the printed page. */
export function PageBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div className="shift-blocks">
      {blocks.map((block) => (
        <BlockView key={block.key} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  const { place } = useApp();
  const t = useTexts(shiftTexts);
  const { key, figure, isOpen, form, lines, screen } = block;
  const shown = form === 'figures' || lines.length <= ROOM ? lines : lines.slice(0, ROOM - 1);
  const title = t(`shift.${key}`);
  return (
    <section className={isOpen ? 'shift-block open' : 'shift-block'} aria-label={title} data-block={key}>
      <h2>
        <span>{title}</span>
        {isOpen && screen !== null ? (
          <button type="button" className="q" onClick={() => place.set({ screen, wish: null })}>
            {t('shift.open')}
          </button>
        ) : null}
        <b>{figure}</b>
      </h2>
      {lines.length === 0 ? <p className="q">{t('shift.none')}</p> : null}
      <ul className={form}>
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

function Line({ line }: { readonly line: BlockLine }) {
  return (
    <li>
      {line.code === '' ? null : <b className="m">{line.code}</b>}
      <span className="s el">{line.words}</span>
      <span>{line.side}</span>
    </li>
  );
}
