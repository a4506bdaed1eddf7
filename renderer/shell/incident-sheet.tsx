import { useState } from 'react';
import { INCIDENT_KINDS, type IncidentKind } from '../../shared/domain/vocabulary.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { useCommand, useRow, useSelection, useTexts, useWords } from '../client/app-context.ts';
import { Button, Kbd, TextField } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { shellTexts } from './texts/catalog.ts';

/** One key opens an incident about the selected truck or a place (IN1). */
export function IncidentSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const open = useCommand('incident.open');
  const [{ visitId }] = useSelection();
  const visit = useRow('visit', visitId);
  const [kind, setKind] = useState<IncidentKind>('fire');
  const [place, setPlace] = useState('');
  const [note, setNote] = useState('');
  const submit = (): void => {
    void open({
      kind,
      note,
      ...(visit === undefined ? {} : { visitId: visit.visitId }),
      ...(place.trim() === '' ? {} : { place }),
    });
    onClose();
  };
  return (
    <Sheet
      label={t('shell.incident-title')}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="Esc" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button look="primary" keyCap="Enter" onClick={submit}>
            {t('shell.incident-open')}
          </Button>
        </>
      }
    >
      {visit === undefined ? null : (
        <p className="b">{t('shell.incident-about', { plate: formatPlate(visit.plate) })}</p>
      )}
      <div
        className="kinds"
        role="radiogroup"
        aria-label={t('shell.incident-kind')}
        onKeyDown={(event) => {
          const chosen = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
          const next = chosen === undefined ? undefined : INCIDENT_KINDS[Number(chosen) - 1];
          if (next !== undefined) setKind(next);
        }}
      >
        {INCIDENT_KINDS.map((each, index) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={each === kind}
            autoFocus={index === 0}
            onClick={() => setKind(each)}
            onKeyDown={(event) => {
              if (event.code === 'Enter' || event.code === 'NumpadEnter') {
                event.preventDefault();
                submit();
              }
            }}
          >
            <Kbd>{index + 1}</Kbd>
            {word('incidentKind', each)}
          </button>
        ))}
      </div>
      <TextField label={t('shell.incident-place')} value={place} onChange={setPlace} maxLength={60} />
      <TextField
        label={t('shell.incident-note')}
        value={note}
        onChange={setNote}
        maxLength={500}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit();
        }}
      />
    </Sheet>
  );
}
