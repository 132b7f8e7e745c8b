import type { RatingResponse } from '@veche/contract/reports.ts'
import { type Html, html } from '../../domain/html.ts'
import type { Show } from '../domain/show-figures.ts'
import type { OpenWords } from '../domain/words.ts'

type RatingPage = {
  words: OpenWords
  show: Show
  period: { from: string; to: string }
  rating: RatingResponse
  nameOf: (agencyCode: string) => string
  back: string
}
const LEAGUES = ['large', 'middle', 'small'] as const

export function renderRating({ words, show, period, rating, nameOf, back }: RatingPage): Html {
  const strange = rating.signs.filter(
    ({ isBeyondChance, share, ofOthers }) => isBeyondChance && share > ofOthers,
  )
  return html`<section><div class="wide"><p><a href="${back}">${words.back}</a></p><h1>${words.rating}</h1>
<p class="lead">${show.period(period)}</p><p>${words.ratingLead}</p>
${rating.bodies.every(({ shares }) => shares.quality === null) && html`<p class="muted">${words.qualityUnknown}</p>`}
${LEAGUES.map((league) => renderLeague({ words, show, nameOf, name: words.leagues[league], bodies: rating.bodies.filter((body) => body.league === league) }))}
<h2>${words.signsTitle}</h2>
${
  strange.length === 0
    ? html`<p>${words.noSigns}</p>`
    : html`<ul>${strange.map(
        ({ agencyCode, sign, share, ofOthers }) =>
          html`<li><b>${nameOf(agencyCode)}</b> ${words.sign(words.signs[sign] ?? sign, show.share(share), show.share(ofOthers))}</li>`,
      )}</ul>`
}
${rating.unrated.length > 0 && html`<h2>${words.unrated}</h2><p>${rating.unrated.map(({ agencyCode }) => nameOf(agencyCode)).join(', ')}</p>`}</div></section>`
}

type League = Pick<RatingPage, 'words' | 'show' | 'nameOf'> & {
  name: string
  bodies: RatingResponse['bodies']
}

function renderLeague({ words, show, nameOf, name, bodies }: League): Html | false {
  if (bodies.length === 0) return false
  const share = (value: number | null) => (value === null ? '—' : show.share(value))
  return html`<h2>${name}</h2><div class="scroll"><table><thead><tr>${words.ratingColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${bodies.map(
    ({ agencyCode, place, score, interval, incidents, shares }) =>
      html`<tr><td>${place.from === place.to ? place.from : `${place.from}–${place.to}`}</td><th scope="row">${nameOf(agencyCode)}</th><td>${show.count(Math.round(score))}</td><td>${Math.round(interval.low)}–${Math.round(interval.high)}</td><td>${show.count(incidents)}</td><td>${share(shares.onTime)}</td><td>${share(shares.satisfaction)}</td><td>${share(shares.promises)}</td><td>${share(shares.noRepeat)}</td></tr>`,
  )}</tbody></table></div>`
}
