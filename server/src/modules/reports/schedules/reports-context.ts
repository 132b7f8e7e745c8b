import type { AppContext } from '../../../platform/http/app-context.ts'
import type { ExchangeContext } from '../../exchange/index.ts'
import type { OutgoingMail } from '../../notifications/index.ts'

export type ReportsContext = AppContext & {
  publicUrl: string
  /** Null without a mail server: what is due waits and says so. */
  sendLetter: ((letter: OutgoingMail) => Promise<void>) | null
  exchange: ExchangeContext
}
/** What is given to a step inside a transaction: nothing here reaches the pool. */
export type ReportsServices = Omit<ReportsContext, 'db' | 'exchange'>
