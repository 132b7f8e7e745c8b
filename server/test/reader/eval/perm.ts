import { z } from 'zod'
import { classifyByModels } from '../../../src/modules/chats/index.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'
import type { Figure } from '../figures.ts'
import { foundAmong } from '../figures.ts'
import { hearAlone } from '../lessons.ts'
import { readShared } from '../sources.ts'
import { codeOfName, groupOfName } from '../taxonomy.ts'
import { judgeFirst } from './topic-figures.ts'

const Comment = z.object({ id: z.number(), text: z.string() })
const Label = z.object({
  id: z.number(),
  danger: z.number(),
  group: z.string().nullable(),
  topic: z.string().nullable(),
  also: z.array(z.string()),
})
const ALARMED = 0.05
/** How much a group says was chosen on every second of the labelled ones, so these are not judged. */
const CHOSEN_ON = 4

export function judgePerm(): Figure[] | null {
  const comments = readShared('appeals/perm.jsonl', Comment)
  const labels = readShared('labels/perm-labels.jsonl', Label)
  if (comments === null || labels === null) return null
  const texts = new Map(comments.map(({ id, text }) => [id, text]))
  const starter = loadStarter()
  const asked = labels
    .filter(({ id }) => id % CHOSEN_ON !== 0)
    .flatMap(({ id, topic, group, also }) =>
      topic === null || group === null
        ? []
        : {
            ...{ text: texts.get(id) ?? '', code: codeOfName(topic) },
            ...{ also: also.map(codeOfName), group: groupOfName(group) },
          },
    )
  const { topic, inThree, group } = judgeFirst(starter, asked)
  const perils = labels.map(({ id, danger }) => ({
    danger,
    score: classifyByModels(starter, hearAlone(texts.get(id) ?? '')).dangerScore,
  }))
  return [
    { name: `group (${asked.length} comments)`, value: group, goal: 0.88 },
    { name: 'topic, or one equally right', value: topic, goal: 0.72 },
    { name: 'in three', value: inThree, goal: 0.86 },
    {
      ...{ name: 'dangers among the 5 % highest (8 in 500)', goal: 0.75 },
      value: foundAmong(perils, {
        ...{ score: ({ score }) => score, isMeant: ({ danger }) => danger === 2, share: ALARMED },
      }),
    },
  ]
}
