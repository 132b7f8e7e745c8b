import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useCallback } from 'react'
import { api, isConflict, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { sendOnce } from '../../../lib/forms/send-once.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { meQuery } from '../../../lib/session.ts'
import { isKeptLater } from './waiting-steps.ts'

export type Command = BodyOf<'POST /api/incidents/{incidentId}/commands'>

type Sent = { incidentId: string; command: Command }

/** Null: there is no line, and it waits in this browser. */
type Stepped = IncidentResponse | null

function sendCommand({ incidentId, command }: Sent): Promise<IncidentResponse> {
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
function useShowStepped(): (incident: IncidentResponse) => void {
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

type Pressed = { incident: IncidentResponse; command: Command }

/** What keeps a step comes with the first touch of the page; a browser that has no such file sends the step at once or not. */
const bringKeeping = () => import('../kept-steps/index.ts').catch(() => null)

/** Sends one step or keeps it; the card is replaced by the answer, lists and counters are asked again. */
export function useIncidentCommand() {
  const queryClient = useQueryClient()
  const showStepped = useShowStepped()
  return useMutation({
    mutationFn: async ({ incident, command }: Pressed): Promise<Stepped> => {
      const me = queryClient.getQueryData(meQuery.queryKey)
      const keeping = me && isKeptLater(command.type) ? await bringKeeping() : null
      return me && keeping
        ? keeping.stepOrKeep(me, incident, command)
        : sendCommand({ incidentId: incident.id, command })
    },
    onSuccess: (stepped) => stepped && showStepped(stepped),
    onError: (error, { incident }) => {
      // Somebody was first: show what they did, keep what the person typed.
      if (isConflict(error)) void queryClient.invalidateQueries({ queryKey: ['incident', incident.id] })
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
