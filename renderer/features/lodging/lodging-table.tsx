import { useRef, type KeyboardEvent } from 'react';
import type { LodgingLine } from '../../../shared/contract/rest-queries.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import type { LodgingGroups } from './groups.ts';
import { lodgingTexts } from './texts/catalog.ts';
import { wordsOfLine } from './wording.ts';

type PersonId = LodgingLine['personId'];

/** The list of a night, foreigners apart. Arrows walk, Enter opens what is known of somebody. */
export function LodgingTable(props: {
  readonly groups: LodgingGroups;
  readonly chosenId: PersonId | null;
  readonly onChoose: (personId: PersonId) => void;
  readonly onOpen: (personId: PersonId) => void;
}) {
  const { groups, chosenId, onChoose, onOpen } = props;
  const t = useTexts(lodgingTexts);
  const table = useRef<HTMLTableElement>(null);
  const all = [...groups.home, ...groups.foreign];
  const stop = all.some(({ personId }) => personId === chosenId) ? chosenId : (all[0]?.personId ?? null);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = all.findIndex(({ personId }) => personId === stop);
    const to =
      event.code === 'ArrowDown'
        ? at + 1
        : event.code === 'ArrowUp'
          ? at - 1
          : event.code === 'Home'
            ? 0
            : event.code === 'End'
              ? all.length - 1
              : null;
    if (to !== null) {
      event.preventDefault();
      const next = all[to];
      if (next === undefined) return;
      onChoose(next.personId);
      table.current?.querySelector<HTMLElement>(`[data-person="${next.personId}"]`)?.focus();
    } else if ((event.code === 'Enter' || event.code === 'NumpadEnter') && stop !== null) {
      event.preventDefault();
      onOpen(stop);
    }
  };

  return (
    <table ref={table} className="plain lodging-table" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th className="no r">{t('lodging.col.no')}</th>
          <th className="name">{t('lodging.col.name')}</th>
          <th className="missing">{t('lodging.col.missing')}</th>
          <th className="born">{t('lodging.col.born')}</th>
          <th className="sex">{t('lodging.col.sex')}</th>
          <th className="paper">{t('lodging.col.paper')}</th>
          <th className="nation">{t('lodging.col.nationality')}</th>
          <th className="plate">{t('lodging.col.plate')}</th>
          <th className="from">{t('lodging.col.from')}</th>
          <th className="to">{t('lodging.col.to')}</th>
          <th>{t('lodging.col.place')}</th>
        </tr>
      </thead>
      <Group
        title={t(groups.hasUnknown ? 'lodging.home-unknown' : 'lodging.home')}
        lines={groups.home}
        first={1}
        {...{ stop, chosenId, onChoose, onOpen }}
      />
      <Group
        title={t('lodging.foreign')}
        lines={groups.foreign}
        first={groups.home.length + 1}
        {...{ stop, chosenId, onChoose, onOpen }}
      />
    </table>
  );
}

function Group(props: {
  readonly title: string;
  readonly lines: readonly LodgingLine[];
  /** Numbers run through the whole list, as on paper. */
  readonly first: number;
  readonly stop: PersonId | null;
  readonly chosenId: PersonId | null;
  readonly onChoose: (personId: PersonId) => void;
  readonly onOpen: (personId: PersonId) => void;
}) {
  const { title, lines, first, stop, chosenId, onChoose, onOpen } = props;
  const { format } = useApp();
  const t = useTexts(lodgingTexts);
  const { word } = useWords();
  if (lines.length === 0) return null;
  return (
    <tbody>
      <tr className="group">
        <th colSpan={11} scope="rowgroup">
          {title} <span className="q">{t('lodging.group-count', { count: format.number(lines.length) })}</span>
        </th>
      </tr>
      {lines.map((line, index) => {
        const words = wordsOfLine(line, format, t, word);
        return (
          <tr
            key={line.personId}
            data-person={line.personId}
            className={line.personId === chosenId ? 'sel' : ''}
            aria-selected={line.personId === chosenId}
            tabIndex={line.personId === stop ? 0 : -1}
            onFocus={() => onChoose(line.personId)}
            onDoubleClick={() => onOpen(line.personId)}
          >
            <td className="r q">{format.number(first + index)}</td>
            <td className={line.name === null ? 'q' : 'b'}>{words.name}</td>
            <td className="warn">{words.missing}</td>
            <td>{words.born}</td>
            <td>{words.sex}</td>
            <td>
              {words.kind === '' ? null : <span className="q">{words.kind} </span>}
              <span className="m">{words.number}</span>
            </td>
            <td>{words.nationality}</td>
            <td className="m">{words.plate}</td>
            <td>{words.from}</td>
            <td className={words.to === '' ? 'q' : ''}>{words.to === '' ? t('lodging.still-here') : words.to}</td>
            <td className="s">{line.place}</td>
          </tr>
        );
      })}
    </tbody>
  );
}
