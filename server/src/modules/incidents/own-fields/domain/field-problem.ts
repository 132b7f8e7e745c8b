import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import { normaliseName } from '@veche/contract/rules/own-fields/column-name.ts'
import { EXPORT_COLUMNS } from '@veche/contract/values/casework/export-columns.ts'

type Problem = { code: 'name_taken' | 'wrong'; field: keyof OwnField }

/** Says what of a field contradicts itself, its neighbours or the columns of the export; null where nothing does. */
export function findFieldProblem(field: OwnField, known: readonly OwnField[]): Problem | null {
  const name = normaliseName(field.name)
  const isTaken =
    known.some((other) => other.code !== field.code && normaliseName(other.name) === name) ||
    EXPORT_COLUMNS.some((column) => normaliseName(column) === name)
  if (isTaken) return { code: 'name_taken', field: 'name' }
  if (field.topicCodes.length + field.groupCodes.length === 0) return { code: 'wrong', field: 'topicCodes' }
  if (field.kind !== 'line' && field.maxLength !== null) return { code: 'wrong', field: 'maxLength' }
  if (field.kind !== 'number' && (field.min !== null || field.max !== null))
    return { code: 'wrong', field: 'min' }
  if (field.min !== null && field.max !== null && field.min > field.max)
    return { code: 'wrong', field: 'max' }
  return findOptionProblem(field)
}

function findOptionProblem({ kind, options }: OwnField): Problem | null {
  const offered = options.filter(({ isRetired }) => !isRetired)
  const isWrong =
    kind === 'choice'
      ? offered.length === 0 || !isSingle(options.map(({ code }) => code)) || !isSingle(namesOf(offered))
      : options.length > 0
  return isWrong ? { code: 'wrong', field: 'options' } : null
}

function namesOf(options: readonly { name: string }[]): string[] {
  return options.map(({ name }) => name.toLowerCase())
}

function isSingle(words: readonly string[]): boolean {
  return new Set(words).size === words.length
}
