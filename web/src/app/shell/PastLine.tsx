import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { systemQuery } from '../../lib/session.ts'
import { useFormat } from '../../lib/words/use-format.ts'

const ASK_EACH_MS = 2000

/** A quiet line of the demo region while what it has behind it comes in; then lists and figures are read anew. */
export function PastLine() {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const client = useQueryClient()
  const { data } = useQuery({
    ...systemQuery,
    refetchInterval: ({ state }) => (state.data?.pastShare == null ? false : ASK_EACH_MS),
  })
  const share = data?.pastShare ?? null
  const wasLoading = useRef(false)
  useEffect(() => {
    if (share === null && wasLoading.current) void client.invalidateQueries()
    wasLoading.current = share !== null
  }, [share, client])
  if (share === null) return null
  return <div className="ban muted no-print">{t('common.pastLoading', { share: percent(share) })}</div>
}
