import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { paths } from '../../lib/api.gen.ts'
import { api, isStale, unwrap } from '../../lib/api.ts'
import { incidentQuery } from './incidents.queries.ts'

type Post = paths['/api/incidents/{incidentId}/commands']['post']
export type Command = Post['requestBody']['content']['application/json']

type Sent = { incidentId: string; command: Command }

/** Sends one step; the card is replaced by the answer, lists and counters are asked again. */
export function useIncidentCommand() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ incidentId, command }: Sent): Promise<IncidentResponse> =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/commands', { params: { path: { incidentId } }, body: command }),
      ),
    onSuccess: (incident) => {
      queryClient.setQueryData(incidentQuery(incident.id).queryKey, incident)
      void queryClient.invalidateQueries({ queryKey: ['incidents'] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incident.id] })
      void queryClient.invalidateQueries({ queryKey: ['answer', incident.id] })
    },
    onError: (error, { incidentId }) => {
      // Somebody was first: show what they did, keep what the person typed.
      if (isStale(error)) void queryClient.invalidateQueries({ queryKey: ['incident', incidentId] })
    },
  })
}
