import { useLocation, useRouter } from '@tanstack/react-router'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The page of the client from which a question was opened by its one address. */
    cameFrom?: string | undefined
  }
}

/** Leads back to the page from which a question was opened; null where it was opened from the day or from a list of questions. */
export function useWayBack(): (() => void) | null {
  const { history } = useRouter()
  const cameFrom = useLocation({ select: ({ state }) => state.cameFrom })
  return cameFrom === undefined ? null : () => history.push(cameFrom)
}
