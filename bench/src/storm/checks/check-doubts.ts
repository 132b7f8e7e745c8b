/** Checks that every word of a person about an uncertain send is in the history, with who said it. */
import type { CheckResult, NetworkInput } from './promises.ts'

type Said = { publication: string; decision: string; times: number }

const SQL = `
  select details->>'publicationId' as publication,
    case when details->>'confirmedBy' = 'person' then 'mark_sent' else 'retry' end as decision, count(*)::int as times
  from incident_activity
  where actor_id is not null and details ? 'publicationId'
    and (details->>'confirmedBy' = 'person' or details->>'errorCode' = 'outbox.retried_by_person')
  group by 1, 2`

export async function checkDoubts({ pool, front, decisions }: NetworkInput): Promise<CheckResult> {
  const { rows } = await pool.query<Said>(SQL)
  const said = new Map(rows.map(({ publication, decision, times }) => [`${publication} ${decision}`, times]))
  const own = decisions.filter(({ network }) => network === front.network)
  const made = Map.groupBy(own, ({ publicationId, decision }) => `${publicationId} ${decision}`)
  return {
    facts: {
      'marked as sent': own.filter(({ decision }) => decision === 'mark_sent').length,
      'sent again': own.filter(({ decision }) => decision === 'retry').length,
    },
    invariants: [
      {
        name: 'every decision is in the history',
        breach: 'unexplained',
        looked: own.length,
        violations: [...made]
          .filter(([key, same]) => (said.get(key) ?? 0) < same.length)
          .map(([key, same]) => `${key}: ${same.length} made, ${said.get(key) ?? 0} written`),
      },
    ],
  }
}
