import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useCommandKeys } from '../../../lib/forms/command-key.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showHoldToast, showToast } from '../../../ui/overlays/toast.tsx'
import { undoWithinHold } from './undo-within-hold.ts'

const RETRY_MS = 1000

export type Approval = {
  incidentId: string
  expectedVersion: number
  /** When it leaves; null where nobody knows. */
  endsAt: number | null
  /** Of the question, where it may be too late to say which. */
  number?: string
}

/** Takes an approval back within its hold. The card may be gone by then, so nothing here depends on it. */
export function useUndoApproval(onUndone?: (incidentId: string) => void) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const keyOf = useCommandKeys()
  return async ({ incidentId, expectedVersion, endsAt, number = '' }: Approval): Promise<void> => {
    const cut = sayCut(endsAt ?? 0)
    try {
      const result = await undoWithinHold({
        send: () =>
          unwrap(
            api.POST('/api/incidents/{incidentId}/answer/undo-approval', {
              params: { path: { incidentId } },
              body: { expectedVersion, key: keyOf({ incidentId, expectedVersion }) },
            }),
          ),
        endsAt,
        onCut: cut.show,
        pause: cut.pause,
        now: Date.now,
      })
      cut.hide()
      if (result === 'too_late')
        showErrorToast(t('answers.hold.tooLate', { number }), t('answers.hold.open'), () =>
          onUndone?.(incidentId),
        )
      else {
        showToast(t('answers.hold.undone'))
        await readAnew(incidentId)
        onUndone?.(incidentId)
        return
      }
    } catch (error) {
      cut.hide()
      showErrorToast(words(error))
    }
    await readAnew(incidentId)
  }

  /** The card that is opened again must not stand there as it was before the approval: a yes to it would be refused. */
  async function readAnew(incidentId: string): Promise<void> {
    void queryClient.invalidateQueries({ queryKey: ['incidents'] })
    const ofCard = [
      ['incident', incidentId],
      ['answer', incidentId],
    ]
    await Promise.all(
      ofCard.map((queryKey) => queryClient.invalidateQueries({ queryKey, refetchType: 'all' })),
    )
  }

  /** The countdown stays on the screen while it is tried again; its button tries at once. */
  function sayCut(endsAt: number) {
    let hide: (() => void) | null = null
    let wake = () => {}
    return {
      show: () => {
        hide ??= showHoldToast(t('answers.hold.cut'), {
          leftMs: Math.max(0, endsAt - Date.now()),
          label: t('answers.hold.undo'),
          say: (count) => t('answers.hold.leavesUnless', { count }),
          undo: () => {
            hide = null
            wake()
          },
        })
      },
      pause: () =>
        new Promise<void>((resolve) => {
          wake = resolve
          setTimeout(resolve, RETRY_MS)
        }),
      hide: () => hide?.(),
    }
  }
}
