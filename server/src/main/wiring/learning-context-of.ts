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
import { beyondScope } from '../../platform/database/readers/reader.ts'
import type { AppContext } from '../../platform/http/app-context.ts'

const OF_ALL = 'the reader of texts learns from the whole region; pages show counts of it'

/** What learning asks of the questions themselves. */
export function learningContextOf(context: AppContext): LearningContext {
  return {
    ...context,
    listTexts: (...asked) => beyondScope(OF_ALL, () => listConfirmedTexts(...asked)),
    countNewCorrections: (...asked) => beyondScope(OF_ALL, () => countNewCorrections(...asked)),
    listDays: (...asked) => beyondScope(OF_ALL, () => listDaysOfSuggestions(...asked)),
    listDangers: listSaidOfDangers,
  }
}

/** What the preview of other words asks of them. */
export function topicWordsContextOf(context: AppContext): TopicWordsContext {
  return {
    ...context,
    listTexts: (...asked) => beyondScope(OF_ALL, () => listNewestTexts(...asked)),
    listTitles,
  }
}
