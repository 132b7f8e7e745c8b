import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { api, isConflict, unwrap } from '../../../lib/api.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { askAgain } from '../commands/index.ts'

/** A question at the version its reader saw. */
export type Versioned = { id: string; version: number }

function merge(into: Versioned, others: readonly Versioned[]): Promise<IncidentResponse> {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/members', {
      params: { path: { incidentId: into.id } },
      body: {
        expectedVersion: into.version,
        incidents: others.map(({ id, version }) => ({ id, expectedVersion: version })),
      },
    }),
  )
}

function unmerge({ id, version }: Versioned): Promise<IncidentResponse> {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/commands', {
      params: { path: { incidentId: id } },
      body: { type: 'unmerge', expectedVersion: version },
    }),
  )
}

/** Merging raises the version of each by one: what undoing it has to expect. */
function afterOneStep(incidents: readonly Versioned[]): Versioned[] {
  return incidents.map(({ id, version }) => ({ id, version: version + 1 }))
}

/** Takes others in, and lets them go again by the button of the notice. */
export function useMerge() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()

  async function undo(into: Versioned, others: readonly Versioned[]) {
    try {
      for (const other of afterOneStep(others)) await unmerge(other)
      showToast(t('work.merge.undone'))
    } catch (error) {
      showErrorToast(words(error))
    }
    askAgain(queryClient, [into.id, ...others.map(({ id }) => id)])
  }

  return useMutation({
    mutationFn: ({ into, others }: { into: Versioned; others: readonly Versioned[] }) => merge(into, others),
    onSuccess: (incident, { into, others }) => {
      queryClient.setQueryData(incidentQuery(incident.id).queryKey, incident)
      askAgain(queryClient, [into.id, ...others.map(({ id }) => id)])
      showToast(t('work.merge.done', { count: others.length + 1 }), () => void undo(into, others))
    },
    onError: (error, { into }) => {
      if (isConflict(error)) askAgain(queryClient, [into.id])
    },
  })
}

/** Lets one go; the notice takes it in again. */
export function useUnmerge(intoId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()

  async function undo(member: Versioned) {
    try {
      const into = await queryClient.fetchQuery({ ...incidentQuery(intoId), staleTime: 0 })
      await merge(into, [member])
      showToast(t('incidents.done.undone'))
    } catch (error) {
      showErrorToast(words(error))
    }
    askAgain(queryClient, [intoId, member.id])
  }

  return useMutation({
    mutationFn: unmerge,
    onSuccess: (member) => {
      queryClient.setQueryData(incidentQuery(member.id).queryKey, member)
      showToast(t('incidents.done.unmerge'), () => void undo(member))
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: (_member, _error, { id }) => askAgain(queryClient, [intoId, id]),
  })
}
