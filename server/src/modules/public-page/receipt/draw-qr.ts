/** The address of a receipt as a QR code, which a telephone reads from paper or from another screen. */
import { encodeQR } from 'qr'
import { type Html, html } from '../domain/html.ts'

/** Light modules around it, without which it is not found. */
const BORDER = 4

/** Dark modules in runs, one path for all of them. */
export function drawQr(text: string, label: string): Html {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER })
  const side = rows.length
  const path = rows.map((row, y) => drawRow(row, y)).join('')
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" width="160" height="160" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`
}

function drawRow(row: readonly boolean[], y: number): string {
  const starts = row.flatMap((isDark, x) => (isDark && !row[x - 1] ? [x] : []))
  return starts
    .map((x) => {
      const end = row.indexOf(false, x)
      const length = (end === -1 ? row.length : end) - x
      return `M${x} ${y}h${length}v1h-${length}z`
    })
    .join('')
}
