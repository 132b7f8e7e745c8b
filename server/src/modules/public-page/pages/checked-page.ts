import type { CheckedItem, PublicFake } from '../../fakes/index.ts'
import { type Html, html } from '../domain/html.ts'
import type { Words } from '../domain/words.ts'

type Listed = CheckedItem & { url: string; day: string }
type List = {
  words: Words
  lang: string
  search: string
  items: readonly Listed[]
  next: string | null
  /** The list without a search. */
  all: string
}

export function renderCheckedList({ words, lang, search, items, next, all }: List): Html {
  const { checked } = words
  return html`<h1>${checked.title}</h1>
<p class="lead">${checked.lead}</p>
<form method="get" action="/checked" role="search"><input type="hidden" name="lang" value="${lang}">
<label for="search">${checked.search}</label>
<input id="search" name="search" type="search" maxlength="200" value="${search}"> <button type="submit">${checked.find}</button></form>
${items.length === 0 && renderEmpty({ words, search, all })}
<ol class="thread">${items.map((item) => renderItem(words, item))}</ol>
${next !== null && html`<p><a href="${next}" rel="next">${checked.next}</a></p>`}`
}

function renderEmpty({ words: { checked }, search, all }: Pick<List, 'words' | 'search' | 'all'>): Html {
  if (search === '') return html`<p class="notice">${checked.nothing}</p>`
  return html`<p class="notice">${checked.empty}</p>
<p><a href="${all}">${checked.all}</a></p>`
}

function renderItem({ checked }: Words, { url, claim, verdict, publishedAt, day }: Listed): Html {
  return html`<li class="own" data-verdict="${verdict ?? 'review'}"><p class="who"><strong>${verdict === null ? checked.review : checked.verdicts[verdict]}</strong> <time datetime="${publishedAt.toISOString()}">${day}</time></p>
<p class="said"><a href="${url}">${claim}</a></p></li>`
}

type Shown = {
  words: Words
  fake: PublicFake
  list: string
  dayOf: (at: Date) => string
  momentOf: (at: Date) => string
}

export function renderChecked({ words, fake, list, dayOf, momentOf }: Shown): Html {
  const { checked } = words
  const { number, claim, verdict, said, hasPicture, publishedAt } = fake
  return html`<h1>${claim}</h1>
<p class="lead" id="verdict" data-verdict="${verdict ?? 'review'}"><strong>${verdict === null ? checked.review : checked.verdicts[verdict]}</strong> · <time datetime="${publishedAt.toISOString()}">${dayOf(publishedAt)}</time></p>
${renderDoubted(fake, words, momentOf)}
${renderCorrections(fake, words, dayOf)}
${hasPicture && html`<p><img src="/checked/${number}/picture" alt="${checked.picture}"></p>`}
${said !== null && html`<p class="said" id="post">${said.post}</p>`}
${said !== null && said.truth !== '' && html`<h2>${checked.truth}</h2><p class="said" id="truth">${said.truth}</p>`}
${renderRefuted(fake, words)}
${renderEvidence(fake, words)}
${renderAnswered(fake, words)}
<p><a href="${list}">${checked.all}</a></p>`
}

/** In fixed words: what exactly was wrong is said when two people have said it. */
function renderDoubted(
  { doubted }: PublicFake,
  { checked }: Words,
  momentOf: Shown['momentOf'],
): Html | false {
  if (doubted === null) return false
  const { since, post, truth } = doubted
  return html`<p class="notice" id="doubt">${checked.doubt} · <time datetime="${since.toISOString()}">${momentOf(since)}</time></p>
<h2>${checked.doubted}</h2><p class="said">${post}</p>${truth !== '' && html`<p class="said">${checked.truth}: ${truth}</p>`}`
}

function renderCorrections(
  { corrections }: PublicFake,
  { checked }: Words,
  dayOf: Shown['dayOf'],
): Html | false {
  if (corrections.length === 0) return false
  return html`<h2>${checked.corrections}</h2><ul id="corrections">${corrections.map(
    ({ at, reason, verdictBefore }) =>
      html`<li><time datetime="${at.toISOString()}">${dayOf(at)}</time>: ${reason} ${verdictBefore !== null && html` (${checked.before}: ${checked.verdicts[verdictBefore]})`}</li>`,
  )}</ul>`
}

/** Our own words that were wrong: struck out, not taken away. */
function renderRefuted({ said, refuted }: PublicFake, { checked }: Words): Html | false {
  if (refuted.length === 0) return false
  return html`<h2>${checked.refuted}</h2>${refuted.map(
    ({ post, truth }) =>
      html`<p class="said"><del>${post}</del></p>${truth !== '' && truth !== said?.truth && html`<p class="said">${checked.truth}: <del>${truth}</del></p>`}`,
  )}`
}

function renderEvidence({ evidence }: PublicFake, { checked }: Words): Html | false {
  if (evidence.length === 0) return false
  return html`<h2>${checked.evidence}</h2><ul id="evidence">${evidence.map(
    ({ kind, title, url }) =>
      html`<li>${checked.kinds[kind]}: ${url === null ? title : html`<a href="${url}" rel="noopener nofollow">${title}</a>`}</li>`,
  )}</ul>`
}

function renderAnswered({ answered, signalledAt, publishedAt }: PublicFake, { checked }: Words): Html {
  // A minute that has begun counts, as on the card.
  const minutes = Math.max(0, Math.ceil((publishedAt.getTime() - signalledAt.getTime()) / 60_000))
  return html`<h2>${checked.answered}</h2><dl class="state">${answered.map(
    ({ network, count }) =>
      html`<dt>${network === null ? checked.elsewhere : (checked.networks[network] ?? network)}</dt><dd>${count}</dd>`,
  )}<dt>${checked.taken}</dt><dd id="taken">${checked.duration(minutes)}</dd></dl>`
}

export function renderNotChecked({ words, list }: { words: Words; list: string }): Html {
  return html`<h1>${words.checked.none}</h1>
<p><a href="${list}">${words.checked.all}</a></p>`
}
