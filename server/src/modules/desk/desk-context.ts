import type { AppContext } from '../../platform/http/app-context.ts'

export type DeskContext = AppContext
