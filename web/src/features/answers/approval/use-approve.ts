import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnswerResponse, PublishChoice } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../../lib/api.ts'
import { useCommandKeys } from '../../../lib/forms/command-key.ts'
import { listenLive } from '../../../lib/live/live.ts'
import { changePaged } from '../../../lib/queries/paged-query.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { showErrorToast, showHoldToast, showToast } from '../../../ui/overlays/toast.tsx'
import { type Check, checkQuery, loadAnswer } from '../answers.queries.ts'
import { UnseenRemarks, unseenRemarks } from '../checklist/index.ts'
import { decisions } from '../kept-decisions/index.ts'
import { useUndoApproval } from '../sending/index.ts'

type Props = {
  incident: IncidentResponse
  version: AnswerResponse['versions'][number]
  /** What the page shows of the check; null while it is asked. */
  checks: readonly Check[] | null
  publish: PublishChoice
  onLeft: () => void
  /** It was taken back: the person goes on with it. */
  onTakenBack: (incidentId: string) => void
}

/**
 * The yes; while the answer is held, it can be taken back from the toast and by Ctrl+Z. The check is asked once more
 * before it: what it has found meanwhile is read first. Without a line it waits, of the text that was read.
 */
export function useApprove({ incident, version, checks, publish, onLeft, onTakenBack }: Props) {
  const { t } = useTranslation()
  const doneWords = useDoneWords(incident.number)
  const undo = useUndoApproval(onTakenBack)
  const queryClient = useQueryClient()
  const { time } = useFormat()
  const userId = useQuery(meQuery).data?.id ?? ''
  const keyOf = useCommandKeys()
  async function findUnseen(): Promise<Check[]> {
    if (checks === null) return []
    const now = { ...checkQuery(incident.id, version), staleTime: 0 }
    // Where the check cannot be asked, the server still says the last word on the yes itself.
    const inspected = await queryClient.fetchQuery(now).catch(() => null)
    return unseenRemarks(checks, inspected?.checks ?? [])
  }
  return useMutation({
    mutationFn: async () => {
      const unseen = await findUnseen()
      if (unseen.length > 0) throw new UnseenRemarks(unseen)
      const { versionNo } = version
      const body = { versionNo, publish, expectedVersion: incident.version }
      const pressed = await decisions.press(userId, {
        ...{ place: incident.id, incidentId: incident.id },
        body: { type: 'approve', number: incident.number, request: { ...body, key: keyOf(body) } },
      })
      if (!pressed) return null
      const approved = pressed.answer
      // The yes has been said, whatever becomes of this reading.
      const answer = await loadAnswer(incident.id).catch(() => null)
      return { approved, hold: answer?.hold ?? null }
    },
    onSuccess: (said) => {
      if (!said) {
        showToast(t('taking.waits', { act: t('taking.act.approve'), time: time(Date.now()) }))
        return onLeft()
      }
      const { approved, hold } = said
      if (approved.step === 'approval') showToast(t('answers.approval.doneInside'))
      else if (hold?.mayUndo) {
        const endsAt = Date.now() + hold.leftMs
        const hide = showHoldToast(doneWords(publish, true), {
          leftMs: hold.leftMs,
          label: t('answers.hold.undo'),
          say: (count) =>
            t(publish.when === 'now' ? 'answers.hold.leaves' : 'answers.hold.undoable', { count }),
          undo: () =>
            void undo({
              ...{ incidentId: incident.id, expectedVersion: approved.version, endsAt },
              number: String(incident.number),
            }),
        })
        followHold({ incidentId: incident.id, leftMs: hold.leftMs }, () => {
          if (hide()) showErrorToast(t('answers.hold.stopped', { number: incident.number }))
        })
      } else showToast(doneWords(publish, false))
      // The row leads to the next one while it is there.
      onLeft()
      if (approved.step !== 'approval') leaveApprovalLists(queryClient, incident.id)
    },
    // The page shows other refusals itself; after this one it shows what stands there now.
    onError: (error) => isStale(error) && showErrorToast(t('incidents.stale.title')),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['incidents'] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incident.id] })
      void queryClient.invalidateQueries({ queryKey: ['answer', incident.id] })
    },
  })
}

const LATE_MS = 2000

/** The author's new words, or a colleague, stop an answer that is held: its countdown would tell an untruth. */
function followHold(
  { incidentId, leftMs }: { incidentId: string; leftMs: number },
  onStopped: () => void,
): void {
  const leave = listenLive((event) => {
    const isStopped =
      event.type === 'incident' && event.incidentId === incidentId && event.activity === 'undo_approval'
    if (!isStopped) return
    leave()
    onStopped()
  })
  setTimeout(leave, leftMs + LATE_MS)
}

/** A moment that has passed by now means at once. */
function useDoneWords(incidentNumber: number) {
  const { t } = useTranslation()
  const { day, time } = useFormat()
  // Two holds at once are two toasts: each names its question.
  const named = (words: string) =>
    `${words.replace(/\.$/, '')} · ${t('common.numbered', { number: incidentNumber })}.`
  return (publish: PublishChoice, isHeld: boolean) => {
    if (publish.when === 'in_hours') return named(t('answers.approval.doneInHours'))
    if (publish.when === 'now' || Date.parse(publish.at) <= Date.now())
      return named(t(isHeld ? 'answers.approval.doneHeld' : 'answers.approval.done'))
    return named(t('answers.approval.doneAt', { day: day(publish.at), time: time(publish.at) }))
  }
}

/** What was approved is in no list of what waits for approval, before the server has told so: a busy one takes its time. */
export function leaveApprovalLists(client: QueryClient, incidentId: string): void {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ['incidents', 'list'] })) {
    const [, , filters] = queryKey
    const isOfApproval =
      typeof filters === 'object' && filters !== null && 'queue' in filters && filters.queue === 'approval'
    if (!isOfApproval) continue
    changePaged<{ id: string }, unknown>(client, queryKey, (known) => ({
      ...known,
      rows: known.rows.filter(({ id }) => id !== incidentId),
    }))
  }
}
