import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { fillReady, getTemplate, valuesForIncident } from '../../answers/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import type { PlannedAct } from '../rule-play/index.ts'
import type { RulesContext } from './rules-context.ts'

type Filling = { incidentId: string; acts: readonly PlannedAct[]; actor: Actor }

/** Texts of the templates that acts name, filled in for the question; one that is gone or out of reach is left out. */
export async function fillTexts(
  context: RulesContext,
  { incidentId, acts, actor }: Filling,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const ids = acts.flatMap(({ act }) => (act.does === 'draft' ? [act.templateId] : []))
  if (ids.length === 0) return texts
  try {
    const row = await getVisibleRow(context.db, incidentId, actor)
    const values = await valuesForIncident(context, row, actor)
    for (const id of ids) {
      const template = await getTemplate(context.db, actor, id)
      if (!template.isArchived) texts.set(id, fillReady(context, template.text, values))
    }
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
  }
  return texts
}
