import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useUndoApproval } from '../features/answers/use-undo-approval.ts'
import { type OwnStep, ownStepsQuery } from '../features/desk/desk.queries.ts'
import { isAskedFirst } from '../features/desk/undo-question.ts'
import { useOwnStepWords } from '../features/desk/use-own-step-words.ts'
import { useUndoRun } from '../features/desk/use-undo-run.ts'
import { askAgain } from '../features/incidents/use-incident-command.ts'
import { api, unwrap } from '../lib/api.ts'
import { useErrorWords } from '../lib/use-error-words.ts'
import { useFormat } from '../lib/use-format.ts'
import { showErrorToast, showToast } from '../ui/toast.tsx'
import { useShowQuestion } from './use-show-question.ts'

/** Takes own acts back: the one asked for, or the last that can be, however long ago it was. */
export function useOwnSteps() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { number } = useFormat()
  const queryClient = useQueryClient()
  const showQuestion = useShowQuestion()
  const undoApproval = useUndoApproval(showQuestion)
  const undoRun = useUndoRun()
  const wordsOf = useOwnStepWords()

  /** Says which act it was: it may be of another question than the open one. */
  function nameOf(step: OwnStep): string {
    const done = wordsOf(step)
    return step.incident ? t('incidents.doneOf', { done, number: number(step.incident.number) }) : done
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

  /** What changed much, or was done a while ago, is asked about: the person may not remember it. */
  async function undoLast(onAsk: (step: OwnStep) => void): Promise<void> {
    try {
      const { steps } = await queryClient.fetchQuery(ownStepsQuery)
      const last = steps.find((step) => step.undo !== null)
      const newest = steps[0]
      if (last && isAskedFirst(last, Date.now())) return onAsk(last)
      if (last) return await undo(last)
      showToast(
        newest?.whyNot
          ? t('desk.own.cannot', { what: nameOf(newest), why: t(`desk.own.whyNot.${newest.whyNot}`) })
          : t('incidents.nothingToUndo'),
      )
    } catch (error) {
      showErrorToast(words(error))
    }
  }

  return { undo, undoLast }
}
