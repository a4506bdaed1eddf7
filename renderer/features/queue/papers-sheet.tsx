import { useState } from 'react';
import { dayOf } from '../../../shared/kernel/calendar.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { DOCUMENT_KINDS } from '../../../shared/contract/texts/codes.ts';
import { documentNameOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useTexts } from '../../client/app-context.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { readDay } from '../../ui/format.ts';
import { FormSheet } from './form-sheet.tsx';
import type { LineRow } from './line.ts';
import { papersOf } from './papers.ts';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

/** The checklist of a truck's papers: a digit chooses one, then its number and day; Enter records it (QU4). */
export function PapersSheet(props: {
  readonly visit: VisitRow;
  readonly place: LineRow | null;
  readonly onClose: () => void;
}) {
  const { visit, place, onClose } = props;
  const app = useApp();
  const t = useTexts(queueTexts);
  const named = useRow('site', 'site')?.settings.requiredDocuments;
  const nameOf = (paper: string): string => documentNameOf(app.lang, paper, named);
  const send = useAnswer();
  const [kind, setKind] = useState<string | null>(null);
  const [papers] = useState(() => {
    const found = papersOf(visit, place);
    const known = new Set(found.map((one) => one.kind));
    const others = DOCUMENT_KINDS.filter((one) => !known.has(one)).map(
      (one) => ({ kind: one, state: null, number: null }) as const,
    );
    return [...found, ...others].slice(0, 9);
  });
  const plate = formatPlate(visit.plate);
  if (kind !== null) {
    return (
      <FormSheet
        key={kind}
        label={t('queue.form.paper', { what: nameOf(kind), plate })}
        go={t('queue.form.paper-go')}
        cancel={t('queue.form.cancel')}
        optional={(label) => t('queue.form.optional', { label })}
        fields={[
          { name: 'number', label: t('queue.form.paper-number'), isOptional: true },
          {
            name: 'issuedOn',
            label: t('queue.form.paper-on'),
            isOptional: true,
            initial: app.format.day(dayOf(app.clock.now(), app.format.zone)),
          },
          { name: 'validUntilOn', label: t('queue.form.paper-until'), isOptional: true },
          {
            name: 'state',
            label: t('queue.form.paper-state'),
            options: [
              { value: 'present', text: t('queue.form.paper-present') },
              { value: 'missing', text: t('queue.form.paper-missing') },
            ],
          },
        ]}
        onSubmit={async ({ number, issuedOn, validUntilOn, state }) => {
          const issued = readDay(issuedOn);
          const until = readDay(validUntilOn);
          if ((issuedOn !== '' && issued === null) || (validUntilOn !== '' && until === null))
            return t('queue.form.bad-day');
          return send('visit.document', {
            visitId: visit.visitId,
            kind,
            number,
            state: state === 'missing' ? 'missing' : 'present',
            ...(issued === null || state === 'missing' ? {} : { issuedOn: issued }),
            ...(until === null ? {} : { validUntilOn: until }),
          });
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Sheet label={t('queue.form.papers', { plate })} onClose={onClose}>
      <p className="s">{t('queue.form.milestone-note')}</p>
      <div
        className="choices"
        onKeyDown={(event) => {
          const index = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
          const paper = index === undefined ? undefined : papers[Number(index) - 1];
          if (paper === undefined) return;
          event.preventDefault();
          setKind(paper.kind);
        }}
      >
        {papers.map((paper, index) => (
          <button key={paper.kind} type="button" autoFocus={index === 0} onClick={() => setKind(paper.kind)}>
            <kbd>{index + 1}</kbd>
            <span className={paper.state === 'missing' || paper.state === 'expired' ? 'warn' : ''}>
              {paper.state === null
                ? nameOf(paper.kind)
                : t(`queue.paper.${paper.state}`, { what: nameOf(paper.kind) })}
            </span>
            <span className="q">{paper.number ?? ''}</span>
          </button>
        ))}
      </div>
    </Sheet>
  );
}
