/** What residents wrote: one row for each message, with the words and the state its events add up to. */
import { z } from 'zod'
import type { EmittedEvent } from './ledger.ts'
import type { CheckInput, CheckResult, Invariant } from './promises.ts'

type MessageRow = {
  key: string
  text: string
  source_state: string
  author_kind: string
  incident_id: string | null
  is_creation_seen: boolean
}
type Told = { event: EmittedEvent; order: number }
type Expected = { texts: Set<string>; isDeleted: boolean; isAsEmitted: boolean }

const Words = z.object({ text: z.string() })
const MessageWords = z.object({ message: z.object({ text: z.string() }) })

/** `vk:wall:-501_7` and `12` are `wall:-501_7_12` in the ledger, `vk:peer:5` and `3` are `message:501:5:3`. */
const KEY_SQL = `
  select case when m.surface = 'private' then 'message:' || c.external_id || ':' || substr(m.container, 9) || ':' || m.external_id
    else substr(m.container, 4) || '_' || m.external_id end as key,
    m.text, m.source_state, m.author_kind, m.incident_id, m.is_creation_seen
  from message m join channel c on c.id = m.channel_id where m.direction = 'in' and m.surface <> 'post'`

export async function checkMessages(input: CheckInput): Promise<CheckResult> {
  const { pool, ledger } = input
  const { rows } = await pool.query<MessageRow>(KEY_SQL)
  const arrival = await readArrivalOrder(input)
  const told = ledger.events.filter(isResidents).flatMap((event): Told[] => {
    const order = arrival.get(event.eventId)
    return order === undefined ? [] : [{ event, order }]
  })
  const histories = Map.groupBy(told, ({ event }) => event.naturalKey)
  const stored = Map.groupBy(rows, ({ key }) => key)
  const expected = new Map([...histories].map(([key, history]) => [key, expectedOf(history)]))
  return {
    facts: {
      residentMessages: histories.size,
      toldOutOfOrder: [...expected.values()].filter(({ isAsEmitted }) => !isAsEmitted).length,
    },
    invariants: [
      {
        name: 'one message for a natural key',
        looked: histories.size,
        violations: [...histories.keys()]
          .filter((key) => stored.get(key)?.length !== 1)
          .map((key) => `${key}: ${stored.get(key)?.length ?? 0} rows`),
      },
      compareTexts(expected, stored),
      compareStates(expected, stored),
      belongsToOneIncident(rows),
    ],
  }
}

async function readArrivalOrder({ pool }: CheckInput): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ dedupe_key: string; id: string }>(
    'select dedupe_key, id from raw_inbox',
  )
  return new Map(rows.map(({ dedupe_key, id }) => [dedupe_key, Number(id)]))
}

const RESIDENTS = /^(wall_reply_(new|edit|delete|restore)|message_new)$/

function isResidents({ type, object, groupId }: EmittedEvent): boolean {
  if (!RESIDENTS.test(type)) return false
  const from = z.object({ from_id: z.number() }).safeParse(object)
  return !from.success || from.data.from_id !== -groupId
}

/**
 * By the order in which events reached us: the last edit or restoration gives the words, else the creation;
 * the last deletion or restoration says whether it stands.
 */
function expectedOf(history: readonly Told[]): Expected {
  const arrived = [...history].sort((a, b) => a.order - b.order).map(({ event }) => event)
  const rewritten = arrived.findLast(({ type }) => /_(edit|restore)$/.test(type))
  const words = rewritten ?? arrived.find(({ type }) => /_new$/.test(type))
  const standing = arrived.findLast(({ type }) => /_(delete|restore)$/.test(type))
  return {
    texts: new Set(words ? [textOf(words)] : ['']),
    isDeleted: standing?.type === 'wall_reply_delete',
    isAsEmitted: history.every(({ event }, index) => arrived[index] === event),
  }
}

function textOf({ object }: EmittedEvent): string {
  const message = MessageWords.safeParse(object)
  return message.success ? message.data.message.text : Words.parse(object).text
}

type Stored = Map<string, MessageRow[]>

function compareTexts(expected: Map<string, Expected>, stored: Stored): Invariant {
  const violations = [...expected].flatMap(([key, { texts }]) => {
    const text = stored.get(key)?.[0]?.text
    return text === undefined || texts.has(text) ? [] : [`${key}: "${text}" instead of "${[...texts]}"`]
  })
  return { name: 'words equal the network’s', looked: expected.size, violations }
}

function compareStates(expected: Map<string, Expected>, stored: Stored): Invariant {
  const violations = [...expected].flatMap(([key, { isDeleted }]) => {
    const state = stored.get(key)?.[0]?.source_state
    return state === undefined || (state === 'deleted') === isDeleted ? [] : [`${key}: ${state}`]
  })
  return { name: 'deleted means deleted', looked: expected.size, violations }
}

function belongsToOneIncident(rows: readonly MessageRow[]): Invariant {
  const asked = rows.filter(
    ({ author_kind, is_creation_seen }) => author_kind === 'person' && is_creation_seen,
  )
  return {
    name: 'a resident’s message has its incident',
    looked: asked.length,
    violations: asked.filter(({ incident_id }) => incident_id === null).map(({ key }) => key),
  }
}
