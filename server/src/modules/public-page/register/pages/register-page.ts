/** The list of problems with its filters and its map. */
import { type Html, html } from '../../domain/html.ts'
import type { PublicState } from '../../domain/public-state.ts'
import type { Keep } from '../../open/pages/shown.ts'
import { REGISTER_STATES } from '../domain/public-problem.ts'
import type { RegisterWords } from '../domain/words.ts'
import type { DrawnRegister } from './draw-register.ts'

export type ShownProblem = {
  number: number
  title: string
  /** To the street; the municipality alone where more would say too much. */
  place: string
  state: PublicState
  isOver: boolean
  days: number
  asked: number
  day: string
  at: string
}
export type Choice = { code: string; name: string }
export type ShownFilter = { place: string; group: string; state: string; search: string }
export type RegisterPage = {
  words: RegisterWords
  language: string
  keep: Keep
  filter: ShownFilter
  municipalities: readonly Choice[]
  groups: readonly Choice[]
  problems: readonly ShownProblem[]
  next: string | null
  map: DrawnRegister
}

export function renderRegister(page: RegisterPage): Html {
  const { words, keep, problems, next } = page
  return html`<section class="register"><div class="wide"><h1>${words.title}</h1><p class="lead">${words.lead}</p>
${renderFilter(page)}
${problems.length === 0 && html`<p>${words.none} <a href="${keep('/open/problems')}">${words.all}</a></p>`}
<ul class="problems">${problems.map((problem) => renderProblem(page, problem))}</ul>
${next !== null && html`<p><a href="${next}" rel="next">${words.next}</a></p>`}
<ul class="plain"><li><a href="${keep('/open/subscribe', page.filter.place === '' ? {} : { place: page.filter.place })}">${words.subscribe}</a></li><li><a href="${keep('/open/answer-check')}">${words.answerCheck}</a></li><li><a href="${keep('/open/joined')}">${words.joinedCheck}</a></li></ul></div></section>
${renderMap(page)}`
}

function renderFilter({ words, language, keep, filter, municipalities, groups }: RegisterPage): Html {
  const states = REGISTER_STATES.map((code) => ({ code, name: words.filterStates[code] }))
  return html`<form method="get" action="/open/problems" class="filter" role="search"><input type="hidden" name="lang" value="${language}">
${renderChoice('place', words.place, { words, choices: municipalities, chosen: filter.place })}
${renderChoice('group', words.group, { words, choices: groups, chosen: filter.group })}
${renderChoice('state', words.state, { words, choices: states, chosen: filter.state })}
<p><label for="search">${words.search}</label><input id="search" name="search" type="search" maxlength="100" value="${filter.search}"></p>
<p><button type="submit">${words.find}</button> <a href="${keep('/open/problems')}">${words.clear}</a></p></form>`
}

type Choosing = { words: RegisterWords; choices: readonly Choice[]; chosen: string }

export function renderChoice(name: string, label: string, { words, choices, chosen }: Choosing): Html {
  return html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${words.any}</option>${choices.map(
    (choice) =>
      html`<option value="${choice.code}"${choice.code === chosen && html` selected`}>${choice.name}</option>`,
  )}</select></p>`
}

function renderProblem(
  { words, keep }: Pick<RegisterPage, 'words' | 'keep'>,
  { number, title, place, state, isOver, days, asked, day, at }: ShownProblem,
): Html {
  return html`<li><span class="mark" data-state="${state}">${words.states[state]}</span><span><a href="${keep(`/open/problems/${number}`)}"><b>${title}</b></a><span class="muted">${place}</span></span>
<span class="muted">${words.number(number)} · <time datetime="${at}">${day}</time> · ${isOver ? words.lasted(days) : words.standing(days)} · ${words.asked(asked)}</span></li>`
}

function renderMap({ words, keep, municipalities, map: { drawn, circles, counts } }: RegisterPage): Html {
  const names = new Map(municipalities.map(({ code, name }) => [code, name]))
  const linkTo = (code: string) => keep('/open/problems', { place: code })
  return html`<section id="map" class="other"><div class="wide two"><div><h2>${words.map}</h2><p class="muted">${words.mapLead}</p></div>
<svg viewBox="-4 -4 ${drawn.width + 8} ${drawn.height + 8}" role="group" aria-label="${words.map}">${drawn.places.map(
    ({ code, path }) => {
      const name = words.problemOn(counts.get(code) ?? 0, names.get(code) ?? code)
      return html`<a href="${linkTo(code)}" aria-label="${name}"><path d="${path}" data-state="none"><title>${name}</title></path></a>`
    },
  )}${circles.map(
    ({ x, y, radius, count }) =>
      html`<g class="circle" aria-hidden="true"><circle cx="${x}" cy="${y}" r="${radius}"/><text x="${x}" y="${y}">${count}</text></g>`,
  )}</svg></div></section>`
}
