import { useTexts } from '../../client/app-context.ts';
import { ListFoot, RemoveLine } from './line-tools.tsx';
import { MOST_SITTINGS, withNewSitting, type SittingDraft, type SittingProblem } from './sitting-draft.ts';
import { settingsTexts } from './texts/catalog.ts';
import type { ListDraft } from './use-list-draft.ts';

type Typed = 'code' | 'name' | 'from' | 'to';
const FIELDS: readonly { readonly field: Typed; readonly maxLength: number }[] = [
  { field: 'code', maxLength: 20 },
  { field: 'name', maxLength: 60 },
  { field: 'from', maxLength: 5 },
  { field: 'to', maxLength: 5 },
];

/** Which fields of a line a problem is about. */
const FIELDS_OF: Readonly<Record<SittingProblem, readonly Typed[]>> = {
  code: ['code'],
  twice: ['code'],
  name: ['name'],
  time: ['from', 'to'],
  order: ['to'],
  overlap: ['from', 'to'],
};

/** The mealtimes of a canteen: what is handed out counts for the one that runs. */
export function SittingsTable(props: {
  readonly draft: ListDraft<SittingDraft>;
  readonly problems: readonly (SittingProblem | null)[];
}) {
  const { draft, problems } = props;
  const { lines, isOutrun, change, put, remove } = draft;
  const t = useTexts(settingsTexts);
  return (
    <>
      <h2>{t('settings.sittings')}</h2>
      {lines.length === 0 ? (
        <p className="q">{t('settings.sittings.none')}</p>
      ) : (
        <table className="plain streams requirements sittings">
          <thead>
            <tr>
              {FIELDS.map(({ field }) => (
                <th key={field} className={field}>
                  {t(`settings.sittings.${field}`)}
                </th>
              ))}
              <th className="remove" aria-label={t('settings.requirements.move')} />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => {
              const problem = problems[index] ?? null;
              return (
                <tr key={line.key}>
                  {FIELDS.map(({ field, maxLength }) => (
                    <td key={field}>
                      <input
                        aria-label={`${t(`settings.sittings.${field}`)} ${String(index + 1)}`}
                        aria-invalid={problem !== null && FIELDS_OF[problem].includes(field) ? true : undefined}
                        className={field === 'code' ? 'm' : undefined}
                        maxLength={maxLength}
                        autoComplete="off"
                        value={line[field]}
                        onChange={(event) => put({ ...line, [field]: event.target.value })}
                      />
                    </td>
                  ))}
                  <td>
                    <RemoveLine number={index + 1} onRemove={() => remove(line)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <ListFoot
        add={t('settings.sittings.add')}
        how={t('settings.sittings.how')}
        isFull={lines.length >= MOST_SITTINGS}
        isOutrun={isOutrun}
        onAdd={() => change(withNewSitting(lines))}
      />
    </>
  );
}
