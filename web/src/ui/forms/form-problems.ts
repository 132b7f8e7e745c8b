/** Which fields of a form are wrong, by the names that the server calls them. A field with a `name` finds its own words here. */
import { createContext, useContext } from 'react'

export type FormProblems = Readonly<Record<string, string>>

export const FormProblemsContext = createContext<FormProblems>({})

export function useFormProblem(name: string | undefined): string | undefined {
  const problems = useContext(FormProblemsContext)
  return name === undefined ? undefined : problems[name]
}

/** Fields that nothing is written or chosen in yet, with what is said of each. */
export function emptyFields(values: Readonly<Record<string, string | null>>, words: string): FormProblems {
  const empty = Object.entries(values).filter(([, value]) => value === null || value.trim() === '')
  return Object.fromEntries(empty.map(([field]) => [field, words]))
}

/** By what rule a field was refused, as the server names it. */
export type RefusedBy = { code: string; limit: number | null }
type Refused = { field: string; by: RefusedBy | null }

/**
 * The fields that a refusal names; of a command and of lists the field itself, with the first thing that is wrong. What is
 * wrong inside a field that is no list is named by its whole path too: it may have a field of its own.
 */
export function refusedFields(details: Record<string, unknown>): Refused[] {
  const listed = Array.isArray(details.fields) ? details.fields.flatMap(readRefused) : []
  const all = typeof details.field === 'string' ? [{ field: details.field, by: null }, ...listed] : listed
  const byName = new Map<string, Refused>()
  for (const { field: path, by } of all) {
    const whole = path.replace(/^command\./, '')
    for (const field of new Set([firstOf(whole), ...(/\.\d/.test(whole) ? [] : [whole])]))
      byName.set(field, { field, by: byName.get(field)?.by ?? by })
  }
  return [...byName.values()]
}

const firstOf = (path: string): string => path.split('.')[0] ?? ''

function readRefused(value: unknown): Refused[] {
  if (typeof value !== 'object' || value === null || !('field' in value)) return []
  const code = 'code' in value && typeof value.code === 'string' ? value.code : null
  const limit = 'limit' in value && typeof value.limit === 'number' ? value.limit : null
  return [{ field: String(value.field), by: code === null ? null : { code, limit } }]
}

type RefusalWords = {
  /** Null: no words for this rule. */
  ofRule: (by: RefusedBy, field: string) => string | null
  /** The sentence of the refusal itself; null where it says nothing of the field. */
  whole: string | null
  plainOf: (field: string) => string
}

/**
 * At each field the rule that it has broken; at the one refused field else the sentence of the refusal, which of many
 * does not say which is meant. Only where the server gave no reason a plain word.
 */
export function refusedProblems(details: Record<string, unknown>, words: RefusalWords): FormProblems {
  const refused = refusedFields(details)
  const whole = new Set(refused.map(({ field }) => firstOf(field))).size === 1 ? words.whole : null
  return Object.fromEntries(
    refused.map(({ field, by }) => [field, (by && words.ofRule(by, field)) ?? whole ?? words.plainOf(field)]),
  )
}

type Checked = { isIncomplete: boolean; missing: FormProblems; overlong: readonly string[] }

/** Where all that is wrong is too long, nothing is missing: the length is said by itself. */
export function isMissingSaid({ isIncomplete, missing, overlong }: Checked): boolean {
  if (!isIncomplete) return false
  return overlong.length === 0 || Object.keys(missing).some((field) => !overlong.includes(field))
}

/**
 * Where the mending begins: the first wrong field, else the words of the refusal. They are brought to the middle, where no
 * footer or head that stands over a long form hides them.
 */
export function leadToTrouble(form: HTMLElement): void {
  const wrong =
    form.querySelector('[aria-invalid="true"], [data-wrong] :is(input, select, textarea)') ??
    form.querySelector('[data-said]')
  if (!(wrong instanceof HTMLElement)) return
  wrong.focus({ preventScroll: true })
  wrong.scrollIntoView({ block: 'center' })
}
