import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MessageResponse } from '@veche/contract/incidents.ts'
import { api, unwrap } from '../../../lib/api.ts'

/** Asks the network once more for an attachment; the card then shows that it is on its way. */
export function useRetryCopy({ id: messageId }: Pick<MessageResponse, 'id'>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (no: number) =>
      unwrap(
        api.POST('/api/messages/{messageId}/attachments/{no}/retry', {
          params: { path: { messageId, no } },
        }),
      ),
    // The same message may stand on several cards: of its own question, and where that was merged into.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incident'] }),
  })
}
