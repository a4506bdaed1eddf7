import uPlot from 'uplot';

/** A day on a chart as a line with a sign over it: the first day of Tết, today. */
export function drawDay(
  chart: uPlot,
  day: number,
  text: string,
  look: { readonly ink: string; readonly paper: string; readonly fontPx: number },
): void {
  const { ctx, bbox } = chart;
  const { ink, paper, fontPx } = look;
  const x = Math.round(chart.valToPos(day, 'x', true));
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.fillStyle = ink;
  ctx.fillRect(x, bbox.top - fontPx * ratio, ratio, bbox.height + fontPx * ratio);
  ctx.font = `600 ${String(fontPx * ratio)}px 'BB Num', 'Be Vietnam Pro', sans-serif`;
  const width = ctx.measureText(text).width + 12 * ratio;
  const left = Math.min(x, bbox.left + bbox.width - width);
  const height = (fontPx + 6) * ratio;
  ctx.fillRect(left, bbox.top - fontPx * 2 * ratio, width, height);
  ctx.fillStyle = paper;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, left + 6 * ratio, bbox.top - fontPx * 2 * ratio + height / 2);
  ctx.restore();
}

/** What the dotted line is, over its left end. */
export function drawRoom(
  chart: uPlot,
  room: number,
  text: string,
  look: { readonly ink: string; readonly fontPx: number },
): void {
  const { ctx, bbox } = chart;
  const ratio = uPlot.pxRatio;
  const y = chart.valToPos(room, 'y', true);
  if (y < bbox.top) return;
  ctx.save();
  ctx.fillStyle = look.ink;
  ctx.font = `${String(look.fontPx * ratio)}px 'BB Num', 'Be Vietnam Pro', sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillText(text, bbox.left + 6 * ratio, y - 2 * ratio);
  ctx.restore();
}
