/** The frame of the open pages: wide, with their sections, readable without scripts and in print. */
import { type Html, html } from '../../domain/html.ts'
import { type Language, wordsOf } from '../../domain/words.ts'
import type { Sight } from '../../send-page.ts'
import type { OpenWords } from '../domain/words.ts'

export type OpenFrame = {
  language: Language
  words: OpenWords
  regionName: string
  title: string
  /** The same page in the other language. */
  otherUrl: string
  /** Adds the language of the reader to an address. */
  keep: (path: string, query?: Record<string, string>) => string
  sight: Sight
  /** Address of the script that recounts; null on pages without figures. */
  script: string | null
  body: Html
}

export function renderOpenPage({
  language,
  words,
  regionName,
  title,
  otherUrl,
  keep,
  sight,
  script,
  body,
}: OpenFrame): string {
  const shared = wordsOf(language)
  const other = language === 'ru' ? 'en' : 'ru'
  const page = html`<!doctype html>
<html lang="${language}"${sight.isLarge && html` data-sight="large"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${words.lead}">
<title>${title} · ${regionName}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/ask/assets/open.css">
<script src="/ask/assets/ask-language.js"></script>
<link rel="alternate" type="application/atom+xml" href="/open/feed.atom" title="${words.title}">
${script !== null && html`<script src="${script}" type="module" async></script>`}
</head>
<body>
<a class="skip" href="#main">${shared.skip}</a>
<header class="top"><div class="wide">
<a href="${keep('/open')}" class="region">${regionName}</a>
<nav aria-label="${words.sections}">
<a href="${keep('/open')}#figures">${words.nav.figures}</a>
<a href="${keep('/open/problems')}">${words.nav.problems}</a>
<a href="${keep('/open/outages')}">${words.nav.outages}</a>
<a href="${keep('/open/rating')}">${words.rating}</a>
<a href="${keep('/open/promises')}">${words.nav.promises}</a>
<a href="${keep('/open')}#streams">${words.nav.streams}</a>
<a href="${keep('/checked')}">${words.nav.checked}</a>
<a href="${keep('/open/data')}">${words.nav.data}</a>
</nav>
<a href="${otherUrl}" hreflang="${other}" lang="${other}" class="language">${shared.other}</a>
<a href="${sight.url}">${sight.isLarge ? shared.usualSight : shared.largeSight}</a>
</div></header>
<main id="main">
${body}
</main>
<footer><div class="wide">
<a href="${keep('/open/data')}">${words.data}: CSV, JSON</a>
<a href="/open311/discovery.json">${words.open311}</a>
<a href="${keep('/open/articles')}">${words.articles}</a>
<a href="${keep('/open/definitions')}">${words.definitions}</a>
<a href="/book/checkpoint">${words.book}</a>
<a href="${keep('/open/answer-check')}">${words.answerCheck}</a>
<a href="${keep('/ask')}">${words.ask}</a>
</div></footer>
</body>
</html>
`
  return page.text
}
