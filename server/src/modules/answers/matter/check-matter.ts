import type { Db } from '../../../platform/database/db.ts'
import { getDirectory } from '../../directory/index.ts'
import { getIncidentToCheck, listIncidentThread } from '../../incidents/index.ts'
import type { Suggester, Suggestions } from '../../text/index.ts'
import type { Check } from '../checklist/index.ts'
import { findOtherMatter, READ_LENGTH, type ReadTopic } from './domain/other-matter.ts'

export type MatterServices = { loadSuggest: () => Promise<Suggester> }
type Told = { incidentId: string; text: string }

/** A warning where the answer seems to be of another matter; what a person has called the question counts as well. */
export async function checkMatter(
  db: Db,
  { loadSuggest }: MatterServices,
  { incidentId, text }: Told,
): Promise<Check[]> {
  if (text.trim() === '') return []
  const [incident, thread, directory, suggest] = await Promise.all([
    getIncidentToCheck(db, incidentId),
    listIncidentThread(db, incidentId),
    getDirectory(db),
    loadSuggest(),
  ])
  const asked = thread.filter(({ direction }) => direction === 'in')
  const question = asked.map((message) => message.text).join('\n')
  const texts = [question, text].map((one) => one.slice(0, READ_LENGTH))
  const [ours, theirs] = suggest(
    texts.map((one) => ({ text: one, facts: { channelMunicipalityCode: null } })),
  ).map(topicsOf)
  const chosen = directory.topics.find(({ code }) => code === incident.topicCode)
  const topics = ours ?? []
  const other = findOtherMatter(
    {
      text: question,
      topics: chosen
        ? [...topics, { code: chosen.code, groupCode: chosen.groupCode, confidence: 1 }]
        : topics,
    },
    { text, topics: theirs ?? [] },
  )
  if (!other) return []
  const nameOf = ({ code }: ReadTopic) => directory.topics.find((topic) => topic.code === code)?.name ?? code
  const words = [nameOf(other.asked), nameOf(other.told)]
  return [{ code: 'same_matter', part: 'both', state: 'unsure', words, value: null }]
}

function topicsOf({ topic, alternatives }: Suggestions): ReadTopic[] {
  return [topic, ...alternatives].flatMap((one) => one ?? [])
}
