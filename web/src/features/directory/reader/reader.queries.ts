import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'

export type Reader = AnswerOf<'GET /api/reader'>
export type ReaderVersion = Reader['versions'][number]

export const readerQuery = queryOptions({
  queryKey: ['directory', 'reader'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/reader', { signal })),
  // While it learns, how far it is is shown.
  refetchInterval: ({ state }) => (state.data?.run ? 2000 : false),
})

/** One press; each answer is the page as it is then. */
export function useReaderAct<Asked>(
  act: (asked: Asked) => Promise<Reader>,
  doneText: (asked: Asked) => string,
) {
  const queryClient = useQueryClient()
  const words = useErrorWords()
  return useMutation({
    mutationFn: act,
    onSuccess: (reader, asked) => {
      queryClient.setQueryData(readerQuery.queryKey, reader)
      showToast(doneText(asked))
    },
    onError: async (error) => {
      showErrorToast(words(error))
      await queryClient.invalidateQueries({ queryKey: readerQuery.queryKey })
    },
  })
}

export type Alarms = AnswerOf<'GET /api/reader/alarms'>

export const alarmsQuery = queryOptions({
  queryKey: ['directory', 'alarms'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/reader/alarms', { signal })),
})
