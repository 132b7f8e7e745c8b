/** Says «есть новое» in the dialogs of employees: queued in the transaction that notes it, and sent as any post is. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { idFrom } from '../../../platform/ids.ts'
import { timeInZone } from '../../../platform/working-time/index.ts'
import { type AnswersContext, queuePost } from '../../answers/index.ts'
import { channelChanged } from '../../channels/index.ts'
import { isNight } from '../../notifications/index.ts'
import { dialogText } from './domain/dialog-text.ts'
import { takeDueDialogs } from './staff-dialogs.repository.ts'

export type NotifyingContext = Pick<AppContext, 'db' | 'clock' | 'log' | 'region'> &
  Pick<AnswersContext, 'connectors'> & { publicUrl: string }

const IDLE_MS = 5000
const AT_ONCE = 20
/** However much comes, a person is not told more often. */
const PAUSE_MS = 5 * MINUTE_MS

export function startNotifyingDialogs(context: NotifyingContext): Loop {
  return startLoop({
    name: 'staff dialogs',
    log: context.log,
    turn: async () => ({ nextInMs: (await notifyDialogsDue(context)) === AT_ONCE ? 0 : IDLE_MS }),
  })
}

/** Returns how many were told. */
export function notifyDialogsDue({
  db,
  clock,
  region,
  connectors,
  publicUrl,
}: NotifyingContext): Promise<number> {
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const due = await takeDueDialogs(tx, {
      ...{ now, nextAt: new Date(now.getTime() + PAUSE_MS), limit: AT_ONCE },
      isNight: isNight(timeInZone(region.timeZone, now)),
    })
    for (const { authorId, channelId, language, ...place } of due)
      await queuePost(
        tx,
        {
          ...{ id: idFrom('staff news', authorId, now.toISOString()), channelId, purpose: 'staff_news' },
          ...{ writtenBy: null, tells: channelChanged(channelId), place: { surface: 'private', ...place } },
          text: dialogText(language, `${publicUrl}/notifications`),
        },
        { connectors, now },
      )
    return due.length
  })
}
