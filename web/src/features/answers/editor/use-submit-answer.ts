import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { ApiError, isConflict, isUnreachable } from '../../../lib/api.ts'
import { sendOnce } from '../../../lib/forms/send-once.ts'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { submitAnswer, submitBodyOf } from '../answers.queries.ts'
import { type DraftKeeper, keepDraft, keepWaitingAnswer } from '../drafts/index.ts'
import { dropRefusal } from '../offline/index.ts'

type Props = {
  incident: IncidentResponse
  candidate: number
  keeper: DraftKeeper
  userId: string
  onSubmitted: () => void
  /** A remark has come up since the last check, such as a like answer sent meanwhile. */
  onReasonRequired: () => void
  /** The line is gone and nobody knows whether this text has remarks: asked before it is put by. */
  onUnchecked: () => void
}
/** `mayWait`: its remarks are known, or the person was told that they are not. */
type Sending = { overrideReason: string; mayWait: boolean }
type Result = 'sent' | 'waiting' | 'unchecked'

export const isReasonRequired = (error: Error) =>
  error instanceof ApiError && error.code === 'answer.reason_required'

/** Sends the text as a version. Without a line it is put by and goes out when the line is back. */
export function useSubmitAnswer({
  incident,
  candidate,
  keeper,
  userId,
  onSubmitted,
  onReasonRequired,
  onUnchecked,
}: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ overrideReason, mayWait }: Sending): Promise<Result> => {
      const content = submitBodyOf(keeper.getState())
      // The same answer with a reason is still the same answer: it may have been taken without one.
      const said = { ...content, candidate, expectedVersion: incident.version }
      const body = { ...said, overrideReason }
      let sentKey: string | null = null
      try {
        // A late autosave after the version would bring the draft back to life.
        await keeper.flush()
        await sendOnce({ incidentId: incident.id, said }, (key) => {
          sentKey = key
          return submitAnswer(incident.id, { ...body, key })
        })
        return 'sent'
      } catch (error) {
        if (!isUnreachable(error)) throw error
        if (!mayWait) return 'unchecked'
        keepWaitingAnswer(userId, incident.id, { ...body, key: sentKey })
        return 'waiting'
      }
    },
    onSuccess: (result) => {
      if (result === 'unchecked') return onUnchecked()
      dropRefusal(userId, incident.id)
      keeper.stop()
      if (result === 'sent') keepDraft(userId, { incidentId: incident.id, candidate }, null)
      showToast(t(result === 'sent' ? 'editor.submitted' : 'answers.outbox.waiting'))
      refresh()
      onSubmitted()
    },
    onError: (error) => {
      if (isReasonRequired(error)) onReasonRequired()
      if (isConflict(error)) refresh()
    },
  })

  function refresh() {
    void queryClient.invalidateQueries({ queryKey: ['incidents'] })
    void queryClient.invalidateQueries({ queryKey: ['incident', incident.id] })
    void queryClient.invalidateQueries({ queryKey: ['answer', incident.id] })
  }
}
