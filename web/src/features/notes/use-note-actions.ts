import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SaveNoteRequest } from '@veche/contract/casework/notes.ts'
import { api, unwrap } from '../../lib/api.ts'
import { meQuery } from '../../lib/session.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { addOrKeep } from './kept-notes.ts'

export function useNoteActions(incidentId: string) {
  const userId = useQuery(meQuery).data?.id ?? ''
  const queryClient = useQueryClient()
  const words = useErrorWords()
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notes', incidentId, 'list'] }),
  }
  const add = useMutation({
    mutationFn: (note: SaveNoteRequest) => addOrKeep(userId, { incidentId, note }),
    ...common,
  })
  const edit = useMutation({
    mutationFn: ({ noteId, ...body }: SaveNoteRequest & { noteId: string }) =>
      unwrap(
        api.PUT('/api/incidents/{incidentId}/notes/{noteId}', {
          params: { path: { incidentId, noteId } },
          body,
        }),
      ),
    ...common,
  })
  const remove = useMutation({
    mutationFn: (noteId: string) =>
      unwrap(
        api.DELETE('/api/incidents/{incidentId}/notes/{noteId}', {
          params: { path: { incidentId, noteId } },
        }),
      ),
    ...common,
  })
  return { add, edit, remove }
}
