/** Checks what residents wrote: one row for each message, with the words and the state that it must have. */
import { naturalKey } from '../fronts/front.ts'
import type { CheckResult, Invariant, NetworkInput } from './promises.ts'

type MessageRow = {
  channel: string
  container: string
  external_id: string
  text: string
  source_state: string
  author_kind: string
  incident_id: string | null
  is_creation_seen: boolean
  is_late: boolean
}

const SQL = `
  select c.external_id as channel, m.container, m.external_id, m.text, m.source_state, m.author_kind, m.incident_id,
    m.is_creation_seen, m.is_late
  from message m join channel c on c.id = m.channel_id
  where c.network = $1 and m.direction = 'in' and m.surface <> 'post'`

export async function checkMessages({ pool, front, facts }: NetworkInput): Promise<CheckResult> {
  const { rows } = await pool.query<MessageRow>(SQL, [front.network])
  const stored = Map.groupBy(rows, ({ channel, container, external_id: id }) =>
    naturalKey(channel, container, id),
  )
  const expected = [...facts.messages]
  const count = (key: string) => stored.get(key)?.length ?? 0
  return {
    facts: {
      messages: facts.messages.size,
      'out of order': facts.toldOutOfOrder,
      late: rows.filter(({ is_late }) => is_late).length,
      'untold deletions': facts.untoldDeletions,
      'gone unseen': expected.filter(([, { isGoneUnseen }]) => isGoneUnseen).length,
    },
    invariants: [
      {
        name: 'every message is here',
        breach: 'lost',
        looked: expected.length,
        violations: expected
          .filter(([key, { isGoneUnseen }]) => count(key) === 0 && !isGoneUnseen)
          .map(([key]) => key),
      },
      {
        name: 'one message for a natural key',
        breach: 'doubled',
        looked: stored.size,
        violations: [...stored].filter(([, same]) => same.length > 1).map(([key]) => key),
      },
      {
        name: 'nothing that nobody wrote',
        breach: 'doubled',
        looked: stored.size,
        violations: [...stored.keys()].filter((key) => !facts.messages.has(key)),
      },
      {
        name: 'words equal the network’s',
        breach: 'wrong',
        looked: expected.length,
        violations: expected.flatMap(([key, { texts }]) => {
          const { text, source_state: state } = stored.get(key)?.[0] ?? {}
          // Words that their author deleted are withheld, and the next promise checks that.
          if (text === undefined || state === 'deleted' || texts.includes(text)) return []
          return [`${key}: "${text}", not "${texts}"`]
        }),
      },
      {
        name: 'deleted words stand nowhere',
        breach: 'wrong',
        looked: rows.filter(isDeleted).length,
        violations: rows.filter((row) => isDeleted(row) && row.text !== '').map(({ external_id: id }) => id),
      },
      {
        name: 'deleted means deleted',
        breach: 'wrong',
        looked: expected.length,
        violations: expected.flatMap(([key, { deleted }]) => {
          const state = stored.get(key)?.[0]?.source_state
          return state === undefined || deleted.includes(state === 'deleted') ? [] : [`${key}: ${state}`]
        }),
      },
      belongsToOneIncident(rows),
    ],
  }
}

const isDeleted = ({ source_state: state }: MessageRow): boolean => state === 'deleted'

function belongsToOneIncident(rows: readonly MessageRow[]): Invariant {
  const asked = rows.filter(
    ({ author_kind, is_creation_seen }) => author_kind === 'person' && is_creation_seen,
  )
  return {
    name: 'a resident’s message has its incident',
    breach: 'lost',
    looked: asked.length,
    violations: asked
      .filter(({ incident_id }) => incident_id === null)
      .map(({ channel, container, external_id: id }) => naturalKey(channel, container, id)),
  }
}
