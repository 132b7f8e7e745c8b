import { useTranslation } from 'react-i18next'
import { stepKey } from '../../../lib/words/activity-key.ts'
import type { OwnStep } from '../desk.queries.ts'

/** What was done, in words: of the history, or of the bulk action with how many it changed. */
export function useOwnStepWords(): (step: Pick<OwnStep, 'kind' | 'type' | 'count'>) => string {
  const { t, i18n } = useTranslation()
  return ({ kind, type, count }) => {
    if (kind === 'bulk')
      return t('desk.own.bulk', {
        action: t(`desk.bulk.actions.${type === 'spread' ? 'assign_person' : type}`),
        count,
      })
    if (kind === 'merge') return t('work.merge.done', { count: count + 1 })
    return t(stepKey(type, i18n))
  }
}
