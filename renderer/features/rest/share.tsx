import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import { useApp, useCan, useTexts, useWords } from '../../client/app-context.ts';
import { restTexts } from './texts/catalog.ts';

export type ServedPerson = QueryOutputs['rest.person']['people'][number];

/** The services that one key hands out, in the order shown. */
export const SERVICE_KEYS = [
  { service: 'meal', code: 'KeyM', cap: 'M' },
  { service: 'shower', code: 'KeyT', cap: 'T' },
  { service: 'water', code: 'KeyN', cap: 'N' },
  { service: 'laundry', code: 'KeyG', cap: 'G' },
] as const satisfies readonly { readonly service: Service; readonly code: string; readonly cap: string }[];

/** What a person got today and may still get, with the key that hands out one more (RE2). */
export function Share(props: { readonly person: ServedPerson; readonly onServe: (service: Service) => void }) {
  const { person, onServe } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  const mayServe = useCan('rest.serve');
  return (
    <div className="sec">
      <h2>
        <span>{t('rest.share')}</span>
        <span>{t('rest.share-head')}</span>
      </h2>
      {SERVICE_KEYS.map(({ service, cap }) => {
        const share = person.served.find((one) => one.service === service);
        const values = {
          used: format.number(share?.free ?? 0),
          max: format.number(share?.freeMax ?? 0),
          paid: format.number(share?.paid ?? 0),
        };
        const isLeft = share !== undefined && share.free < share.freeMax;
        return (
          <button
            key={service}
            type="button"
            className="serve"
            disabled={!mayServe}
            aria-keyshortcuts={cap}
            onClick={() => onServe(service)}
          >
            <span className="cap">{word('service', service)}</span>
            <span className={isLeft ? 'b' : 'q'}>
              {(share?.paid ?? 0) > 0 ? t('rest.share-paid', values) : t('rest.share-value', values)}
            </span>
            <kbd aria-hidden="true">{cap}</kbd>
          </button>
        );
      })}
    </div>
  );
}
