/** Articles in from a file and out to one, and those that ship with the product. */

import { readdir, readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { ImportArticlesResponse } from '@veche/contract/portal/knowledge.ts'
import { SHIPPED_BY } from '@veche/contract/values/incidents.ts'
import type { Database } from '../../../platform/database/db.ts'
import { idFrom, newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { unknownVariables } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { addVersion, findByCodes, insertArticle, listArticles, lockArticle } from './articles.repository.ts'
import { type ArticleFile, type FileProblem, readArticles, readPlaced } from './domain/article-file.ts'
import type { KnowledgeContext } from './knowledge-context.ts'
import { callApprovers } from './notify-of-article.ts'
import { unknownCodes } from './save-article.ts'
import { insertStarting } from './seed.repository.ts'

type Import = { file: string; isPreview: boolean; actor: Actor }

/** Everything or nothing; what is loaded waits for somebody else's approval. */
export async function importArticles(
  { db, clock }: KnowledgeContext,
  { file, isPreview, actor }: Import,
): Promise<ImportArticlesResponse> {
  const { articles, problems } = await readKnown(db, file)
  return db.transaction().execute(async (tx) => {
    const codes = articles.map(({ code }) => code)
    const [known, read] = [await findByCodes(tx, codes), await listArticles(tx)]
    const published = new Map(read.map(({ code, content }) => [code, content]))
    const added = articles.filter(({ code }) => !known.has(code))
    const changed = articles.filter(({ code, content }) => {
      const newest = known.get(code)
      // What readers have is no change either, though a newer version waits.
      return newest && ![newest.content, published.get(code)].some((one) => isDeepStrictEqual(one, content))
    })
    if (!isPreview && problems.length === 0) {
      const writer = { id: actor.id, name: actor.name, now: clock() }
      const waiting: Parameters<typeof callApprovers>[1][number][] = []
      for (const { code, content } of added) {
        const id = newId()
        await insertArticle(tx, { id, code }, { content, writer })
        waiting.push({ id, content, publishedNo: null, returnedNo: null })
      }
      for (const { code, content } of changed) {
        const article = await lockArticle(tx, known.get(code)?.id ?? '')
        await addVersion(tx, article, { content, writer })
        waiting.push({ ...article, content })
      }
      await callApprovers(tx, waiting, { by: actor.id, now: writer.now })
    }
    return {
      added: added.map(({ code }) => code),
      changed: changed.map(({ code }) => code),
      ...{ unchanged: articles.length - added.length - changed.length, problems },
    }
  })
}

async function readKnown(
  db: Database,
  file: string,
): Promise<{ articles: ArticleFile[]; problems: FileProblem[] }> {
  const { articles, problems } = readPlaced(file)
  const directory = await getDirectory(db)
  const wrong = articles.flatMap(({ code: article, content, keyOf, lineOf }): FileProblem[] => {
    const told = (path: string, problem: string) => (value: string) => ({
      ...{ article, line: lineOf(path), field: keyOf(path), problem, value },
    })
    const { topicCodes, municipalityCodes } = content
    return [
      ...unknownCodes({ topicCodes, municipalityCodes: [] }, directory).map(
        told('topicCodes', 'unknown_topic'),
      ),
      ...unknownCodes({ topicCodes: [], municipalityCodes }, directory).map(
        told('municipalityCodes', 'unknown_municipality'),
      ),
      ...content.answers.flatMap(unknownVariables).map(told('answers', 'unknown_variable')),
    ]
  })
  return {
    articles: articles.map(({ code, content }) => ({ code, content })),
    problems: [...problems, ...wrong],
  }
}

const FOLDER = new URL('./content/', import.meta.url)

/** Those that ship: each has an id of its own for ever, so what was changed or withdrawn stays so. */
export async function seedArticles(db: Database, now: Date): Promise<void> {
  const directory = await getDirectory(db)
  const topics = new Set(directory.topics.map(({ code }) => code))
  const articles = (await readStartingArticles()).map(({ code, content }) => ({
    // The same in every installation.
    ...{ id: idFrom('article', code), code },
    // A region that has put a topic away keeps the article.
    content: { ...content, topicCodes: content.topicCodes.filter((topic) => topics.has(topic)) },
  }))
  await db.transaction().execute((tx) => insertStarting(tx, articles, { name: SHIPPED_BY, now }))
}

async function readStartingArticles(): Promise<ArticleFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.md') && name !== 'README.md')
  const files = await Promise.all(names.toSorted().map((name) => readFile(new URL(name, FOLDER), 'utf8')))
  return files.flatMap((file) => readArticles(file).articles)
}
