/** Suggestions for the writer: templates that fit the question, with variables filled in, and earlier answers. */

import type { OfferedTemplatesResponse, SimilarAnswersResponse } from '@veche/contract/casework/templates.ts'
import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import type { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import { getVisibleRow, listIncidentThread } from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { hideNames } from './domain/hide-names.ts'
import { wordShare } from './domain/word-share.ts'
import { listAnswered, listOffered, type TemplateRow } from './templates.repository.ts'
import { fillReady, valuesForIncident } from './values-for-incident.ts'

type Asked = { incidentId: string; actor: Actor }
const FIT_ORDER = { topic: 0, group: 1, any: 2 } as const

export async function offerTemplates(
  context: AnswersContext,
  { incidentId, actor }: Asked,
): Promise<z.infer<typeof OfferedTemplatesResponse>> {
  const row = await getVisibleRow(context.db, incidentId, actor)
  const [templates, values] = await Promise.all([
    listOffered(context.db, actor, row),
    valuesForIncident(context, row, actor),
  ])
  const offered = templates.map((template) => {
    const text = fillReady(context, template.text, values)
    const { id, name, scopeKind: scope, kind, useCount } = template
    return { id, name, scope, kind, useCount, fits: fitOf(template), text, open: findPlaceholders(text) }
  })
  return { templates: offered.sort((a, b) => FIT_ORDER[a.fits] - FIT_ORDER[b.fits]) }
}

function fitOf({ topicCode, groupCode }: TemplateRow): keyof typeof FIT_ORDER {
  if (topicCode) return 'topic'
  return groupCode ? 'group' : 'any'
}

const SHOWN = 8
const LEAST_SHARE = 0.15

/** Published answers to questions of the topic that share words with this one. Only the newest are compared. */
export async function listSimilarAnswers(
  { db }: AnswersContext,
  { incidentId, actor }: Asked,
): Promise<z.infer<typeof SimilarAnswersResponse>> {
  const row = await getVisibleRow(db, incidentId, actor)
  if (!row.topicCode) return { answers: [] }
  const question = (await listIncidentThread(db, incidentId))
    .filter(({ direction }) => direction === 'in')
    .map(({ text }) => text)
    .join('\n')
  const candidates = await listAnswered(db, { topicCode: row.topicCode, incidentId, actor })
  const answers = candidates
    .map((past) => ({ ...past, share: wordShare(question, past.question) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, SHOWN)
    .map(({ number, title, text, agencyCode, answeredAt, share }) => ({
      incidentNumber: number,
      title,
      text: hideNames(text),
      agencyCode,
      answeredAt: (answeredAt ?? new Date(0)).toISOString(),
      likeness: Math.round(share * 100),
    }))
  return { answers }
}
