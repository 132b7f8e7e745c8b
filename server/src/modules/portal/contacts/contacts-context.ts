import type { AppContext } from '../../../platform/http/app-context.ts'

export type ContactsContext = Pick<AppContext, 'db' | 'clock' | 'region'>
