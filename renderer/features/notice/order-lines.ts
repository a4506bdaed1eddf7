/** Trucks that one order can name. */
export const MOST_LINES = 2000;

/** The trucks of a pasted list, one a line: ranks, bullets, quotes and further columns are left out, repeated ones too. */
export function orderLinesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => {
    const [first = '', second = ''] = line
      .trim()
      .split(/[\t;,]/)
      .map(plain);
    // A first column that is a rank alone is none of a truck's names.
    const cell = /^\d{1,4}[.)]?$/.test(first) && second !== '' ? second : first;
    return cell
      .replace(/^\d{1,4}[.)]\s+/, '')
      .replace(/^[-•*]\s+/, '')
      .slice(0, 80)
      .trim();
  });
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** A cell without the quotes that a spreadsheet puts around it. */
function plain(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}
