import { useState } from 'react';
import type { BedRow, FacilityRow } from '../../../shared/contract/rows.ts';
import { BED_STATUSES, type BedStatus } from '../../../shared/domain/rest/types.ts';
import { FACILITY_KINDS, type FacilityKind } from '../../../shared/domain/vocabulary.ts';
import { useApp, useCan, useCommand, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { readNumber } from '../../ui/format.ts';
import { bedCodes, nextBedNumber } from './bed-codes.ts';
import { Chooser, NEW } from './chooser.tsx';
import { FieldsForm } from './fields-form.tsx';
import { numberIn, numberText } from './fields.ts';
import { SaveLine, SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useChosen } from './use-chosen.ts';
import { useSaving } from './use-saving.ts';

/** Rest facilities and their beds. */
export function FacilitiesSection() {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const save = useCommand('facility.save');
  const may = useCan('facility.save');
  const facilities = useRows(
    ['facility'],
    (rows): readonly FacilityRow[] => [...rows.all('facility').values()],
    (a, b) => a.length === b.length && a.every((one, at) => one === b[at]),
  );
  const { id: chosenId, formKey, choose, onMade } = useChosen();
  const id = chosenId ?? facilities[0]?.facilityId ?? NEW;
  const facility = facilities.find(({ facilityId }) => facilityId === id) ?? null;
  return (
    <SectionFrame title={t('settings.facilities')} note={t('settings.facilities.note')} command="facility.save">
      <div className="with-chooser">
        <Chooser
          label={t('settings.facilities')}
          choices={facilities.map((one) => ({
            id: one.facilityId,
            text: `${one.code} · ${word('facilityKind', one.kind)}`,
            side: one.isOpen ? format.number(one.capacity) : t('settings.facilities.closed'),
          }))}
          chosenId={id}
          newText={may ? t('settings.facilities.new') : undefined}
          onChoose={choose}
        />
        <div>
          <FieldsForm
            key={formKey}
            name={`facility ${id}`}
            may={may}
            groups={[
              {
                fields: [
                  {
                    name: 'code',
                    label: t('settings.facilities.code'),
                    value: facility?.code ?? '',
                    isCode: true,
                    maxLength: 12,
                  },
                  {
                    name: 'kind',
                    label: t('settings.facilities.kind'),
                    value: facility?.kind ?? 'dormitory',
                    kind: 'select',
                    options: FACILITY_KINDS.map((kind) => ({ value: kind, text: word('facilityKind', kind) })),
                  },
                  { name: 'name', label: t('settings.facilities.name'), value: facility?.name ?? '', maxLength: 80 },
                  {
                    name: 'nameEn',
                    label: t('settings.facilities.nameEn'),
                    value: facility?.nameEn ?? '',
                    isOptional: true,
                    maxLength: 80,
                  },
                  {
                    name: 'capacity',
                    label: t('settings.facilities.capacity'),
                    value: facility === null ? '' : numberText(facility.capacity),
                    kind: 'number',
                    isWhole: true,
                    min: 0,
                    max: 100_000,
                    hint: t('settings.facilities.capacity-hint'),
                  },
                  {
                    name: 'isOpen',
                    label: t('settings.facilities.open'),
                    value: (facility?.isOpen ?? true) ? 'yes' : '',
                    kind: 'check',
                  },
                ],
              },
            ]}
            onSave={async (values) => {
              const outcome = await save(
                {
                  ...(facility === null ? {} : { facilityId: facility.facilityId }),
                  code: values['code'] ?? '',
                  kind: (values['kind'] ?? 'dormitory') as FacilityKind,
                  name: values['name'] ?? '',
                  ...(values['nameEn'] === '' ? {} : { nameEn: values['nameEn'] ?? '' }),
                  capacity: numberIn(values, 'capacity'),
                  isOpen: values['isOpen'] !== '',
                },
                values['code'],
              );
              if ('ok' in outcome) onMade(outcome.ok.facilityId);
              return outcome;
            }}
          />
          {facility?.kind === 'dormitory' ? <BedsForm key={`beds ${id}`} facility={facility} may={may} /> : null}
        </div>
      </div>
    </SectionFrame>
  );
}

type BedDraft = Pick<BedRow, 'code' | 'isForWomen' | 'isQuiet' | 'status'>;

/** The beds of one house: what each is for and whether it can be used; more beds by number. */
function BedsForm({ facility, may }: { readonly facility: FacilityRow; readonly may: boolean }) {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const save = useCommand('facility.save');
  const { isSending, said, forget, run } = useSaving();
  const beds = useRows(
    ['bed'],
    (rows): readonly BedRow[] =>
      [...rows.all('bed').values()]
        .filter(({ facilityId }) => facilityId === facility.facilityId)
        .sort((a, b) => format.collator.compare(a.code, b.code)),
    (a, b) => a.length === b.length && a.every((one, at) => one === b[at]),
  );
  const [changed, setChanged] = useState<ReadonlyMap<string, BedDraft>>(new Map());
  const [adding, setAdding] = useState<{ readonly prefix: string; readonly from: string; readonly to: string } | null>(
    null,
  );
  const added =
    adding === null ? [] : bedCodes(adding.prefix, readNumber(adding.from) ?? -1, readNumber(adding.to) ?? -1);
  const isDirty = changed.size > 0 || adding !== null;
  const canSave = may && isDirty && added !== null && !isSending;
  const change = (bed: BedRow, part: Partial<BedDraft>): void => {
    forget();
    const before = changed.get(bed.code) ?? bed;
    const { code, isForWomen, isQuiet, status } = { ...before, ...part };
    setChanged(new Map(changed).set(bed.code, { code, isForWomen, isQuiet, status }));
  };
  const clear = (): void => {
    setChanged(new Map());
    setAdding(null);
  };
  const submit = async (): Promise<void> => {
    if (!canSave) return;
    const { code, kind, name, nameEn, capacity, isOpen, facilityId } = facility;
    const isDone = await run(() =>
      save(
        {
          facilityId,
          code,
          kind,
          name,
          nameEn,
          capacity,
          isOpen,
          beds: [...changed.values(), ...added.map((one) => ({ code: one }))],
        },
        code,
      ),
    );
    if (isDone) clear();
  };
  return (
    <form
      className="fields beds-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t('settings.beds', { count: format.number(beds.length) })}</h2>
      <fieldset disabled={!may}>
        {beds.length === 0 ? null : (
          <div className="bed-list">
            <table className="plain">
              <thead>
                <tr>
                  <th>{t('settings.beds.code')}</th>
                  <th>{t('settings.beds.status')}</th>
                  <th>{t('settings.beds.women')}</th>
                  <th>{t('settings.beds.quiet')}</th>
                </tr>
              </thead>
              <tbody>
                {beds.map((bed) => {
                  const shown = changed.get(bed.code) ?? bed;
                  return (
                    <tr key={bed.bedId} className={changed.has(bed.code) ? 'sel' : ''}>
                      <td className="m">{bed.code}</td>
                      <td>
                        <select
                          aria-label={`${t('settings.beds.status')} ${bed.code}`}
                          value={shown.status}
                          onChange={(event) => change(bed, { status: event.target.value as BedStatus })}
                        >
                          {BED_STATUSES.map((status) => (
                            <option key={status} value={status}>
                              {word('bedStatus', status)}
                            </option>
                          ))}
                        </select>
                      </td>
                      <td>
                        <input
                          type="checkbox"
                          aria-label={`${t('settings.beds.women')} ${bed.code}`}
                          checked={shown.isForWomen}
                          onChange={(event) => change(bed, { isForWomen: event.target.checked })}
                        />
                      </td>
                      <td>
                        <input
                          type="checkbox"
                          aria-label={`${t('settings.beds.quiet')} ${bed.code}`}
                          checked={shown.isQuiet}
                          onChange={(event) => change(bed, { isQuiet: event.target.checked })}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
        {adding === null ? null : (
          <div className="field-grid">
            <TextField
              label={t('settings.beds.prefix')}
              className="m"
              maxLength={14}
              value={adding.prefix}
              onChange={(prefix) => setAdding({ ...adding, prefix })}
            />
            <TextField
              label={t('settings.beds.from')}
              autoFocus
              inputMode="numeric"
              value={adding.from}
              onChange={(from) => setAdding({ ...adding, from })}
            />
            <TextField
              label={t('settings.beds.to')}
              inputMode="numeric"
              isWrong={added === null}
              hint={
                added === null
                  ? t('settings.beds.bad-range')
                  : t('settings.beds.will-add', {
                      count: added.length,
                      first: added[0] ?? '',
                      last: added.at(-1) ?? '',
                    })
              }
              value={adding.to}
              onChange={(to) => setAdding({ ...adding, to })}
            />
          </div>
        )}
      </fieldset>
      {may ? (
        <SaveLine canSave={canSave} isDirty={isDirty} said={said} label={t('settings.beds.save')} onUndo={clear}>
          {adding !== null ? null : (
            <Button
              onClick={() => {
                const next = String(nextBedNumber(beds.map(({ code }) => code)));
                setAdding({ prefix: `${facility.code}-`, from: next, to: next });
              }}
            >
              {t('settings.beds.add')}
            </Button>
          )}
        </SaveLine>
      ) : null}
    </form>
  );
}
