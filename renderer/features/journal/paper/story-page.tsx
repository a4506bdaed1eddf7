import { useMemo } from 'react';
import type { StoryPrintData } from '../../../../shared/contract/printed-story.ts';
import type { VisitRow } from '../../../../shared/contract/rows.ts';
import { anyWordOf } from '../../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../../ui/format.ts';
import { translatorOf, type Translate } from '../../../ui/i18n.ts';
import { disclosureWords, storySections, type StoryLine, type StorySection } from '../story-sections.ts';
import { journalTexts, type JournalTextKey } from '../texts/catalog.ts';
import '../../../ui/a4/tinos.css';
import '../../../ui/a4/a4.css';
import './story-page.css';

type Say = { readonly format: Format; readonly t: Translate<JournalTextKey> };

/** A visit's story for an authority (YP17): as many A4 pages as it takes, black only, nobody of the truck named unless that is written down (YP21). */
export function StoryPage({ data, format }: { readonly data: StoryPrintData; readonly format: Format }) {
  const { story, printedBy } = data;
  const { head, visit } = story;
  const t = translatorOf(journalTexts, format.lang);
  const sections = useMemo(() => storySections(story, format), [story, format]);
  return (
    <article className="a4 story-page" lang={format.lang}>
      <header className="a4-head">
        <div>
          {head.parentUnit === '' ? null : <p className="up">{head.parentUnit}</p>}
          <p className="up b">{story.siteName}</p>
          <hr />
        </div>
        <div>
          <p className="b">{t('journal.paper.country')}</p>
          <p className="b motto">{t('journal.paper.motto')}</p>
          <hr className="long" />
          <p className="i motto">
            {[head.reportPlace, format.date(story.toldAt)].filter((part) => part !== '').join(', ')}
          </p>
        </div>
      </header>
      <h1>
        {t('journal.paper.title')}
        <br />
        <span>{t('journal.paper.about', { plate: formatPlate(visit.plate) })}</span>
      </h1>
      <hr className="short" />
      {story.disclosure === null ? null : (
        <p className="personal b">{t('journal.paper.personal', { disclosed: disclosureWords(story.disclosure, t) })}</p>
      )}
      <dl>
        {factsOf(visit, { t, format }).map(([key, value]) => (
          <div key={key}>
            <dt>{t(`journal.paper.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {story.isCut ? <p className="i">{t('journal.story.cut')}</p> : null}
      {sections.map((section, at) => (
        <section key={section.name}>
          <h2>{`${format.number(at + 1)}. ${t(`journal.story.${section.name}`)}`}</h2>
          <Lines section={section} say={{ t, format }} />
        </section>
      ))}
      <div className="a4-sign">
        <div />
        <div className="signer">
          <p className="b up">{head.signerTitle === '' ? t('journal.paper.signer') : head.signerTitle}</p>
          <p className="i">{t('journal.paper.sign')}</p>
          <p className="b name">{head.signerName}</p>
        </div>
      </div>
      <p className="foot">
        {t(story.disclosure === null ? 'journal.paper.foot' : 'journal.paper.foot-named', {
          who: printedBy,
          at: format.dateTime(story.toldAt),
          seq: format.number(story.seq),
        })}
      </p>
    </article>
  );
}

const FACTS = ['vehicle', 'way', 'goods', 'declaration', 'number', 'expected', 'arrived', 'departed'] as const;

/** What the truck is and when it came and went; what nobody said is left out. */
function factsOf(visit: VisitRow, { t, format }: Say): readonly (readonly [(typeof FACTS)[number], string])[] {
  const { lang } = format;
  const trailer = visit.trailerPlate === null ? null : formatPlate(visit.trailerPlate);
  const facts: Readonly<Record<(typeof FACTS)[number], string | null>> = {
    vehicle: joined([formatPlate(visit.plate), trailer, visit.containerNo]),
    way: joined([anyWordOf(lang, 'direction', visit.direction), visit.crossing]),
    goods: joined([anyWordOf(lang, 'cargoClass', visit.cargoClass), visit.goods]),
    declaration: visit.customsDeclarationNo,
    number: visit.queueNumber,
    expected: visit.expectedAt === null ? null : format.dateTime(visit.expectedAt),
    arrived: visit.arrivedAt === null ? null : format.dateTime(visit.arrivedAt),
    departed: visit.departedAt === null ? t('journal.paper.still-here') : format.dateTime(visit.departedAt),
  };
  return FACTS.flatMap((key) => {
    const value = facts[key];
    return value === null || value === '' ? [] : [[key, value] as const];
  });
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

function Lines({ section, say }: { readonly section: StorySection; readonly say: Say }) {
  const { t } = say;
  const { lines } = section;
  const hasTo = lines.some(({ to }) => to !== undefined);
  const hasSeq = lines.some(({ seq }) => seq !== null);
  const hasBy = lines.some(({ by }) => by !== null);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className="at">
            {t(hasTo ? 'journal.paper.col.from' : 'journal.paper.col.at')}
          </th>
          {hasTo ? (
            <th scope="col" className="at">
              {t('journal.paper.col.to')}
            </th>
          ) : null}
          {hasSeq ? (
            <th scope="col" className="seq">
              {t('journal.paper.col.seq')}
            </th>
          ) : null}
          <th scope="col">{t('journal.paper.col.what')}</th>
          {hasBy ? (
            <th scope="col" className="by">
              {t('journal.paper.col.by')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <Line key={at} line={line} has={{ to: hasTo, seq: hasSeq, by: hasBy }} say={say} />
        ))}
      </tbody>
    </table>
  );
}

function Line(props: {
  readonly line: StoryLine;
  readonly has: { readonly to: boolean; readonly seq: boolean; readonly by: boolean };
  readonly say: Say;
}) {
  const { line, has, say } = props;
  const { t, format } = say;
  const { from, to, seq, what, note, corrections, by, station, isGone } = line;
  return (
    <tr>
      <td>{format.dateTime(from)}</td>
      {has.to ? (
        <td>{to === undefined ? '' : to === null ? t('journal.story.until-now') : format.dateTime(to)}</td>
      ) : null}
      {has.seq ? <td className="r">{seq === null ? '' : format.number(seq)}</td> : null}
      <td>
        {isGone ? <s>{what}</s> : what}
        {note === null ? null : <span className="i">{` (${note})`}</span>}
        {corrections.map((said, at) => (
          <div key={at} className="correction">
            {isGone ? <s>{said}</s> : said}
          </div>
        ))}
      </td>
      {has.by ? <td>{joined([by, station])}</td> : null}
    </tr>
  );
}
