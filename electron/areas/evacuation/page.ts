import type { EvacuationSheet, SheetSection } from '../../../shared/contract/evacuation/sheet.ts';
import type { TwoHeads } from '../../../shared/contract/texts/evacuation-texts.ts';

/** Big letters, black on white, heads repeated on every sheet of A4; no script and nothing from outside. */
const STYLE = `
@page { size: A4; margin: 15mm 12mm; }
body { font: 12pt/1.35 "Segoe UI", Arial, "Noto Sans", sans-serif; color: #000; background: #fff; margin: 8mm; }
h1 { font-size: 20pt; margin: 0; }
h2 { font-size: 15pt; margin: 7mm 0 2mm; break-after: avoid; }
.en { font-weight: 400; font-size: 85%; }
.sums { font-size: 15pt; margin: 2mm 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.4pt solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top; white-space: pre-line; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
td.code { font-family: Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }
.number { text-align: right; }
.tick { width: 18mm; }
@media print { body { margin: 0; } }
`;

/** The evacuation list as one file that any browser shows and prints without the program (IN6). */
export function evacuationPage(sheet: EvacuationSheet): string {
  const title = `${sheet.title.vi} · ${sheet.siteName}`;
  const sums = sheet.sums.map(({ head, count }) => `<b>${String(count)}</b> ${heads(head)}`).join(' · ');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${heads(sheet.title)} · ${escaped(sheet.siteName)}</h1>
<p class="sums">${heads(sheet.asOf.head)} <b>${escaped(sheet.asOf.text)}</b> · ${sums}</p>
${sheet.sections.map(sectionOf).join('\n')}
</body>
</html>
`;
}

function sectionOf({ title, titleEn, columns, rows }: SheetSection): string {
  const head = columns.map(({ head: one, look }) => `<th class="${look}">${heads(one)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell, n) => `<td class="${columns[n]?.look ?? ''}">${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<h2>${heads({ vi: title, en: titleEn })} · ${String(rows.length)}</h2>
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

function heads({ vi, en }: TwoHeads): string {
  return `${escaped(vi)} <span class="en">/ ${escaped(en)}</span>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
