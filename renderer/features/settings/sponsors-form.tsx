import type { Sponsor } from '../../../shared/domain/rest/settings.ts';
import { SERVICES, type Service } from '../../../shared/domain/vocabulary.ts';
import { dayOf } from '../../../shared/kernel/calendar.ts';
import { useApp, useCan, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { FieldsForm } from './fields-form.tsx';
import { ListFoot, RemoveLine } from './line-tools.tsx';
import {
  MOST_SPONSORS,
  problemOfSponsor,
  sponsorDraftsOf,
  sponsorsOfDrafts,
  withNewSponsor,
  type SponsorDraft,
  type SponsorProblem,
} from './sponsor-draft.ts';
import { settingsTexts } from './texts/catalog.ts';
import { useListDraft } from './use-list-draft.ts';

/** Who pays for what is handed out free besides the yard: how many a day, from when to when. */
export function SponsorsForm({ saved }: { readonly saved: readonly Sponsor[] }) {
  const { clock, format } = useApp();
  const t = useTexts(settingsTexts);
  const may = useCan('settings.save');
  const save = useCommand('settings.save');
  const { lines, isTouched, isOutrun, change, put, remove, forget } = useListDraft('sponsors', saved, (sponsors) =>
    sponsorDraftsOf(sponsors, format.day),
  );
  const problems = lines.map((line) => problemOfSponsor(line, lines));
  const at = problems.findIndex((problem) => problem !== null);
  const found = problems[at] ?? null;
  return (
    <FieldsForm
      name="sponsors"
      may={may}
      isTouched={isTouched}
      saveLabel={t('settings.sponsors.save')}
      onUndo={forget}
      groups={[]}
      problemOf={() => (found === null ? null : t(`settings.sponsors.bad-${found}`, { number: at + 1 }))}
      onSave={() => save({ values: { rest: { sponsors: sponsorsOfDrafts(lines) } } }, t('settings.sponsors'))}
      onSaved={forget}
    >
      <h2>{t('settings.sponsors')}</h2>
      {lines.length === 0 ? (
        <p className="q">{t('settings.sponsors.none')}</p>
      ) : (
        <table className="plain streams requirements sponsors">
          <thead>
            <tr>
              <th>{t('settings.sponsors.name')}</th>
              <th>{t('settings.sponsors.service')}</th>
              <th className="count">{t('settings.sponsors.perDay')}</th>
              <th className="day">{t('settings.sponsors.fromOn')}</th>
              <th className="day">{t('settings.sponsors.untilOn')}</th>
              <th className="remove" aria-label={t('settings.requirements.move')} />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <SponsorLine
                key={line.key}
                line={line}
                number={index + 1}
                problem={problems[index] ?? null}
                onChange={put}
                onRemove={() => remove(line)}
              />
            ))}
          </tbody>
        </table>
      )}
      <ListFoot
        add={t('settings.sponsors.add')}
        how={t('settings.sponsors.how')}
        isFull={lines.length >= MOST_SPONSORS}
        isOutrun={isOutrun}
        onAdd={() => change(withNewSponsor(lines, format.day(dayOf(clock.now(), format.zone))))}
      />
    </FieldsForm>
  );
}

/** Which field of a line a problem is about. */
const FIELD_OF: Readonly<Record<SponsorProblem, keyof SponsorDraft>> = {
  name: 'name',
  twice: 'name',
  count: 'perDay',
  from: 'fromOn',
  until: 'untilOn',
  order: 'untilOn',
};

function SponsorLine(props: {
  readonly line: SponsorDraft;
  readonly number: number;
  readonly problem: SponsorProblem | null;
  readonly onChange: (line: SponsorDraft) => void;
  readonly onRemove: () => void;
}) {
  const { line, number, problem, onChange, onRemove } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const typed = (field: 'name' | 'perDay' | 'fromOn' | 'untilOn', maxLength: number) => (
    <input
      aria-label={`${t(`settings.sponsors.${field}`)} ${String(number)}`}
      aria-invalid={problem !== null && FIELD_OF[problem] === field ? true : undefined}
      maxLength={maxLength}
      autoComplete="off"
      inputMode={field === 'perDay' ? 'numeric' : undefined}
      value={line[field]}
      onChange={(event) => onChange({ ...line, [field]: event.target.value })}
    />
  );
  return (
    <tr>
      <td>{typed('name', 120)}</td>
      <td>
        <select
          aria-label={`${t('settings.sponsors.service')} ${String(number)}`}
          value={line.service}
          onChange={(event) => onChange({ ...line, service: event.target.value as Service })}
        >
          {SERVICES.map((service) => (
            <option key={service} value={service}>
              {word('service', service)}
            </option>
          ))}
        </select>
      </td>
      <td>{typed('perDay', 6)}</td>
      <td>{typed('fromOn', 10)}</td>
      <td>{typed('untilOn', 10)}</td>
      <td>
        <RemoveLine number={number} onRemove={onRemove} />
      </td>
    </tr>
  );
}
