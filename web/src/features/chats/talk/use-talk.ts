import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import { useCallback, useEffect, useState } from 'react'
import { usePaged } from '../../../lib/queries/paged-query.ts'
import { messagesQuery } from '../chat/index.ts'
import { messageElementId } from './message-sight.ts'

const NONE: readonly ChatMessageResponse[] = []

/** The loaded part of a talk and the chosen message; a message further back is loaded until it is there. */
export function useTalk(chatId: string, firstId: string | null) {
  const query = usePaged(messagesQuery(chatId))
  const messages = query.rows ?? NONE
  const [chosenId, setChosen] = useState<string | null>(null)
  const [wantedId, setWanted] = useState(firstId)
  const [shown, setShown] = useState<{ id: string; hasFocus: boolean } | null>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isPending } = query

  const loadOlder = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  const isHere = wantedId !== null && messages.some(({ id }) => id === wantedId)
  useEffect(() => {
    if (wantedId === null || isPending) return
    if (isHere) {
      setChosen(wantedId)
      setWanted(null)
      setShown({ id: wantedId, hasFocus: true })
    } else if (hasNextPage) loadOlder()
    else setWanted(null)
  }, [wantedId, isHere, isPending, hasNextPage, loadOlder])

  // Only now it stands there with what can be done with it.
  useEffect(() => {
    if (shown) showMessage(shown)
  }, [shown])

  const choose = useCallback((id: string) => {
    setChosen(id)
    setShown({ id, hasFocus: false })
  }, [])

  return {
    ...query,
    messages,
    chosen: messages.find(({ id }) => id === chosenId) ?? null,
    isLooking: wantedId !== null,
    loadOlder,
    choose,
    /** Chooses it and brings it into sight. */
    show: setWanted,
  }
}

/** The focus goes along with the keys: whoever listens to the page hears the message. */
function showMessage({ id, hasFocus }: { id: string; hasFocus: boolean }): void {
  const element = document.getElementById(messageElementId(id))
  if (hasFocus) element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}
