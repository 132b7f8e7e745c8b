/**
 * What the nearest tasks show, read before anybody opens them: without a line they open then, from the memory of this page
 * and, over a reload, from what the worker keeps. One request at a time, and each run ends at its limits.
 */

import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { SNOOZE_QUEUES } from '@veche/contract/values/casework/snoozes.ts'
import { answerQuery } from '../../../features/answers/answers.queries.ts'
import { clarificationsQuery } from '../../../features/answers/clarifying/index.ts'
import { partsOfIncidentQuery } from '../../../features/answers/contributions/index.ts'
import { subtasksQuery } from '../../../features/answers/subtasks/index.ts'
import { offeredArticlesQuery } from '../../../features/answers/templates/index.ts'
import { residentPictures } from '../../../features/incidents/attachments/index.ts'
import { incidentListQuery } from '../../../features/incidents/incidents.queries.ts'
import { notesQuery } from '../../../features/notes/notes.queries.ts'
import { isUnreachable } from '../../../lib/api.ts'
import { directoryQuery } from '../../../lib/directory.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { pagedOptions } from '../../../lib/queries/paged-query.ts'

/** `version`: null where the list does not tell it. */
export type TaskAhead = { id: string; version: number | null }

export const TASKS_AHEAD = 20
const MOST_REQUESTS = 150
const MOST_CHARACTERS = 3_000_000
/** The worker keeps eighty in all; more of one task would push out those of the next. */
const MOST_PICTURES = 60
const MOST_PICTURES_OF_TASK = 4
const KNOWN_FOR_MS = 3_600_000
const AGAIN_MS = 200

/** `first`: the tasks on the screen, the nearest one first; other tasks of the reader come after them. */
export async function readTasksAhead(
  client: QueryClient,
  first: readonly TaskAhead[],
  signal: AbortSignal,
): Promise<void> {
  const budget = { requests: MOST_REQUESTS, characters: MOST_CHARACTERS }
  const ownTurn = async () => {
    while (client.isFetching() > 0 && !signal.aborted)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    if (signal.aborted) throw new Ended()
  }
  const read = async <Answer, Key extends QueryKey>(query: FetchQueryOptions<Answer, Error, Answer, Key>) => {
    await ownTurn()
    if (budget.requests <= 0 || budget.characters <= 0) throw new Ended()
    budget.requests -= 1
    const answer = await client.fetchQuery({ ...query, retry: false }).catch((error: unknown) => {
      if (isUnreachable(error)) throw new Ended()
      return null
    })
    budget.characters -= JSON.stringify(answer).length
    return answer
  }
  try {
    // Names of all that a task shows, and the bodies that are asked in it.
    await read(directoryQuery)
    const tasks = [...first]
    for (const queue of SNOOZE_QUEUES) {
      const list = await read(pagedOptions(incidentListQuery({ queue })))
      if (queue !== 'to_approve') tasks.push(...(list?.rows ?? []))
    }
    const nearest = [...new Map(tasks.toReversed().map((task) => [task.id, task])).values()]
      .toReversed()
      .slice(0, TASKS_AHEAD)
    for (const task of nearest) {
      if (await isKnown(client, task)) continue
      await read(answerQuery(task.id))
      await read(pagedOptions(notesQuery(task.id)))
      await read(clarificationsQuery(task.id))
      await read(partsOfIncidentQuery(task.id))
      await read(subtasksQuery(task.id))
      await read(offeredArticlesQuery(task.id))
      // The last: whoever finds it finds the others.
      await read(incidentQuery(task.id))
    }
    await readPictures(client, nearest, ownTurn)
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  }
}

class Ended extends Error {}

/** Small, as they stand in the talk, and only where the worker keeps them: after the words of every task, because they are larger. */
async function readPictures(
  client: QueryClient,
  tasks: readonly TaskAhead[],
  ownTurn: () => Promise<void>,
): Promise<void> {
  if (!('caches' in window)) return
  const pictures: string[] = []
  for (const { id } of tasks) {
    const card = client.getQueryData(incidentQuery(id).queryKey) ?? (await findKeptCard(id))
    const sent = card ? residentPictures(card) : []
    pictures.push(...sent.flatMap(({ small }) => small ?? []).slice(0, MOST_PICTURES_OF_TASK))
  }
  for (const picture of pictures.slice(0, MOST_PICTURES)) {
    if (await caches.match(picture, { ignoreVary: true })) continue
    await ownTurn()
    const response = await fetch(new URL(picture, location.origin)).catch(() => {
      throw new Ended()
    })
    await response.arrayBuffer()
  }
}

async function isKnown(client: QueryClient, { id, version }: TaskAhead): Promise<boolean> {
  const shown = client.getQueryState(incidentQuery(id).queryKey)
  if (shown?.data) return !shown.isInvalidated && (version ?? shown.data.version) === shown.data.version
  const kept = await findKeptCard(id)
  return kept !== null && (version ?? kept.version) === kept.version
}

/** Null: the worker has none, or one of long ago. */
async function findKeptCard(id: string): Promise<IncidentResponse | null> {
  const kept =
    'caches' in window ? await caches.match(`/api/incidents/${id}`, { ignoreVary: true }) : undefined
  const keptAt = Date.parse(kept?.headers.get('date') ?? '')
  if (!kept || !(Date.now() - keptAt < KNOWN_FOR_MS)) return null
  const card: unknown = await kept.json().catch(() => null)
  return isCard(card) ? card : null
}

/** Kept as the server gave it. */
function isCard(value: unknown): value is IncidentResponse {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    'thread' in value &&
    Array.isArray(value.thread)
  )
}
