import type { ReactNode } from 'react'

/** Pages know where a question is read; reports do not. */
export type RenderIncident = (incidentId: string, content: ReactNode, className?: string) => ReactNode
