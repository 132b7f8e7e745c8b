/** A letter as its reader sees it: the same words under the name of the region, in its colour. Nothing is fetched from anywhere. */
import { html } from '../domain/html.ts'

const PLAIN = '#1b4b7a'
const LINK = /(https?:\/\/[^\s]+)/

type Shown = { text: string; regionName: string; accent: string | null }

export function writeLetterHtml({ text, regionName, accent }: Shown): string {
  const colour = accent ?? PLAIN
  const lines = text.split('\n').map((line) => {
    const parts = line
      .split(LINK)
      .map((part) => (LINK.test(part) ? html`<a href="${part}" style="color:${colour}">${part}</a>` : part))
    return html`${parts}<br>\n`
  })
  return html`<!doctype html><html><body style="margin:0;background:#ffffff;color:#16202b;font:16px/1.5 sans-serif"><div style="padding:12px 24px;background:${colour};color:#ffffff;font-weight:bold">${regionName}</div><div style="padding:24px">${lines}</div></body></html>`
    .text
}
