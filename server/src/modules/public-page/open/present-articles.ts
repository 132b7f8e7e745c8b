import { getPublicArticle, listPublicArticles } from '../../portal/index.ts'
import { presentNotFound } from './find-place.ts'
import type { OpenContext, OpenReader } from './open-context.ts'
import { renderArticle, renderArticles } from './pages/articles-page.ts'

export async function presentArticles(context: OpenContext, reader: OpenReader, words: string) {
  const articles = await listPublicArticles(context, words)
  return { title: reader.words.articles, body: renderArticles(reader, { articles, search: words }) }
}

export async function presentArticle(context: OpenContext, reader: OpenReader, code: string) {
  const article = await getPublicArticle(context, code)
  if (!article) return presentNotFound(reader)
  return { title: article.title, body: renderArticle(reader, article) }
}
