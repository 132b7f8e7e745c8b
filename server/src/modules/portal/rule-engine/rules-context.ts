import type { AppContext } from '../../../platform/http/app-context.ts'

export type RulesContext = AppContext
/** What a step gets inside a transaction. Nothing here reaches the pool. */
export type RulesServices = Omit<RulesContext, 'db'>
