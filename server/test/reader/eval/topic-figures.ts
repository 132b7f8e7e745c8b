import { topicsByRules } from '../../../src/main/cli/reader/read-alone.ts'
import { SHIPPED_WORDS } from '../../../src/modules/directory/index.ts'
import {
  createRuleSuggester,
  readFeatures,
  readTopics,
  type TopicModels,
} from '../../../src/modules/text/index.ts'
import { shareOf } from '../figures.ts'
import { groupOfTopic } from '../taxonomy.ts'

export type Asked = { text: string; code: string; also: readonly string[]; group: string | undefined }

/** The first topic, the first three, and the group of the first. */
export function judgeFirst(models: TopicModels, asked: readonly Asked[]) {
  return judgeFound(asked.map((one) => ({ one, found: firstOf(models, one.text) })))
}

/** The same of codes that were found, best first. */
export function judgeFound(judged: readonly { one: Asked; found: readonly string[] }[]) {
  const isRight = ({ code, also }: Asked, found: string | undefined) =>
    found !== undefined && (found === code || also.includes(found))
  return {
    topic: shareOf(judged, ({ one, found }) => isRight(one, found[0])),
    inThree: shareOf(judged, ({ one, found }) => found.slice(0, 3).some((code) => isRight(one, code))),
    group: shareOf(judged, ({ one, found }) => groupOfTopic(found[0] ?? '') === one.group),
  }
}

const suggest = createRuleSuggester(SHIPPED_WORDS)

/** As `veche classify` reads. */
function firstOf(models: TopicModels, text: string): string[] {
  const ruled = topicsByRules(suggest, text)
  return readTopics(models, readFeatures(text), groupOfTopic, { ruled }).map(({ code }) => code)
}
