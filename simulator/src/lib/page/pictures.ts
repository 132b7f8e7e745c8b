/** Draws faces of initials on the spot. */
import { html } from './html.ts'

const PALETTE = [
  '#1b4b7a',
  '#a05325',
  '#14626f',
  '#7d5200',
  '#24693c',
  '#68399b',
  '#9e1040',
  '#52587a',
] as const

export function initialsPicture(id: number, name: string): string {
  const initials = name
    .split(' ')
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
  const colour = PALETTE[Math.abs(id) % PALETTE.length] ?? PALETTE[0]
  const shape =
    id < 0
      ? html`<rect width="80" height="80" rx="16" fill="${colour}"/>`
      : html`<circle cx="40" cy="40" r="40" fill="${colour}"/>`
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="0 0 80 80">${shape}<text x="40" y="41" fill="#fff" font-family="system-ui, sans-serif" font-size="30" font-weight="600" text-anchor="middle" dominant-baseline="central">${initials}</text></svg>`
    .markup
}
