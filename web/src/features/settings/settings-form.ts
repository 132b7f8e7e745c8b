import type { Settings } from '@veche/contract/admin/settings.ts'

type NumberKey = { [Key in keyof Settings]: Settings[Key] extends number ? Key : never }[keyof Settings]

/** Bounds as the contract has them; the server says the last word. `share` is shown in percent. */
export const NUMBERS = [
  { key: 'handoffLimit', min: 1, max: 10, part: 'work' },
  { key: 'promiseReturnWorkingDays', min: 0, max: 10, part: 'work' },
  { key: 'reopenWithinDays', min: 1, max: 365, part: 'work' },
  { key: 'unmergeWithinDays', min: 1, max: 365, part: 'work' },
  { key: 'archiveAfterDays', min: 30, max: 3650, part: 'work' },
  { key: 'ruleFailureLimit', min: 1, max: 20, part: 'work' },
  { key: 'repeatWindowDays', min: 1, max: 365, part: 'repeats' },
  { key: 'repeatRadiusMetres', min: 10, max: 1000, part: 'repeats' },
  { key: 'clarificationWorkingDays', min: 1, max: 10, part: 'answers' },
  { key: 'clarificationStops', min: 0, max: 5, part: 'answers' },
  { key: 'publicationHoldSeconds', min: 0, max: 120, part: 'answers' },
  { key: 'similarityLimit', min: 50, max: 100, part: 'answers' },
] as const satisfies { key: NumberKey; min: number; max: number; part: string }[]
export const SWITCHES = ['asksAuthor', 'clarificationNeedsApproval', 'ruleNeedsSecondPerson'] as const
export const SPANS = ['quietHours', 'publicationHours'] as const
const SHARES: readonly NumberKey[] = ['similarityLimit']

export type SettingsForm = Record<(typeof NUMBERS)[number]['key'], string> &
  Pick<Settings, (typeof SPANS)[number] | (typeof SWITCHES)[number]> & { stopPhrases: string }

export function isSpan(value: unknown): value is Settings['quietHours'] {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value
}

function scaleOf(key: NumberKey): number {
  return SHARES.includes(key) ? 100 : 1
}

export function toForm(settings: Settings): SettingsForm {
  const shown = (key: NumberKey) => String(Math.round(settings[key] * scaleOf(key)))
  return {
    handoffLimit: shown('handoffLimit'),
    promiseReturnWorkingDays: shown('promiseReturnWorkingDays'),
    reopenWithinDays: shown('reopenWithinDays'),
    unmergeWithinDays: shown('unmergeWithinDays'),
    archiveAfterDays: shown('archiveAfterDays'),
    ruleFailureLimit: shown('ruleFailureLimit'),
    repeatWindowDays: shown('repeatWindowDays'),
    repeatRadiusMetres: shown('repeatRadiusMetres'),
    clarificationWorkingDays: shown('clarificationWorkingDays'),
    clarificationStops: shown('clarificationStops'),
    publicationHoldSeconds: shown('publicationHoldSeconds'),
    similarityLimit: shown('similarityLimit'),
    quietHours: settings.quietHours,
    publicationHours: settings.publicationHours,
    asksAuthor: settings.asksAuthor,
    clarificationNeedsApproval: settings.clarificationNeedsApproval,
    ruleNeedsSecondPerson: settings.ruleNeedsSecondPerson,
    stopPhrases: settings.stopPhrases.join('\n'),
  }
}

export function isNumberValid(text: string, { min, max }: { min: number; max: number }): boolean {
  const value = Number(text)
  return text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max
}

/** Null while something typed is out of its bounds. What the form does not show stays as it was. */
export function toSettings(form: SettingsForm, before: Settings): Settings | null {
  if (NUMBERS.some((field) => !isNumberValid(form[field.key], field))) return null
  const numbers = Object.fromEntries(NUMBERS.map(({ key }) => [key, Number(form[key]) / scaleOf(key)]))
  const stopPhrases = form.stopPhrases
    .split('\n')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase.length > 0)
  if (stopPhrases.some((phrase) => phrase.length < 3 || phrase.length > 200)) return null
  const { quietHours, publicationHours, asksAuthor } = form
  const { clarificationNeedsApproval, ruleNeedsSecondPerson } = form
  const said = {
    ...{ quietHours, publicationHours, asksAuthor },
    ...{ clarificationNeedsApproval, ruleNeedsSecondPerson },
  }
  return { ...before, ...numbers, ...said, stopPhrases }
}
