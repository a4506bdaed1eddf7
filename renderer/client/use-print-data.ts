import { useEffect, useState } from 'react';
import type { Fault } from '../../shared/contract/errors.ts';
import { call, faultOf } from './http.ts';

/**
 * What a page that is printed is drawn from: fetched with a ticket, which opens once. The document says `data-ready` when
 * data and fonts are there. Null until then.
 */
export function usePrintData<Data extends { readonly lang: string }>(
  ticket: string,
  titleOf: (data: Data) => string,
): { readonly data: Data | null; readonly fault: Fault | null } {
  const [data, setData] = useState<Data | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  useEffect(() => {
    void call(`/print/data?ticket=${encodeURIComponent(ticket)}`).then((answer) => {
      const problem = faultOf(answer);
      if (problem === null) setData(answer.body as Data);
      else setFault(problem);
    });
  }, [ticket]);

  useEffect(() => {
    if (data === null) return;
    const { documentElement } = document;
    documentElement.lang = data.lang === 'both' ? 'vi' : data.lang;
    document.title = titleOf(data);
    void document.fonts.ready.then(() => {
      documentElement.dataset['ready'] = 'true';
    });
  }, [data, titleOf]);

  return { data, fault };
}
