/** The topics of the federal list by their numbers, as authors were given them, and what the directory says of each. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Topics = z.object({
  groups: z.array(z.object({ code: z.string(), name: z.string() })),
  topics: z.array(
    z.object({
      code: z.string(),
      groupCode: z.string(),
      name: z.string(),
      definition: z.string().nullable(),
      keywords: z.record(z.string(), z.number()),
    }),
  ),
})

const FILE = path.join(import.meta.dirname, '../../src/modules/directory/data/topics.json')
const { groups, topics } = Topics.parse(JSON.parse(readFileSync(FILE, 'utf8')))
const groupByCode = new Map(topics.map(({ code, groupCode }) => [code, groupCode]))

export const groupOfTopic = (code: string): string | undefined => groupByCode.get(code)

/** «T12» is the twelfth of the list, and the directory keeps its order. */
export function codeOfTopic(number: string): string {
  const topic = topics[Number(number.slice(1)) - 1]
  if (!topic) throw new Error(`There is no topic ${number}`)
  return topic.code
}

/** By the name as the list spells it; three names of the directory are spelt better. */
export function codeOfName(name: string): string {
  const wanted = fold(name)
  const topic = topics.find((one) => fold(one.name) === wanted)
  if (!topic) throw new Error(`There is no topic "${name}"`)
  return topic.code
}

export function groupOfName(name: string): string | undefined {
  return groups.find((one) => one.name === name)?.code
}

function fold(name: string): string {
  return name.toLowerCase().replace('некачественые', 'некачественные')
}

/** A word of the directory is worth little beside a text, by the weight that it has there. */
const WORTH = 0.08

export function topicPrompts(): { text: string; code: string; worth: number }[] {
  return topics.flatMap(({ code, name, definition, keywords }) => [
    { text: `${name}. ${definition ?? ''}`, code, worth: 1 },
    ...Object.entries(keywords).flatMap(([text, weight]) =>
      weight > 0 ? [{ text, code, worth: WORTH * weight }] : [],
    ),
  ])
}
