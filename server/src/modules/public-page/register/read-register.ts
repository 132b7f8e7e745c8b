/** The list of problems: filters that can be read, a page by its cursor, and the map. */
import { z } from 'zod'
import { type Directory, getDirectory, getRegionMap } from '../../directory/index.ts'
import type { OpenContext, OpenReader } from '../open/open-context.ts'
import { GROUPS_OF_STAFF } from '../staff-groups.ts'
import { isShownToSay, plainWords, REGISTER_STATES } from './domain/public-problem.ts'
import { registerWordsOf } from './domain/words.ts'
import { drawRegister } from './pages/draw-register.ts'
import { renderMissing } from './pages/problem-page.ts'
import { renderRegister, type ShownFilter } from './pages/register-page.ts'
import { nearPlaceOf, presentProblem } from './present-problem.ts'
import { countOnMap, listProblems, type RegisterFilter } from './register.repository.ts'

const PAGE_ROWS = 30
const MOST_WORDS = 6
const SHORTEST_WORD = 2

const Query = z.object({
  place: z.string().max(100).catch('').default(''),
  group: z.string().max(100).catch('').default(''),
  state: z.string().max(20).catch('').default(''),
  search: z.string().trim().max(100).catch('').default(''),
  before: z.string().max(12).catch('').default(''),
})
type RegisterQuery = z.infer<typeof Query>

export async function presentRegister(context: OpenContext, reader: OpenReader, asked: unknown) {
  const query = Query.parse(asked)
  const { db, clock } = context
  const { language, keep, show } = reader
  const words = registerWordsOf(language)
  const directory = await getDirectory(db)
  const filter = readFilter(query, directory)
  if (filter === null)
    return { title: words.wrongFilter, body: renderMissing({ words, keep, is: 'filter' }), status: 404 }
  const [rows, map] = await Promise.all([
    listProblems(db, { ...filter, limit: PAGE_ROWS + 1 }),
    context.pages.keep('register map', () => readMap(context, directory)),
  ])
  const page = rows.slice(0, PAGE_ROWS)
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined
  const shown = page.filter((row) =>
    isShownToSay(filter.words, {
      topicCode: row.topicCode,
      shown: [nearPlaceOf(row, directory), row.text],
    }),
  )
  const { before: _, ...kept } = query
  const body = renderRegister({
    ...{ words, language, keep, map, filter: kept satisfies ShownFilter },
    municipalities: directory.municipalities,
    groups: directory.topicGroups.filter(({ code }) => !GROUPS_OF_STAFF.includes(code)),
    problems: shown.map((row) => presentProblem(row, { directory, show, now: clock() })),
    next: last ? keep('/open/problems', { ...withoutEmpty(kept), before: String(last.number) }) : null,
  })
  return { title: words.title, body }
}

/** Null: something that cannot be asked for. */
function readFilter(
  { place, group, state, search, before }: RegisterQuery,
  { municipalities, topicGroups, topics }: Pick<Directory, 'municipalities' | 'topicGroups' | 'topics'>,
): (RegisterFilter & { before: number | null }) | null {
  const isIn = (list: readonly { code: string }[], code: string) =>
    code === '' || list.some((one) => one.code === code)
  const chosen = REGISTER_STATES.find((one) => one === state)
  const isNumber = /^[1-9]\d{0,8}$/.test(before)
  if (!isIn(municipalities, place) || !isIn(topicGroups, group)) return null
  if ((state !== '' && !chosen) || (before !== '' && !isNumber)) return null
  const numbered = /^№?\s*([1-9]\d{0,8})$/u.exec(search)?.[1]
  return {
    ...{ municipalityCode: place || null, groupCode: group || null, state: chosen ?? null },
    words: numbered ? [] : readWords(search, topics),
    before: isNumber ? Number(before) : null,
    numbered: numbered ? Number(numbered) : null,
  }
}

/** Endings are left out, so that «фонари» finds «фонарей». */
function readWords(search: string, topics: Directory['topics']): RegisterFilter['words'] {
  return plainWords(search)
    .filter((word) => word.length >= SHORTEST_WORD)
    .slice(0, MOST_WORDS)
    .map((word) => {
      const stem = word.length > 4 ? word.slice(0, -2) : word
      const named = topics.filter(({ name }) => plainWords(name).join(' ').includes(stem))
      return { stem, topicCodes: named.map(({ code }) => code) }
    })
}

async function readMap({ db }: Pick<OpenContext, 'db'>, { municipalities }: Directory) {
  const [outlines, squares] = await Promise.all([getRegionMap(db), countOnMap(db)])
  const drawn = outlines.map(({ municipalityCode, rings }) => ({ code: municipalityCode, rings }))
  return drawRegister(drawn, squares, municipalities)
}

function withoutEmpty(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
