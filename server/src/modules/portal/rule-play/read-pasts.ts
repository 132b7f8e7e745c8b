import { Suggestion } from '@veche/contract/incidents.ts'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { listSaid, type SaidText } from '../../inbox/index.ts'
import {
  listDeadlineMoments,
  listOwnFields,
  listOwnValues,
  listQuestionsNow,
  listStepsOf,
  ownValuesOf,
  type QuestionNow,
} from '../../incidents/index.ts'
import { orderedStems } from '../../text/index.ts'
import { asksOwnFields } from './domain/conditions.ts'
import { ownPast } from './domain/own-past.ts'
import type { Past, PlayedRule } from './domain/play-rule.ts'
import { type PastStep, type QuestionState, stateBefore } from './domain/question-state.ts'

const Details = z.record(z.string(), z.unknown()).catch({})
const BEGINNING = new Date(0)

/**
 * Reads questions with all that happened to them, in six statements for as many as are asked for. What own fields say is
 * read only where one of the rules asks or says it.
 */
export async function readPasts(
  db: Db,
  { ids, rules }: { ids: readonly string[]; rules: readonly Pick<PlayedRule, 'conditions' | 'acts'>[] },
): Promise<Past[]> {
  const asksOwn = rules.some(
    ({ conditions, acts }) => conditions.some(asksOwnFields) || acts.some(({ does }) => does === 'set_field'),
  )
  const [questions, steps, deadlines, said, fields, values] = await Promise.all([
    listQuestionsNow(db, ids),
    listStepsOf(db, ids),
    listDeadlineMoments(db, ids),
    listSaid(db, ids),
    asksOwn ? listOwnFields(db) : [],
    asksOwn && ids.length > 0 ? listOwnValues(db, ids) : [],
  ])
  const stepsOf = Map.groupBy(steps, ({ incidentId }) => incidentId)
  const deadlinesOf = Map.groupBy(deadlines, ({ incidentId }) => incidentId)
  const valuesOf = Map.groupBy(values, ({ incidentId }) => incidentId)
  const saidOf = Map.groupBy(said, ({ incidentId }) => incidentId)
  return questions.map((question) => {
    const ownSteps = (stepsOf.get(question.id) ?? []).map(
      ({ details, ...step }): PastStep => ({ ...step, details: Details.parse(details) }),
    )
    return {
      ...readQuestion(question, ownSteps),
      incidentId: question.id,
      steps: ownSteps,
      own: ownPast(ownSteps, { fields, now: ownValuesOf(valuesOf.get(question.id) ?? []) }),
      deadlines: deadlinesOf.get(question.id) ?? [],
      said: (saidOf.get(question.id) ?? []).map((text) => readSaid(text, question)),
    }
  })
}

function readQuestion(question: QuestionNow, steps: readonly PastStep[]): Pick<Past, 'constants' | 'first'> {
  const suggestion = Suggestion.safeParse(question.suggestion).data ?? null
  const { network, channelId, foundAt, earlier } = question
  const suggestedTopicCode = suggestion?.topic?.code ?? null
  const suggestedMunicipalityCode = suggestion?.municipality?.code ?? null
  return {
    constants: {
      ...{ network, channelId, foundAt, earlier, suggestedTopicCode, suggestedMunicipalityCode },
      isDanger: suggestion?.kind.code === 'danger',
    },
    first: stateBefore(stateNow(question), steps, {
      ...{ kind: null, topicCode: null, municipalityCode: suggestedMunicipalityCode },
      urgency: suggestion?.isUrgent ? 'urgent' : 'normal',
      address: NO_ADDRESS,
    }),
  }
}

const NO_ADDRESS = { settlement: null, street: null, house: null, object: null }

export function stateNow(question: QuestionState): QuestionState {
  const { step, urgency, kind, topicCode, municipalityCode, agencyCode } = question
  const { unitCode, assigneeId, address, tags, repeatNo } = question
  return {
    ...{ step, urgency, kind, topicCode, municipalityCode, agencyCode },
    ...{ unitCode, assigneeId, address, tags, repeatNo },
  }
}

/** The question itself was said before its first step, whatever the clock of the network shows. */
function readSaid({ messageId, text, at, until }: SaidText, { sourceMessageId }: QuestionNow) {
  return { at: messageId === sourceMessageId ? BEGINNING : at, until, stems: orderedStems(text) }
}
