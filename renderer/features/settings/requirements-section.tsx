import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import { DOCUMENT_KINDS } from '../../../shared/contract/texts/codes.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../../../shared/domain/vocabulary.ts';
import { useCan, useCommand, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { DriverHoursForm } from './driver-hours-form.tsx';
import { CheckField, FieldsForm } from './fields-form.tsx';
import {
  ANY,
  draftsOf,
  MOST_LINES,
  OWN,
  problemOfLine,
  requirementsOfDrafts,
  withNewLine,
  type RequirementDraft,
} from './requirement-draft.ts';
import { LineTools, ListFoot, moveByKey } from './line-tools.tsx';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useListDraft, type ListDraft } from './use-list-draft.ts';

type Unknown = SiteSettings['blockingUnknowns'][number];
const UNKNOWNS: readonly Unknown[] = ['documents', 'preregistration', 'driver-hours', 'tractor'];

/** What a truck must have before it is called: papers by load, what must be known, the hours of its driver (QU4). */
export function RequirementsSection() {
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  if (site === undefined) return null;
  return (
    <SectionFrame title={t('settings.requirements')} note={t('settings.requirements.note')} command="settings.save">
      <PapersForm settings={site.settings} />
      <DriverHoursForm limits={site.settings.driverHours} />
    </SectionFrame>
  );
}

function PapersForm({ settings }: { readonly settings: SiteSettings }) {
  const t = useTexts(settingsTexts);
  const may = useCan('settings.save');
  const save = useCommand('settings.save');
  const draft = useListDraft('papers', settings.requiredDocuments, draftsOf);
  const { lines, isTouched, isOutrun, change, forget } = draft;
  const [blocking, setBlocking] = useKept<readonly Unknown[] | null>('settings unknowns', null);
  const shownBlocking = blocking ?? settings.blockingUnknowns;
  const problem = lines.map(problemOfLine).find((one) => one !== null) ?? null;
  const forgetAll = (): void => {
    forget();
    setBlocking(null);
  };
  return (
    <FieldsForm
      name="papers"
      may={may}
      isTouched={isTouched || blocking !== null}
      onUndo={forgetAll}
      groups={[]}
      problemOf={() => (problem === null ? null : t(`settings.requirements.bad-${problem}`))}
      onSave={() =>
        save(
          { values: { requiredDocuments: requirementsOfDrafts(lines), blockingUnknowns: [...shownBlocking] } },
          t('settings.requirements'),
        )
      }
      onSaved={forgetAll}
    >
      <RequirementTable draft={draft} />
      <ListFoot
        add={t('settings.requirements.add')}
        how={t('settings.requirements.how')}
        isFull={lines.length >= MOST_LINES}
        isOutrun={isOutrun}
        onAdd={() => change(withNewLine(lines))}
      />
      <div className="field-group">
        <h2>{t('settings.requirements.unknowns')}</h2>
        <div className="ticks">
          {UNKNOWNS.map((one) => (
            <CheckField
              key={one}
              label={t(`settings.requirements.unknown-${one}`)}
              isChecked={shownBlocking.includes(one)}
              onChange={(isTaken) =>
                setBlocking(UNKNOWNS.filter((each) => (each === one ? isTaken : shownBlocking.includes(each))))
              }
            />
          ))}
        </div>
        <p className="q">{t('settings.requirements.unknowns-hint')}</p>
      </div>
    </FieldsForm>
  );
}

function RequirementTable({ draft }: { readonly draft: ListDraft<RequirementDraft> }) {
  const { lines, put, move, remove } = draft;
  const t = useTexts(settingsTexts);
  return (
    <table className="plain streams requirements">
      <thead>
        <tr>
          <th className="number" aria-label={t('settings.requirements.line')} />
          <th className="direction">{t('settings.requirements.direction')}</th>
          <th className="class">{t('settings.requirements.class')}</th>
          <th>{t('settings.requirements.goods')}</th>
          <th>{t('settings.requirements.kind')}</th>
          <th className="age">{t('settings.requirements.age')}</th>
          <th className="tools" aria-label={t('settings.requirements.move')} />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <RequirementLine
            key={line.key}
            line={line}
            number={at + 1}
            isLast={at === lines.length - 1}
            onChange={put}
            onMove={(step) => move(line, step)}
            onRemove={() => remove(line)}
          />
        ))}
      </tbody>
    </table>
  );
}

function RequirementLine(props: {
  readonly line: RequirementDraft;
  readonly number: number;
  readonly isLast: boolean;
  readonly onChange: (line: RequirementDraft) => void;
  readonly onMove: (step: number) => void;
  readonly onRemove: () => void;
}) {
  const { line, number, isLast, onChange, onMove, onRemove } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const problem = problemOfLine(line);
  const nameOf = (column: 'direction' | 'class' | 'goods' | 'kind' | 'age' | 'nameVi' | 'nameZh'): string =>
    `${t(`settings.requirements.${column}`)} ${String(number)}`;
  return (
    <tr onKeyDown={(event) => moveByKey(event, onMove)}>
      <td className="q r">{number}</td>
      <td>
        <select
          aria-label={nameOf('direction')}
          value={line.direction}
          onChange={(event) => onChange({ ...line, direction: event.target.value })}
        >
          <option value={ANY}>{t('settings.requirements.any')}</option>
          {DIRECTIONS.map((one) => (
            <option key={one} value={one}>
              {word('direction', one)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <select
          aria-label={nameOf('class')}
          value={line.cargoClass}
          onChange={(event) => onChange({ ...line, cargoClass: event.target.value })}
        >
          <option value={ANY}>{t('settings.requirements.any')}</option>
          {CARGO_CLASSES.map((one) => (
            <option key={one} value={one}>
              {word('cargoClass', one)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          aria-label={nameOf('goods')}
          aria-invalid={problem === 'goods' ? true : undefined}
          placeholder={t('settings.requirements.all-goods')}
          title={line.goods}
          maxLength={2000}
          value={line.goods}
          onChange={(event) => onChange({ ...line, goods: event.target.value })}
        />
      </td>
      <td>
        <select
          aria-label={nameOf('kind')}
          value={line.kind}
          onChange={(event) => onChange({ ...line, kind: event.target.value })}
        >
          {DOCUMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {word('document', kind)}
            </option>
          ))}
          <option value={OWN}>{t('settings.requirements.own')}</option>
        </select>
        {line.kind !== OWN
          ? null
          : (['nameVi', 'nameZh'] as const).map((name) => (
              <input
                key={name}
                aria-label={nameOf(name)}
                aria-invalid={name === 'nameVi' && problem === 'name' ? true : undefined}
                placeholder={t(`settings.requirements.${name}`)}
                maxLength={80}
                value={line[name]}
                onChange={(event) => onChange({ ...line, [name]: event.target.value })}
              />
            ))}
      </td>
      <td>
        <input
          className="r"
          inputMode="numeric"
          aria-label={nameOf('age')}
          aria-invalid={problem === 'age' ? true : undefined}
          maxLength={4}
          value={line.maxAgeDays}
          onChange={(event) => onChange({ ...line, maxAgeDays: event.target.value })}
        />
      </td>
      <LineTools number={number} isLast={isLast} onMove={onMove} onRemove={onRemove} />
    </tr>
  );
}
