import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { type ManualClock, manualClock } from '../src/lib/clock.ts'
import type { EmulatorOptions } from '../src/lib/create-emulator.ts'
import { createVkEmulator, type VkEmulator } from '../src/vk/emulator.ts'

export const START = new Date('2026-11-02T09:00:00Z')
export const GROUP = 456
export const KEY = 'group-key-456'
export const SERVICE_KEY = 'service-key'
export const USER_KEY = 'user-key-of-admin'

const Envelope = z.looseObject({
  response: z.unknown().optional(),
  error: z.looseObject({ error_code: z.number(), error_msg: z.string() }).optional(),
})
export type Answer = z.infer<typeof Envelope> & { code: number | null }

export type Stand = {
  emulator: VkEmulator
  clock: ManualClock
  url: string
  /** A resident who has written nothing yet, and a post to comment on. */
  residentId: number
  postId: number
  call(method: string, params?: Record<string, string | number>, token?: string | null): Promise<Answer>
}

export async function callApi(
  url: string,
  {
    method,
    params,
    token,
  }: { method: string; params: Record<string, string | number>; token: string | null },
): Promise<Answer> {
  const fields = Object.entries({ v: '5.199', ...params }).map(([name, value]): [string, string] => [
    name,
    String(value),
  ])
  const response = await fetch(`${url}/method/${method}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  })
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${await response.text()}`)
  const body = Envelope.parse(await response.json())
  return { ...body, code: body.error?.error_code ?? null }
}

/** One community with keys of all kinds, a post and a resident, on a clock that stands still. */
export async function startStand(options: EmulatorOptions = {}): Promise<Stand> {
  const clock = manualClock(START)
  const emulator = createVkEmulator({ seed: 7, clock, ...options })
  const url = await emulator.listen(0)
  onTestFinished(() => emulator.close())
  const { control } = emulator
  control.createCommunity({ id: GROUP, name: 'Город Заречный', screenName: 'zarechny' })
  control.issueToken({ groupId: GROUP, value: KEY })
  control.issueToken({ kind: 'service', value: SERVICE_KEY })
  const { id: residentId } = control.createResident({})
  control.issueToken({ kind: 'user', groupId: GROUP, userId: residentId, value: USER_KEY })
  const { id: postId } = control.publishPost({ groupId: GROUP, text: 'Открыт приём вопросов' })
  return {
    emulator,
    clock,
    url,
    residentId,
    postId,
    call: (method, params = {}, token = KEY) => callApi(url, { method, params, token }),
  }
}

export type Received = { body: z.infer<typeof Body>; headers: IncomingHttpHeaders; text: string }
const Body = z.looseObject({
  type: z.string(),
  event_id: z.string().optional(),
  object: z.unknown().optional(),
})
type Reply = { status?: number; body: string | Buffer; headers?: Record<string, string> }

export type Receiver = {
  url: string
  received: Received[]
  reply: (request: Received) => Reply | Promise<Reply>
}

/** A server of the product's kind: what it answers can be changed at any moment. */
export async function startReceiver(reply: Receiver['reply']): Promise<Receiver> {
  const receiver: Receiver = { url: '', received: [], reply }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const text = Buffer.concat(chunks).toString('utf8')
    const received = { text, headers: request.headers, body: Body.parse(JSON.parse(text)) }
    receiver.received.push(received)
    const { status = 200, body, headers = {} } = await receiver.reply(received)
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  receiver.url = `http://127.0.0.1:${port}/in/vk/1`
  return receiver
}

const Code = z.object({ code: z.string() })

/** Registers the receiver for these events and confirms it. */
export async function subscribe(stand: Stand, receiver: Receiver, events: string[]): Promise<number> {
  const { reply } = receiver
  receiver.reply = async () => {
    const answer = await stand.call('groups.getCallbackConfirmationCode', { group_id: GROUP })
    return { body: Code.parse(answer.response).code }
  }
  const added = await stand.call('groups.addCallbackServer', {
    group_id: GROUP,
    url: receiver.url,
    title: 'Вече',
    secret_key: 's3cr3t',
  })
  const { server_id } = z.object({ server_id: z.number() }).parse(added.response)
  const flags = Object.fromEntries(events.map((name) => [name, 1]))
  await stand.call('groups.setCallbackSettings', {
    group_id: GROUP,
    server_id,
    api_version: '5.199',
    ...flags,
  })
  await stand.emulator.control.idle({})
  receiver.reply = reply
  receiver.received.length = 0
  return server_id
}

export function entriesOf(stand: Stand, kind: string): Record<string, unknown>[] {
  return stand.emulator.control.readLedger({}).entries.filter((entry) => entry.kind === kind)
}
