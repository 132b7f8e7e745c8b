/**
 * Everything the on-air screen knows, outside of React: questions by id as the server told them, the commands still on
 * their way, and the lists that follow from both. Rows listen to their own question, so a comment redraws no other.
 */

import type { Balance, LivestreamQuestionsResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import { betterClock, type ClockSample } from '../../../lib/time/server-time.ts'
import { type Command, moveBalance, type Question, type TypedQuestion } from '../stream/index.ts'
import { foresee } from './apply-command.ts'
import { givenOf, keyOf, type Results, settle, type Unsent } from './command-queue.ts'
import { type AirLists, EMPTY_LISTS, updateLists } from './question-lists.ts'
import { dropUnsent, keepUnsent, listUnsent, type Place } from './unsent-store.ts'

export type NewsPage = z.infer<typeof LivestreamQuestionsResponse>
export type AirView = AirLists & {
  isLoaded: boolean
  /** The last attempt to reach the server failed. */
  isLineLost: boolean
  /** Why the server gives nothing: no such stream, no right to it. */
  error: unknown
  balance: Balance | null
  queue: readonly Unsent[]
}
export type Kept = { questions: Question[]; revision: number; balance: Balance | null }
export type AirStore = ReturnType<typeof createAirStore>

export function createAirStore(place: Place) {
  const server = new Map<string, Question>()
  const listeners = new Set<() => void>()
  let foreseen = new Map<string, Question>()
  let revision = 0
  let serverBalance: Balance | null = null
  let startedAt: string | null = null
  let clock: ClockSample | null = null
  let nextOrder = Date.now()
  let view: AirView = {
    ...EMPTY_LISTS,
    isLoaded: false,
    isLineLost: false,
    error: null,
    balance: null,
    queue: listUnsent(place),
  }

  const find = (id: string) => foreseen.get(id) ?? server.get(id)

  function show(changes: Partial<AirView>, changedIds: Iterable<string> = []): void {
    const queue = changes.queue ?? view.queue
    const before = foreseen
    foreseen = foresee(givenOf(queue), {
      find: (id) => server.get(id),
      startedAt,
      nextPosition: nextPosition(),
    })
    const touched = new Set([...changedIds, ...before.keys(), ...foreseen.keys()])
    const lists = touched.size > 0 ? updateLists(view, touched, find) : {}
    view = { ...view, ...changes, ...lists, balance: foreseenBalance() }
    for (const listener of listeners) listener()
  }

  function nextPosition(): number {
    const selected = [view.currentId, ...view.nextIds].flatMap((id) => (id && server.get(id)) || [])
    return Math.max(0, ...selected.map(({ position }) => position ?? 0)) + 1
  }

  function foreseenBalance(): Balance | null {
    if (!serverBalance || foreseen.size === 0) return serverBalance
    const moves = [...foreseen].flatMap(([id, { state }]) => {
      const known = server.get(id)
      return known ? [{ before: known.state, after: state }] : []
    })
    return moveBalance(serverBalance, moves)
  }

  function take(questions: readonly Question[]): string[] {
    for (const question of questions) server.set(question.id, question)
    return questions.map(({ id }) => id)
  }

  function put(unsent: Unsent): void {
    keepUnsent(place, unsent)
    show({ queue: [...view.queue, unsent] })
  }

  return {
    place,
    find,
    view: () => view,
    revision: () => revision,
    questions: () => [...server.values()].map(({ id }) => find(id)).filter((one) => one !== undefined),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },

    /** The server's time now. */
    now: () => Date.now() + (clock?.offsetMs ?? 0),
    setClock(sample: ClockSample) {
      clock = betterClock(clock, sample)
    },
    setStartedAt(at: string | null) {
      if (startedAt === at) return
      startedAt = at
      show({})
    },

    press(questionId: string, command: Command) {
      nextOrder += 1
      put({ kind: 'command', order: nextOrder, refusedCode: null, questionId, command })
    },
    type(typed: TypedQuestion) {
      nextOrder += 1
      put({ kind: 'typed', order: nextOrder, refusedCode: null, typed })
    },
    settle(results: Results) {
      if (results.length === 0) return
      const queue = settle(view.queue, results)
      const left = new Map(queue.map((one) => [keyOf(one), one]))
      for (const { key } of results) {
        const refused = left.get(key)
        if (refused) keepUnsent(place, refused)
        else dropUnsent(place, key)
      }
      show({ queue })
    },
    /** A person has read why. */
    dismiss(key: string) {
      dropUnsent(place, key)
      show({ queue: view.queue.filter((one) => keyOf(one) !== key) })
    },

    hear(page: NewsPage) {
      revision = page.revision
      serverBalance = page.balance
      show({ isLoaded: view.isLoaded || !page.hasMore, error: null }, take(page.questions))
    },
    setLine(line: { isLost: boolean; error?: unknown }) {
      const error = line.error ?? null
      if (view.isLineLost === line.isLost && view.error === error) return
      show({ isLineLost: line.isLost, error })
    },

    keep: (): Kept => ({ questions: [...server.values()], revision, balance: serverBalance }),
    /** What was seen before the page was opened again; news of the server are newer. */
    restore(kept: Kept) {
      if (revision > 0) return
      revision = kept.revision
      serverBalance = kept.balance
      show({ isLoaded: true }, take(kept.questions))
    },
  }
}
