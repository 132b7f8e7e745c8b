/** Says what residents of the page remember of their tries, and what they see in their threads. */
import { answersOn, type Browser } from './form-browser.ts'
import type { FormResidents, Question, Submission } from './form-residents.ts'
import { type ExpectedMessage, eventKey, type NetworkFacts, naturalKey } from './front.ts'

const TRIES = 5

export async function readFormFacts(
  browser: Browser,
  { submissions, questions }: Pick<FormResidents, 'submissions' | 'questions'>,
): Promise<NetworkFacts> {
  const answers = await readAnswers(browser, questions)
  return {
    events: submissions.map((one) => ({ key: keyOf(one), isForUs: true })),
    deliveries: submissions.flatMap((one) =>
      one.tries.map((isAccepted) => ({ eventKey: keyOf(one), isAccepted })),
    ),
    messages: new Map(submissions.map(expect)),
    sends: answers.map((text) => ({
      ...{ text, effect: 'created', externalId: null, isNumberless: true, isAnswerLost: false },
    })),
    ...{ takenBack: new Set<string>(), toldOutOfOrder: 0, untoldDeletions: 0 },
  }
}

const keyOf = ({ page, id }: Submission): string => eventKey(page, id)

/** Joins what was chosen to what was written, as the page does and the receipt shows. */
function expect({ page, id, threadId, taken, written }: Submission): [string, ExpectedMessage] {
  const text = taken?.startsWith(written) ? taken : written
  return [naturalKey(page, `form:${threadId}`, id), { texts: [text], deleted: [false] }]
}

/** Reads the threads as their authors do: each by its number and code. */
export async function readAnswers(browser: Browser, questions: readonly Question[]): Promise<string[]> {
  const answers: string[] = []
  for (const { page, address, number, code } of questions) {
    const seen = await openThread(() => browser.send(`/ask/check?to=${page}`, { number, code }, address))
    answers.push(...answersOn(seen))
  }
  return answers
}

async function openThread(open: () => ReturnType<Browser['send']>): ReturnType<Browser['send']> {
  for (let rest = TRIES; rest > 0; rest -= 1) {
    const seen = await open()
    if (seen.status === 200) return seen
  }
  throw new Error('A thread of the page cannot be read')
}
