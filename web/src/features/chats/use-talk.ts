import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { messagesQuery } from './chats.queries.ts'

/** The loaded part of a talk and the chosen message; a message further back is loaded until it is there. */
export function useTalk(chatId: string) {
  const query = useInfiniteQuery(messagesQuery(chatId))
  const messages = query.data ?? []
  const [chosenId, setChosen] = useState<string | null>(null)
  const [wantedId, setWanted] = useState<string | null>(null)
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
      showMessage(wantedId)
    } else if (hasNextPage) loadOlder()
    else setWanted(null)
  }, [wantedId, isHere, isPending, hasNextPage, loadOlder])

  return {
    ...query,
    messages,
    chosen: messages.find(({ id }) => id === chosenId) ?? null,
    isLooking: wantedId !== null,
    loadOlder,
    choose: setChosen,
    /** Chooses it and brings it into sight. */
    show: setWanted,
  }
}

/** The focus goes along: whoever listens to the page hears the message. */
function showMessage(id: string): void {
  const element = document.getElementById(`m-${id}`)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}
