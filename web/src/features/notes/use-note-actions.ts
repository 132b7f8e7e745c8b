import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SaveNoteRequest } from '@veche/contract/casework/notes.ts'
import { meQuery } from '../../lib/session.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { noteChanges } from './kept-changes.ts'
import { addOrKeep } from './kept-notes.ts'
import type { Person } from './mention-text.ts'

/** What a person writes, with the names of whom it calls. */
export type Written = { note: SaveNoteRequest; people: readonly Person[] }

export function useNoteActions(incidentId: string) {
  const userId = useQuery(meQuery).data?.id ?? ''
  const queryClient = useQueryClient()
  const words = useErrorWords()
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notes', incidentId, 'list'] }),
  }
  const add = useMutation({
    mutationFn: (written: Written) => addOrKeep(userId, { incidentId, ...written }),
    ...common,
  })
  const edit = useMutation({
    mutationFn: ({ noteId, ...written }: Written & { noteId: string }) =>
      noteChanges.sendOrKeep(userId, { incidentId, place: noteId, body: { type: 'edit', ...written } }),
    ...common,
  })
  const remove = useMutation({
    mutationFn: (noteId: string) =>
      noteChanges.sendOrKeep(userId, { incidentId, place: noteId, body: { type: 'delete' } }),
    ...common,
  })
  return { add, edit, remove }
}
