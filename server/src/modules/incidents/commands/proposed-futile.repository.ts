import { expressionBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../rights/index.ts'

export type ProposedFutile = { incidentId: string; byName: string | null; at: Date; reason: string | null }

/** Dialogs that a colleague wants to end as leading nowhere, whoever waits longest first. */
export function listProposedFutile(
  db: Db,
  { actor, limit }: { actor: Actor; limit: number },
): Promise<ProposedFutile[]> {
  return (
    db
      .selectFrom('incidentActivity as proposal')
      .innerJoin('incident', 'incident.id', 'proposal.incidentId')
      .select(['proposal.incidentId', 'proposal.actorName as byName', 'proposal.at'])
      .select(sql<string | null>`proposal.details ->> 'reason'`.as('reason'))
      .where('proposal.type', '=', 'propose_futile')
      .where('incident.closeProposedBy', '<>', actor.id)
      // Of several the last one stands.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('incidentActivity as later')
              .select('later.seq')
              .whereRef('later.incidentId', '=', 'proposal.incidentId')
              .where('later.type', '=', 'propose_futile')
              .whereRef('later.seq', '>', 'proposal.seq'),
          ),
        ),
      )
      .where(visibleIncidents(actor)(expressionBuilder<DB, 'incident'>()))
      .orderBy('proposal.at')
      .orderBy('proposal.incidentId')
      .limit(limit)
      .execute()
  )
}
