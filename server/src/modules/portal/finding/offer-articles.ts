/** What is known of a question: articles of its topic first, then those that hold its words. */
import type { OfferedArticlesResponse } from '@veche/contract/portal/knowledge.ts'
import type { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import { type AnswersContext, fillVariables, openVariables, valuesForIncident } from '../../answers/index.ts'
import { getVisibleRow, listIncidentThread } from '../../incidents/index.ts'
import { isStale, type ReadArticle, stateOf, todayOf } from '../knowledge/index.ts'
import { sharesOf } from './domain/article-index.ts'
import { chooseOffered } from './domain/choose-offered.ts'
import { readShelf } from './read-shelf.ts'

type Asked = { incidentId: string; actor: Actor }

export async function offerArticles(
  context: AnswersContext,
  { incidentId, actor }: Asked,
): Promise<z.infer<typeof OfferedArticlesResponse>> {
  const { db } = context
  const row = await getVisibleRow(db, incidentId, actor)
  const [shelf, thread, values] = await Promise.all([
    readShelf(db),
    listIncidentThread(db, row.id),
    valuesForIncident(context, row, actor),
  ])
  const question = thread
    .filter(({ direction }) => direction === 'in')
    .map(({ text }) => text)
    .join('\n')
  const today = todayOf(context)
  const shares = sharesOf(shelf.index, question)
  const known = [...shelf.byId.values()].filter((article) => stateOf(article) === 'published')
  const offered = chooseOffered(
    known.map(({ id, content, useCount }) => ({ id, ...content, useCount, share: shares.get(id) ?? 0 })),
    { topicCode: row.topicCode, municipalityCode: row.municipalityCode },
  )
  return {
    articles: offered.flatMap(({ id, fits }) => {
      const article = shelf.byId.get(id)
      return article ? [{ ...present(article, values, today), fits }] : []
    }),
  }
}

function present(
  { id, code, content }: ReadArticle,
  values: Parameters<typeof fillVariables>[1],
  today: string,
) {
  const { title, validUntil, steps, term, avoid, answers } = content
  return {
    ...{ id, code, title, steps, term, avoid, isStale: isStale(validUntil, today) },
    answers: answers.map((answer) => {
      const text = fillVariables(answer, values)
      return { text, open: openVariables(text) }
    }),
  }
}
