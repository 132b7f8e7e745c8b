import { NO_TOPIC, readFeatures, type TopicModels, topicsOf } from '../../../src/modules/text/index.ts'
import { shareOf } from '../figures.ts'
import { groupOfTopic } from '../taxonomy.ts'

export type Asked = { text: string; code: string; also: readonly string[]; group: string | undefined }

/** The first topic, the first three, and the group of the first. */
export function judgeFirst(models: TopicModels, asked: readonly Asked[]) {
  const judged = asked.map((one) => ({ one, found: firstOf(models, one.text) }))
  const isRight = ({ code, also }: Asked, found: string | undefined) =>
    found !== undefined && (found === code || also.includes(found))
  return {
    topic: shareOf(judged, ({ one, found }) => isRight(one, found[0])),
    inThree: shareOf(judged, ({ one, found }) => found.some((code) => isRight(one, code))),
    group: shareOf(judged, ({ one, found }) => groupOfTopic(found[0] ?? '') === one.group),
  }
}

function firstOf(models: TopicModels, text: string): string[] {
  const chances = topicsOf(models, readFeatures(text), groupOfTopic)
  return [...models.topic.labels]
    .map((code, label) => ({ code, chance: chances[label] ?? 0 }))
    .filter(({ code }) => code !== NO_TOPIC)
    .sort((a, b) => b.chance - a.chance)
    .slice(0, 3)
    .map(({ code }) => code)
}
