/** A region with a form, and a resident's browser without JavaScript. */

import type { Selectable } from 'kysely'
import { createFormConnector } from '../src/connectors/form/form-connector.ts'
import { answersContextOf } from '../src/main/wiring/answers-context-of.ts'
import { createPipelineDeps } from '../src/main/workers.ts'
import { sendDue } from '../src/modules/answers/index.ts'
import { processBatch } from '../src/modules/inbox/index.ts'
import type { Message } from '../src/platform/database/database.gen.ts'
import { createFileStore } from '../src/platform/files/files.ts'
import { DESK_NOON } from './desk.ts'
import { type SavedChannel, saveChannel } from './factories.ts'
import { startTestApp, type TestApp, type TestAppOptions } from './test-app.ts'

export type Fields = Record<string, string | Blob | readonly (string | Blob)[]>
export type Answer = { status: number; text: string; headers: Record<string, unknown> }
type Post = (
  url: string,
  fields: Fields,
  headers?: Record<string, string>,
  address?: string,
) => Promise<Answer>
export type PublicRegion = {
  test: TestApp
  channel: SavedChannel
  get: (url: string, headers?: Record<string, string>, address?: string) => Promise<Answer>
  /** Sent, and the page that is read then: where the answer leads, it is followed. */
  post: Post
  /** Sent alone. */
  postAlone: Post
  /** The form opened, filled in and the sum counted; sent when `fields` say nothing else. */
  fill: (fields?: Fields) => Promise<Fields>
  ask: (fields?: Fields) => Promise<{ number: number; code: string }>
  /** What stands in the thread of this question, oldest first. */
  messagesOf: (number: number) => Promise<Selectable<Message>[]>
  passMs: (ms: number) => void
  work: () => Promise<void>
  send: () => Promise<number>
  close: () => Promise<void>
}

export async function openPublicRegion(
  options: Pick<TestAppOptions, 'sendLetter' | 'requestsAtOnce'> = {},
): Promise<PublicRegion> {
  const files = createFileStore('/nonexistent')
  const connector = createFormConnector({
    ...{ publicUrl: 'http://localhost:8080', officialName: 'Новгородская область' },
    findFile: files.find,
  })
  const test = await startTestApp({ now: DESK_NOON, connectors: new Map([['form', connector]]), ...options })
  const channel = await saveChannel(test.context, { network: 'form', externalId: 'region' })
  test.product.channels.forget()
  const pipeline = createPipelineDeps(test.product)
  const { product } = test
  const sender = answersContextOf(product)

  async function get(
    url: string,
    headers: Record<string, string> = {},
    remoteAddress = '127.0.0.1',
  ): Promise<Answer> {
    return toAnswer(await test.app.inject({ method: 'GET', url, headers, remoteAddress }))
  }
  const post: Post = async (url, fields, headers, address) => {
    const answer = await postAlone(url, fields, headers, address)
    return answer.status === 303 ? get(String(answer.headers.location), headers, address) : answer
  }
  async function postAlone(
    url: string,
    fields: Fields,
    headers: Record<string, string> = {},
    address = '127.0.0.1',
  ): Promise<Answer> {
    const encoded = new Response(toForm(fields))
    const type = encoded.headers.get('content-type') ?? ''
    const payload = Buffer.from(await encoded.arrayBuffer())
    return toAnswer(
      await test.app.inject({
        ...{ method: 'POST', url, payload, remoteAddress: address },
        headers: { 'content-type': type, ...headers },
      }),
    )
  }
  function passMs(ms: number): void {
    test.clock.now = new Date(test.clock.now.getTime() + ms)
  }
  async function fill(fields: Fields = {}): Promise<Fields> {
    const { text } = await get('/ask')
    passMs(5000)
    return { ...GOOD, ...gateOf(text), ...fields }
  }

  return {
    ...{ test, channel, get, post, postAlone, fill, passMs },
    async messagesOf(number) {
      const { id } = await test.db
        .selectFrom('formRequest')
        .select('id')
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
      return test.db
        .selectFrom('message')
        .selectAll()
        .where('container', '=', `form:${id}`)
        .orderBy('occurredAt')
        .orderBy('id')
        .execute()
    },
    async ask(fields) {
      return receiptOf(await post('/ask', await fill(fields)))
    },
    async work() {
      while ((await processBatch(pipeline)) > 0);
    },
    send: () => sendDue(sender),
    close: () => test.close(),
  }
}

const GOOD: Fields = {
  ...{
    text: 'На улице Садовой третий день не горят фонари',
    municipality: 'borovichi',
    address: 'Садовая, 5',
  },
  ...{ group: '', name: '', contact: '', consent: 'yes', website: '', proof: '' },
}

/** The hidden number of the form and the sum for those without JavaScript. */
export function gateOf(page: string): { ticket: string; answer: string } {
  const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const [, left, right] = /(\d+) \+ (\d+)\?/.exec(page) ?? []
  return { ticket, answer: String(Number(left) + Number(right)) }
}

export function receiptOf({ text }: Answer): { number: number; code: string } {
  const number = Number(/id="number">(\d+)</.exec(text)?.[1])
  return { number, code: /id="code">([^<]+)</.exec(text)?.[1] ?? '' }
}

/** What must be mended, as the page says it to programs: `field code`. */
export function problemsOf({ text }: Answer): string[] {
  return [...text.matchAll(/data-code="([^"]+)" data-field="([^"]+)"/g)].map(
    ([, code, field]) => `${field} ${code}`,
  )
}

function toForm(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) {
      if (typeof one === 'string') form.append(name, one)
      else form.append(name, one, one instanceof File ? one.name : 'photo')
    }
  return form
}

function toAnswer({
  statusCode,
  body,
  headers,
}: {
  statusCode: number
  body: string
  headers: object
}): Answer {
  return { status: statusCode, text: body, headers: { ...headers } }
}
