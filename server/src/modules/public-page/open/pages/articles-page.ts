/** What is known of usual problems: before anybody asks, and without scripts. */
import { readProse } from '@veche/contract/rules/read-prose.ts'
import type { PublicArticle } from '../../../portal/index.ts'
import { type Html, html } from '../../domain/html.ts'
import type { OpenReader } from '../open-context.ts'

type Listed = { articles: readonly PublicArticle[]; search: string }

export function renderArticles({ words, keep, language }: OpenReader, { articles, search }: Listed): Html {
  return html`<section><div class="wide text"><p><a href="${keep('/open')}">${words.back}</a></p><h1>${words.articles}</h1>
<p class="muted">${words.articlesLead}</p>
<form method="get" action="/open/articles" role="search" class="filter"><input type="hidden" name="lang" value="${language}">
<p><label for="q">${words.articlesSearch}</label><input id="q" name="q" type="search" maxlength="200" value="${search}"></p>
<p><button type="submit">${words.findButton}</button></p></form>
${articles.length === 0 && html`<p>${search === '' ? words.noArticles : words.noArticlesFound}</p>`}
<ul class="articles"${isForeign(language)}>${articles.map(
    ({ code, title }) => html`<li><a href="${keep(`/open/articles/${code}`)}">${title}</a></li>`,
  )}</ul>
<p><a href="${keep('/ask')}">${words.ask}</a></p></div></section>`
}

export function renderArticle(
  { words, keep, show, language }: OpenReader,
  { title, term, who, norms, checkedOn }: PublicArticle,
): Html {
  return html`<section><div class="wide text"><p><a href="${keep('/open/articles')}">${words.articlesBack}</a></p>
<article${isForeign(language)}><h1>${title}</h1>
${term !== '' && html`<h2>${words.articleTerm}</h2>${renderProse(term)}`}
${who !== '' && html`<h2>${words.articleWho}</h2>${renderProse(who)}`}
${
  norms.length > 0 &&
  html`<h2>${words.articleNorms}</h2><ul>${norms.map(
    ({ document, clause, term: rule }) =>
      html`<li>${document}, ${clause}${rule !== null && html`: <b>${rule}</b>`}</li>`,
  )}</ul>`
}</article>
<p class="muted">${words.articleChecked(show.day(new Date(`${checkedOn}T12:00:00Z`)))}</p>
<p><a href="${keep('/ask')}">${words.articleAsk}</a></p></div></section>`
}

/** Articles are written in Russian. */
function isForeign(language: string): Html {
  return html`${language !== 'ru' && html` lang="ru"`}`
}

function renderProse(text: string): Html[] {
  return readProse(text).map((block) => {
    if (block.kind === 'paragraph') return html`<p>${block.text}</p>`
    const items = block.items.map((item) => html`<li>${item.text}</li>`)
    return block.kind === 'steps' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
  })
}
