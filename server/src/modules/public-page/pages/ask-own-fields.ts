import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import type { Problem } from '../domain/asked.ts'
import { type Html, html } from '../domain/html.ts'
import type { Language, Words } from '../domain/words.ts'

export type ShownOwnFields = {
  matter: string
  fields: readonly OwnField[]
  texts: Readonly<Record<string, string>>
  language: Language
  /** They stand above the rest, because the form waits for them alone. */
  isFirst: boolean
}
type Form = { words: Words; problems: readonly Problem[] }

/** What the region asks about this matter: each may be left empty. */
export function renderOwnFields(form: Form, own: ShownOwnFields): Html {
  const { words } = form
  return html`<fieldset class="field" id="own"><legend>${words.own.title} <em>${words.optional}</em></legend>
${own.isFirst && html`<p class="notice" role="alert">${words.own.notYet}</p><p class="hint">${words.own.explain}</p>`}
<input type="hidden" name="asked" value="${own.matter}">
${own.fields.map((field) => renderField(form, own, field))}
${own.isFirst && html`<button type="submit">${words.send}</button>`}</fieldset>`
}

function renderField({ words, problems }: Form, own: ShownOwnFields, field: OwnField): Html {
  const id = `own-${field.code}`
  const wrong = problems.find((problem) => problem.field === id)
  const described = [field.hint && `${id}-hint`, wrong && `${id}-problem`].filter(Boolean).join(' ')
  const marks = html`${described !== '' && html` aria-describedby="${described}"`}${wrong && html` aria-invalid="true"`}`
  return html`<div class="field"><label for="${id}">${nameOf(field, own.language)}</label>
${field.hint && html`<span class="hint" id="${id}-hint">${field.hint}</span>`}
${wrong && html`<span class="problem" id="${id}-problem">${words.problem[wrong.code]}</span>`}
${renderInput(words, { field, id, marks, value: own.texts[field.code] ?? '', language: own.language })}</div>`
}

type Input = { field: OwnField; id: string; marks: Html; value: string; language: Language }

function renderInput(words: Words, { field, id, marks, value, language }: Input): Html {
  const { kind, maxLength } = field
  if (kind === 'choice' || kind === 'yes_no') {
    const choices =
      kind === 'choice'
        ? field.options
            .filter(({ isRetired }) => !isRetired)
            .map((option) => ({ code: option.code, name: nameOf(option, language) }))
        : [
            { code: 'true', name: words.own.yes },
            { code: 'false', name: words.own.no },
          ]
    return html`<select id="${id}" name="${id}"${marks}><option value="">${words.choose}</option>${choices.map(
      ({ code, name }) => html`<option value="${code}"${code === value && html` selected`}>${name}</option>`,
    )}</select>`
  }
  if (kind === 'day') return html`<input id="${id}" name="${id}" type="date" value="${value}"${marks}>`
  if (kind === 'number')
    return html`<input id="${id}" name="${id}" inputmode="decimal" autocomplete="off" value="${value}"${marks}>`
  return html`<input id="${id}" name="${id}" maxlength="${maxLength ?? 300}" autocomplete="off" value="${value}"${marks}>`
}

function nameOf({ name, nameEn }: { name: string; nameEn: string | null }, language: Language): string {
  return (language === 'en' && nameEn) || name
}
