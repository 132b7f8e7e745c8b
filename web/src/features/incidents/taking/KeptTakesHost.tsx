import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isForLater, isStale } from '../../../lib/api.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { askAgain, sendCommand, useShowStepped } from '../commands/index.ts'
import { incidentQuery } from '../incidents.queries.ts'
import { dropTake, type KeptTake, keepTake, listKeptTakes } from './kept-takes.ts'

const RETRY_MS = 20_000

type Refusal = NonNullable<KeptTake['refused']>
type Taken = { incident: IncidentResponse } | { refusal: Refusal }

/**
 * What changed on the question while the line was away does not stand in the way as long as nobody has it: it is taken as
 * it is now. A take whose response was lost has been done.
 */
async function take(client: QueryClient, kept: KeptTake, myName: string): Promise<Taken> {
  const { incidentId } = kept
  const send = async (expectedVersion: number) => ({
    incident: await sendCommand({ incidentId, command: { type: 'take', expectedVersion } }),
  })
  try {
    return await send(kept.expectedVersion).catch(async (error: unknown) => {
      if (!isStale(error)) throw error
      const incident = await client.fetchQuery({ ...incidentQuery(incidentId), staleTime: 0 })
      if (incident.abilities.take) return send(incident.version)
      const by = incident.assigneeName
      return by === myName ? { incident } : { refusal: { code: 'incident.step_not_allowed', by } }
    })
  } catch (error) {
    if (isForLater(error)) throw error
    return { refusal: { code: error instanceof ApiError ? error.code : 'unexpected', by: null } }
  }
}

let running: Promise<void> = Promise.resolve()

/** Shows nothing: sends takes that were pressed without a line, whatever page is open when it is back. */
export function KeptTakesHost({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const queryClient = useQueryClient()
  const showStepped = useShowStepped()
  const myName = useQuery(meQuery).data?.name ?? ''

  const sendAll = useCallback(async () => {
    for (const kept of listKeptTakes(userId)) {
      if (kept.refused) continue
      const { incidentId } = kept
      const taken = await take(queryClient, kept, myName).catch(() => null)
      // Still no line: the next run tries again.
      if (!taken) return
      if ('incident' in taken) {
        showStepped(taken.incident)
        dropTake(userId, incidentId)
        showToast(t('incidents.doneOf', { done: t('incidents.done.take'), number: number(kept.number) }))
      } else {
        keepTake(userId, { ...kept, refused: taken.refusal })
        askAgain(queryClient, [incidentId])
      }
    }
  }, [userId, myName, queryClient, showStepped, t, number])

  /** One run at a time in this window: what is pressed during a run goes in the next. */
  const send = useCallback(() => {
    running = running.then(sendAll, sendAll)
  }, [sendAll])
  useWhenLineReturns(send)
  useEffect(() => {
    const timer = setInterval(() => listKeptTakes(userId).some(({ refused }) => !refused) && send(), RETRY_MS)
    return () => clearInterval(timer)
  }, [userId, send])
  return null
}
