import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useCommandKeys } from '../../../lib/forms/command-key.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'

/** Until the answer has left, it can be taken back for rework. */
export function CallBackButton({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const keyOf = useCommandKeys()
  const callBack = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/answer/call-back', {
          params: { path: { incidentId: incident.id } },
          body: { expectedVersion: incident.version, key: keyOf({ version: incident.version }) },
        }),
      ),
    onSuccess: () => showToast(t('answers.publish.calledBack')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => {
      for (const key of ['incidents', 'incident', 'answer'])
        void queryClient.invalidateQueries({ queryKey: [key] })
    },
  })
  return (
    <Button size="s" isBusy={callBack.isPending} onClick={() => callBack.mutate()}>
      {t('answers.publish.callBack')}
    </Button>
  )
}
