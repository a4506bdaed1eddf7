import { useCan, useCommand, useRow, useTexts } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { Button } from '../../ui/controls.tsx';
import { FieldsForm } from './fields-form.tsx';
import { numberIn, numberText } from './fields.ts';
import { settingsTexts } from './texts/catalog.ts';

const MOST_ACCOUNTS = 500;

/** How charges are settled: at the exit or later, the grace to reach it, and which firms may owe. */
export function ChargeRulesForm() {
  const t = useTexts(settingsTexts);
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  const site = useRow('site', 'site');
  const [count, setCount] = useKept<number | null>('settings account count', null);
  if (site === undefined) return null;
  const { isDueAtExit, exitGraceMinutes, accounts } = site.settings.charges;
  const shown = count ?? accounts.length;
  return (
    <FieldsForm
      name="charges"
      may={may}
      isTouched={shown > accounts.length}
      onUndo={() => setCount(null)}
      groups={[
        {
          title: t('settings.tariffs.exit'),
          fields: [
            {
              name: 'exitGraceMinutes',
              label: t('settings.tariffs.grace'),
              value: numberText(exitGraceMinutes),
              kind: 'number',
              isWhole: true,
              min: 0,
              max: 1440,
              hint: t('settings.tariffs.grace-hint'),
            },
            {
              name: 'isDueAtExit',
              label: t('settings.tariffs.due-at-exit'),
              value: isDueAtExit ? 'yes' : '',
              kind: 'check',
            },
          ],
        },
        {
          title: t('settings.tariffs.accounts'),
          fields: Array.from({ length: shown }, (_, at) => ({
            name: `account-${String(at)}`,
            label: t('settings.tariffs.account', { number: at + 1 }),
            value: accounts[at] ?? '',
            isOptional: true,
            maxLength: 120,
          })),
        },
      ]}
      onSave={(values) =>
        save(
          {
            values: {
              charges: {
                isDueAtExit: values['isDueAtExit'] !== '',
                exitGraceMinutes: numberIn(values, 'exitGraceMinutes'),
                accounts: Array.from({ length: shown }, (_, at) => values[`account-${String(at)}`] ?? '').filter(
                  (name) => name !== '',
                ),
              },
            },
          },
          t('settings.tariffs.rules'),
        )
      }
      onSaved={() => setCount(null)}
    >
      <p className="q">{t('settings.tariffs.accounts-hint')}</p>
      <div className="save-line">
        <Button disabled={shown >= MOST_ACCOUNTS} onClick={() => setCount(shown + 1)}>
          {t('settings.tariffs.account-add')}
        </Button>
      </div>
    </FieldsForm>
  );
}
