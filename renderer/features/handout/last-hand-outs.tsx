import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts, useValue, useWords } from '../../client/app-context.ts';
import { personOf } from './answer-pane.tsx';
import { deskOf, type HandOut } from './desk.ts';
import { handoutTexts } from './texts/catalog.ts';

/** The last twenty, newest first. */
export function LastHandOuts() {
  const app = useApp();
  const t = useTexts(handoutTexts);
  const { last } = useValue(deskOf(app).state);
  return (
    <div className="handout-last">
      <table className="plain" aria-label={t('handout.last')}>
        <thead>
          <tr>
            {(['at', 'plate', 'who', 'what', 'how'] as const).map((name) => (
              <th key={name} scope="col" className={name}>
                {t(`handout.col.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {last.map((one) => (
            <Line key={one.key} handOut={one} />
          ))}
        </tbody>
      </table>
      {last.length === 0 ? <p className="q none">{t('handout.last-none')}</p> : null}
    </div>
  );
}

function Line({ handOut }: { readonly handOut: HandOut }) {
  const { rows, format } = useApp();
  const t = useTexts(handoutTexts);
  const { word } = useWords();
  const { at, code, who, wanted, answer } = handOut;
  const plate = who === null ? undefined : rows.get('visit', who.visitId)?.plate;
  const personId = personOf(answer);
  const person = personId === null ? undefined : rows.get('person', personId);
  const isDim = answer.kind !== 'given' || answer.isUndone;
  return (
    <tr className={isDim ? 'dim' : ''}>
      <td>{format.timeWithSeconds(at)}</td>
      <td className="m">{plate === undefined ? code : formatPlate(plate)}</td>
      <td>{person === undefined ? '' : (person.name ?? word('personRole', person.role))}</td>
      <td>{word('service', wanted.service)}</td>
      <td>{howOf(answer, t)}</td>
    </tr>
  );
}

function howOf(answer: HandOut['answer'], t: ReturnType<typeof useTexts<keyof (typeof handoutTexts)['vi']>>): string {
  if (answer.kind === 'nobody') return t('handout.nobody');
  if (answer.kind !== 'given') return t('handout.refused');
  if (answer.isUndone) return t('handout.how.undone');
  const { isFree, receiptNo, shares } = answer.output;
  if (!isFree) return [t('handout.how.paid'), receiptNo ?? ''].join(' ').trim();
  const sponsor = shares[0]?.sponsor ?? null;
  return sponsor === null ? t('handout.how.free') : t('handout.how.sponsored', { sponsor });
}
