import type { Figure } from '../figures.ts'
import { type LabelledTopic, ownTopicTexts, readTopicTexts } from '../lessons.ts'
import { learnTopics, readGroups } from '../models.ts'
import { groupOfTopic } from '../taxonomy.ts'
import { judgeFirst } from './topic-figures.ts'

/** Each pair of authors is judged by a model that others taught. */
export function judgeTopics(): Figure[] {
  const ab = [...readTopicTexts('topics-a'), ...readTopicTexts('topics-b')]
  const ef = readTopicTexts('topics-e')
  const cd = [...readTopicTexts('topics-c'), ...readTopicTexts('topics-d')]
  return [
    ...judge('e and f by a and b', ab, ef),
    ...judge('a and b by e and f', ef, ab),
    ...judge('c and d by a, b, e and f', [...ab, ...ef], cd),
  ]
}

function judge(name: string, taught: readonly LabelledTopic[], asked: readonly LabelledTopic[]): Figure[] {
  const models = { topic: learnTopics([...taught, ...ownTopicTexts()]), group: readGroups() }
  const { topic, inThree, group } = judgeFirst(
    models,
    asked.map((one) => ({ ...one, group: groupOfTopic(one.code) })),
  )
  return [
    { name: `${name}: topic`, value: topic, goal: 0.55 },
    { name: `${name}: in three`, value: inThree, goal: 0.72 },
    { name: `${name}: group`, value: group, goal: 0.78 },
  ]
}
