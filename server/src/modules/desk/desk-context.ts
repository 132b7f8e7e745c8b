import type { AppContext } from '../../platform/http/app-context.ts'

export type DeskContext = AppContext
/** What is given to a step inside a transaction: nothing here reaches the pool. */
export type DeskServices = Omit<DeskContext, 'db'>
