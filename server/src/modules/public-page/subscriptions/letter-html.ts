/** A letter as its reader sees it: the same words under emblem and name of the region, in its colour. Nothing is fetched from anywhere. */
import { html } from '../domain/html.ts'

const PLAIN = '#1b4b7a'
const LINK = /(https?:\/\/[^\s]+)/

type Shown = {
  text: string
  regionName: string
  accent: string | null
  /** Of the picture that the letter brings. */
  emblemCid: string | null
}

export function writeLetterHtml({ text, regionName, accent, emblemCid }: Shown): string {
  const colour = accent ?? PLAIN
  const lines = text.split('\n').map((line) => {
    const parts = line
      .split(LINK)
      .map((part) => (LINK.test(part) ? html`<a href="${part}" style="color:${colour}">${part}</a>` : part))
    return html`${parts}<br>\n`
  })
  // On white: an emblem may have the colour of its region. The name beside it says what it is.
  const emblem =
    emblemCid === null
      ? ''
      : html`<img src="cid:${emblemCid}" alt="" height="40" style="height:40px;background:#ffffff;border-radius:4px;padding:4px;margin-right:12px;vertical-align:middle">`
  return html`<!doctype html><html><body style="margin:0;background:#ffffff;color:#16202b;font:16px/1.5 sans-serif"><div style="padding:12px 24px;background:${colour};color:#ffffff;font-weight:bold">${emblem}${regionName}</div><div style="padding:24px">${lines}</div></body></html>`
    .text
}
