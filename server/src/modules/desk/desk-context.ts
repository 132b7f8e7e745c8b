import type { AppContext } from '../../platform/http/app-context.ts'

export type DeskContext = AppContext
/** What a step gets inside a transaction. Nothing here reaches the pool. */
export type DeskServices = Omit<DeskContext, 'db'>
