import { listSaidOfDangers } from '../../modules/chats/index.ts'
import {
  countNewCorrections,
  listConfirmedTexts,
  listDaysOfSuggestions,
} from '../../modules/incidents/index.ts'
import type { LearningContext } from '../../modules/text/learning/index.ts'
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
