import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useUndoApproval } from '../features/answers/sending/index.ts'
import { useUndoRun } from '../features/desk/bulk/use-undo-run.ts'
import { type OwnStep, ownStepsQuery } from '../features/desk/desk.queries.ts'
import { isAskedFirst, lastAct } from '../features/desk/own-steps/undo-question.ts'
import { useOwnStepWords } from '../features/desk/own-steps/use-own-step-words.ts'
import { askAgain } from '../features/incidents/commands/index.ts'
import { api, unwrap } from '../lib/api.ts'
import { useErrorWords } from '../lib/words/use-error-words.ts'
import { otherActSince, showErrorToast, showToast } from '../ui/overlays/toast.tsx'
import { useShowQuestion } from './use-show-question.ts'

type UndoLast = { onAsk: (step: OwnStep) => void; onShow: () => void }

/** Takes own acts back: the one asked for, or the last one, however long ago it was. */
export function useOwnSteps() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const showQuestion = useShowQuestion()
  const undoApproval = useUndoApproval(showQuestion)
  const undoRun = useUndoRun()
  const wordsOf = useOwnStepWords()

  /** Says which act it was: it may be of another question than the open one. */
  function nameOf(step: OwnStep): string {
    const done = wordsOf(step)
    return step.incident ? t('incidents.doneOf', { done, number: step.incident.number }) : done
  }

  async function undo(step: OwnStep): Promise<void> {
    const how = step.undo
    if (!how) return
    if (how.kind === 'bulk') return undoRun(how.runId)
    if (how.kind === 'approval') return undoApproval({ ...how, endsAt: null })
    try {
      for (const { incidentId, command } of how.steps)
        await unwrap(
          api.POST('/api/incidents/{incidentId}/commands', {
            params: { path: { incidentId } },
            body: command,
          }),
        )
      showToast(t('desk.own.undone', { what: nameOf(step) }))
      if (step.incident) showQuestion(step.incident.id)
    } catch (error) {
      showErrorToast(words(error))
    }
    askAgain(queryClient, [
      ...how.steps.map(({ incidentId }) => incidentId),
      ...(step.incident ? [step.incident.id] : []),
    ])
  }

  /** Of an act that nothing takes back it says so, and shows the older ones to choose from. */
  function refuse(what: string, whyNot: NonNullable<OwnStep['whyNot']> | 'other', onShow: () => void): void {
    const why = t(`desk.own.whyNot.${whyNot}`)
    showToast(t('desk.own.cannot', { what, why }), onShow, t('desk.own.title'))
  }

  /** What changed much, or was done a while ago, is asked about: the person may not remember it. */
  async function undoLast({ onAsk, onShow }: UndoLast): Promise<void> {
    try {
      const last = lastAct((await queryClient.fetchQuery(ownStepsQuery)).steps)
      const other = otherActSince(last ? Date.parse(last.at) : 0)
      if (other) return refuse(other, 'other', onShow)
      if (!last) return showToast(t('incidents.nothingToUndo'))
      if (!last.undo) return last.whyNot ? refuse(nameOf(last), last.whyNot, onShow) : undefined
      if (isAskedFirst(last, Date.now())) return onAsk(last)
      await undo(last)
    } catch (error) {
      showErrorToast(words(error))
    }
  }

  return { undo, undoLast }
}
