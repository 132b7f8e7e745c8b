/** What is known of a question: articles of its topic first, then those that hold its words. */

import { Suggestion } from '@veche/contract/incidents.ts'
import type { OfferedArticlesResponse } from '@veche/contract/portal/knowledge.ts'
import { listPromises, readSentences } from '@veche/contract/rules/promise/read-promise.ts'
import { isClaim } from '@veche/contract/rules/replies/claim-place.ts'
import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import type { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import {
  type AnswersContext,
  answersOfMatter,
  bodyValues,
  fillModelAnswer,
  nearestAnswers,
  valuesForIncident,
} from '../../answers/index.ts'
import { type ChatsContext, readQuestion } from '../../chats/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { getVisibleRow, listIncidentThread } from '../../incidents/index.ts'
import { SURE_CONFIDENCE } from '../../text/index.ts'
import { isStale, type ReadArticle, seasonOn, stateOf, todayOf } from '../knowledge/index.ts'
import { searchArticles, sharesOf } from './domain/article-index.ts'
import { chooseOffered, type Question } from './domain/choose-offered.ts'
import { readShelf, type Shelf } from './read-shelf.ts'

/** `words`: of the writer, in place of those of the question. */
type Asked = { incidentId: string; words?: string; actor: Actor }

export async function offerArticles(
  context: AnswersContext,
  { incidentId, words = '', actor }: Asked,
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
  if (words !== '') return findAndFill(shelf, words, { values, today: todayOf(context) })
  const isDanger = Suggestion.safeParse(row.suggestion).data?.kind.code === 'danger'
  const known = { topicCode: row.topicCode, municipalityCode: row.municipalityCode, isDanger }
  return chooseAndFill(shelf, { ...known, question, values, today: todayOf(context) })
}

type InChat = { chatId: string; messageId: string; actor: Actor }
type OfferingContext = Pick<AnswersContext, 'db' | 'clock' | 'region'> & Pick<ChatsContext, 'loadDeps'>

/** Of a question that stands in a chat alone, its words say what it is about. */
export async function offerArticlesInChat(
  context: OfferingContext,
  asked: InChat,
): Promise<z.infer<typeof OfferedArticlesResponse>> {
  const { db, loadDeps } = context
  const { text, municipalityCode, isOpen, ...said } = await readQuestion(db, asked)
  if (!isOpen) return { articles: [] }
  const [shelf, { suggest }, directory] = await Promise.all([readShelf(db), loadDeps(), getDirectory(db)])
  const [read] = suggest([{ text, facts: { channelMunicipalityCode: municipalityCode } }])
  const isDanger = read?.kind.code === 'danger'
  // What a person has called a danger is looked up by its words too: the reader may have missed what it is about.
  const isRead = isDanger || said.isDanger || (read?.topic?.confidence ?? 0) >= SURE_CONFIDENCE
  const topic = isRead ? (read?.topic ?? null) : null
  const { settlement = null, street = null, house = null, object = null } = read?.place ?? {}
  const placed = read?.municipality?.code ?? municipalityCode
  const values = {
    ...NOTHING_KNOWN,
    адрес: [settlement, street, house, object].filter(Boolean).join(', '),
    тема: directory.topics.find(({ code }) => code === topic?.code)?.name ?? '',
    муниципалитет: directory.municipalities.find(({ code }) => code === placed)?.name ?? '',
    ...bodyValues(directory, {
      ...{ agencyCode: null, topicCode: topic?.code ?? null, municipalityCode: placed },
      address: read?.place ?? null,
    }),
    исполнитель: asked.actor.name,
  }
  const known = { topicCode: topic?.code ?? null, municipalityCode: placed, isDanger }
  return chooseAndFill(shelf, { ...known, question: text, values, today: todayOf(context) })
}

const MOST_FOUND = 10
/** An answer with a blank for a deed says that it is done; any other one explains. */
const DONE = '{что сделано}'

type Values = Parameters<typeof fillModelAnswer>[1]
const NOTHING_KNOWN: Values = {
  ...{ имя: '', адрес: '', номер: '', тема: '', муниципалитет: '', орган: '', телефон: '', срок: '' },
  исполнитель: '',
}

function chooseAndFill(
  shelf: Shelf,
  { question, values, today, ...known }: Question & { question: string; values: Values; today: string },
): z.infer<typeof OfferedArticlesResponse> {
  const shares = sharesOf(shelf.index, question)
  const published = [...shelf.byId.values()].filter((article) => stateOf(article) === 'published')
  const offered = chooseOffered(
    published.map(({ id, content, useCount }) => ({
      ...{ id, ...content, useCount, share: shares.get(id) ?? 0 },
      season: seasonOn(content.seasons, today),
    })),
    known,
  )
  return {
    articles: offered.flatMap(({ id, fits }) => {
      const article = shelf.byId.get(id)
      return article ? [{ ...present(article, { values, today, question }), fits }] : []
    }),
  }
}

function findAndFill(
  shelf: Shelf,
  words: string,
  { values, today }: { values: Values; today: string },
): z.infer<typeof OfferedArticlesResponse> {
  const found = searchArticles(shelf.index, words).flatMap(({ id }) => shelf.byId.get(id) ?? [])
  return {
    articles: found
      .filter((article) => stateOf(article) === 'published')
      .slice(0, MOST_FOUND)
      .map((article) => ({
        ...present(article, { values, today, question: words }),
        fits: 'words' as const,
      })),
  }
}

type Filling = { values: Values; today: string; question: string }

function present({ id, code, content }: ReadArticle, { values, today, question }: Filling) {
  const { title, validUntil, steps, term, avoid, answers } = content
  const ofMatter = answersOfMatter(question, answers)
  return {
    ...{ id, code, title, steps, term, avoid, isStale: isStale(validUntil, today) },
    answers: nearestAnswers(question, answers).map((at) => {
      const answer = answers[at] ?? ''
      const text = fillModelAnswer(answer, values)
      const outcome = outcomeOf(answer, today)
      return {
        text,
        open: findPlaceholders(text).filter((place) => !isClaim(place)),
        outcome,
        isOfMatter: ofMatter[at] !== false,
      }
    }),
  }
}

/** What is still to be done leaves nothing solved or explained: its writer says what it is. */
function outcomeOf(answer: string, today: string): 'solved' | 'explained' | null {
  const now = { day: today, time: '00:00' }
  if (listPromises(readSentences(answer, now), now).length > 0) return null
  return answer.includes(DONE) ? 'solved' : 'explained'
}
