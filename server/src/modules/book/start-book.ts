import { SECOND_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import { type Loop, startLoop } from '../../platform/background/loop.ts'
import { checkBook } from './checking/index.ts'
import { saveDay } from './days/index.ts'
import { type PostingContext, queueDayPosts } from './posting/index.ts'
import { askWitnesses, type WitnessesContext } from './witnesses/index.ts'
import { appendChanges, BATCH, type BookContext } from './writing/index.ts'

/** A change is in the Book within two seconds, and signed. */
const PAUSE_MS = 2 * SECOND_MS

export function startBook(context: BookContext): Loop {
  return startLoop({
    name: 'book',
    log: context.log,
    turn: async () => ({ nextInMs: (await appendChanges(context)) >= BATCH ? 0 : PAUSE_MS }),
  })
}

/** Witnesses that are there sign each checkpoint; one that is away is asked again after a pause. */
export function startWitnesses(context: WitnessesContext): Loop {
  return startLoop({
    name: 'book.witnesses',
    log: context.log,
    turn: async () => {
      await askWitnesses(context)
      return { nextInMs: PAUSE_MS }
    },
  })
}

export function bookJobs(context: PostingContext): JobDefinition[] {
  // The comparison after the nightly recount of the figures: what it corrects is in the Book by then.
  return [
    { name: 'book.check', cron: '5 4 * * *', handle: () => checkBook(context) },
    { name: 'book.days', cron: '*/10 * * * *', handle: () => endDay(context) },
  ]
}

/** The end is kept first: what is posted of it stands in the Book by then. */
async function endDay(context: PostingContext): Promise<void> {
  await saveDay(context)
  await queueDayPosts(context)
}

/** The Book is called by where it lies, without the scheme. */
export function bookOrigin(publicUrl: string): string {
  return `${placeOf(publicUrl)}/book`
}

/** What others know this installation by when it signs their Books. */
export function witnessName(publicUrl: string): string {
  return `${placeOf(publicUrl)}/witness`
}

function placeOf(publicUrl: string): string {
  const { host, pathname } = new URL(publicUrl)
  return `${host}${pathname.replace(/\/+$/, '')}`
}
