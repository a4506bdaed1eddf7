import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { Lang } from '../../ui/i18n.ts';

/** Fetches the report of a day as a file and hands it to the browser's downloads. Answers the fault, or null. */
export async function downloadReport(on: Day, kind: 'pdf' | 'xlsx', lang: Lang, token: string): Promise<Fault | null> {
  const response = await fetch(`/api/reports/daily/${on}.${kind}?lang=${lang}`, {
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => null);
  if (response === null) return { code: 'host.stopping' };
  if (!response.ok) {
    const { fault } = (await response.json().catch(() => ({}))) as { readonly fault?: Fault };
    return fault ?? { code: 'print.failed' };
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `bao-cao-${on}.${kind}`;
  link.click();
  URL.revokeObjectURL(address);
  return null;
}
