/** Every refusal of Telegram's own, for every method; what any network may answer is in `wrong-answers.test.ts`. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { type ChannelAccount, ConnectorError, type ConnectorFailure } from '../connector.ts'
import { createTelegramConnector } from './telegram-connector.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void
const TOKEN = '99:abcdefghijklmnopqrstuvwxyz123456789'

const refusal =
  (error_code: number, description: string, parameters?: object): Answer =>
  (response) =>
    void response
      .writeHead(error_code, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: false, error_code, description, ...(parameters && { parameters }) }))
/** `sent`: the call may have taken effect, so a write is uncertain and a reading call is simply asked again. */
const KINDS: [string, Answer, ConnectorFailure | 'sent'][] = [
  ['401', refusal(401, 'Unauthorized'), 'token_revoked'],
  ['404', refusal(404, 'Not Found'), 'token_revoked'],
  ['blocked', refusal(403, 'Forbidden: bot was blocked by the user'), 'refused'],
  ['kicked', refusal(403, 'Forbidden: bot was kicked from the supergroup chat'), 'refused'],
  ['deactivated', refusal(403, 'Forbidden: user is deactivated'), 'refused'],
  ['no such chat', refusal(400, 'Bad Request: chat not found'), 'refused'],
  ['no rights', refusal(400, 'Bad Request: not enough rights to send text messages to the chat'), 'refused'],
  ['unknown 400', refusal(400, 'Bad Request: something new'), 'refused'],
  ['too large', refusal(413, 'Request Entity Too Large'), 'refused'],
  [
    'webhook active',
    refusal(409, "Conflict: can't use getUpdates method while webhook is active"),
    'try_later',
  ],
  ['second reader', refusal(409, 'Conflict: terminated by other getUpdates request'), 'try_later'],
  ['429', refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }), 'try_later'],
  ['500', refusal(500, 'Internal Server Error'), 'sent'],
]

async function startServer(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => answer(response, request))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const account: ChannelAccount = {
  id: 'channel-1',
  network: 'telegram',
  externalId: '99',
  tokens: { bot: TOKEN },
  webhookSecret: 'secret',
}
const message = {
  surface: 'private' as const,
  container: 'telegram:chat:5',
  replyToExternalId: '7',
  threadExternalId: 'dialog',
  text: 'Тайные слова жителя',
  attachmentRefs: [],
  buttons: [],
}
const file = { contentType: 'image/png', name: 'a.png', bytes: Buffer.from('picture') }
const attachment = { kind: 'photo', ref: 'AgAC', url: null, title: null }

/** Each on a connector of its own: what one freezes must not be the failure of the next. */
function callsOf(apiUrl: string): { name: string; hasEffect: boolean; run: () => Promise<unknown> }[] {
  const connect = () => createTelegramConnector({ apiUrl })
  return [
    { name: 'sendMessage', hasEffect: true, run: () => connect().publishing.send(account, message, 'k') },
    {
      name: 'sendPhoto',
      hasEffect: true,
      run: () => connect().publishing.send(account, { ...message, files: [file] }, 'k'),
    },
    {
      name: 'sendMediaGroup',
      hasEffect: true,
      run: () => connect().publishing.send(account, { ...message, files: [file, file] }, 'k'),
    },
    {
      name: 'getUpdates',
      hasEffect: false,
      run: () => connect().longPoll!.poll(account, null, new AbortController().signal),
    },
    {
      name: 'setWebhook',
      hasEffect: false,
      run: () => connect().subscribe(account, 'https://veche.example/in/telegram/1'),
    },
    { name: 'deleteWebhook', hasEffect: false, run: () => connect().subscribe(account, null) },
    {
      name: 'getFile',
      hasEffect: false,
      run: async () => connect().locateAttachment(account, attachment, null),
    },
  ]
}

it.each(KINDS)(
  '%s has the right class with every method, and shows neither token nor words',
  async (_kind, answer, expected) => {
    const apiUrl = await startServer(answer)
    for (const { name, hasEffect, run } of callsOf(apiUrl)) {
      const error = await run().then(
        () => null,
        (reason: unknown) => reason,
      )
      if (!(error instanceof ConnectorError)) throw new Error(`${name}: ${String(error)}`)
      const wanted = expected === 'sent' ? (hasEffect ? 'uncertain' : 'try_later') : expected
      expect(`${name} ${error.reason}`).toBe(`${name} ${wanted}`)
      expect(JSON.stringify([error.code, error.message, error.cause ?? null, error.stack])).not.toMatch(
        /abcdefghij|Тайные/,
      )
    }
  },
)

it('waits as long as Telegram asks', async () => {
  const apiUrl = await startServer(refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }))
  const connector = createTelegramConnector({ apiUrl })
  const throttled = { reason: 'try_later', code: 'telegram.throttled' }
  await expect(connector.publishing.send(account, message, 'k')).rejects.toMatchObject({
    ...throttled,
    extra: { retryAfterMs: 7000 },
  })
})
