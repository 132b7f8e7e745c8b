import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConnectorError } from '../../connector.ts'
import { callVk } from './vk-api.ts'
import { type Answer, startVkTestServer, type VkTestServer, vkError } from './vk-test-server.ts'

const TOKEN = 'vk1.secret-token'

let server: VkTestServer
beforeEach(async () => {
  server = await startVkTestServer()
})
afterEach(() => server.close())

function call(hasEffect: boolean, options: { apiUrl?: string; timeoutMs?: number } = {}) {
  const transport = { apiUrl: options.apiUrl ?? server.url, fetch: globalThis.fetch }
  const params = { message: 'Ответ & «кавычки»', post_id: 7, empty: undefined }
  const { timeoutMs } = options
  return callVk(transport, {
    method: 'wall.createComment',
    token: TOKEN,
    params,
    hasEffect,
    ...(timeoutMs ? { timeoutMs } : {}),
  })
}

async function failureOf(promise: Promise<unknown>): Promise<ConnectorError> {
  const error = await promise.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ConnectorError)
  return error instanceof ConnectorError ? error : new ConnectorError('refused', 'never')
}

it('posts a form with version and language, the token in a header only', async () => {
  server.answer('wall.createComment', { response: { comment_id: 99 } })

  await expect(call(true)).resolves.toEqual({ comment_id: 99 })

  const [received] = server.calls
  expect(received?.params).toEqual({ message: 'Ответ & «кавычки»', post_id: '7', v: '5.199', lang: 'ru' })
  expect(received?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/x-www-form-urlencoded',
  })
})

it('accepts a slash at the end of the address and a path before it', async () => {
  server.answer('wall.createComment', { response: 1 })

  await expect(call(true, { apiUrl: `${server.url}/proxy/` })).resolves.toBe(1)
  expect(server.calls[0]?.path).toBe('/proxy/method/wall.createComment')
})

const LOST: [string, string, Answer][] = [
  [
    'the connection reset after the request',
    'vk.connection_lost',
    (response) => response.socket?.resetAndDestroy(),
  ],
  ['the connection closed without an answer', 'vk.connection_lost', (response) => response.socket?.destroy()],
  [
    'an answer cut in the middle',
    'vk.connection_lost',
    (response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"response":{')
      setTimeout(() => response.socket?.destroy(), 20)
    },
  ],
  ['JSON that ends too early', 'vk.bad_answer', (response) => response.end('{"response":{"comment_id":')],
  ['a page instead of JSON', 'vk.bad_answer', (response) => response.end('<html>Service unavailable</html>')],
  ['an empty answer', 'vk.bad_answer', (response) => response.end()],
  ['JSON with neither response nor error', 'vk.bad_answer', {}],
  ['500', 'vk.http_500', (response) => response.writeHead(500).end('oops')],
  ['502 with a page', 'vk.http_502', (response) => response.writeHead(502).end('<html>Bad gateway</html>')],
  ['an internal error of VK', 'vk.10', vkError(10)],
  [
    'a bomb',
    'vk.bad_answer',
    (response) => {
      const megabyte = ' '.repeat(1024 * 1024)
      for (let count = 0; count < 9; count++) response.write(megabyte)
      response.end('{}')
    },
  ],
]

describe.each(LOST)('%s', (_name, code, answer) => {
  it('leaves the outcome of a write uncertain', async () => {
    server.answer('wall.createComment', answer)
    expect(await failureOf(call(true))).toMatchObject({ reason: 'uncertain', code })
  })

  it('is only a reason to read again', async () => {
    server.answer('wall.createComment', answer)
    expect(await failureOf(call(false))).toMatchObject({ reason: 'try_later', code })
  })
})

it('leaves the outcome uncertain when the answer does not come in time', async () => {
  server.answer('wall.createComment', () => {})
  expect(await failureOf(call(true, { timeoutMs: 100 }))).toMatchObject({
    reason: 'uncertain',
    code: 'vk.timeout',
  })
})

it('leaves the outcome uncertain when the answer stops half-way', async () => {
  server.answer('wall.createComment', (response) => {
    response.write('{"response":')
  })
  expect(await failureOf(call(true, { timeoutMs: 200 }))).toMatchObject({
    reason: 'uncertain',
    code: 'vk.timeout',
  })
})

it('knows that nothing was sent when the connection is refused', async () => {
  await server.close()
  expect(await failureOf(call(true))).toMatchObject({ reason: 'try_later', code: 'vk.connection_failed' })
})

it('knows that nothing was sent when the name does not exist', async () => {
  const failure = await failureOf(call(true, { apiUrl: 'http://vk.invalid' }))
  expect(failure).toMatchObject({ reason: 'try_later', code: 'vk.connection_failed' })
})

it.each([
  [429, { 'retry-after': '7' }, 7000],
  [429, {}, 5000],
  [403, {}, 60_000],
  [404, {}, 60_000],
])('knows that %i did nothing', async (status, headers, retryAfterMs) => {
  server.answer('wall.createComment', (response) => {
    response.writeHead(status, headers).end('no')
  })
  expect(await failureOf(call(true))).toMatchObject({
    reason: 'try_later',
    code: `vk.http_${status}`,
    extra: { scope: 'token', retryAfterMs },
  })
})

it('does not follow a redirect: it would carry the token away', async () => {
  const thief = await startVkTestServer()
  server.answer('wall.createComment', (response) => {
    response.writeHead(307, { location: `${thief.url}/method/wall.createComment` }).end()
  })

  expect(await failureOf(call(true))).toMatchObject({ reason: 'try_later', code: 'vk.http_307' })
  expect(thief.calls).toEqual([])
  await thief.close()
})

it.each([
  [6, { reason: 'try_later', extra: { scope: 'token', retryAfterMs: 1100 } }],
  [9, { reason: 'try_later', extra: { scope: 'peer', retryAfterMs: 60_000 } }],
  [14, { reason: 'needs_person', extra: { scope: 'token' } }],
  [5, { reason: 'token_revoked' }],
  [15, { reason: 'refused' }],
  [777, { reason: 'refused' }],
])('says what error %i means', async (code, expected) => {
  server.answer('wall.createComment', vkError(code))
  expect(await failureOf(call(true))).toMatchObject({ code: `vk.${code}`, ...expected })
})

it('keeps token, text and address out of every failure', async () => {
  const answers: Answer[] = [vkError(15), ...LOST.map(([, , answer]) => answer)]
  for (const answer of answers) {
    server.answer('wall.createComment', answer)
    const failure = await failureOf(call(true))
    const said = `${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`
    expect(said).not.toContain(TOKEN)
    expect(said).not.toContain('кавычки')
  }
})
