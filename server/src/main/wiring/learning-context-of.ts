import { listSaidOfDangers } from '../../modules/chats/index.ts'
import {
  countNewCorrections,
  listConfirmedTexts,
  listDaysOfSuggestions,
  listNewestTexts,
  listTitles,
} from '../../modules/incidents/index.ts'
import type { LearningContext } from '../../modules/text/learning/index.ts'
import type { TopicWordsContext } from '../../modules/text/topic-words/index.ts'
import type { AppContext } from '../../platform/http/app-context.ts'

/** What learning asks of the questions themselves. */
export function learningContextOf(context: AppContext): LearningContext {
  return {
    ...context,
    listTexts: listConfirmedTexts,
    countNewCorrections,
    listDays: listDaysOfSuggestions,
    listDangers: listSaidOfDangers,
  }
}

/** What the preview of other words asks of them. */
export function topicWordsContextOf(context: AppContext): TopicWordsContext {
  return { ...context, listTexts: listNewestTexts, listTitles }
}
