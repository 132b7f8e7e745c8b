/** Followers are told one by one: somebody who cannot be told holds up nobody behind them. */
import type { AppContext } from '../../../platform/http/app-context.ts'
import { MOST_FAILURES, putOff } from './domain/letter-times.ts'

export type Due = { id: string; failures: number }
type Telling = Pick<AppContext, 'clock' | 'log'> & {
  /** In a transaction of its own. False: another process does it now. */
  tell: (id: string) => Promise<boolean>
  save: (id: string, next: ReturnType<typeof putOff>) => Promise<void>
}

/** Returns how many are done with for now. */
export async function notifyEach(due: readonly Due[], { tell, save, clock, log }: Telling): Promise<number> {
  let done = 0
  for (const { id, failures } of due) {
    try {
      if (await tell(id)) done += 1
    } catch (error) {
      const next = putOff(failures, clock())
      await save(id, next)
      done += 1
      const said = { err: error, followerId: id, failures: next.failures }
      if (next.failures < MOST_FAILURES) log.warn(said, 'a follower could not be told')
      else log.error(said, 'a follower is given up')
    }
  }
  return done
}
