import { DAY_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { AnswersContext } from '../answers/index.ts'
import { indexAnswers } from './answer-check/index-answers.ts'
import { SORT_JOB, sortRecords } from './by-hand/sort-record.ts'
import { deleteDialogsOfEnded } from './progress/dialogs.repository.ts'
import { deleteFollowersOfEnded } from './progress/followers.repository.ts'
import { notifyDialogs } from './progress/notify-dialogs.ts'
import { notifyFollowers } from './progress/notify-followers.ts'
import type { SendLetter } from './public-page-context.ts'
import { postNewsDue } from './subscriptions/dialogs/post-news.ts'
import { deleteOldTalks } from './subscriptions/dialogs/talks.repository.ts'
import { deleteOldLetters } from './subscriptions/letters.repository.ts'
import { sendLettersDue } from './subscriptions/send-letters.ts'
import { deleteUnconfirmed } from './subscriptions/subscriptions.repository.ts'
import { writeLettersDue } from './subscriptions/write-letters.ts'

/** How long an address waits for its confirmation, and how long a letter that has left is kept. */
const UNCONFIRMED_MS = 2 * DAY_MS
const LETTERS_MS = 30 * DAY_MS
/** How long an ended question may still come back to whoever follows it. */
const ENDED_MS = 60 * DAY_MS

type Deps = { publicUrl: string; sendLetter: SendLetter | null }

/** In the dialogs where people asked: needs no mail server. */
export function dialogJobs(
  context: AppContext & Pick<AnswersContext, 'connectors'> & { publicUrl: string },
): JobDefinition[] {
  return [
    {
      name: 'public_page.dialogs',
      cron: '* * * * *',
      async handle() {
        while ((await notifyDialogs(context)) > 0);
        while ((await postNewsDue({ ...context, site: context.publicUrl })) > 0);
      },
    },
  ]
}

export function publicPageJobs(context: AppContext, { publicUrl, sendLetter }: Deps): JobDefinition[] {
  const { db, clock } = context
  return [
    { name: SORT_JOB, handle: (payloads) => sortRecords(context, payloads) },
    {
      name: 'public_page.index_answers',
      cron: '* * * * *',
      async handle() {
        while ((await indexAnswers(context)) > 0);
      },
    },
    {
      name: 'public_page.letters',
      cron: '* * * * *',
      async handle() {
        if (sendLetter === null) return
        const letters = { ...context, site: publicUrl, sendLetter }
        while ((await writeLettersDue(letters)) > 0);
        while ((await notifyFollowers(letters)) > 0);
        while ((await sendLettersDue(letters)) > 0);
      },
    },
    {
      name: 'public_page.forget',
      cron: '25 4 * * *',
      async handle() {
        const now = clock().getTime()
        await deleteFollowersOfEnded(db, new Date(now - ENDED_MS))
        await deleteDialogsOfEnded(db, new Date(now - ENDED_MS))
        await deleteOldTalks(db, new Date(now - UNCONFIRMED_MS))
        await deleteUnconfirmed(db, new Date(now - UNCONFIRMED_MS))
        await deleteOldLetters(db, new Date(now - LETTERS_MS))
      },
    },
  ]
}
