import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { workloadQuery } from '../../../lib/people/people.queries.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type BulkRun, bulkRunQuery } from '../desk.queries.ts'
import { BulkProgress } from './BulkProgress.tsx'
import { type Shares, SpreadShares } from './SpreadShares.tsx'

type Props = { agencyCode: string; onClose: () => void }

/** All that nobody of a body holds, shared out over its people: who gets how many is said before anything is given. */
export function SpreadDialog({ agencyCode, onClose }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [runId, setRunId] = useState<string | null>(null)
  const [shares, setShares] = useState<Shares | null>(null)
  const { data: run } = useQuery({ ...bulkRunQuery(runId ?? ''), enabled: runId !== null })
  const call = useMutation({
    mutationFn: (send: () => Promise<BulkRun>) => send(),
    onSuccess: (next) => {
      queryClient.setQueryData(bulkRunQuery(next.id).queryKey, next)
      setRunId(next.id)
    },
  })
  const prepare = useRef(async (): Promise<BulkRun> => {
    const params = { path: { agencyCode } }
    const { run: prepared, ...rest } = await unwrap(
      api.POST('/api/agencies/{agencyCode}/spread', { params, body: {} }),
    )
    setShares(rest)
    return prepared
  })
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    call.mutate(prepare.current)
  })
  function close() {
    void queryClient.invalidateQueries({ queryKey: workloadQuery(agencyCode).queryKey })
    onClose()
  }
  return (
    <Dialog title={t('bulk.spread.action')} onClose={close} isWide>
      {call.error && <Notice state="attention" title={words(call.error)} />}
      {!run && !call.error && <SkeletonRows label={t('bulk.spread.action')} />}
      {run && (
        <BulkProgress
          run={run}
          shares={shares && <SpreadShares shares={shares} />}
          isBusy={call.isPending}
          onCall={(send) => call.mutate(send)}
          onClose={close}
        />
      )}
    </Dialog>
  )
}
