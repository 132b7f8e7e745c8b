/** Pages of openness: figures, promises, rows and files that anybody may take. */
import { z } from 'zod'
import { route } from '../route.ts'

const Reader = z.object({ lang: z.enum(['ru', 'en']).optional() })
const Code = z.object({ code: z.string().max(100) })
const PAGE = ['text/html'] as const
const shared = { method: 'GET', permission: null, tag: 'public pages', isSelfChecked: true } as const

export const OPEN_PAGE_ROUTES = {
  front: route({
    ...shared,
    path: '/open',
    summary: 'Shows figures, map, promises, broadcasts and checked rumours of the region',
    description: 'Of the week, month or year that runs. Readable without scripts.',
    query: Reader.extend({ span: z.enum(['week', 'month', 'year']).optional() }),
    produces: PAGE,
  }),
  place: route({
    ...shared,
    path: '/open/places/{code}',
    summary: 'Shows the same of one municipality',
    description: 'A page that says so (404) where there is no such municipality.',
    params: Code,
    query: Reader.extend({ span: z.enum(['week', 'month', 'year']).optional() }),
    produces: PAGE,
  }),
  rows: route({
    ...shared,
    path: '/open/figures/{code}',
    summary: 'Lists the questions behind a public figure',
    description: 'Public facts alone, without names and words; a hundred a page, newest first.',
    params: Code,
    query: Reader.extend({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      place: z.string().max(100).optional(),
      cursor: z.string().max(200).optional(),
    }),
    produces: PAGE,
  }),
  promises: route({
    ...shared,
    path: '/open/promises',
    summary: 'Lists what was promised to residents',
    description: 'With the day that was named and what became of it; newest first.',
    query: Reader.extend({
      state: z.enum(['open', 'kept', 'moved', 'broken']).optional(),
      before: z.string().max(40).optional(),
    }),
    produces: PAGE,
  }),
  rating: route({
    ...shared,
    path: '/open/rating',
    summary: 'Shows the rating of bodies',
    description: 'Of the last three months: leagues by load, scores with intervals, shared places.',
    query: Reader,
    produces: PAGE,
  }),
  articles: route({
    ...shared,
    path: '/open/articles',
    summary: 'Lists what is known of usual problems',
    description: 'Public articles that hold today, by title, or found by words, also misspelt ones.',
    query: Reader.extend({ q: z.string().max(200).optional() }),
    produces: PAGE,
  }),
  article: route({
    ...shared,
    path: '/open/articles/{code}',
    summary: 'Shows the rule, its term and who answers for a problem',
    description:
      'With the documents. A page that says so (404) where the article is not public or its day has passed.',
    params: Code,
    query: Reader,
    produces: PAGE,
  }),
  definitions: route({
    ...shared,
    path: '/open/definitions',
    summary: 'Shows what each public figure is',
    description: 'Meaning, formula, version and since when it holds.',
    query: Reader,
    produces: PAGE,
  }),
  data: route({
    ...shared,
    path: '/open/data',
    summary: 'Lists the files of open data',
    description: 'A file for each month at an address that stays.',
    query: Reader,
    produces: PAGE,
  }),
  file: route({
    ...shared,
    path: '/open/data/{file}',
    summary: 'Reads a file of open data',
    description:
      '`questions-YYYY-MM.csv` and `.json` are the questions taken in that month, `figures-YYYY-MM.csv` and `.json` its figures by municipality; `questions.schema.json` describes the fields.',
    params: z.object({ file: z.string().max(100) }),
    produces: ['text/csv', 'application/json'],
  }),
  feed: route({
    ...shared,
    path: '/open/feed.atom',
    summary: 'Reads what is new: promises and checked rumours',
    description: 'Atom 1.0.',
    query: Reader,
    produces: ['application/atom+xml'],
  }),
  start: route({
    ...shared,
    path: '/open/book-start',
    summary: 'Tells from which entry of the Book a day can be recounted',
    description:
      'The first entry of its tile. No more than a hint: whoever recounts checks the tree with what was read.',
    query: z.object({ from: z.iso.date() }),
    response: z.object({ index: z.number().int() }),
  }),
}
