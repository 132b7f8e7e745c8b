/**
 * Which questions a response shows, found out once for each route from its declared answer: a new route is followed
 * without a word about it.
 */
import type { Route } from '@veche/contract/routes/route.ts'
import { z } from 'zod'

export type ReadingKind =
  | ('list' | 'card' | 'contact' | 'file' | 'chat' | 'stream' | 'report')
  | ('rumour' | 'part' | 'person')
/** Where questions stand in an answer: names of fields, `[]` for each of a list, and what names the question there. */
export type Place = { path: readonly string[]; id: 'id' | 'incidentId' }
export type ReadingPlan = {
  /** What the address itself says: the card, chat, stream or message that is opened. */
  opens: { kind: ReadingKind; param: string } | null
  /** Questions that the answer lists beside it. */
  places: readonly Place[]
}

type Node = {
  properties?: Record<string, Node>
  items?: Node
  anyOf?: Node[]
  oneOf?: Node[]
  $ref?: string
}
const DEEPEST = 6
/** In these areas a row with a number and a title is no question. */
const OTHER_ROWS = ['fakes', 'livestreams', 'feedback', 'orders', 'practices', 'outages']

const plans = new WeakMap<Route, ReadingPlan | null>()

/** The plan of a route, made when the route is asked for the first time: plans of all routes would cost a start its time. */
export function readingPlanOf(route: Route): ReadingPlan | null {
  const known = plans.get(route)
  if (known !== undefined) return known
  const plan = planReading(route)
  plans.set(route, plan)
  return plan
}

/** Null: the route shows nobody's question. */
export function planReading({ method, path, tag, response }: Route): ReadingPlan | null {
  const opens = findOpened(path)
  const found = response ? findPlaces(response, { tag, ofCard: opens?.param === 'incidentId' }) : []
  // A card names itself at the top of its answer.
  const places = opens?.param === 'incidentId' ? found.filter((place) => place.path.length > 0) : found
  // What only changes something and answers nothing shows nothing.
  if (method !== 'GET' && found.length === 0 && !(opens && response && hasWords(response))) return null
  return opens === null && places.length === 0 ? null : { opens, places }
}

const OPENED: readonly [RegExp, ReadingKind, string][] = [
  [/^\/api\/incidents\/\{incidentId\}\/contact$/, 'contact', 'incidentId'],
  // Who looks at a card is asked again and again while it is open.
  [/^\/api\/incidents\/\{incidentId\}(?!\/presence)/, 'card', 'incidentId'],
  [/^\/api\/messages\/\{messageId\}\/attachments/, 'file', 'messageId'],
  [/^\/api\/chats\/\{chatId\}\/(messages|questions|moderation|propose)(?=\/|$)/, 'chat', 'chatId'],
  [/^\/api\/livestreams\/\{livestreamId\}\/(questions|protocol|replies)(?=\/|$)/, 'stream', 'livestreamId'],
  // A card of a rumour holds what residents wrote, whether it became a question or not.
  [/^\/api\/fakes\/\{fakeId\}/, 'rumour', 'fakeId'],
  [/^\/api\/fakes\/message-claim$/, 'rumour', 'messageId'],
  // Another body is shown words and files of a question that it does not see.
  [/^\/api\/contributions\/\{contributionId\}/, 'part', 'contributionId'],
  [/^\/api\/subtasks\/\{subtaskId\}/, 'part', 'subtaskId'],
  [/^\/api\/report-runs\/\{runId\}\/file$/, 'report', 'runId'],
]

function findOpened(path: string): ReadingPlan['opens'] {
  const found = OPENED.find(([pattern]) => pattern.test(path))
  return found ? { kind: found[1], param: found[2] } : null
}

const WORDS =
  /"(text|fullText|shownWords|said|quote|excerpt|question|claim|authorName|contact|address|externalId)":/

/** Fields in which an answer may carry what a resident wrote, or who and where they are. */
export function hasWords(response: z.ZodType): boolean {
  return WORDS.test(JSON.stringify(schemaOf(response)))
}

function schemaOf(response: z.ZodType): Node & { $defs?: Record<string, Node> } {
  return z.toJSONSchema(response, { unrepresentable: 'any', io: 'output' }) as Node
}

function findPlaces(response: z.ZodType, { tag, ofCard }: { tag: string; ofCard: boolean }): Place[] {
  const root = schemaOf(response)
  const places: Place[] = []
  walk(root, [])
  return places

  function walk(node: Node, path: readonly string[]): void {
    if (path.length > DEEPEST) return
    const { $ref, properties = {}, items, anyOf = [], oneOf = [] } = node
    const referred = $ref && root.$defs?.[$ref.replace('#/$defs/', '')]
    if (referred) walk(referred, path)
    if (isNamedBeside(properties) || isCardOfRow(properties, path)) places.push({ path, id: 'incidentId' })
    else if (isPart(properties)) {
      // On a card it is the card's.
      if (!ofCard) places.push({ path, id: 'id' })
    } else if (isQuestion(properties) && !OTHER_ROWS.includes(tag)) places.push({ path, id: 'id' })
    for (const [name, inner] of Object.entries(properties)) walk(inner, [...path, name])
    if (items) walk(items, [...path, '[]'])
    for (const one of [...anyOf, ...oneOf]) walk(one, path)
  }
}

/** Who writes where, or until when something is put aside, shows nothing of the question. */
function isNamedBeside(properties: Record<string, Node>): boolean {
  return (
    'incidentId' in properties &&
    ['title', 'text', 'number', 'incidentNumber', 'authorName'].some((name) => name in properties)
  )
}

/** What is asked of another body, or of one person, with the words or the place of a question. */
function isPart(properties: Record<string, Node>): boolean {
  return 'id' in properties && 'dueAt' in properties && ('ask' in properties || 'what' in properties)
}

/** A row of figures has its words beside what leads to its card. */
function isCardOfRow(properties: Record<string, Node>, path: readonly string[]): boolean {
  return 'incidentId' in properties && path.at(-1) === 'card'
}

function isQuestion(properties: Record<string, Node>): boolean {
  return 'id' in properties && 'number' in properties && ('title' in properties || 'step' in properties)
}

/** Numbers where the answer has them, else ids. */
export function readQuestions(
  answer: unknown,
  places: readonly Place[],
): { numbers: Set<number>; ids: Set<string> } {
  const found = { numbers: new Set<number>(), ids: new Set<string>() }
  for (const { path, id } of places) {
    visit(answer, path, 0, (row) => {
      const number = id === 'id' ? row.number : (row.incidentNumber ?? row.number)
      const name = row[id]
      if (typeof name !== 'string') return
      if (id === 'id' && typeof number === 'number') found.numbers.add(number)
      else found.ids.add(name)
    })
  }
  return found
}

type Row = Record<string, unknown>

function visit(value: unknown, path: readonly string[], at: number, take: (row: Row) => void): void {
  if (!isRow(value)) return
  const name = path[at]
  if (name === undefined) take(value)
  else if (name !== '[]') visit(value[name], path, at + 1, take)
  else if (Array.isArray(value)) for (const one of value) visit(one, path, at + 1, take)
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}
