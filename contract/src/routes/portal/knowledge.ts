import { z } from 'zod'
import { NoContent } from '../../common.ts'
import {
  ArticleCommand,
  ArticleFileQuery,
  ArticleQuery,
  ArticleResponse,
  ArticlesResponse,
  ArticleVersionsResponse,
  ArticleVoteRequest,
  ChangeArticleRequest,
  CreateArticleRequest,
  ImportArticlesQuery,
  ImportArticlesResponse,
  OfferedArticlesQuery,
  OfferedArticlesResponse,
} from '../../portal/knowledge.ts'
import { ARTICLE_FILE_TYPE } from '../../values/knowledge.ts'
import { IncidentParams } from '../incidents.ts'
import { route } from '../route.ts'

const ArticleParams = z.object({ articleId: z.uuid() })

export const KNOWLEDGE_ROUTES = {
  listArticles: route({
    method: 'GET',
    path: '/api/articles',
    permission: 'knowledge.read',
    tag: 'knowledge',
    summary: 'Searches articles',
    description:
      'Words in any form, misspelt or typed in the wrong layout; the nearest first. Drafts are shown to whoever writes.',
    query: ArticleQuery,
    response: ArticlesResponse,
  }),
  exportArticles: route({
    method: 'GET',
    path: '/api/articles/file',
    permission: 'knowledge.read',
    tag: 'knowledge',
    summary: 'Exports articles as Markdown',
    description:
      'All that the filter finds, in its order, in one file: each article with a head. The same file may be changed and loaded again.',
    query: ArticleFileQuery,
    produces: [ARTICLE_FILE_TYPE],
  }),
  exportArticleTable: route({
    method: 'GET',
    path: '/api/articles.csv',
    permission: 'knowledge.read',
    tag: 'knowledge',
    summary: 'Exports the list of articles',
    description:
      'One line for each that the filter finds: title, topics, municipalities, state, until when it holds, who wrote and approved what is read, how often it was used and how people voted.',
    query: ArticleFileQuery,
    produces: ['text/csv'],
  }),
  importArticles: route({
    method: 'POST',
    path: '/api/articles/file',
    permission: 'knowledge.write',
    tag: 'knowledge',
    summary: 'Loads articles from Markdown',
    description:
      'The body is the file. With `preview` nothing is written. Problems name the article and the line; with any of them nothing is loaded. What is loaded waits for another person.',
    query: ImportArticlesQuery,
    consumes: [ARTICLE_FILE_TYPE],
    response: ImportArticlesResponse,
  }),
  createArticle: route({
    method: 'POST',
    path: '/api/articles',
    permission: 'knowledge.write',
    tag: 'knowledge',
    summary: 'Writes an article',
    description: 'It is a draft until somebody else approves it. Unknown variables are refused by name.',
    body: CreateArticleRequest,
    response: ArticleResponse,
  }),
  getArticle: route({
    method: 'GET',
    path: '/api/articles/{articleId}',
    permission: 'knowledge.read',
    tag: 'knowledge',
    summary: 'Shows an article',
    description: 'The published version; to whoever writes, the newest.',
    params: ArticleParams,
    response: ArticleResponse,
  }),
  changeArticle: route({
    method: 'PUT',
    path: '/api/articles/{articleId}',
    permission: 'knowledge.write',
    tag: 'knowledge',
    summary: 'Changes an article',
    description:
      'Makes a version that waits for another person; readers have the published one meanwhile. With `before` a field that somebody else has since changed is refused.',
    params: ArticleParams,
    body: ChangeArticleRequest,
    response: ArticleResponse,
  }),
  runArticleCommand: route({
    method: 'POST',
    path: '/api/articles/{articleId}/commands',
    permission: 'knowledge.write',
    tag: 'knowledge',
    summary: 'Approves, sends back, withdraws or restores an article',
    description:
      'Nobody approves what they wrote (`article.own_version`), and nothing that lacks what the resident needs, or both steps and a model answer (`article.incomplete`, with the fields). What is sent back stands in «Сегодня» of its author until a newer version is written; what came with the product has no author (`article.no_author`). A withdrawn article is offered to nobody.',
    params: ArticleParams,
    body: ArticleCommand,
    response: ArticleResponse,
  }),
  listArticleVersions: route({
    method: 'GET',
    path: '/api/articles/{articleId}/versions',
    permission: 'knowledge.read',
    tag: 'knowledge',
    summary: 'Lists versions of an article',
    description:
      'Who wrote and who approved each, the newest first. Whoever does not write sees approved ones.',
    params: ArticleParams,
    response: ArticleVersionsResponse,
  }),
  voteOnArticle: route({
    method: 'PUT',
    path: '/api/articles/{articleId}/vote',
    permission: 'knowledge.read',
    tag: 'knowledge',
    summary: 'Says whether an article helped',
    description: 'One vote a person; null takes it back.',
    params: ArticleParams,
    body: ArticleVoteRequest,
    response: NoContent,
  }),
  noteArticleUse: route({
    method: 'POST',
    path: '/api/articles/{articleId}/use',
    permission: 'knowledge.read',
    tag: 'knowledge',
    summary: 'Notes that a model answer was taken',
    description: 'Of articles that fit alike, the most used comes first.',
    params: ArticleParams,
    response: NoContent,
  }),
  offerArticles: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/articles',
    permission: 'answers.work',
    tag: 'knowledge',
    summary: 'Offers articles for a question',
    description:
      'By its topic, place and words, at most five, or by `words` of the writer among all of them, at most ten; model answers are filled in with what is known of it.',
    params: IncidentParams,
    query: OfferedArticlesQuery,
    response: OfferedArticlesResponse,
  }),
  offerArticlesInChat: route({
    method: 'GET',
    path: '/api/chats/{chatId}/messages/{messageId}/articles',
    permission: 'chats.read',
    tag: 'knowledge',
    summary: 'Offers articles for a question of a chat',
    description:
      'By what its words say and where the chat is, at most five, with model answers as far as they can be filled in. Nothing for a question that no longer waits.',
    params: z.object({ chatId: z.uuid(), messageId: z.uuid() }),
    response: OfferedArticlesResponse,
  }),
}
