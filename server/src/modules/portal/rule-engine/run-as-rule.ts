import type { Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import type { Past, PlannedAct } from '../rule-play/index.ts'
import type { FiredAct } from './firings.repository.ts'
import { notifyByAct } from './notify-of-rule.ts'
import type { RulesServices } from './rules-context.ts'
import { runActs } from './run-acts.ts'

type AsRule = {
  rule: { id: string; no: number; versionNo: number; name: string }
  firingId: string
  incidentId: string
  suggested: Pick<Past['constants'], 'suggestedTopicCode' | 'suggestedMunicipalityCode'>
  /** Rules that led to it, without this one. */
  chain: readonly string[]
  /** Its writer, whose rights are asked. */
  actor: Actor
  texts: ReadonlyMap<string, string>
}

/** Acts of a rule: the history names the rule, and keeps which rules led to it. */
export function runAsRule(
  tx: Tx,
  services: RulesServices,
  { rule, firingId, chain, ...running }: AsRule,
  acts: readonly PlannedAct[],
): Promise<FiredAct[]> {
  const said = { id: rule.id, no: rule.no, versionNo: rule.versionNo, firingId, chain: [...chain, rule.id] }
  return runActs(
    tx,
    services,
    {
      ...running,
      signer: { id: null, name: `Правило ${rule.no}` },
      details: { rule: said },
      isUnwatched: true,
      notify: (act, incident, index) =>
        notifyByAct(tx, { act, incident, rule, key: `${firingId}:${index}` }, services.clock()),
    },
    acts,
  )
}
