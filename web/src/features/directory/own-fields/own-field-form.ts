/** What the form of a field holds as text, and what is sent of it. */
import type { OwnField } from '../../../lib/own-fields/own-fields.ts'
import { codeFrom } from '../code-from.ts'

export type OwnFieldForm = {
  code: string
  name: string
  nameEn: string
  hint: string
  kind: OwnField['kind']
  topicCodes: string[]
  groupCodes: string[]
  need: OwnField['need']
  asksResident: boolean
  maxLength: string
  min: string
  max: string
  /** One in a line. */
  options: string
}

export function formOf(field: OwnField | null): OwnFieldForm {
  return {
    ...{ code: field?.code ?? '', name: field?.name ?? '', nameEn: field?.nameEn ?? '' },
    ...{ hint: field?.hint ?? '', kind: field?.kind ?? 'line', need: field?.need ?? 'never' },
    ...{ topicCodes: field?.topicCodes ?? [], groupCodes: field?.groupCodes ?? [] },
    ...{ asksResident: field?.asksResident ?? false, maxLength: String(field?.maxLength ?? '') },
    ...{ min: String(field?.min ?? ''), max: String(field?.max ?? '') },
    options: (field?.options ?? [])
      .filter(({ isRetired }) => !isRetired)
      .map(({ name }) => name)
      .join('\n'),
  }
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

type Known = Pick<OwnField, 'options'>
type Used = Readonly<Record<string, number>>

/** A line keeps its code by its name; a line that is gone stays as retired where somebody chose it. */
export function optionsOf(text: string, known: Known | null, used: Used): OwnField['options'] {
  const before = known?.options ?? []
  const lines = linesOf(text)
  const kept = lines.map((name) => before.find((one) => one.name.toLowerCase() === name.toLowerCase()))
  const taken = new Set(before.map(({ code }) => code))
  const offered = lines.map((name, index) => {
    const old = kept[index]
    if (old) return { ...old, name, isRetired: false }
    const code = freeCode(codeFrom(name), taken)
    taken.add(code)
    return { code, name, nameEn: null, isRetired: false }
  })
  const gone = before.filter((one) => !kept.includes(one) && (used[one.code] ?? 0) > 0)
  return [...offered, ...gone.map((one) => ({ ...one, isRetired: true }))]
}

function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.length < 2 ? `o-${wanted || 'x'}` : wanted
  for (let next = 1; ; next += 1) {
    const code = next === 1 ? base : `${base}-${next}`
    if (!taken.has(code)) return code
  }
}

type Said = Omit<OwnField, 'code' | 'kind' | 'isRetired'>

export function saidOf(form: OwnFieldForm, known: Known | null, used: Used): Said {
  const { kind, topicCodes, groupCodes, need, asksResident } = form
  const numberOf = (text: string) => (text.trim() === '' ? null : Number(text.replace(',', '.')))
  return {
    ...{ name: form.name.trim(), nameEn: form.nameEn.trim() || null, hint: form.hint.trim() || null },
    ...{ topicCodes, groupCodes, need, asksResident },
    maxLength: kind === 'line' ? numberOf(form.maxLength) : null,
    min: kind === 'number' ? numberOf(form.min) : null,
    max: kind === 'number' ? numberOf(form.max) : null,
    options: kind === 'choice' ? optionsOf(form.options, known, used) : [],
  }
}
