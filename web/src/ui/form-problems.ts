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

/** The fields that a refusal names; of a command and of lists the field itself. */
export function refusedFields(details: Record<string, unknown>): string[] {
  const listed = Array.isArray(details.fields) ? details.fields : []
  const named = listed.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'field' in one ? [String(one.field)] : [],
  )
  const fields = typeof details.field === 'string' ? [details.field, ...named] : named
  return [...new Set(fields.flatMap((field) => field.replace(/^command\./, '').split('.')[0] ?? []))]
}

/** At one refused field the sentence of the refusal itself; of many it does not say which is meant. */
export function refusedProblems(
  details: Record<string, unknown>,
  words: { one: string; each: string },
): FormProblems {
  const fields = refusedFields(details)
  return Object.fromEntries(fields.map((field) => [field, fields.length === 1 ? words.one : words.each]))
}

type Checked = { isIncomplete: boolean; missing: FormProblems; overlong: readonly string[] }

/** Where all that is wrong is too long, nothing is missing: the length is said by itself. */
export function isMissingSaid({ isIncomplete, missing, overlong }: Checked): boolean {
  if (!isIncomplete) return false
  return overlong.length === 0 || Object.keys(missing).some((field) => !overlong.includes(field))
}

/** Where the mending begins. */
export function focusFirstWrong(form: HTMLElement): void {
  const wrong = form.querySelector('[aria-invalid="true"], [data-wrong] :is(input, select, textarea)')
  if (wrong instanceof HTMLElement) wrong.focus()
}
