import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { fetchOutside, type OutsideAsk } from './fetch-outside.ts'
import { type Address, findTarget } from './outside-target.ts'

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ask = (url: string, changes: Partial<OutsideAsk> = {}) =>
  fetchOutside({ url, trustedOrigins: [new URL(url).origin], ...LIMITS, ...changes })
const LIMITS = { maxBytes: 1000, totalMs: 20_000, idleMs: 10_000 }
const refusal = (failure: string) => expect.objectContaining({ failure })

const dns = (...addresses: string[]) => {
  const asked: string[] = []
  const resolve = async (host: string): Promise<Address[]> => {
    asked.push(host)
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { asked, resolve }
}
const OPEN = dns('87.240.129.133').resolve

it.each([
  ...[
    'http://vk.example/a.jpg',
    'ftp://vk.example/a',
    'file:///etc/passwd',
    'gopher://vk.example/',
    'data:,a',
  ],
  ...['javascript:alert(1)', '//vk.example/a', 'a.jpg', '', 'https://user:key@vk.example/a'],
  ...[
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
  ],
  ...['https://0/', 'https://017700000001/', 'https://169.254.169.254/latest/meta-data/', 'https://[::1]/'],
  ...[
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[fd00::1]/',
    'https://10.0.0.1/',
  ],
  ...[
    'https://192.168.1.1/',
    'https://１２７.0.0.1/',
    'https://[64:ff9b::7f00:1]/',
    'https://100.100.100.200/',
  ],
])('does not go to %s', async (url) => {
  await expect(fetchOutside({ url, trustedOrigins: [], ...LIMITS, resolve: OPEN })).rejects.toEqual(
    refusal('blocked'),
  )
})

it.each([
  ['closed', ['127.0.0.1']],
  ['open and closed', ['87.240.129.133', '10.0.0.5']],
  ['open, and closed in IPv6', ['2a00:1450:4010::65', '::ffff:127.0.0.1']],
  ['no', []],
])('does not go where a name has %s addresses', async (_how, addresses) => {
  const target = findTarget(new URL('https://vk.example/a'), {
    trustedOrigins: [],
    resolve: dns(...addresses).resolve,
  })
  await expect(target).rejects.toEqual(refusal('blocked'))
})

it('connects to the addresses it looked at, and asks the name no second time', async () => {
  const { asked, resolve } = dns('87.240.129.133', '2a00:1450:4010::65')
  const { lookup } = await findTarget(new URL('https://vk.example/a'), { trustedOrigins: [], resolve })

  const all = await new Promise((found) => lookup!('vk.example', { all: true }, (_e, list) => found(list)))
  const one = await new Promise((found) => lookup!('vk.example', {}, (_e, address) => found(address)))

  expect(all).toEqual([
    { address: '87.240.129.133', family: 4 },
    { address: '2a00:1450:4010::65', family: 6 },
  ])
  expect(one).toBe('87.240.129.133')
  expect(asked).toEqual(['vk.example'])
})

it('brings bytes from an origin that our settings name, wherever it is', async () => {
  const url = await serve((_request, response) => response.end('bytes'))

  expect(String(await ask(`${url}/photo.png`))).toBe('bytes')
})

it('follows a redirect, and shows our headers to their own origin only', async () => {
  const seen: (string | undefined)[] = []
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization)
    response.end('moved')
  })
  const url = await serve((request, response) => {
    seen.push(request.headers.authorization)
    response.writeHead(302, { location: request.url === '/a' ? '/b' : `${other}/c` }).end()
  })
  const trustedOrigins = [url, other]

  const bytes = await ask(`${url}/a`, { headers: { authorization: 'Bearer secret' }, trustedOrigins })

  expect(String(bytes)).toBe('moved')
  expect(seen).toEqual(['Bearer secret', 'Bearer secret', undefined])
})

it.each(['http://127.0.0.1:9/', 'https://169.254.169.254/', 'https://localhost/', 'file:///etc/passwd'])(
  'does not follow a redirect to %s',
  async (location) => {
    const url = await serve((_request, response) => response.writeHead(302, { location }).end())
    const { resolve } = dns('127.0.0.1')

    await expect(ask(url, { resolve })).rejects.toEqual(refusal('blocked'))
  },
)

it('follows three redirects and no more', async () => {
  const url = await serve((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end('there')
    else response.writeHead(307, { location: `/${left - 1}` }).end()
  })

  expect(String(await ask(`${url}/3`))).toBe('there')
  await expect(ask(`${url}/4`)).rejects.toEqual(refusal('blocked'))
})

it('reads no more than was asked for, announced or not', async () => {
  let sent = 0
  const endless = await serve((_request, response) => {
    const write = () => {
      while (!response.destroyed && response.write(Buffer.alloc(400))) sent += 400
    }
    response.on('drain', write)
    write()
  })
  const announced = await serve((_request, response) =>
    response.writeHead(200, { 'content-length': 5000 }).flushHeaders(),
  )

  await expect(ask(endless)).rejects.toEqual(refusal('too_big'))
  await expect(ask(announced)).rejects.toEqual(refusal('too_big'))
  expect(sent).toBeLessThan(50_000_000)
})

it('does not wait for ever', async () => {
  const silent = await serve(() => undefined)
  const slow = await serve((_request, response) => {
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const stop = new AbortController()

  await expect(ask(silent, { idleMs: 50 })).rejects.toEqual(refusal('away'))
  await expect(ask(slow, { totalMs: 200 })).rejects.toEqual(refusal('away'))
  const stopped = ask(silent, { signal: stop.signal })
  stop.abort()
  await expect(stopped).rejects.toEqual(refusal('away'))
})

it.each([
  [404, 'gone'],
  [403, 'gone'],
  [410, 'gone'],
  [429, 'away'],
  [500, 'away'],
  [503, 'away'],
  [206, 'unreadable'],
])('takes status %s for %s', async (status, failure) => {
  const url = await serve((_request, response) => response.writeHead(status).end('no'))

  await expect(ask(url)).rejects.toEqual(refusal(failure))
})

it('takes neither packed bytes nor half an answer', async () => {
  const packed = await serve((_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
  )
  const half = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half')
    setTimeout(() => response.destroy(), 20)
  })

  await expect(ask(packed)).rejects.toEqual(refusal('unreadable'))
  await expect(ask(half)).rejects.toEqual(refusal('away'))
})

it('tells no address in its error', async () => {
  const url = await serve((_request, response) => response.writeHead(404).end())

  const error = await ask(`${url}/file/bot123:secret/a.jpg`).catch((failure: Error) => failure)

  expect(JSON.stringify([String(error), (error as Error).stack])).not.toContain('secret')
})
