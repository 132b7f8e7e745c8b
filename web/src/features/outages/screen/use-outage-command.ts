import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OutageResponse } from '@veche/contract/outages.ts'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showOtherAct } from '../../../ui/overlays/toast.tsx'
import { outageQuery, sendCommand } from '../outages.queries.ts'

/** Steps that need no words. */
type Quick = 'end' | 'resume' | 'restore'
const BACK: Partial<Record<Quick, Quick>> = { end: 'resume', resume: 'end' }

/** Runs a step and offers to take it back. */
export function useOutageCommand(outage: Pick<OutageResponse, 'id' | 'number' | 'version'>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const command = useMutation({
    mutationFn: ({ type, version }: { type: Quick; version: number }) =>
      sendCommand(outage, { type, expectedVersion: version }),
    onSuccess: (after, { type }) => {
      queryClient.setQueryData(outageQuery(outage.id).queryKey, after)
      const back = BACK[type]
      const undo = back ? () => command.mutate({ type: back, version: after.version }) : null
      showOtherAct(t(`outages.done.${type}`, { number: outage.number }), undo)
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['outage', outage.id] }),
        queryClient.invalidateQueries({ queryKey: ['outages'] }),
      ]),
  })
  return {
    run: (type: Quick) => command.mutate({ type, version: outage.version }),
    isPending: command.isPending,
  }
}
