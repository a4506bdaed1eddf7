import { useState, type KeyboardEvent } from 'react';
import type { TariffLine } from '../../../shared/domain/charges/types.ts';
import { VEHICLE_TYPES, type VehicleType } from '../../../shared/domain/vocabulary.ts';
import { readDay } from '../../ui/format.ts';
import { useCan, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button, SelectField, TextField } from '../../ui/controls.tsx';
import { SaveLine } from './section-frame.tsx';
import {
  dongIn,
  draftProblemOf,
  isGoodCell,
  keptOf,
  namedService,
  PRICE_COLUMNS,
  saysMoreThanTable,
  tariffOf,
  withNewService,
  type ServiceRow,
  type TariffDraft,
} from './tariff-draft.ts';
import type { Version } from './tariff-versions.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useSaving } from './use-saving.ts';

const MOST_SERVICES = 40;

/** One version of the prices; one whose time has begun only ends (CH3). */
export function TariffForm(props: {
  readonly start: TariffDraft;
  /** Null while it is new. */
  readonly version: Version | null;
  readonly lines: readonly TariffLine[];
  readonly isProposal: boolean;
  /** A new one is given up. */
  readonly onLeave: () => void;
  readonly onSaved: (tariffId: string) => void;
}) {
  const { start, version, lines, isProposal, onLeave, onSaved } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const save = useCommand('tariff.save');
  const may = useCan('tariff.save');
  const { isSending, said, forget, run } = useSaving();
  // What was typed over a version counts until that one is saved.
  const [typed, setTyped] = useState<{ readonly over: number | null; readonly draft: TariffDraft } | null>(null);
  const over = version?.savedAt ?? null;
  const isTyped = typed !== null && typed.over === over;
  const draft = isTyped ? typed.draft : start;
  const isFixed = version?.hasBegun === true;
  const problem = isFixed ? null : draftProblemOf(draft);
  const isEndWrong = draft.to.trim() !== '' && (readDay(draft.to) ?? '') < (readDay(draft.from) ?? '');
  const isDirty = isTyped || version === null;
  const canSave = may && isDirty && problem === null && !isEndWrong && !isSending;

  const change = (part: Partial<TariffDraft>): void => {
    forget();
    setTyped({ over, draft: { ...draft, ...part } });
  };
  const changeCell = (type: VehicleType, column: (typeof PRICE_COLUMNS)[number], text: string): void =>
    change({ rows: { ...draft.rows, [type]: { ...draft.rows[type], [column]: text } } });
  const changeService = (at: number, next: ServiceRow): void =>
    change({ services: draft.services.map((one, index) => (index === at ? next : one)) });
  const submit = async (): Promise<void> => {
    if (!canSave) return;
    const wanted = tariffOf(draft);
    let savedId = '';
    const isDone = await run(async () => {
      const outcome = await save(
        // What has begun keeps its lines as they were saved, however the table would write them.
        {
          ...(version === null ? {} : { tariffId: version.tariffId }),
          ...wanted,
          ...(isFixed && keptOf(version)),
        },
        wanted.name,
      );
      if ('ok' in outcome) savedId = outcome.ok.tariffId;
      return outcome;
    });
    if (isDone) onSaved(savedId);
  };

  return (
    <form
      className="fields tariff-form"
      onKeyDown={moveInColumn}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isProposal ? <p className="warn">{t('settings.tariffs.is-proposal')}</p> : null}
      {isFixed ? <p className="s">{t('settings.tariffs.is-fixed')}</p> : null}
      {saysMoreThanTable(lines) ? <p className="warn">{t('settings.tariffs.says-more')}</p> : null}
      <div className="field-grid">
        <TextField
          label={t('settings.tariffs.name')}
          value={draft.name}
          maxLength={80}
          disabled={!may || isFixed}
          isWrong={problem === 'name'}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t('settings.tariffs.from')}
          value={draft.from}
          disabled={!may || isFixed}
          isWrong={problem === 'from'}
          hint={problem === 'from' ? t('settings.bad-day') : undefined}
          onChange={(from) => change({ from })}
        />
        <TextField
          label={t('settings.tariffs.to')}
          value={draft.to}
          disabled={!may}
          placeholder={t('settings.tariffs.to-open')}
          isWrong={isEndWrong}
          hint={isEndWrong ? t('settings.tariffs.bad-to') : undefined}
          onChange={(to) => change({ to })}
        />
      </div>
      <fieldset disabled={!may || isFixed}>
        <table className="plain price-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="type">
                {t('settings.tariffs.type')}
              </th>
              <th scope="col" rowSpan={2} className="r">
                {t('settings.tariffs.freeMinutes')}
              </th>
              <th scope="colgroup" colSpan={2} className="r">
                {t('settings.tariffs.day')}
              </th>
              <th scope="colgroup" colSpan={2} className="r">
                {t('settings.tariffs.entry')}
              </th>
            </tr>
            <tr>
              {['day-loaded', 'day-empty', 'entry-loaded', 'entry-empty'].map((column) => (
                <th key={column} scope="col" className="r">
                  {word('load', column.endsWith('loaded') ? 'loaded' : 'empty')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {VEHICLE_TYPES.map((type) => (
              <tr key={type}>
                <th scope="row">{word('vehicleType', type)}</th>
                {PRICE_COLUMNS.map((column) => (
                  <td key={column}>
                    <input
                      className="r"
                      inputMode="numeric"
                      maxLength={14}
                      data-column={column}
                      aria-label={`${t(`settings.tariffs.cell-${column}`)}, ${word('vehicleType', type)}`}
                      aria-invalid={isGoodCell(column, draft.rows[type][column]) ? undefined : true}
                      value={draft.rows[type][column]}
                      onChange={(event) => changeCell(type, column, event.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <div className="field-grid tariff-more">
          <SelectField
            label={t('settings.tariffs.unknown-as')}
            value={draft.unknownAs}
            options={VEHICLE_TYPES.map((type) => ({ value: type, text: word('vehicleType', type) }))}
            onChange={(type) => change({ unknownAs: type as VehicleType })}
          />
          <TextField
            label={t('settings.tariffs.plug')}
            className="r"
            inputMode="numeric"
            maxLength={14}
            value={draft.plug}
            placeholder={t('settings.tariffs.plug-none')}
            isWrong={draft.plug.trim() !== '' && dongIn(draft.plug) === null}
            onChange={(plug) => change({ plug })}
          />
        </div>
        {draft.services.length === 0 ? null : (
          <table className="plain price-table services">
            <thead>
              <tr>
                <th scope="col">{t('settings.tariffs.service')}</th>
                <th scope="col">{t('settings.tariffs.service-code')}</th>
                <th scope="col" className="r amount">
                  {t('settings.tariffs.service-amount')}
                </th>
                <th className="remove" aria-label={t('settings.tariffs.service-remove')} />
              </tr>
            </thead>
            <tbody>
              {draft.services.map((service, at) => (
                <tr key={at}>
                  <td>
                    <input
                      maxLength={80}
                      // A new one is being named.
                      autoFocus={service.code === ''}
                      data-column="name"
                      aria-label={`${t('settings.tariffs.service')} ${String(at + 1)}`}
                      aria-invalid={service.name.trim() === '' ? true : undefined}
                      value={service.name}
                      onChange={(event) =>
                        changeService(
                          at,
                          namedService(draft.services, at, event.target.value, !isKnown(lines, service.code)),
                        )
                      }
                    />
                  </td>
                  <td className="m q">{service.code}</td>
                  <td>
                    <input
                      className="r"
                      inputMode="numeric"
                      maxLength={14}
                      data-column="amount"
                      aria-label={`${t('settings.tariffs.service-amount')} ${String(at + 1)}`}
                      aria-invalid={dongIn(service.amount) === null ? true : undefined}
                      value={service.amount}
                      onChange={(event) => changeService(at, { ...service, amount: event.target.value })}
                    />
                  </td>
                  <td className="r">
                    {isFixed ? null : (
                      <Button
                        aria-label={`${t('settings.tariffs.service-remove')} ${service.name}`}
                        onClick={() => change({ services: draft.services.filter((_, index) => index !== at) })}
                      >
                        ×
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {problem === null ? null : (
          <p className="bad tariff-problem" role="alert">
            {t(`settings.tariffs.bad-${problem}`)}
          </p>
        )}
      </fieldset>
      {may ? (
        <SaveLine
          canSave={canSave}
          isDirty={isDirty}
          said={said}
          label={t(isFixed ? 'settings.tariffs.save-end' : 'settings.tariffs.save')}
          onUndo={() => {
            setTyped(null);
            forget();
            if (version === null) onLeave();
          }}
        >
          {isFixed ? null : (
            <Button
              disabled={draft.services.length >= MOST_SERVICES}
              onClick={() => change({ services: withNewService(draft).services })}
            >
              {t('settings.tariffs.service-add')}
            </Button>
          )}
        </SaveLine>
      ) : null}
    </form>
  );
}

/** Whether a service was saved under this code before, so that a new name keeps it. */
function isKnown(lines: readonly TariffLine[], code: string): boolean {
  return lines.some((line) => line.kind === 'service' && line.code === code);
}

/** Up and down go to the same column of the next row. */
function moveInColumn(event: KeyboardEvent<HTMLFormElement>): void {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  const { target } = event;
  if (step === 0 || !(target instanceof HTMLInputElement) || target.dataset['column'] === undefined) return;
  const column = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[data-column="${target.dataset['column']}"]`),
  ];
  const next = column[column.indexOf(target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.select();
}
