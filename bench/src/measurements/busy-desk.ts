/** Plays one desk without a screen: the stream, a list of three pages, and what the client does when rows change. */
import { Agent, get, type IncomingMessage } from 'node:http'
import { IncidentListResponse, type ListedIncident } from '@veche/contract/incidents.ts'
import { z } from 'zod'
import { TOLD_SPREAD_MS } from '../../../web/src/lib/live/after-cut.ts'
import { createAwaiting } from '../../../web/src/lib/live/awaited-rows.ts'
import type { Ask } from '../../../web/src/lib/live/live-refresh.ts'
import { createRefresher, LIST_PACE } from '../../../web/src/lib/live/refresher.ts'
import {
  appendPage,
  idsBehind,
  mergePlacedBeginning,
  mergeRows,
  type Paged,
} from '../../../web/src/lib/queries/paged-list.ts'

const QUEUE = 'queue=in_progress'
const PAGE = 60
const PAGES = 3
const agent = new Agent({ keepAlive: true, maxSockets: 512 })

const Heard = z.object({ type: z.literal('incident'), incidentId: z.string(), activity: z.string() })
/** Checks no whole rows, because checking them would measure the thousand desks and not the server. */
const Brought = z.object({ type: z.literal('rows'), ids: z.array(z.string()), incidents: z.any().nullable() })

/** `committedAt` by the number of the change; a row shows the number of its latest change. */
export type Changes = {
  committedAt: Map<number, number>
  rowOf: Map<number, string>
  latestOf: Map<string, number>
}

export type BusyDesk = {
  listedIds: () => string[]
  cut: () => void
  resume: () => Promise<void>
  requests: () => number
  failures: () => number
  heardCount: () => number
  /** Times from the commit to the stream, to the row in the list, and from a question to its answer. */
  heardMs: () => number[]
  shownMs: () => number[]
  answerMs: () => number[]
  isFresh: () => boolean
  close: () => void
}

type Options = { api: string; token: string; changes: Changes }

export async function openBusyDesk({ api, token, changes }: Options): Promise<BusyDesk> {
  const [heardAt, shownAt] = [new Map<number, number>(), new Map<number, number>()]
  const answerMs: number[] = []
  let [requests, failures, cursor] = [0, 0, '']
  let list: Paged<ListedIncident> = { rows: [], nextCursor: '', head: null }
  let call: { destroy: () => void } | null = null

  async function ask(path: string) {
    requests += 1
    const startedAt = performance.now()
    const answer = await readJson(`${api}${path}`, token).catch((error: unknown) => {
      failures += 1
      throw error
    })
    answerMs.push(performance.now() - startedAt)
    return answer
  }

  async function readPage(after: string): Promise<Paged<ListedIncident>> {
    const answer = await ask(
      `/incidents?${QUEUE}&limit=${PAGE}${after && `&cursor=${encodeURIComponent(after)}`}`,
    )
    const { incidents, nextCursor } = IncidentListResponse.parse(answer)
    return { rows: incidents, nextCursor, head: null }
  }

  async function readBeginning(): Promise<void> {
    list = mergePlacedBeginning(list, await readPage(''))
    noteShown()
  }

  async function answer(asked: Ask) {
    if (asked.kind === 'first') {
      await readBeginning()
      return { ids: idsBehind(list, PAGE), after: null }
    }
    const query = `ids=${asked.ids.join(',')}${asked.after === null ? '' : `&after=${asked.after}`}`
    const { incidents } = Changed.parse(await ask(`/incidents/changed?${QUEUE}&${query}`))
    list = mergeRows(list, asked.ids, incidents)
    noteShown()
    return null
  }

  function noteShown(): void {
    const now = performance.now()
    const numbers = new Map(list.rows.map(({ id, title }) => [id, numberOf(title)]))
    for (const number of heardAt.keys())
      if (!shownAt.has(number) && (numbers.get(changes.rowOf.get(number) ?? '') ?? 0) >= number)
        shownAt.set(number, now)
  }

  /** Puts rows that come while an answer is under way after that answer, as the client does. */
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<Value>(act: () => Value | Promise<Value>): Promise<Value> {
    const mine = turn.then(act, act)
    turn = mine.catch(() => undefined)
    return mine
  }

  const refresher = createRefresher({ pace: LIST_PACE, ask: (asked) => inTurn(() => answer(asked)) })
  const awaiting = createAwaiting(refresher.note)

  function hear(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    )
    cursor = fields.get('id') ?? cursor
    const said: unknown = JSON.parse(fields.get('data') ?? 'null')
    const brought = Brought.safeParse(said)
    if (brought.success) take(brought.data)
    const event = Heard.safeParse(said)
    if (!event.success) return
    const number = numberOf(event.data.activity)
    if (number > 0) heardAt.set(number, performance.now())
    awaiting.note({ ids: [event.data.incidentId], after: cursor })
  }

  function take({ ids, incidents }: z.infer<typeof Brought>): void {
    if (incidents === null) {
      refresher.note('all')
      return
    }
    awaiting.take(ids)
    void inTurn(() => {
      list = mergeRows(list, ids, incidents)
      noteShown()
    })
  }

  async function listen(): Promise<void> {
    const query = new URLSearchParams({ counters: 'true', list: QUEUE })
    call = await openStream(`${api}/events?${query}`, { token, cursor, onBlock: hear })
  }

  for (let page = 0; page < PAGES; page += 1)
    list = page === 0 ? await readPage('') : appendPage(list, await readPage(list.nextCursor ?? ''))
  await listen()

  const since = (at: ReadonlyMap<number, number>) =>
    [...at].map(([number, moment]) => moment - (changes.committedAt.get(number) ?? moment))
  return {
    listedIds: () => list.rows.map(({ id }) => id),
    cut: () => call?.destroy(),
    async resume() {
      awaiting.giveUp()
      await listen()
      // Events said what was missed, and the client asks for the beginning once more, as each does that comes back.
      setTimeout(
        () => void inTurn(() => readBeginning().catch(() => undefined)),
        Math.random() * TOLD_SPREAD_MS,
      )
    },
    requests: () => requests,
    failures: () => failures,
    heardCount: () => heardAt.size,
    heardMs: () => since(heardAt),
    shownMs: () => since(shownAt),
    answerMs: () => answerMs,
    isFresh: () => list.rows.every(({ id, title }) => (changes.latestOf.get(id) ?? 0) <= numberOf(title)),
    close() {
      refresher.stop()
      awaiting.clear()
      call?.destroy()
    },
  }
}

const Changed = IncidentListResponse.pick({ incidents: true })
const numberOf = (text: string) => Number(/^change (\d+)$/.exec(text)?.[1] ?? 0)

function readJson(url: string, token: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    const call = get(url, { agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.once('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(text))
        else reject(new Error(`${url}: ${response.statusCode}`))
      })
    })
    call.on('error', reject)
  })
}

type Listening = { token: string; cursor: string; onBlock: (block: string) => void }

function openStream(url: string, { token, cursor, onBlock }: Listening): Promise<{ destroy: () => void }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, ...(cursor && { 'last-event-id': cursor }) }
    const call = get(url, { agent: false, headers }, (response: IncomingMessage) => {
      if (response.statusCode !== 200) reject(new Error(`Events: ${response.statusCode}`))
      let rest = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const blocks = `${rest}${chunk}`.split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) onBlock(block)
      })
      response.on('error', () => undefined)
      resolve(call)
    })
    call.on('error', reject)
  })
}
