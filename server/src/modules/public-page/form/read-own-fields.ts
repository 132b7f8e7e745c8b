/** Fields of the region that the form asks residents for, by the matter of their question. */
import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import { type OwnValue, readOwnText, wordsOfValue } from '@veche/contract/rules/own-fields/own-field.ts'
import { getDirectory } from '../../directory/index.ts'
import { listOwnFields } from '../../incidents/index.ts'
import { SURE_CONFIDENCE } from '../../text/index.ts'
import type { Entered, Problem } from '../domain/asked.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import type { EnteredForm } from './read-form.ts'

export type OwnSaid = { field: OwnField; value: OwnValue }
/** What the form asks about one matter. `matter`: told apart by it, so that another one is asked about anew. */
export type OwnAsks = { matter: string; fields: OwnField[] }
export type OwnEntered = OwnAsks & {
  /** As it came, by code. */
  texts: Record<string, string>
}

/** More would be a questionnaire, and nobody would ask. */
const MOST_ASKED = 8

/** A field of a whole group follows the choice of the resident, one of a topic what the words say of themselves. */
export async function listAskedFields(
  { db, loadSuggest }: Pick<PublicPageContext, 'db' | 'loadSuggest'>,
  { group, text, municipality }: Pick<Entered, 'group' | 'text' | 'municipality'>,
): Promise<OwnAsks> {
  const asking = (await listOwnFields(db)).filter(({ asksResident, isRetired }) => asksResident && !isRetired)
  if (asking.length === 0) return { matter: '', fields: [] }
  const suggest = await loadSuggest()
  const [read] = suggest([{ text, facts: { channelMunicipalityCode: municipality } }])
  const topic = (read?.topic?.confidence ?? 0) >= SURE_CONFIDENCE ? (read?.topic?.code ?? null) : null
  const { topics } = await getDirectory(db)
  const groupOfTopic = topics.find(({ code }) => code === topic)?.groupCode ?? ''
  const matter = { group: group || groupOfTopic, topic: group && group !== groupOfTopic ? null : topic }
  const fields = asking.filter(
    ({ groupCodes, topicCodes }) =>
      groupCodes.includes(matter.group) || (matter.topic !== null && topicCodes.includes(matter.topic)),
  )
  return { matter: fields.map(({ code }) => code).join(','), fields: fields.slice(0, MOST_ASKED) }
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
