/**
 * What the nearest tasks show, read before anybody opens them: without a line they open then, from the memory of this page
 * and, over a reload, from what the worker keeps. One request at a time, and each run ends at its limits.
 */
import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'
import { answerQuery } from '../../../features/answers/answers.queries.ts'
import { clarificationsQuery } from '../../../features/answers/clarifying/index.ts'
import { partsOfIncidentQuery } from '../../../features/answers/contributions/index.ts'
import { subtasksQuery } from '../../../features/answers/subtasks/index.ts'
import { incidentListQuery, incidentQuery } from '../../../features/incidents/incidents.queries.ts'
import { notesQuery } from '../../../features/notes/notes.queries.ts'
import { isUnreachable } from '../../../lib/api.ts'
import { directoryQuery } from '../../../lib/directory.ts'
import { pagedOptions } from '../../../lib/queries/paged-query.ts'

/** `version`: null where the list does not tell it. */
export type TaskAhead = { id: string; version: number | null }

export const TASKS_AHEAD = 20
const MOST_REQUESTS = 130
const MOST_CHARACTERS = 3_000_000
const KNOWN_FOR_MS = 3_600_000
const LISTS = ['mine_today', 'mine', 'to_approve'] as const
const AGAIN_MS = 200

/** `first`: the tasks on the screen, the nearest one first; other tasks of the reader come after them. */
export async function readTasksAhead(
  client: QueryClient,
  first: readonly TaskAhead[],
  signal: AbortSignal,
): Promise<void> {
  const budget = { requests: MOST_REQUESTS, characters: MOST_CHARACTERS }
  const read = async <Answer, Key extends QueryKey>(query: FetchQueryOptions<Answer, Error, Answer, Key>) => {
    while (client.isFetching() > 0 && !signal.aborted)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    if (signal.aborted || budget.requests <= 0 || budget.characters <= 0) throw new Ended()
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
    for (const queue of LISTS) {
      const list = await read(pagedOptions(incidentListQuery({ queue })))
      if (queue !== 'to_approve') tasks.push(...(list?.rows ?? []))
    }
    const nearest = [...new Map(tasks.toReversed().map((task) => [task.id, task])).values()].toReversed()
    for (const task of nearest.slice(0, TASKS_AHEAD)) {
      if (await isKnown(client, task)) continue
      await read(answerQuery(task.id))
      await read(pagedOptions(notesQuery(task.id)))
      await read(clarificationsQuery(task.id))
      await read(partsOfIncidentQuery(task.id))
      await read(subtasksQuery(task.id))
      // The last: whoever finds it finds the others.
      await read(incidentQuery(task.id))
    }
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  }
}

class Ended extends Error {}

async function isKnown(client: QueryClient, { id, version }: TaskAhead): Promise<boolean> {
  const shown = client.getQueryState(incidentQuery(id).queryKey)
  if (shown?.data) return !shown.isInvalidated && (version ?? shown.data.version) === shown.data.version
  const kept =
    'caches' in window ? await caches.match(`/api/incidents/${id}`, { ignoreVary: true }) : undefined
  const keptAt = Date.parse(kept?.headers.get('date') ?? '')
  if (!kept || !(Date.now() - keptAt < KNOWN_FOR_MS)) return false
  const card: unknown = await kept.json().catch(() => null)
  return (
    version === null ||
    (typeof card === 'object' && card !== null && 'version' in card && card.version === version)
  )
}
