import type { ReactNode } from 'react'
import type { Figure } from './control.queries.ts'

/** Pages know where a figure and a question are shown; the board does not. */
export type RenderFigure = (figure: Figure, content: ReactNode) => ReactNode
export type RenderIncident = (
  incidentId: string,
  content: ReactNode,
  className: string | undefined,
) => ReactNode
