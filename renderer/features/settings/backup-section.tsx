import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { useApp, useCan, useCommand, useLink, useRow, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { FieldsForm } from './fields-form.tsx';
import { numberIn, numberText, type FieldSpec } from './fields.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useSaving } from './use-saving.ts';

const MEGABYTE = 1024 * 1024;

/** A verified copy of the book, now, and how old the newest is; and how long pictures are kept (PH3). */
export function BackupSection() {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const link = useLink();
  const backUp = useCommand('backup.run');
  const may = useCan('backup.run');
  const { isSending, said, run } = useSaving();
  const [made, setMade] = useState<CommandOutput<'backup.run'> | null>(null);
  const age = link.backupAgeMs;
  return (
    <SectionFrame title={t('settings.backup')} note={t('settings.backup.note')} command="backup.run">
      <p className="answer">
        {age === null ? t('settings.backup.none') : t('settings.backup.age', { age: format.duration(age) })}
      </p>
      <p className="q">{t('settings.backup.where')}</p>
      <div className="save-line">
        <Button
          look="primary"
          disabled={!may || isSending}
          onClick={() =>
            void run(async () => {
              const outcome = await backUp({});
              if ('ok' in outcome) setMade(outcome.ok);
              return outcome;
            })
          }
        >
          {t('settings.backup.now')}
        </Button>
        {isSending ? (
          <span className="s" role="status">
            {t('settings.backup.running')}
          </span>
        ) : said === null ? null : said.isGood && made !== null ? (
          <span className="s" role="status">
            ✓ {t('settings.backup.done')} <span className="m">{made.fileName}</span>
            {` · ${format.number(made.bytes / MEGABYTE, 1)} MB · ${t('settings.backup.seq', { seq: format.number(made.seq) })}`}
          </span>
        ) : (
          <span className="bad" role="alert">
            {said.text}
          </span>
        )}
      </div>
      <PhotoKeeping />
    </SectionFrame>
  );
}

const MOST_DAYS = 3650;

function PhotoKeeping() {
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  if (site === undefined) return null;
  const { photos } = site.settings;
  const days = (name: keyof typeof photos): FieldSpec => ({
    name,
    label: t(`settings.photos.${name}`),
    value: numberText(photos[name]),
    kind: 'number',
    isWhole: true,
    min: 1,
    max: MOST_DAYS,
    hint: t(`settings.photos.${name}-hint`),
  });
  return (
    <FieldsForm
      name="photos"
      may={may}
      groups={[{ title: t('settings.photos'), fields: [days('keepDays'), days('keepIncidentDays')] }]}
      onSave={(values) =>
        save(
          {
            values: {
              photos: {
                keepDays: numberIn(values, 'keepDays'),
                keepIncidentDays: numberIn(values, 'keepIncidentDays'),
              },
            },
          },
          t('settings.photos'),
        )
      }
    />
  );
}
