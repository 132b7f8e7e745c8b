import type { FigureFilter } from '@veche/contract/figures.ts'
import type { ReactNode } from 'react'
import type { Row } from './figures.queries.ts'

/** Which rows: of a figure, within more than the page is asked for. */
export type RowsOf = { code: string; day?: string; filter?: FigureFilter }
export type LinkLook = { className?: string; tabIndex?: number; title?: string; 'aria-label'?: string }

/** Pages know where rows and cards are shown; figures do not. */
export type RenderRows = (rows: RowsOf, content: ReactNode, look?: LinkLook) => ReactNode
export type RenderCard = (card: NonNullable<Row['card']>, content: ReactNode, className?: string) => ReactNode
