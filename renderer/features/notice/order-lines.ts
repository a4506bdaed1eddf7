/** The trucks of a pasted list, one a line: ranks, bullets and further columns are left out, repeated ones too. */
export function orderLinesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => {
    const [first = '', second = ''] = line.trim().split(/[\t;,]/);
    // A first column that is a rank alone is none of a truck's names.
    const cell = /^\d{1,4}[.)]?$/.test(first.trim()) && second.trim() !== '' ? second : first;
    return cell
      .trim()
      .replace(/^\d{1,4}[.)]\s+/, '')
      .replace(/^[-•*]\s+/, '')
      .slice(0, 80)
      .trim();
  });
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, 2000);
}
