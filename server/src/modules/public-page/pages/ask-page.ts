import type { Entered, Field, Problem } from '../domain/asked.ts'
import { type Html, html } from '../domain/html.ts'
import type { Words } from '../domain/words.ts'
import { renderOperator, type ShownConsent } from '../form/consent/render-consent.ts'
import type { ProgressWords } from '../progress/domain/words.ts'
import type { RegisterWords } from '../register/domain/words.ts'
import type { ShownProblem } from '../register/pages/register-page.ts'
import { renderNearby } from './ask-nearby.ts'
import { renderOutages, type ShownOutage } from './ask-outages.ts'
import { renderOwnFields, type ShownOwnFields } from './ask-own-fields.ts'

export type Choice = { code: string; name: string }
export type AskForm = {
  words: Words
  action: string
  ticket: string
  proofBits: number
  question: { left: number; right: number }
  municipalities: readonly Choice[]
  groups: readonly Choice[]
  entered: Entered
  problems: readonly Problem[]
  keptPhotos: readonly string[]
  isPersonalSeen: boolean
  /** Something is off at the address: the resident says whether the question is about it. */
  outages: readonly ShownOutage[]
  registerWords: RegisterWords
  keep: (path: string) => string
  /** Problems that stand near the place: the resident says whether it is one of them. */
  nearby: readonly ShownProblem[]
  /** Null: the region sends no letters. */
  followWords: ProgressWords | null
  /** What the region asks about the matter that was chosen; null: nothing, or not yet. */
  own: ShownOwnFields | null
  /** Null: the administrator has named no operator. */
  consent: ShownConsent | null
  /** Passed with this ticket a moment ago. */
  gate: PassedGate | null
}
export type PassedGate = { ticket: string; proof: string; answer: string }

export function renderAskForm(form: AskForm): Html {
  const { words, action, ticket, proofBits, problems, isPersonalSeen, outages, nearby, gate } = form
  return html`<h1>${words.ask}</h1>
<p class="lead">${words.lead}</p>
${problems.length > 0 && renderProblems(form)}
<form method="post" action="${action}" enctype="multipart/form-data" id="ask" data-ticket="${ticket}" data-bits="${proofBits}" novalidate>
<input type="hidden" name="ticket" value="${ticket}">
<input type="hidden" name="proof" value="${gate?.proof ?? ''}">
${form.own?.isFirst && renderOwnFields(form, form.own)}
${outages.length > 0 && renderOutages(words, outages)}
${nearby.length > 0 && renderNearby(form.registerWords, nearby, outages.length === 0)}
${isPersonalSeen && html`<input type="hidden" name="personal" value="seen">`}
${renderQuestion(form)}
${renderPlace(form)}
${form.own && !form.own.isFirst && renderOwnFields(form, form.own)}
${renderPhotos(form)}
${renderPerson(form)}
${form.followWords && renderFollow(form, form.followWords)}
${renderConsent(form)}
${renderGate(form)}
<p class="draft" id="draft" hidden>${words.draft}</p>
${outages.length + nearby.length === 0 && html`<button type="submit">${words.send}</button>`}
</form>
<p><a href="${form.keep('/ask/check')}">${words.check}</a> · <a href="${form.keep('/open/problems')}">${form.registerWords.all}</a> · <a href="${form.keep('/open/articles')}">${words.known.all}</a></p>`
}

/** Everything that must be mended in one place, each with a link to its field. */
function renderProblems({ words, problems }: AskForm): Html {
  return html`<div class="problems" role="alert"><p>${words.problems}</p><ul>${problems.map(
    ({ field, code }) =>
      html`<li data-code="${code}" data-field="${field}"><a href="#${field === 'form' ? 'ask' : field}">${words.problem[code]}</a></li>`,
  )}</ul></div>`
}

/** What ties a field to its hint and its problem. */
function described(form: AskForm, field: Field, hasHint: boolean): Html {
  const isWrong = form.problems.some((problem) => problem.field === field)
  const ids = [hasHint && `${field}-hint`, isWrong && `${field}-problem`].filter(Boolean).join(' ')
  return html`${ids !== '' && html` aria-describedby="${ids}"`}${isWrong && html` aria-invalid="true"`}`
}

function problemOf({ words, problems }: AskForm, field: Field): Html[] {
  return problems
    .filter((problem) => problem.field === field)
    .map(({ code }) => html`<span class="problem" id="${field}-problem">${words.problem[code]}</span>`)
}

function renderQuestion(form: AskForm): Html {
  const { words, entered } = form
  return html`<div class="field"><label for="text">${words.textLabel}</label>
<span class="hint" id="text-hint">${words.textHint}</span>${problemOf(form, 'text')}
<textarea id="text" name="text" rows="7" maxlength="4000" required${described(form, 'text', true)}>${'\n'}${entered.text}</textarea>
<section class="known" id="known" aria-live="polite" data-title="${words.known.title}" data-more="${words.known.more}" data-url="${form.keep('/ask/articles')}" hidden></section></div>`
}

