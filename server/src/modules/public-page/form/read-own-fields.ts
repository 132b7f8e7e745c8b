/** Fields of the region that the form asks residents for, by the group of topics that they choose. */
import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import { type OwnValue, readOwnText, wordsOfValue } from '@veche/contract/rules/own-fields/own-field.ts'
import type { Db } from '../../../platform/database/db.ts'
import { getDirectory } from '../../directory/index.ts'
import { listOwnFields } from '../../incidents/index.ts'
import type { Problem } from '../domain/asked.ts'
import type { EnteredForm } from './read-form.ts'

export type OwnSaid = { field: OwnField; value: OwnValue }
export type OwnEntered = {
  /** The group that they belong to. */
  group: string
  fields: OwnField[]
  /** As it came, by code. */
  texts: Record<string, string>
}

/** More would be a questionnaire, and nobody would ask. */
const MOST_ASKED = 8

export async function listAskedFields(db: Db, group: string): Promise<OwnField[]> {
  if (group === '') return []
  const { topics } = await getDirectory(db)
  const ofGroup = topics.filter(({ groupCode }) => groupCode === group).map(({ code }) => code)
  const fields = await listOwnFields(db)
  return fields
    .filter(
      ({ asksResident, isRetired, groupCodes, topicCodes }) =>
        asksResident &&
        !isRetired &&
        (groupCodes.includes(group) || topicCodes.some((code) => ofGroup.includes(code))),
    )
    .slice(0, MOST_ASKED)
}

export function nameOfInput(code: string): `own-${string}` {
  return `own-${code}`
}

/** A resident may leave each of them empty. */
export function readOwn(
  fields: readonly OwnField[],
  form: EnteredForm,
): { said: OwnSaid[]; problems: Problem[]; texts: Record<string, string> } {
  const said: OwnSaid[] = []
  const problems: Problem[] = []
  const texts: Record<string, string> = {}
  for (const field of fields) {
    const text = form.text(nameOfInput(field.code))
    texts[field.code] = text
    const read = readOwnText(field, text)
    if (read === null) continue
    if ('value' in read) said.push({ field, value: read.value })
    else if (read.problem !== 'missing')
      problems.push({ field: nameOfInput(field.code), code: `own.${read.problem}` })
  }
  return { said, problems, texts }
}

/** «Номер маршрута: 12», as staff and the resident read it in the words of the question. */
export function ownLines(said: readonly OwnSaid[]): string[] {
  return said.map(({ field, value }) => `${field.name}: ${wordsOfValue(field, value)}`)
}
