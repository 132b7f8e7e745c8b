import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError, api, isUnreachable, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useOnline } from '../../../lib/line/online.ts'
import { useIsLive } from '../../../lib/live/live.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import {
  dropUnsent,
  findDraft,
  joinWords,
  keepDraft,
  keepUnsent,
  listUnsent,
  type Unsent,
  type Words,
} from '../chat/index.ts'
import { dropFiles, findFiles } from './file-store.ts'
import { isFileRefused, uploadAgain, uploadFiles } from './upload-files.ts'

/** A text that waited longer is out of date, so a person must confirm it before it is sent. */
const FRESH_MS = 3_600_000

/** Uploads files first, because a text is not sent without its files. */
async function post({ chatId, key, text, replyToMessageId, fileIds, isAnswer }: Unsent): Promise<void> {
  for (const id of fileIds)
    try {
      await uploadFiles([id])
    } catch (error) {
      if (isFileRefused(error)) await dropFiles([id])
      throw error
    }
  await unwrap(
    api.POST('/api/chats/{chatId}/send', {
      params: { path: { chatId } },
      body: { key, text, replyToMessageId, fileIds, isAnswer: isAnswer ?? null },
    }),
  )
  await dropFiles(fileIds)
}

/** A refused text may be sent again: without lost files, and with the others uploaded again. */
async function mend<Said extends Words>(said: Said, error: unknown): Promise<Said> {
  if (error instanceof ApiError && error.code === 'chat.no_file') await uploadAgain(said.fileIds)
  return { ...said, fileIds: (await findFiles(said.fileIds)).map(({ id }) => id) }
}

/**
 * Sending that survives a lost line: words are kept here until the server has them, and go out by themselves
 * when the line is back. What the server refuses comes back through `onRefused`.
 */
export function useSend(
  userId: string,
  { chatId, onRefused }: { chatId: string; onRefused: (words: Unsent) => void },
) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const isOnline = useOnline()
  const isLive = useIsLive()
  const [unsent, setUnsent] = useState(() => listUnsent(userId))
  const [going, setGoing] = useState<readonly string[]>([])
  const giveBack = useRef((_: Unsent) => {})
  giveBack.current = (one) => {
    if (one.chatId === chatId) onRefused(one)
    else keepDraft(userId, one.chatId, joinWords(one, findDraft(userId, one.chatId)))
  }
  const underWay = useRef(new Set<string>())

  const attempt = useCallback(
    async (one: Unsent) => {
      if (underWay.current.has(one.key)) return
      underWay.current.add(one.key)
      setGoing([...underWay.current])
      try {
        await post(one)
        dropUnsent(userId, one.key)
      } catch (error) {
        if (!isUnreachable(error)) {
          dropUnsent(userId, one.key)
          showErrorToast(words(error))
          giveBack.current(await mend(one, error))
        }
      } finally {
        underWay.current.delete(one.key)
        setGoing([...underWay.current])
        setUnsent(listUnsent(userId))
        void queryClient.invalidateQueries({ queryKey: ['chat', one.chatId] })
      }
    },
    [userId, words, queryClient],
  )

  useEffect(() => {
    if (!isOnline || !isLive) return
    const fresh = listUnsent(userId).filter(({ writtenAt }) => Date.now() - writtenAt < FRESH_MS)
    // Sent one after another, so that no text overtakes an earlier one.
    void fresh.reduce((before, one) => before.then(() => attempt(one)), Promise.resolve())
  }, [isOnline, isLive, userId, attempt])

  /** Gives the key that these words have for good. */
  function send(said: Words): string {
    const one: Unsent = { ...said, chatId, key: randomId(), writtenAt: Date.now() }
    keepUnsent(userId, one)
    setUnsent(listUnsent(userId))
    void attempt(one)
    return one.key
  }

  function takeBack(one: Unsent) {
    dropUnsent(userId, one.key)
    setUnsent(listUnsent(userId))
    giveBack.current(one)
  }

  return {
    ...{ send, takeBack, going, again: attempt },
    unsent: unsent.filter((one) => one.chatId === chatId),
  }
}
