import { type Html, html } from '../../domain/html.ts'
import type { FrontPage, PlaceOnMap } from './shown.ts'

/** Fewer questions than this say nothing. */
const LEAST = 10
const NARROW = 62

type MapPage = Pick<FrontPage, 'words' | 'show' | 'keep'> & { map: NonNullable<FrontPage['map']> }

export function renderMap({ words, show, keep, map: { drawn, places } }: MapPage): Html {
  const byCode = new Map(places.map((place) => [place.code, place]))
  const countOf = (state: string) => places.filter((place) => stateOf(place) === state).length
  const sorted = places.toSorted((a, b) => b.questions - a.questions)
  return html`<section id="map" class="other"><div class="wide two">
<div><h2>${words.map}</h2><p class="muted">${words.mapLead}</p>
<ul class="legend">${(['good', 'attention', 'bad', 'none'] as const).map(
    (state) =>
      html`<li><i data-state="${state}"></i>${state === 'none' ? words.noData : words[state]}<b>${countOf(state)}</b></li>`,
  )}</ul></div>
<svg viewBox="-4 -4 ${drawn.width + 8} ${drawn.height + 8}" role="group" aria-label="${words.map}">${drawn.places.map(
    ({ code, path, at, width }) => {
      const place = byCode.get(code)
      const value = place && stateOf(place) !== 'none' ? place.value : null
      const name = `${place?.name ?? code}${value === null ? '' : `: ${show.share(value)}`}`
      return html`<a href="${keep(`/open/places/${code}`)}" aria-label="${name}"><path d="${path}" data-state="${place ? stateOf(place) : 'none'}"><title>${name}</title></path>${width > NARROW && value !== null && html`<text x="${at.x}" y="${at.y}">${Math.round(value * 100)}</text>`}</a>`
    },
  )}</svg></div>
<div class="wide"><details><summary>${words.asTable}</summary><div class="scroll"><table><thead><tr><th scope="col">${words.place}</th><th scope="col">${words.questions}</th><th scope="col">${words.onTime}</th></tr></thead>
<tbody>${sorted.map(
    (place) =>
      html`<tr><th scope="row"><a href="${keep(`/open/places/${place.code}`)}">${place.name}</a></th><td>${show.count(place.questions)}</td><td>${stateOf(place) === 'none' || place.value === null ? words.noData : show.share(place.value)}</td></tr>`,
  )}</tbody></table></div></details></div></section>`
}

function stateOf({ questions, value }: PlaceOnMap): 'good' | 'attention' | 'bad' | 'none' {
  if (questions < LEAST || value === null) return 'none'
  if (value >= 0.95) return 'good'
  return value >= 0.85 ? 'attention' : 'bad'
}
