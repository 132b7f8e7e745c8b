import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'

const LONGEST_TITLE = 60

/** Says which question stands aside and until when; one that this page has not read goes without its name. */
export function useAsideWords(): (incidentId: string, until: string) => string {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const client = useQueryClient()
  return useCallback(
    (incidentId, until) => {
      const title = client.getQueryData<{ title: string }>(['incident', incidentId, 'card'])?.title
      if (title === undefined) return t('subtasks.snooze.isAside', { moment: moment(until) })
      const short = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title
      return t('subtasks.snooze.isAsideOf', { title: short, moment: moment(until) })
    },
    [t, moment, client],
  )
}
