import { type Html, html } from '../../domain/html.ts'
import { judge } from '../domain/show-figures.ts'
import { SPANS } from '../domain/spans.ts'
import { renderMap } from './map.ts'
import { renderPromises } from './promises-page.ts'
import type { FrontPage, ShownFigure } from './shown.ts'

const MAIN = ['questions', 'on_time', 'first_answer', 'solved_proved']

export function renderFrontPage(page: FrontPage): Html {
  const { words, keep, place, streams, checked } = page
  return html`${place === null ? renderHero(page) : renderPlaceHead(page)}
${renderFigures(page)}
${page.map && renderMap({ ...page, map: page.map })}
<section id="promises"><div class="wide">${renderPromises(page)}</div></section>
<section class="other"><div class="wide two">
<div id="streams"><h2>${words.streams}</h2>
${
  streams.length === 0
    ? html`<p class="muted">${words.noStreams}</p>`
    : html`<ul class="plain">${streams.map(
        ({ number, title, day, total, isNext }) =>
          html`<li${isNext && html` class="next"`}><a href="${keep(`/livestreams/${number}`)}">${title}</a><span class="muted">${words.streamOn(day, String(total))}</span></li>`,
      )}</ul>`
}</div>
<div id="checked"><h2>${words.checked}</h2>
${
  checked.length === 0
    ? html`<p class="muted">${words.noChecked}</p>`
    : html`<ul class="plain">${checked.map(
        ({ number, claim, verdict, day, place: where }) =>
          html`<li><span class="mark">${verdict}</span><a href="${keep(`/checked/${number}`)}">${claim}</a><span class="muted">${where !== null && html`${where}, `}${day}</span></li>`,
      )}</ul>`
}
<p><a href="${keep('/checked')}">${words.allChecked}</a></p></div>
</div></section>`
}

function renderHero({ words, keep, language }: FrontPage): Html {
  const [, query = ''] = keep('/ask').split('?')
  // A form leaves what stands in its address behind.
  const asked = { ...Object.fromEntries(new URLSearchParams(query)), lang: language }
  return html`<section class="hero"><div class="wide">
<div><h1>${words.hero}</h1><p class="lead">${words.lead}</p><p><a class="button" href="${keep('/ask')}">${words.ask}</a></p></div>
<form method="get" action="/ask/check" class="find"><h2>${words.find}</h2>
${Object.entries(asked).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label for="number">${words.number}</label><input id="number" name="number" inputmode="numeric" maxlength="12" required>
<button type="submit">${words.findButton}</button><p class="muted">${words.findHint}</p></form>
</div></section>`
}

function renderPlaceHead({ words, keep, place }: FrontPage): Html {
  return html`<section class="place"><div class="wide"><p><a href="${keep('/open')}">${words.region}</a></p><h1>${place?.name}</h1></div></section>`
}

function renderFigures(page: FrontPage): Html {
  const { words, show, keep, span, period, place, figures, countedAt } = page
  const own: Record<string, string> = place ? { place: place.code } : {}
  const main = MAIN.flatMap((code) => figures.filter(({ figure }) => figure.code === code))
  const path = place ? `/open/places/${place.code}` : '/open'
  return html`<section id="figures" data-from="${period.from}" data-to="${period.to}" data-place="${place?.code ?? ''}"><div class="wide">
<div class="head"><h2>${show.period(period)}</h2><p class="muted">${words.counted(countedAt)}</p>
<nav class="spans" aria-label="${words.span}">${SPANS.map(
    (one) =>
      html`<a href="${keep(path, { span: one })}"${one === span && html` aria-current="true"`}>${words.spans[one]}</a>`,
  )}</nav></div>
<ul class="main-figures">${main.map((one) => renderMain(page, one, own))}</ul>
<details class="check"><summary>${words.verify}</summary>${renderVerify(page)}</details>
<details class="all"><summary>${words.all}</summary>
<div class="scroll"><table><thead><tr><th scope="col">${words.figure}</th><th scope="col">${words.value}</th><th scope="col">${words.before}</th><th scope="col">${words.yearAgo}</th><th scope="col"><span class="hidden">${words.rows}</span></th></tr></thead>
<tbody>${figures.map((one) => renderRow(page, one, own))}</tbody></table></div></details>
</div></section>`
}

function renderMain(page: FrontPage, { figure, now }: ShownFigure, own: Record<string, string>): Html {
  const { words, language, show, keep, period } = page
  const state = judge(figure, now)
  const below =
    now.denominator !== null
      ? words.of(show.count(now.numerator), show.count(now.denominator))
      : figure.code === 'first_answer'
        ? words.median
        : ''
  return html`<li><p class="big"${state && html` data-state="${state}"`} data-figure="${figure.code}" data-value="${now.value ?? ''}">${now.value === null ? words.noData : show.value(figure, now.value)}</p>
<h3>${figure.name[language]}</h3><p class="muted">${below}</p>
<a href="${keep(`/open/figures/${figure.code}`, { ...own, ...period })}">${words.check}</a></li>`
}

function renderRow(page: FrontPage, one: ShownFigure, own: Record<string, string>): Html {
  const { words, language, show, keep, period } = page
  const { figure, now, previous, yearAgo } = one
  return html`<tr><th scope="row"><a href="${keep('/open/definitions')}#${figure.code}">${figure.name[language]}</a></th>
<td data-figure="${figure.code}" data-value="${now.value ?? ''}">${show.value(figure, now.value)}</td><td>${show.value(figure, previous)}</td><td>${show.value(figure, yearAgo)}</td>
<td><a href="${keep(`/open/figures/${figure.code}`, { ...own, ...period })}">${words.rows}</a></td></tr>`
}

function renderVerify({ words, show, book, keep }: FrontPage): Html {
  return html`<p>${words.verifyLead}</p>
${
  book === null
    ? html`<p>${words.verifyEmpty}</p>`
    : html`<p>${words.verifyBook(show.count(book.size), book.at)} <a href="/book/checkpoint">${words.checkpoint}</a> · ${words.root} <code>${book.root}</code> · <a href="/book/days">${words.dayEnds}</a> · <a href="${keep('/open/subscribe', { place: 'book-days' })}">${words.bookDays}</a></p>
<p>${words.bookKey} <code>${book.key}</code></p>
<p>${book.witnesses.length === 0 ? words.noWitnesses : words.witnesses} ${book.witnesses.map(({ name, at }) => html`<span class="witness">${name} (${at})</span> `)}</p>
<p>${words.verifyCommand}</p><pre>npx veche verify ${book.url}</pre>
<p id="recount" hidden><button type="button" data-book>${words.recount}</button> <span class="muted">${words.recountLead}</span></p><div id="recounted" role="status"></div>`
}`
}
