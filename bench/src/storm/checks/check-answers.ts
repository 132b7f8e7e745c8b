/**
 * Checks what was lost or doubled on the way out: an approved answer stands in its thread once, and every doubt was
 * reported.
 */
import type { Send } from '../fronts/front.ts'
import { describe, listOutbox, type OutboxRow } from './outbox-rows.ts'
import type { CheckResult, Invariant, NetworkInput } from './promises.ts'

type Answers = {
  rows: OutboxRow[]
  sends: readonly Send[]
  /** What stands in the network, by its words. */
  published: Map<string, Send[]>
  takenBack: ReadonlySet<string>
}

export async function checkAnswers({ pool, front, facts }: NetworkInput): Promise<CheckResult> {
  const { shows = (text: string) => text } = front
  const left = await listOutbox(pool, front.network)
  const rows = left.map((row) => ({ ...row, text: shows(row.text) }))
  const { sends, takenBack } = facts
  const published = Map.groupBy(
    sends.filter(({ effect }) => effect === 'created'),
    ({ text }) => text,
  )
  const answers = { rows, sends, published, takenBack }
  return {
    facts: countFacts(answers),
    invariants: [...standOnce(answers), ...explained(answers), inOrder(answers)],
  }
}

function standOnce({ rows, published }: Answers): Invariant[] {
  const settled = rows.filter((row) => row.state !== 'failed' && row.state !== 'unknown' && !row.is_stopped)
  const stopped = rows.filter((row) => row.is_stopped)
  // The same words may have been approved again, and then they stand there by that publication.
  const approvedAgain = new Set(settled.map(({ text }) => text))
  return [
    {
      name: 'what its author’s new words stopped stands nowhere',
      breach: 'wrong',
      looked: stopped.length,
      violations: stopped
        .filter(({ attempts, text }) => attempts > 0 || (published.has(text) && !approvedAgain.has(text)))
        .map(describe),
    },
    {
      name: 'an answer stands in its thread',
      breach: 'lost',
      looked: settled.length,
      violations: settled.filter(({ text }) => !published.has(text)).map(describe),
    },
    {
      name: 'an answer stands there once',
      breach: 'doubled',
      looked: published.size,
      violations: [...published].filter(([, made]) => made.length > 1).map(([text]) => text),
    },
    {
      name: 'nothing unapproved was published',
      breach: 'wrong',
      looked: published.size,
      violations: [...published.keys()].filter((text) => !rows.some((row) => row.text === text)),
    },
    {
      name: 'sent, with the network’s own number',
      breach: 'wrong',
      looked: settled.length,
      violations: settled
        .filter((row) => row.state !== 'sent' || !isNumberRight(row, published.get(row.text)?.[0]))
        .map(describe),
    },
    {
      name: 'our words stand in our thread once',
      breach: 'wrong',
      looked: settled.length,
      // Whoever marks by hand gives no number, so such an answer is in the register only.
      violations: settled
        .filter((row) => row.own_messages !== 1 && !(isMarkedByHand(row) && row.own_messages === 0))
        .map(describe),
    },
  ]
}

const isMarkedByHand = (row: OutboxRow): boolean => row.confirmed_by === 'person'

function isNumberRight(row: OutboxRow, made: Send | undefined): boolean {
  if (isMarkedByHand(row) && row.external_id === null) return true
  if (made?.isNumberless) return row.external_id !== null
  return made?.externalId != null && row.external_id === made.externalId
}

function explained({ rows, sends, published, takenBack }: Answers): Invariant[] {
  const open = rows.filter(({ state }) => state === 'failed' || state === 'unknown')
  const calls = Map.groupBy(sends, ({ text }) => text)
  const lostAnswers = (text: string) => (calls.get(text) ?? []).filter((call) => call.isAnswerLost).length
  return [
    {
      name: 'what was not sent is explained',
      breach: 'unexplained',
      looked: open.length,
      // The network refused it because the resident had taken the question back, so nothing was published.
      violations: open
        .filter(({ state, error_code, sourceKey, text }) => {
          const isRefused = takenBack.has(sourceKey) && !published.has(text)
          return error_code === null || state !== 'failed' || !isRefused
        })
        .map(describe),
    },
    {
      name: 'every lost answer was said',
      breach: 'unexplained',
      looked: sends.filter((call) => call.isAnswerLost).length,
      violations: rows.filter((row) => lostAnswers(row.text) > said(row)).map(describe),
    },
    {
      name: 'every attempt has an end',
      breach: 'unexplained',
      looked: rows.reduce((sum, row) => sum + row.attempts, 0),
      violations: rows.filter(({ unfinished }) => unfinished > 0).map(describe),
    },
  ]
}

/** An echo or a look may prove a send before the loss of its answer is noticed, and then there was no doubt to report. */
function said({ doubts, confirmed_by }: OutboxRow): number {
  return doubts + (confirmed_by === 'response' ? 0 : 1)
}

/** Answers of one conversation must appear in the order in which they were approved. */
function inOrder({ rows, sends }: Answers): Invariant {
  const madeAt = new Map<string, number>()
  for (const [place, { text, effect }] of sends.entries())
    if (effect === 'created' && !madeAt.has(text)) madeAt.set(text, place)
  const conversations = Map.groupBy(
    rows.filter(({ text }) => madeAt.has(text)),
    ({ conversation }) => conversation,
  )
  const long = [...conversations].filter(([, answers]) => answers.length > 1)
  return {
    name: 'answers of a conversation in their order',
    breach: 'wrong',
    looked: long.length,
    violations: long
      .filter(([, answers]) => {
        const places = answers.map(({ text }) => madeAt.get(text) ?? 0)
        return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))
      })
      .map(([conversation]) => conversation),
  }
}

function countFacts({ rows, sends }: Answers): Record<string, number> {
  const inState = (state: string) => rows.filter((row) => row.state === state).length
  const by = (proof: string) => rows.filter((row) => row.confirmed_by === proof).length
  return {
    publications: rows.length,
    sent: inState('sent'),
    refused: inState('failed'),
    'send calls': sends.length,
    'answers lost': sends.filter((call) => call.isAnswerLost).length,
    'dropped by key': sends.filter(({ effect }) => effect === 'repeated').length,
    'doubts said': rows.reduce((sum, { doubts }) => sum + doubts, 0),
    'proved by echo': by('echo'),
    'proved by reading': by('read_back'),
    'proved by a person': by('person'),
    'still unknown': inState('unknown'),
  }
}
