import { useMemo } from 'react';
import { nationalityByPlate, OFFERED_COUNTRIES } from '../../shared/domain/people/nationality.ts';
import type { PaperReading } from '../../shared/domain/people/read-paper.ts';
import { IDENTITY_KINDS, PERSON_ROLES } from '../../shared/domain/vocabulary.ts';
import { Button, Segmented, SelectField, TextField } from '../ui/controls.tsx';
import { useApp, useTexts, useWords } from './app-context.ts';
import { readTypedDay, tooLong, withNationality, type PersonDraft, type TypedField } from './person-draft.ts';
import { personTexts } from './texts/person-texts.ts';

/** What became of the last scan: read, half read, or no paper at all. */
export type ScanNote = PaperReading | 'part' | 'unread';

const LANGUAGES = ['vi', 'zh', 'en'] as const;
const SEXES = ['', 'man', 'woman'] as const;
const CITIZEN_NUMBER_LENGTH = 12;

/** The line that waits for the scanner, and what it has brought. */
export function ReadingLine(props: {
  readonly value: string;
  readonly note: ScanNote | null;
  readonly onChange: (value: string) => void;
}) {
  const { value, note, onChange } = props;
  const t = useTexts(personTexts);
  return (
    <div className="wide">
      <TextField
        label={t('person.scan')}
        name="scan"
        value={value}
        data-autofocus
        hint={note === null ? t('person.scan-hint') : undefined}
        onChange={onChange}
      />
      {note === null ? null : (
        <p role="status" className={note === 'unread' || (note !== 'part' && note.problems.length > 0) ? 'warn' : 's'}>
          {note === 'part'
            ? t('person.scan-more')
            : note === 'unread'
              ? t('person.scan-unread')
              : [
                  t(`person.read-${note.from}`),
                  ...(note.problems.length === 0
                    ? []
                    : [t('person.doubt', { what: note.problems.map((one) => t(`person.doubt-${one}`)).join(', ') })]),
                ].join(' ')}
        </p>
      )}
    </div>
  );
}

/** Every field of a person. */
export function PersonFields(props: {
  readonly draft: PersonDraft;
  readonly plate: string;
  readonly onChange: (draft: PersonDraft) => void;
}) {
  const { draft, plate, onChange } = props;
  const { lang } = useApp();
  const t = useTexts(personTexts);
  const { word } = useWords();
  const set = (more: Partial<PersonDraft>): void => onChange({ ...draft, ...more });
  const nameOf = useMemo(() => {
    const names = new Intl.DisplayNames(lang, { type: 'region' });
    return (country: string) => names.of(country) ?? country;
  }, [lang]);
  const countriesWith = (chosen: string) =>
    ['', ...new Set([...OFFERED_COUNTRIES, ...(chosen === '' ? [] : [chosen])])].map((value) => ({
      value,
      text: value === '' ? t('person.nobody-said') : nameOf(value),
    }));
  const typed = (field: TypedField, label: string, hint?: string) => {
    const most = tooLong(draft, field);
    return {
      name: field,
      label,
      value: draft[field],
      isWrong: most !== null,
      hint: most === null ? hint : t('person.too-long', { most }),
      onChange: (value: string) => set({ [field]: value }),
    };
  };
  const guess = nationalityByPlate(plate);
  const digits = draft.documentNo.trim().length;
  const isBornWrong = draft.bornOn.trim() !== '' && readTypedDay(draft.bornOn) === null;
  return (
    <>
      <TextField {...typed('name', t('person.name'))} />
      <TextField {...typed('phone', t('person.phone'))} inputMode="tel" />
      <div className="field">
        <span className="l">{t('person.kind')}</span>
        <Segmented
          label={t('person.kind')}
          value={draft.kind}
          options={IDENTITY_KINDS.map((value) => ({ value, text: word('identityKind', value) }))}
          onChange={(kind) => set({ kind })}
        />
      </div>
      <TextField
        {...typed(
          'documentNo',
          t('person.number'),
          draft.kind === 'cccd' && digits > 0 && digits !== CITIZEN_NUMBER_LENGTH
            ? t('person.number-length', { count: digits })
            : undefined,
        )}
        className="m"
      />
      <TextField
        label={t('person.born')}
        name="bornOn"
        inputMode="numeric"
        value={draft.bornOn}
        isWrong={isBornWrong}
        hint={isBornWrong ? t('person.born-wrong') : undefined}
        onChange={(bornOn) => set({ bornOn })}
      />
      <div className="field">
        <span className="l">{t('person.sex')}</span>
        <Segmented
          label={t('person.sex')}
          value={draft.sex}
          options={SEXES.map((value) => ({ value, text: t(`person.sex-${value === '' ? 'unknown' : value}`) }))}
          onChange={(sex) => set({ sex })}
        />
      </div>
      <div className="with-guess">
        <SelectField
          label={t('person.nationality')}
          value={draft.nationality}
          options={countriesWith(draft.nationality)}
          onChange={(nationality) => onChange(withNationality(draft, nationality))}
        />
        {draft.nationality !== '' || guess === null ? null : (
          <Button onClick={() => onChange(withNationality(draft, guess))}>
            {t('person.suggested', { country: nameOf(guess) })}
          </Button>
        )}
      </div>
      <SelectField
        label={t('person.issued-by')}
        value={draft.issuedBy}
        options={countriesWith(draft.issuedBy)}
        onChange={(issuedBy) => set({ issuedBy })}
      />
      <div className="wide">
        <TextField {...typed('address', t('person.address'))} />
      </div>
      <SelectField
        label={t('person.role')}
        value={draft.role}
        options={PERSON_ROLES.map((value) => ({ value, text: word('personRole', value) }))}
        onChange={(role) => set({ role: PERSON_ROLES.find((one) => one === role) ?? draft.role })}
      />
      <SelectField
        label={t('person.language')}
        value={draft.language}
        options={['', ...new Set([...LANGUAGES, ...(draft.language === '' ? [] : [draft.language])])].map((value) => ({
          value,
          text: value === '' ? t('person.nobody-said') : languageName(value, lang),
        }))}
        onChange={(language) => set({ language })}
      />
    </>
  );
}

function languageName(code: string, lang: string): string {
  return new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code;
}
