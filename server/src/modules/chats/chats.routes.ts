/** What a chat holds: the list, its messages and questions, and its figures. */

import { CHAT_ROUTES } from '@veche/contract/routes/chats.ts'
import type { FastifyPluginAsync } from 'fastify'
import { beyondScope } from '../../platform/database/readers/reader.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { openAuthorName } from '../inbox/index.ts'
import { type ChatsContext, getChat } from './chat/index.ts'
import { countFigures } from './digests/index.ts'
import { listFilesOfPosts, presentDanger, presentMessage, presentQuestion } from './posts/index.ts'
import { listChats } from './registry/index.ts'
import {
  type FeedRow,
  formatFeedPlace,
  listFeed,
  listLinks,
  listOpenQuestions,
  parseFeedPlace,
} from './talk/index.ts'

const MOST_QUESTIONS = 200

export function chatsRoutes(context: ChatsContext): FastifyPluginAsync {
  const { db, vault, rumours } = context
  return async (app) => {
    serveRoute(app, CHAT_ROUTES.list, async (request) => ({
      chats: await listChats(context, requireActor(request)),
    }))

    serveRoute(app, CHAT_ROUTES.listMessages, async (request) => {
      const { chatId } = request.params
      const { limit, cursor } = request.query
      const actor = requireActor(request)
      await getChat(db, { chatId, actor, right: 'read' })
      const before = cursor === undefined ? null : parseFeedPlace(cursor)
      const rows = await beyondScope('a question of a chat tells the number and the step of its work', () =>
        listFeed(db, { chatId, limit: limit + 1, before }),
      )
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const links = Map.groupBy(
        await listLinks(
          db,
          page.map(({ id }) => id),
        ),
        ({ replyMessageId }) => replyMessageId,
      )
      const files = await listFilesOfPosts(
        db,
        page.flatMap(({ postId }) => postId ?? []),
      )
      const visibleFakes = await rumours.listVisible(
        db,
        page.flatMap(({ fakes }) => fakes.map(({ id }) => id)),
        actor,
      )
      const filesOf = ({ postId }: FeedRow) => files.filter((file) => file.postId === postId)
      return {
        messages: page.map((row) =>
          presentMessage(row, {
            ...{ links: links.get(row.id) ?? [], files: filesOf(row), visibleFakes, vault },
          }),
        ),
        nextCursor:
          rows.length > limit && last
            ? formatFeedPlace({ occurredAt: last.occurredAt, messageId: last.id })
            : null,
      }
    })

    serveRoute(app, CHAT_ROUTES.listQuestions, async (request) => {
      const { chatId } = request.params
      await getChat(db, { chatId, actor: requireActor(request), right: 'read' })
      const rows = await listOpenQuestions(db, chatId, MOST_QUESTIONS)
      return {
        questions: rows.flatMap((row) => {
          const question = presentQuestion(row)
          if (!question) return []
          const authorName = openAuthorName(row.card, vault)
          return [{ ...question, text: row.text, authorName, danger: presentDanger(row) }]
        }),
      }
    })

    serveRoute(app, CHAT_ROUTES.figures, async (request) => {
      const actor = requireActor(request)
      const { chatId } = request.params
      const chat = await getChat(db, { chatId, actor, right: 'read' })
      return countFigures(context, chat, request.query)
    })
  }
}
