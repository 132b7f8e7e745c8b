/**
 * Commands on their way to the server, in the order of the key presses. Pure; kept by unsent-store.ts. A command leaves
 * the queue when the server has done it, or stays as refused until a person has read why.
 */
import type { QuestionCommandsResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import type { TypedQuestion } from '../stream/index.ts'
import type { Given } from './apply-command.ts'

export type Results = z.infer<typeof QuestionCommandsResponse>['results']
/** `order` is of this laptop: two keys may be pressed in one millisecond. */
type Queued = { order: number; refusedCode: string | null }
export type Unsent = Queued & (({ kind: 'command' } & Given) | { kind: 'typed'; typed: TypedQuestion })
export type Batch = { kind: 'commands'; given: readonly Given[] } | { kind: 'typed'; typed: TypedQuestion }

/** As many as the server takes at once. */
const BATCH = 200

export function keyOf(unsent: Unsent): string {
  return unsent.kind === 'command' ? unsent.command.key : unsent.typed.key
}

export function waitingOf(queue: readonly Unsent[]): readonly Unsent[] {
  return queue.filter(({ refusedCode }) => refusedCode === null)
}

export function refusedOf(queue: readonly Unsent[]): readonly Unsent[] {
  return queue.filter(({ refusedCode }) => refusedCode !== null)
}

export function givenOf(queue: readonly Unsent[]): Given[] {
  return waitingOf(queue).flatMap((one) => (one.kind === 'command' ? [one] : []))
}

/** The commands to send next, in order: none overtakes an earlier one. */
export function nextBatch(queue: readonly Unsent[]): Batch | null {
  const waiting = waitingOf(queue)
  const first = waiting[0]
  if (!first) return null
  if (first.kind === 'typed') return { kind: 'typed', typed: first.typed }
  const end = waiting.findIndex(({ kind }) => kind === 'typed')
  const commands = waiting.slice(0, Math.min(end < 0 ? waiting.length : end, BATCH))
  return {
    kind: 'commands',
    given: commands.flatMap((one) =>
      one.kind === 'command' ? [{ questionId: one.questionId, command: one.command }] : [],
    ),
  }
}

/** Applies the results of the server by key: done commands leave the queue, refused ones stay with their code. */
export function settle(queue: readonly Unsent[], results: Results): Unsent[] {
  const said = new Map(results.map((result) => [result.key, result]))
  return queue.flatMap((one): Unsent[] => {
    const result = said.get(keyOf(one))
    if (!result) return [one]
    return result.isDone ? [] : [{ ...one, refusedCode: result.code ?? 'unexpected' }]
  })
}

/** `waiting` if the result is unknown, `refused` with its code, null if it is done. */
export function fateOf(queue: readonly Unsent[], key: string): 'waiting' | `refused ${string}` | null {
  const found = queue.find((one) => keyOf(one) === key)
  if (!found) return null
  return found.refusedCode === null ? 'waiting' : `refused ${found.refusedCode}`
}

/** The question whose words the server has not taken, the first of them. */
export function refusedWordsOf(queue: readonly Unsent[]): string | null {
  const refused = refusedOf(queue).find((one) => one.kind === 'command' && one.command.type === 'word_answer')
  return refused?.kind === 'command' ? refused.questionId : null
}

/** `keys`: of all that were refused; the words are of the latest. */
export type RefusedLine = { keys: string[]; line: string; before: string | undefined }

/** The words of an answer that the server did not take: they stay in their field until they are mended or let go. */
export function refusedLineOf(queue: readonly Unsent[], questionId: string): RefusedLine | null {
  const refused = refusedOf(queue).flatMap((one) => {
    if (one.kind !== 'command' || one.questionId !== questionId) return []
    const { command } = one
    if (command.type !== 'word_answer') return []
    return [{ key: command.key, line: command.line, before: command.before }]
  })
  const last = refused.at(-1)
  return last ? { keys: refused.map(({ key }) => key), line: last.line, before: last.before } : null
}
