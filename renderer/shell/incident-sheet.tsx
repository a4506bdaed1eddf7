import { useEffect, useRef, useState } from 'react';
import { INCIDENT_KINDS, type IncidentKind } from '../../shared/domain/vocabulary.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { useCommand, useGoTo, useRow, useSelection, useTexts, useWords } from '../client/app-context.ts';
import { Button, Kbd, TextField } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { shellTexts } from './texts/catalog.ts';

/** One key opens an incident about the selected truck or a place (IN1); another prints who is on site (IN6). */
export function IncidentSheet(props: { readonly onPrint: () => void; readonly onClose: () => void }) {
  const { onPrint, onClose } = props;
  const t = useTexts(shellTexts);
  const { word, say } = useWords();
  const open = useCommand('incident.open');
  const goTo = useGoTo();
  const [{ visitId }] = useSelection();
  const visit = useRow('visit', visitId);
  const [kind, setKind] = useState<IncidentKind>('fire');
  const [place, setPlace] = useState('');
  const [note, setNote] = useState('');
  const [isDriverless, setDriverless] = useState(false);
  const [keysWith, setKeysWith] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const asksForDriver = kind === 'illness' && visit !== undefined;

  const submit = async (): Promise<void> => {
    if (isSending) return;
    setSending(true);
    const outcome = await open({
      kind,
      note,
      ...(visit === undefined ? {} : { visitId: visit.visitId }),
      ...(place.trim() === '' ? {} : { place }),
      ...(asksForDriver && isDriverless ? { isDriverless } : {}),
      ...(asksForDriver && keysWith.trim() !== '' ? { keysWith } : {}),
    });
    // Whoever went on meanwhile (the host was away) is not called back.
    if (!isHere.current) return;
    if ('ok' in outcome) {
      goTo('incident', outcome.ok.incidentId);
      onClose();
      return;
    }
    setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
    setSending(false);
  };
  const onFieldKey = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void submit();
  };

  return (
    <Sheet
      label={t('shell.incident-title')}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="P" className="far" onClick={onPrint}>
            {t('shell.evacuation-print')}
          </Button>
          <Button keyCap="Esc" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button look="primary" keyCap="Enter" disabled={isSending} onClick={() => void submit()}>
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
          if (next !== undefined) {
            setKind(next);
            event.currentTarget.querySelectorAll('button')[Number(chosen) - 1]?.focus();
          } else if (event.code === 'KeyP') onPrint();
          else if (event.code === 'KeyK' && asksForDriver) setDriverless(!isDriverless);
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
                void submit();
              }
            }}
          >
            <Kbd>{index + 1}</Kbd>
            {word('incidentKind', each)}
          </button>
        ))}
      </div>
      {asksForDriver ? (
        <>
          <label className="tick">
            <input
              type="checkbox"
              checked={isDriverless}
              onChange={(event) => setDriverless(event.target.checked)}
              onKeyDown={onFieldKey}
            />
            {t('shell.incident-driverless')} <Kbd>K</Kbd>
          </label>
          <TextField
            label={t('shell.incident-keys')}
            value={keysWith}
            onChange={setKeysWith}
            maxLength={80}
            onKeyDown={onFieldKey}
          />
        </>
      ) : null}
      <TextField
        label={t('shell.incident-place')}
        value={place}
        onChange={setPlace}
        maxLength={60}
        onKeyDown={onFieldKey}
      />
      <TextField
        label={t('shell.incident-note')}
        value={note}
        onChange={setNote}
        maxLength={500}
        onKeyDown={onFieldKey}
      />
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}
