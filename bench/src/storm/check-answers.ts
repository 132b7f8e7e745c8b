/** Lost and doubled on the way out: an approved answer stands in its thread once, and every doubt was said. */

import { isAnswerLost, type SendRequest } from './ledger.ts'
import type { CheckInput, CheckResult } from './promises.ts'

type OutboxRow = {
  id: string
  text: string
  state: string
  external_id: string | null
  error_code: string | null
  confirmed_by: string | null
  source_key: string
  echo_key: string | null
  own_messages: number
  doubts: number
  attempts: number
  unfinished: number
}

const OUTBOX_SQL = `
  select o.id, o.message->>'text' as text, o.state, o.external_id, o.error_code, o.confirmed_by, o.echo_key,
    substr(o.message->>'container', 4) || '_' || (o.message->>'replyToExternalId') as source_key, o.attempts,
    (select count(*) from message m where m.incident_id = o.incident_id and m.direction = 'out'
      and m.text = o.message->>'text')::int as own_messages,
    (select count(*) from outbox_attempt a where a.outbox_id = o.id
      and a.outcome in ('uncertain', 'unreadable'))::int as doubts,
    (select count(*) from outbox_attempt a where a.outbox_id = o.id and a.outcome is null)::int as unfinished
  from outbox o`

export async function checkAnswers({ pool, ledger }: CheckInput): Promise<CheckResult> {
  const { rows } = await pool.query<OutboxRow>(OUTBOX_SQL)
  const approved = await pool.query<{ missing: string }>(`
    select v.incident_id || ' ' || v.version_no as missing from answer_version v
    left join outbox o on o.incident_id = v.incident_id and o.answer_version_no = v.version_no
    where v.outcome = 'approved' group by v.incident_id, v.version_no having count(o.id) <> 1`)
  const published = Map.groupBy(
    ledger.sends.filter(({ effect }) => effect === 'created'),
    ({ params }) => params.message ?? '',
  )
  const calls = Map.groupBy(ledger.sends, ({ params }) => params.message ?? '')
  const deleted = new Set(
    ledger.events.filter(({ type }) => type === 'wall_reply_delete').map(({ naturalKey }) => naturalKey),
  )
  const settled = rows.filter(({ state }) => state !== 'failed' && state !== 'unknown')
  const open = rows.filter(({ state }) => state === 'failed' || state === 'unknown')
  return {
    facts: countFacts(rows, ledger.sends),
    invariants: [
      {
        name: 'an approved answer has one publication',
        looked: rows.length,
        violations: approved.rows.map(({ missing }) => missing),
      },
      {
        name: '0 lost: it stands in the thread',
        looked: settled.length,
        violations: settled.filter(({ text }) => !published.has(text)).map(describe),
      },
      {
        name: '0 doubled: it stands there once',
        looked: published.size,
        violations: [...published].filter(([, made]) => made.length > 1).map(([text]) => text),
      },
      {
        name: 'nothing unapproved was published',
        looked: published.size,
        violations: [...published.keys()].filter((text) => !rows.some((row) => row.text === text)),
      },
      {
        name: 'sent, with the network’s own number',
        looked: settled.length,
        violations: settled
          .filter((row) => row.state !== 'sent' || !isNumberOf(row, published.get(row.text)?.[0]))
          .map(describe),
      },
      {
        name: 'what was not sent is explained',
        looked: open.length,
        violations: open
          .filter((row) => !isExplained(row, { isPublished: published.has(row.text), deleted }))
          .map(describe),
      },
      {
        name: 'every lost answer was said',
        looked: ledger.sends.filter(isAnswerLost).length,
        violations: rows
          .filter((row) => (calls.get(row.text) ?? []).filter(isAnswerLost).length > said(row))
          .map(describe),
      },
      {
        name: 'every attempt has an end',
        looked: rows.reduce((sum, row) => sum + row.attempts, 0),
        violations: rows.filter(({ unfinished }) => unfinished > 0).map(describe),
      },
      {
        name: 'our words stand in our thread once',
        looked: settled.length,
        violations: settled.filter(({ own_messages }) => own_messages !== 1).map(describe),
      },
    ],
  }
}

function countFacts(rows: readonly OutboxRow[], sends: readonly SendRequest[]): Record<string, number> {
  const inState = (state: string) => rows.filter((row) => row.state === state).length
  return {
    publications: rows.length,
    sent: inState('sent'),
    refused: inState('failed'),
    unknown: inState('unknown'),
    sendCalls: sends.length,
    answersLost: sends.filter(isAnswerLost).length,
    repeatsDroppedByKey: sends.filter(({ effect }) => effect === 'repeated').length,
    uncertainSaid: rows.reduce((sum, { doubts }) => sum + doubts, 0),
    provedByEcho: rows.filter(({ confirmed_by }) => confirmed_by === 'echo').length,
  }
}

/** An echo may prove a send before the loss of its answer is noticed; then there was no doubt to say. */
function said({ doubts, confirmed_by }: OutboxRow): number {
  return doubts + (confirmed_by === 'response' ? 0 : 1)
}

/** VK numbers messages in all and in each conversation; events and the thread use the second. */
function isNumberOf({ external_id }: OutboxRow, made: SendRequest | undefined): boolean {
  const [, number] = /[_:](\d+)$/.exec(made?.createdId ?? '') ?? []
  return number !== undefined && external_id === number
}

/** Refused: the resident had taken the question back, and nothing was published. Unknown says why it is not known. */
function isExplained(
  { state, error_code, source_key }: OutboxRow,
  { isPublished, deleted }: { isPublished: boolean; deleted: ReadonlySet<string> },
): boolean {
  if (state === 'failed') return error_code !== null && deleted.has(source_key) && !isPublished
  return error_code !== null
}

function describe(row: OutboxRow): string {
  return `${row.id} ${row.state} ${row.external_id ?? '-'} ${row.error_code ?? ''} by ${row.confirmed_by ?? '-'}, doubts ${row.doubts}, own ${row.own_messages}`
}
