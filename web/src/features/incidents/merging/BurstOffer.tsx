import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BurstResponse, IncidentListItem } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { burstsQuery } from '../incidents.queries.ts'
import { BurstLine } from './BurstLine.tsx'
import { MergeManyDialog } from './dialogs.ts'
import { hide, isHidden, readHidden, writeHidden } from './hidden-bursts.ts'
import type { Merged } from './merge-target.ts'

type Props = {
  /** What the filter of the list names already. */
  shownIds: readonly string[]
  onShow: (ids: readonly string[]) => void
  onOpen: (incidentId: string) => void
}

/** The largest burst that the person has not put aside; one at a time, so that the list stays a list. */
export function BurstOffer({ shownIds, onShow, onOpen }: Props) {
  const userId = useQuery(meQuery).data?.id ?? ''
  const bursts = useQuery(burstsQuery).data?.bursts ?? []
  const [hidden, setHidden] = useState(() => readHidden(userId))
  const burst = bursts.find((one) => !isHidden(one, hidden))
  function putAside(one: Pick<BurstResponse, 'ids'>) {
    const next = hide(one, hidden)
    setHidden(next)
    writeHidden(userId, next)
  }
  const { gather, isBusy, dialog } = useGather(({ intoId, leftIds }) => {
    // What a person has left out is not offered again a moment later.
    if (leftIds.length > 0) putAside({ ids: [intoId, ...leftIds] })
    onOpen(intoId)
  })
  useHotkeys({ 'shift+m': burst !== undefined && !isBusy && (() => gather(burst)) })
  return (
    <>
      {burst && (
        <BurstLine
          burst={burst}
          isBusy={isBusy}
          onGather={() => gather(burst)}
          onShow={burst.ids.every((id) => shownIds.includes(id)) ? null : () => onShow(burst.ids)}
          onHide={() => putAside(burst)}
        />
      )}
      {dialog}
    </>
  )
}

/** Asks for the rows as they are now: the versions of an hour ago would be refused. */
function useGather(onGathered: (merged: Merged) => void) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const client = useQueryClient()
  const [rows, setRows] = useState<IncidentListItem[] | null>(null)
  const askAgain = () => void client.invalidateQueries({ queryKey: burstsQuery.queryKey })
  const asking = useMutation({
    mutationFn: ({ ids }: BurstResponse) =>
      unwrap(api.GET('/api/incidents', { params: { query: { id: ids.join(','), limit: ids.length } } })),
    onSuccess: ({ incidents }) => {
      if (incidents.length > 1) return setRows(incidents)
      showErrorToast(t('incidents.burst.gone'))
      askAgain()
    },
    onError: (error) => showErrorToast(words(error)),
  })
  function onDone(merged: Merged) {
    onGathered(merged)
    askAgain()
  }
  return {
    gather: (burst: BurstResponse) => asking.mutate(burst),
    isBusy: asking.isPending,
    dialog: rows && <MergeManyDialog rows={rows} onClose={() => setRows(null)} onDone={onDone} />,
  }
}
