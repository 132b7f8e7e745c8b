/** A macro on many questions: each by itself, so that one that is refused stops no other. */
import type {
  AppliedToManyResponse,
  MacrosForManyResponse,
  UndoneMacrosResponse,
} from '@veche/contract/portal/macros.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { listDrafted } from '../../answers/index.ts'
import { listQuestionsNow, listVisible } from '../../incidents/index.ts'
import type { RulesContext } from '../rule-engine/index.ts'
import { planActs, stateNow } from '../rule-play/index.ts'
import { applyMacro, presentMacro, suggestedBy, undoMacro } from './apply-macro.ts'
import { listMacros } from './macros.repository.ts'

type Many = { incidentIds: readonly string[]; actor: Actor }

export async function planForMany(
  { db }: RulesContext,
  { incidentIds, actor }: Many,
): Promise<MacrosForManyResponse> {
  const ids = (await listVisible(db, actor, incidentIds)).map(({ id }) => id)
  const [macros, questions, drafted] = await Promise.all([
    listMacros(db, actor.id),
    listQuestionsNow(db, ids),
    listDrafted(db, ids),
  ])
  const subjects = questions.map((one) => ({
    id: one.id,
    state: { ...stateNow(one), ...suggestedBy(one.suggestion), presserId: actor.id },
  }))
  return {
    macros: macros.map((macro) => {
      const { acts, text } = macro.content
      const isDraft = (id: string) => text !== '' && !drafted.has(id)
      const changes = subjects.filter(
        ({ id, state }) => isDraft(id) || planActs(acts, state).some(({ outcome }) => outcome === 'planned'),
      )
      return {
        ...presentMacro(macro, actor),
        changes: changes.length,
        drafts: ids.filter(isDraft).length,
      }
    }),
    count: ids.length,
  }
}

export async function applyToMany(
  context: RulesContext,
  { incidentIds, macroId, actor }: Many & { macroId: string },
): Promise<AppliedToManyResponse> {
  const useIds: string[] = []
  const refused = new Map<string, number>()
  let partly = 0
  for (const incidentId of new Set(incidentIds)) {
    const done = await orCode(() =>
      applyMacro(context, { incidentId, macroId, expectedVersion: null, actor }),
    )
    if (typeof done === 'string') refused.set(done, (refused.get(done) ?? 0) + 1)
    else {
      useIds.push(done.useId)
      if (done.acts.some(({ outcome }) => outcome === 'refused')) partly += 1
    }
  }
  return {
    ...{ useIds, partly },
    refused: [...refused]
      .map(([code, count]) => ({ code, count }))
      .toSorted((one, other) => other.count - one.count),
  }
}

export async function undoMany(
  context: RulesContext,
  { useIds, actor }: { useIds: readonly string[]; actor: Actor },
): Promise<UndoneMacrosResponse> {
  let undone = 0
  for (const useId of new Set(useIds))
    if (typeof (await orCode(() => undoMacro(context, { useId, actor }))) !== 'string') undone += 1
  return { undone, kept: new Set(useIds).size - undone }
}

/** Why it was refused; whatever else fails is told as it is. */
async function orCode<Done extends object>(run: () => Promise<Done>): Promise<Done | string> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
