/** What every public page has: small, without scripts that are needed, in the region's name. */
import { type Html, html } from '../domain/html.ts'
import { type Language, wordsOf } from '../domain/words.ts'

export type Field = readonly [name: string, value: string]
export type PageFrame = {
  language: Language
  title: string
  regionName: string
  /** Where the name of the region leads. */
  home: string
  /** The same page in the other language: a link, or for one that came of a post what is posted to see it again. */
  other: { url: string; fields: readonly Field[] | null }
  /** `url` is null where the page has no address of its own. */
  sight: { isLarge: boolean; url: string | null }
  /** Not for search engines: somebody's own question. */
  isPrivate: boolean
  /** Of the form; a page that is only read has none. */
  hasScript: boolean
  /** It is the answer to a post, and is not asked for again. */
  isPosted: boolean
  body: Html
}

export function renderPage({
  language,
  title,
  regionName,
  home,
  other,
  sight,
  isPrivate,
  hasScript,
  isPosted,
  body,
}: PageFrame): string {
  const words = wordsOf(language)
  const page = html`<!doctype html>
<html lang="${language}" data-offline="${words.offline}"${sight.isLarge && html` data-sight="large"`}${isPosted && html` data-posted`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${isPrivate ? html`<meta name="robots" content="noindex, nofollow">` : html`<meta name="description" content="${words.about}">`}
<title>${title} · ${regionName}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/ask/assets/ask.css">
<script src="/ask/assets/ask-language.js"></script>
${hasScript && html`<script src="/ask/assets/ask.js" defer></script>`}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header><a href="${home}" class="region">${regionName}</a>
<span class="looks">${sight.url !== null && html`<a href="${sight.url}">${sight.isLarge ? words.usualSight : words.largeSight}</a>`}
${renderOther({ other, to: language === 'ru' ? 'en' : 'ru', label: words.other })}</span></header>
<main id="main">
${body}
</main>
</body>
</html>
`
  return page.text
}

type Other = Pick<PageFrame, 'other'> & { to: Language; label: string }

function renderOther({ other: { url, fields }, to, label }: Other): Html {
  if (fields === null) return html`<a href="${url}" hreflang="${to}" lang="${to}">${label}</a>`
  return html`<form method="post" action="${url}" class="lang">${fields.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" class="quiet" lang="${to}">${label}</button></form>`
}
