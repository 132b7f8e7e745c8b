import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { ARTICLE_FILE_TYPE } from '@veche/contract/values/knowledge.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import { getSettings } from '../../settings/index.ts'
import { presentArticle, presentPeople } from './article.presenter.ts'
import {
  countUse,
  findVote,
  getArticle,
  listVersions,
  type ReadArticle,
  saveVote,
} from './articles.repository.ts'
import { isStale, stateOf } from './domain/article-state.ts'
import { mayWrite } from './knowledge.policy.ts'
import { type KnowledgeContext, todayOf } from './knowledge-context.ts'
import { importArticles } from './load-articles.ts'
import { remarksOfModel } from './model-remarks.ts'
import { changeArticle, createArticle, runArticleCommand } from './save-article.ts'

const LARGEST_FILE_BYTES = 8 * 1024 * 1024

export function knowledgeRoutes(context: KnowledgeContext): FastifyPluginAsync {
  const { db, clock } = context

  async function show(articleId: string, actor: Actor) {
    const article = await readAs(articleId, actor)
    const ownVote = await findVote(db, { articleId, userId: actor.id })
    const answerRemarks = mayWrite(actor) ? await remarksOf(article.content.answers) : []
    const applies = await findApplying(article)
    return presentArticle(article, { actor, today: todayOf(context), ownVote, answerRemarks, applies })
  }

  /** Whoever writes is shown the newest version, and readers meanwhile another one. */
  async function findApplying(article: ReadArticle) {
    if (stateOf(article) !== 'published') return null
    const isShown = article.versionNo === article.publishedNo
    const { versionNo, content } = isShown ? article : await getArticle(db, article.id, { isNewest: false })
    return { versionNo, isPublic: content.isPublic && !isStale(content.validUntil, todayOf(context)) }
  }

  /** Whoever writes and approves hears it before a thousand answers are made of it. */
  async function remarksOf(answers: readonly string[]) {
    const { stopPhrases } = await getSettings(db)
    const told = { now: { day: todayOf(context), time: '12:00' }, stopPhrases }
    return answers.flatMap((text, answer) =>
      remarksOfModel(text, told).map((remark) => ({ answer, ...remark })),
    )
  }

  /** What is no longer or not yet read is there for whoever writes. */
  async function readAs(articleId: string, actor: Actor) {
    const isWriter = mayWrite(actor)
    const article = await getArticle(db, articleId, { isNewest: isWriter })
    if (!isWriter && stateOf(article) !== 'published')
      throw new NotFoundError('article.not_found', { id: articleId })
    return article
  }

  return async (app) => {
    serveRoute(app, KNOWLEDGE_ROUTES.createArticle, async (request) => {
      const actor = requireActor(request)
      return show(await createArticle(context, { content: request.body, actor }), actor)
    })

    serveRoute(app, KNOWLEDGE_ROUTES.getArticle, (request) =>
      show(request.params.articleId, requireActor(request)),
    )

    serveRoute(app, KNOWLEDGE_ROUTES.changeArticle, async (request) => {
      const [actor, { articleId }] = [requireActor(request), request.params]
      const { before, ...wanted } = request.body
      await changeArticle(context, { articleId, wanted, before, actor })
      return show(articleId, actor)
    })

    serveRoute(app, KNOWLEDGE_ROUTES.runArticleCommand, async (request) => {
      const [actor, { articleId }] = [requireActor(request), request.params]
      await runArticleCommand(context, { articleId, command: request.body, actor })
      return show(articleId, actor)
    })

    serveRoute(app, KNOWLEDGE_ROUTES.listArticleVersions, async (request) => {
      const actor = requireActor(request)
      const { id } = await readAs(request.params.articleId, actor)
      const versions = await listVersions(db, id)
      return {
        versions: versions
          .filter(({ approvedAt }) => mayWrite(actor) || approvedAt !== null)
          .map((version) => {
            const { versionNo, content } = version
            return { versionNo, content, ...presentPeople(version) }
          }),
      }
    })

    serveRoute(app, KNOWLEDGE_ROUTES.voteOnArticle, async (request) => {
      const actor = requireActor(request)
      const { id: articleId } = await readAs(request.params.articleId, actor)
      const { isHelpful } = request.body
      await saveVote(db, { articleId, userId: actor.id }, { isHelpful, now: clock() })
      return { ok: true as const }
    })

    serveRoute(app, KNOWLEDGE_ROUTES.noteArticleUse, async (request) => {
      const { id } = await readAs(request.params.articleId, requireActor(request))
      await countUse(db, id)
      return { ok: true as const }
    })
  }
}

/** The file itself is the body. */
export function knowledgeFileRoutes(context: KnowledgeContext): FastifyPluginAsync {
  return async (app) => {
    app.addContentTypeParser(
      ARTICLE_FILE_TYPE,
      { parseAs: 'string', bodyLimit: LARGEST_FILE_BYTES },
      async (_request: unknown, body: string) => body,
    )

    serveRoute(app, KNOWLEDGE_ROUTES.importArticles, (request) =>
      importArticles(context, {
        file: String((request as { body: unknown }).body ?? ''),
        isPreview: request.query.preview,
        actor: requireActor(request),
      }),
    )
  }
}
