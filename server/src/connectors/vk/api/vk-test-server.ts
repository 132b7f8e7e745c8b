/**
 * A real HTTP server with recorded answers, for tests of what happens on the wire.
 * A call VK's own schema does not allow gets VK's own error, so every test is also one of the contract.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { ChannelAccount, OutgoingMessage } from '../../connector.ts'
import { findVkViolation } from './vk-method-rules.ts'

export type ReceivedCall = {
  path: string
  method: string
  params: Record<string, string>
  headers: IncomingMessage['headers']
}

/** The whole JSON of an answer; or write to the socket oneself. */
export type Answer = Record<string, unknown> | ((response: ServerResponse, call: ReceivedCall) => void)

export type VkTestServer = {
  url: string
  calls: ReceivedCall[]
  /** What the method answers from now on; a list answers its items in turn and repeats the last. */
  answer(method: string, ...answers: Answer[]): void
  close(): Promise<void>
}

export async function startVkTestServer(): Promise<VkTestServer> {
  const calls: ReceivedCall[] = []
  const answers = new Map<string, Answer[]>()

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const params = Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)])
    const call = {
      path: url.pathname,
      method: url.pathname.split('/method/').at(-1) ?? '',
      params,
      headers: request.headers,
    }
    calls.push(call)
    if (url.pathname.startsWith('/method/')) {
      const code = findVkViolation(call.method, params, tokenKindOf(request))
      if (code !== null) return void response.end(JSON.stringify(vkError(code)))
    }
    const queue = answers.get(call.method) ?? []
    const answer = queue.length > 1 ? queue.shift() : queue[0]
    if (typeof answer === 'function') return answer(response, call)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer ?? vkError(3)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answer: (method, ...list) => answers.set(method, list),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Tokens of the tests begin with the letter of their kind. */
function tokenKindOf(request: IncomingMessage): string {
  const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
  return token.startsWith('u') ? 'user' : token.startsWith('s') ? 'service' : 'group'
}

export function vkError(code: number): Record<string, unknown> {
  return { error: { error_code: code, error_msg: 'Recorded error', request_params: [] } }
}

export function buildAccount(overrides: Partial<ChannelAccount> = {}): ChannelAccount {
  return {
    id: 'channel-1',
    network: 'vk',
    externalId: '456',
    tokens: { community: 'community-token' },
    webhookSecret: 's3cr3t',
    ...overrides,
  }
}

export function buildMessage(overrides: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    surface: 'comment',
    container: 'vk:wall:-456_7',
    replyToExternalId: '12',
    threadExternalId: '12',
    text: 'Контейнеры вывезут завтра до 10:00',
    attachmentRefs: [],
    buttons: [],
    ...overrides,
  }
}
