import type { ReactNode, RefObject } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { GROUPINGS, type Grouping } from './grid/groups.ts';
import { yardTexts } from './texts/yard-texts.ts';

/** The bar of the table: what it shows, how it is divided, what is searched. */
export function GridBar(props: {
  readonly facts: ReactNode;
  readonly group: Grouping;
  readonly search: string;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly onGroup: (group: Grouping) => void;
  readonly onOpenAll: (isOpen: boolean) => void;
  readonly onColumns: () => void;
  readonly onViews: () => void;
  readonly onExport: () => void;
  readonly onSearch: (text: string) => void;
  /** Enter in the search: goes to the first that it finds. */
  readonly onFound: () => void;
}) {
  const { group, search } = props;
  const t = useTexts(yardTexts);
  return (
    <div className="bar sub yard-sub">
      <h1>{t('yard.grid')}</h1>
      <span className="s yard-facts">{props.facts}</span>
      <span className="facts">
        <label>
          <kbd>G</kbd>{' '}
          <select
            className="yard-select"
            aria-label={t('yard.group')}
            value={group}
            onChange={(event) => props.onGroup(GROUPINGS.find((each) => each === event.target.value) ?? 'none')}
          >
            {GROUPINGS.map((each) => (
              <option key={each} value={each}>
                {t(`yard.group.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {group === 'none' ? null : (
          <span className="yard-zoom" role="group" aria-label={t('yard.group')}>
            <button type="button" aria-label={t('yard.group-open')} onClick={() => props.onOpenAll(true)}>
              ▾
            </button>
            <button type="button" aria-label={t('yard.group-close')} onClick={() => props.onOpenAll(false)}>
              ▸
            </button>
          </span>
        )}
        <button type="button" className="yard-tool" onClick={props.onColumns}>
          {t('yard.columns')} <kbd>C</kbd>
        </button>
        <button type="button" className="yard-tool" onClick={props.onViews}>
          {t('yard.saved')} <kbd>V</kbd>
        </button>
        <button type="button" className="yard-tool" aria-label={t('yard.csv-label')} onClick={props.onExport}>
          {'CSV'}
        </button>
        <label className="yard-search">
          {t('yard.filter')} <kbd>/</kbd>
          <input
            ref={props.searchBox}
            type="search"
            value={search}
            autoComplete="off"
            spellCheck={false}
            aria-label={t('yard.filter-label')}
            onChange={(event) => props.onSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.code !== 'Enter' && event.code !== 'NumpadEnter' && event.code !== 'ArrowDown') return;
              event.preventDefault();
              props.onFound();
            }}
          />
        </label>
        <span className="yard-switch">
          {t('yard.switch')} <kbd>{'Tab'}</kbd>
        </span>
      </span>
    </div>
  );
}
