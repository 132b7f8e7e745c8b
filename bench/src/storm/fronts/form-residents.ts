/** Plays residents at the region's own page. What they remember is the only ledger there is. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../lib/random.ts'
import {
  type Browser,
  type Fields,
  idOf,
  idOfWords,
  isThanked,
  type Receipt,
  receiptOn,
  type Seen,
  sumOn,
  ticketOn,
} from './form-browser.ts'
import { createWriter } from './words.ts'

const AGAIN_MS = 300
/** The page does not believe a form that was filled in sooner. */
const FILLING_MS = 2500

export type FormPage = { name: string; municipality: string }
/** What was sent under one number, and whether each try was answered. */
export type Submission = {
  page: string
  id: string
  /** The id of the first words of the talk. */
  threadId: string
  /** When the product says that it took them; null while it has not. */
  taken: string | null
  written: string
  tries: boolean[]
}
export type Question = { page: string; address: string; id: string } & Pick<Receipt, 'number' | 'code'>

export type FormResidents = {
  submissions: readonly Submission[]
  questions: readonly Question[]
  act: (random: Random) => void
  countWaiting: () => number
}

type Options = { pages: readonly FormPage[]; signal: AbortSignal; fillingMs?: number }
type Asking = { page: FormPage; address: string; text: string; clicks: number }

export function createFormResidents(
  browser: Browser,
  { pages, signal, fillingMs = FILLING_MS }: Options,
): FormResidents {
  const compose = createWriter()
  const submissions: Submission[] = []
  const questions: Question[] = []
  let waiting = 0

  /** Sends the same number again and again, also after a receipt, as whoever goes back in their browser does. */
  async function submit<Answer>(
    submission: Submission,
    send: () => Promise<Seen>,
    { read, clicks }: { read: (seen: Seen) => Answer | null; clicks: number },
  ): Promise<Answer> {
    submissions.push(submission)
    const click = () =>
      tryUntilFound(async () => {
        const answer = read(await send())
        submission.tries.push(answer !== null)
        return answer
      }, signal)
    const [first] = await Promise.all([click(), ...Array.from({ length: clicks - 1 }, click)])
    return first
  }

  async function ask({ page, address, text, clicks }: Asking): Promise<void> {
    const path = `/ask?to=${page.name}`
    const form = await tryUntilFound(async () => found(await browser.open(path, address)), signal)
    await sleep(fillingMs, undefined, { signal })
    const ticket = ticketOn(form)
    const fields = { ...filledIn(page, text), ticket, answer: sumOn(form) }
    const id = idOf(ticket)
    const submission = { page: page.name, id, threadId: id, taken: null, written: text, tries: [] }
    const receipt = await submit(submission, () => browser.send(path, fields, address), {
      ...{ read: receiptOn, clicks },
    })
    questions.push({ page: page.name, address, id, number: receipt.number, code: receipt.code })
    Object.assign(submission, { taken: receipt.text })
  }

  async function writeAgain(question: Question, text: string, clicks: number): Promise<void> {
    const { page, address, number, code, id: threadId } = question
    const check = () => browser.send(`/ask/check?to=${page}`, { number, code }, address)
    const thread = await tryUntilFound(async () => found(await check()), signal)
    const ticket = ticketOn(thread)
    const id = idOfWords(ticket, text)
    const submission = { page, id, threadId, taken: null, written: text, tries: [] }
    const fields = { number, code, ticket, text }
    await submit(submission, () => browser.send(`/ask/add?to=${page}`, fields, address), {
      ...{ read: (seen: Seen) => (isThanked(seen) ? true : null), clicks },
    })
    Object.assign(submission, { taken: text })
  }

  return {
    ...{ submissions, questions },
    countWaiting: () => waiting,
    act(random) {
      const text = compose(random)
      const clicks = random.next() < 0.3 ? 2 : 1
      const page = random.pick(pages)
      const address = `10.${random.integer(0, 255)}.${random.integer(0, 255)}.${random.integer(1, 254)}`
      const earlier = random.next() < 0.2 && questions.length > 0 ? random.pick(questions) : null
      waiting += 1
      const done = earlier ? writeAgain(earlier, text, clicks) : ask({ page, address, text, clicks })
      // Only the end of the run breaks it off, because whoever was not answered goes on waiting.
      done.then(
        () => {
          waiting -= 1
        },
        () => undefined,
      )
    },
  }
}

function filledIn({ municipality }: FormPage, text: string): Fields {
  // A house number may look like personal data, and the resident has seen the hint.
  return {
    text,
    municipality,
    address: '',
    group: '',
    name: '',
    contact: '',
    consent: 'yes',
    personal: 'seen',
  }
}

const found = (seen: Seen): Seen | null => (seen.status === 200 && ticketOn(seen) !== '' ? seen : null)

/** Waits until there is something, or the end of the run. */
export async function tryUntilFound<Found>(
  look: () => Promise<Found | null>,
  signal: AbortSignal,
): Promise<Found> {
  for (;;) {
    signal.throwIfAborted()
    const result = await look()
    if (result !== null) return result
    await sleep(AGAIN_MS, undefined, { signal })
  }
}
