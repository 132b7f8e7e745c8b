import { createContext, type ReactNode, use } from 'react'

type RenderLink = (incidentId: string, content: ReactNode) => ReactNode

/** Where another card opens depends on the page this one stands on; the page says it. */
export const IncidentLinks = createContext<RenderLink>((_incidentId, content) => content)

export function IncidentLink({ id, children }: { id: string; children: ReactNode }) {
  return use(IncidentLinks)(id, children)
}
