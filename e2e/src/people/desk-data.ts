/** What the interface of programs says about the questions: the journeys find cards by it, not by words of people. */
import type { Page } from 'playwright-core'
import { z } from 'zod'
import type { Comment } from '../setup/emulator-client.ts'

const List = z.object({ incidents: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() })
const Incident = z.object({
  number: z.number(),
  id: z.string(),
  step: z.string(),
  surface: z.string(),
  channelName: z.string(),
  address: z.object({ street: z.string().nullable() }),
  permalink: z.string().nullable(),
  suggestion: z.object({ kind: z.object({ code: z.string() }) }).nullable(),
})
export type Incident = z.infer<typeof Incident>

async function read<T>(page: Page, path: string, schema: z.ZodType<T>): Promise<T> {
  const reply = await page.request.get(path)
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()}`)
  return schema.parse(await reply.json())
}

export async function listIncidents(page: Page, query: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: z.infer<typeof List> = await read(
      page,
      `/api/incidents?limit=100&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      List,
    )
    ids.push(...next.incidents.map(({ id }) => id))
    cursor = next.nextCursor
  }
  return ids
}

export function getIncident(page: Page, id: string): Promise<Incident> {
  return read(page, `/api/incidents/${id}`, Incident)
}

const Activities = z.object({ activities: z.array(z.object({ type: z.string() })) })

/** What was done to the question, the newest first. */
export async function listActivityTypes(page: Page, id: string): Promise<string[]> {
  const { activities } = await read(page, `/api/incidents/${id}/activity`, Activities)
  return activities.map(({ type }) => type)
}

type Address = Pick<Comment, 'groupId' | 'id'>

const Times = z.object({
  deadlines: z.array(
    z.object({ key: z.string(), dueAt: z.string(), firstDueAt: z.string(), state: z.string() }),
  ),
})

/** What the resident waits for, as the rules and the acts left it. */
export async function readDeadlines(page: Page, id: string, keys: readonly string[]) {
  const { deadlines } = await read(page, `/api/incidents/${id}`, Times)
  return deadlines
    .filter(({ key }) => keys.includes(key))
    .map(({ key, dueAt, firstDueAt }) => ({ key, dueAt, firstDueAt }))
    .sort((one, two) => one.key.localeCompare(two.key))
}

/** The card of a comment, by its address in the network. */
export async function findByComment(page: Page, query: string, comment: Address): Promise<Incident | null> {
  for (const id of await listIncidents(page, query)) {
    const incident = await getIncident(page, id)
    if (isOfComment(incident, comment)) return incident
  }
  return null
}

/** Communities count their comments each for itself. */
export function isOfComment({ permalink }: Pick<Incident, 'permalink'>, { groupId, id }: Address): boolean {
  return permalink !== null && new RegExp(`-${groupId}_.*reply=${id}(?!\\d)`).test(permalink)
}
