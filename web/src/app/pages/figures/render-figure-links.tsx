import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { FiguresSearch } from '../../../features/figures/figures-search.ts'
import type { RenderCard, RenderRows } from '../../../features/figures/render-links.ts'

/** Rows are asked for as the page is: its period and its filter, and what the link adds to them. */
export function useRenderRows(search: FiguresSearch): RenderRows {
  return useCallback(
    ({ code, day, filter }, content, look) => (
      <Link
        to="/figures/$code"
        params={{ code }}
        search={{
          ...{ ...search, figure: undefined, ...filter },
          ...(day && { period: 'any' as const, from: day, to: day }),
        }}
        {...look}
      >
        {content}
      </Link>
    ),
    [search],
  )
}

export const renderCard: RenderCard = (card, content, className) => {
  switch (card.kind) {
    case 'incident':
      return (
        <Link to="/incident/$incidentId" params={{ incidentId: card.incidentId }} className={className}>
          {content}
        </Link>
      )
    case 'chat':
      return (
        <Link
          to="/chats/{-$chatId}"
          params={{ chatId: card.chatId }}
          search={{ message: card.messageId }}
          className={className}
        >
          {content}
        </Link>
      )
    case 'fake':
      return (
        <Link to="/fakes/$fakeId" params={{ fakeId: card.fakeId }} className={className}>
          {content}
        </Link>
      )
    case 'livestream':
      return (
        <Link
          to="/livestreams/$livestreamId"
          params={{ livestreamId: card.livestreamId }}
          search={{ group: undefined }}
          className={className}
        >
          {content}
        </Link>
      )
  }
}
