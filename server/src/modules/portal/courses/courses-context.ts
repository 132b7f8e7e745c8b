import type { AppContext } from '../../../platform/http/app-context.ts'

export type CoursesContext = Pick<AppContext, 'db' | 'clock' | 'region'>
