import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useCallback } from 'react'
import { api, isConflict, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { sendOnce } from '../../../lib/forms/send-once.ts'
import { incidentQuery } from '../incidents.queries.ts'

export type Command = BodyOf<'POST /api/incidents/{incidentId}/commands'>

type Sent = { incidentId: string; command: Command }

export function sendCommand({ incidentId, command }: Sent): Promise<IncidentResponse> {
  return sendOnce({ incidentId, command }, (commandKey) =>
    unwrap(
      api.POST('/api/incidents/{incidentId}/commands', {
        params: { path: { incidentId } },
        body: { ...command, commandKey },
      }),
    ),
  )
}

/** A question as it stands after a step: on its card, without a line too, and in whatever shows it. */
export function useShowStepped(): (incident: IncidentResponse) => void {
  const queryClient = useQueryClient()
  return useCallback(
    (incident) => {
      queryClient.setQueryData(incidentQuery(incident.id).queryKey, incident)
      navigator.serviceWorker?.controller?.postMessage({ stepped: incident })
      askAgain(queryClient, [incident.id])
    },
    [queryClient],
  )
}

/** Sends one step; the card is replaced by the answer, lists and counters are asked again. */
export function useIncidentCommand() {
  const queryClient = useQueryClient()
  const showStepped = useShowStepped()
  return useMutation({
    mutationFn: sendCommand,
    onSuccess: showStepped,
    onError: (error, { incidentId }) => {
      // Somebody was first: show what they did, keep what the person typed.
      if (isConflict(error)) void queryClient.invalidateQueries({ queryKey: ['incident', incidentId] })
    },
  })
}

/** Everything that shows these questions. */
export function askAgain(queryClient: QueryClient, incidentIds: readonly string[]): void {
  void queryClient.invalidateQueries({ queryKey: ['incidents'] })
  for (const id of incidentIds) {
    void queryClient.invalidateQueries({ queryKey: ['incident', id] })
    void queryClient.invalidateQueries({ queryKey: ['answer', id] })
  }
}
