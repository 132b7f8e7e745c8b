import { z } from 'zod'
import { topicsByRules } from '../../../src/main/cli/reader/read-alone.ts'
import { classifyByModels } from '../../../src/modules/chats/index.ts'
import { SHIPPED_WORDS } from '../../../src/modules/directory/index.ts'
import { createRuleSuggester, readFeatures, type TopicModels } from '../../../src/modules/text/index.ts'
import type { Addition } from '../../../src/modules/text/reader/domain/own/addition.ts'
import { trainAddition } from '../../../src/modules/text/reader/domain/own/train-addition.ts'
import { blendTopics } from '../../../src/modules/text/reader/domain/topics/blend-topics.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'
import type { Figure } from '../figures.ts'
import { foundAmong } from '../figures.ts'
import { hearAlone } from '../lessons.ts'
import { readShared } from '../sources.ts'
import { codeOfName, groupOfName, groupOfTopic } from '../taxonomy.ts'
import { type Asked, judgeFirst, judgeFound } from './topic-figures.ts'

const CommentRow = z.object({ id: z.number(), text: z.string() })
const Label = z.object({
  id: z.number(),
  danger: z.number(),
  group: z.string().nullable(),
  topic: z.string().nullable(),
  also: z.array(z.string()),
})
const ALARMED = 0.05
const FOLDS = 5
/** How much a group says was chosen on every second of the labelled ones, so these are not judged. */
const CHOSEN_ON = 4

export function judgePerm(): Figure[] | null {
  const comments = readShared('appeals/perm.jsonl', CommentRow)
  const labels = readShared('labels/perm-labels.jsonl', Label)
  if (comments === null || labels === null) return null
  const texts = new Map(comments.map(({ id, text }) => [id, text]))
  const starter = loadStarter()
  const labelled = labels.flatMap(({ id, topic, group, also }) =>
    topic === null || group === null
      ? []
      : {
          ...{ id, text: texts.get(id) ?? '', code: codeOfName(topic) },
          ...{ also: also.map(codeOfName), group: groupOfName(group) },
        },
  )
  const asked = labelled.filter(({ id }) => id % CHOSEN_ON !== 0)
  const { topic, inThree, group } = judgeFirst(starter, asked)
  const desk = judgeDesk(starter, labelled)
  const perils = labels.map(({ id, danger }) => ({
    danger,
    score: classifyByModels(starter, hearAlone(texts.get(id) ?? '')).dangerScore,
  }))
  return [
    { name: `group (${asked.length} comments)`, value: group, goal: 0.88 },
    { name: 'topic, or one equally right', value: topic, goal: 0.72 },
    { name: 'in three', value: inThree, goal: 0.86 },
    ...(['before', 'after'] as const).flatMap((when) => [
      { name: `desk, ${when} learning from the other four fifths: group`, value: desk[when].group },
      { name: `desk, ${when}: topic`, value: desk[when].topic },
      { name: `desk, ${when}: in three`, value: desk[when].inThree },
    ]),
    {
      ...{ name: 'dangers among the 5 % highest (8 in 500)', goal: 0.75 },
      value: foundAmong(perils, {
        ...{ score: ({ score }) => score, isMeant: ({ danger }) => danger === 2, share: ALARMED },
      }),
    },
  ]
}

type Comment = Asked & { id: number }

/** As the desk suggests, and each fifth again with what an installation would have learnt from the other four. */
function judgeDesk(starter: TopicModels, comments: readonly Comment[]) {
  const groups = new Map(starter.topic.labels.map((code) => [code, groupOfTopic(code) ?? '']))
  const suggest = createRuleSuggester(SHIPPED_WORDS)
  const read = (own: Addition | null, text: string) =>
    blendTopics(starter, { words: text, ruled: topicsByRules(suggest, text), groups, own }).map(
      ({ code }) => code,
    )
  const judged = comments.map((one, at) => ({ one, at, before: read(null, one.text) }))
  const isAsked = ({ one: { id } }: { one: Comment }) => id % CHOSEN_ON !== 0
  const after = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const own = trainAddition(
      starter.topic,
      judged
        .filter(({ at }) => at % FOLDS !== fold)
        .map(({ one: { id, text, code }, before }) => ({
          ...{ features: readFeatures(text).features, topicCode: code, groupCode: groups.get(code) ?? '' },
          ...{ case: String(id), isCorrection: before[0] !== code },
        })),
    )
    const asked = judged.filter((row) => row.at % FOLDS === fold && isAsked(row))
    return asked.map(({ one }) => ({ one, found: read(own, one.text) }))
  })
  const before = judged.filter(isAsked).map((row) => ({ one: row.one, found: row.before }))
  return { before: judgeFound(before), after: judgeFound(after) }
}
