import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { api, isConflict, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { sendOnce } from '../../../lib/forms/send-once.ts'
import { incidentQuery } from '../incidents.queries.ts'

export type Command = BodyOf<'POST /api/incidents/{incidentId}/commands'>

type Sent = { incidentId: string; command: Command }

/** Sends one step; the card is replaced by the answer, lists and counters are asked again. */
export function useIncidentCommand() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ incidentId, command }: Sent): Promise<IncidentResponse> =>
      sendOnce({ incidentId, command }, (commandKey) =>
        unwrap(
          api.POST('/api/incidents/{incidentId}/commands', {
            params: { path: { incidentId } },
            body: { ...command, commandKey },
          }),
        ),
      ),
    onSuccess: (incident) => {
      queryClient.setQueryData(incidentQuery(incident.id).queryKey, incident)
      navigator.serviceWorker?.controller?.postMessage({ stepped: incident })
      askAgain(queryClient, [incident.id])
    },
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