function renderPlace(form: AskForm): Html {
  const { words, entered, municipalities, groups } = form
  return html`<div class="field"><label for="municipality">${words.municipality}</label>${problemOf(form, 'municipality')}
<select id="municipality" name="municipality" required${described(form, 'municipality', false)}>
<option value="">${words.choose}</option>${renderOptions(municipalities, entered.municipality)}</select></div>
<div class="field"><label for="address">${words.address} <em>${words.optional}</em></label>
<span class="hint" id="address-hint">${words.addressHint}</span>${problemOf(form, 'address')}
<input id="address" name="address" maxlength="200" autocomplete="street-address" value="${entered.address}"${described(form, 'address', true)}>
<input type="hidden" name="latitude" value="${entered.latitude}"><input type="hidden" name="longitude" value="${entered.longitude}">
<button type="button" class="quiet" id="here" data-found="${words.hereFound}" data-outside="${words.hereOutside}" data-unknown="${words.hereUnknown}" hidden>${words.here}</button>
<button type="button" class="quiet" id="map-open" data-words="${JSON.stringify(form.registerWords.pick)}" hidden>${form.registerWords.pick.open}</button>
<div id="map-place"></div>
<p class="hint" id="here-says" role="status"></p></div>
<div class="field"><label for="group">${words.group} <em>${words.optional}</em></label>${problemOf(form, 'group')}
<select id="group" name="group"${described(form, 'group', false)}>
<option value="">${words.anyGroup}</option>${renderOptions(groups, entered.group)}</select></div>`
}

function renderOptions(choices: readonly Choice[], chosen: string): Html[] {
  return choices.map(
    ({ code, name }) => html`<option value="${code}"${code === chosen && html` selected`}>${name}</option>`,
  )
}

function renderPhotos(form: AskForm): Html {
  const { words, keptPhotos } = form
  return html`<div class="field"><label for="photos">${words.photos} <em>${words.optional}</em></label>
<span class="hint" id="photos-hint">${words.photosHint}</span>${problemOf(form, 'photos')}
${keptPhotos.map((kept) => html`<input type="hidden" name="kept" value="${kept}">`)}
${keptPhotos.length > 0 && html`<span>${words.photosKept} ${keptPhotos.length}</span>`}
<input id="photos" name="photos" type="file" accept="image/jpeg,image/png,image/webp" multiple data-pick="${words.photosPick}" data-count="${words.photosCount}"${described(form, 'photos', true)}>
<div class="previews" id="previews"></div></div>
<div class="field check"><input type="checkbox" id="showPhotos" name="showPhotos" value="yes"${form.entered.maySeePhotos && html` checked`} aria-describedby="showPhotos-hint">
<label for="showPhotos">${words.showPhotos}</label><span class="hint" id="showPhotos-hint">${words.showPhotosHint}</span></div>`
}

function renderPerson(form: AskForm): Html {
  const { words, entered } = form
  return html`<div class="field"><label for="name">${words.name} <em>${words.optional}</em></label>
<span class="hint" id="name-hint">${words.nameHint}</span>${problemOf(form, 'name')}
<input id="name" name="name" maxlength="100" autocomplete="name" value="${entered.name}"${described(form, 'name', true)}></div>
<div class="field"><label for="contact">${words.contact} <em>${words.optional}</em></label>
<span class="hint" id="contact-hint">${words.contactHint}</span>${problemOf(form, 'contact')}
<input id="contact" name="contact" maxlength="100" value="${entered.contact}"${described(form, 'contact', true)}></div>`
}

function renderFollow(form: AskForm, words: ProgressWords): Html {
  return html`<div class="field"><label for="follow">${words.title} <em>${form.words.optional}</em></label>
<span class="hint" id="follow-hint">${words.hint}</span>${problemOf(form, 'follow')}
<input id="follow" name="follow" type="email" maxlength="100" autocomplete="email" placeholder="${words.email}" value="${form.entered.follow}"${described(form, 'follow', true)}></div>`
}

function renderConsent(form: AskForm): Html {
  const { words, entered } = form
  return html`<div class="field check">${problemOf(form, 'consent')}<input type="checkbox" id="consent" name="consent" value="yes" required${entered.hasConsent && html` checked`}${described(form, 'consent', true)}>
<label for="consent">${words.consent}</label><span class="hint" id="consent-hint">${words.consentText}${form.consent && renderOperator(form.consent)}</span></div>`
}

/** The empty field is for robots; the sum stands in place of the proof of work where no script runs. */
function renderGate(form: AskForm): Html {
  const { words, question, gate } = form
  if (gate) return html`<input type="hidden" name="answer" value="${gate.answer}">`
  return html`<div class="trap" aria-hidden="true"><label for="website">${words.robot}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="field" id="gate"><label for="answer">${words.question} ${question.left} + ${question.right}?</label>${problemOf(form, 'answer')}
<input id="answer" name="answer" inputmode="numeric" autocomplete="off" required${described(form, 'answer', false)}></div>`
}
