import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { NETWORKS } from '@veche/contract/networks/index.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NO_BACKUPS } from '../../platform/config.ts'
import { exerciseConfig } from './exercise-config.ts'
import { GUARD } from './guarded.ts'
import { hostOf, isOwn } from './refuse-outside.ts'

const run = promisify(execFile)

it('has no setting that could name another machine, whatever it is made of', () => {
  const port = fc.integer({ min: 1, max: 65_535 })
  const given = fc.record({
    ...{
      port,
      host: fc.constant('127.0.0.1'),
      publicUrl: fc.webUrl(),
      folder: fc.string(),
      secret: fc.string(),
    },
    emulators: fc.dictionary(fc.constantFrom(...NETWORKS), port),
  })
  fc.assert(
    fc.property(given, (settings) => {
      const config = exerciseConfig(settings)
      for (const url of [...Object.values(config.networkUrls), config.inboundUrl])
        expect(new URL(url).hostname).toBe('127.0.0.1')
      expect(Object.keys(config.networkUrls).toSorted()).toEqual([...NETWORKS].toSorted())
      expect(config).toMatchObject({
        ...{
          databaseUrl: null,
          ownerUrl: null,
          readUrl: null,
          mail: null,
          backup: NO_BACKUPS,
          clamdUrl: null,
          exercisesUrl: null,
        },
        ...{ trustedWitnesses: [], hosts: [] },
      })
    }),
  )
})

it('tells which host is asked for, in each way in which Node asks', () => {
  expect(hostOf([{ host: 'api.vk.com', port: 443 }])).toBe('api.vk.com')
  expect(hostOf([[{ host: 'api.vk.com', port: 443 }, null]])).toBe('api.vk.com')
  expect(hostOf([443, 'api.vk.com'])).toBe('api.vk.com')
  expect(hostOf([[{ path: '/run/.s.PGSQL.5432' }, null]])).toBeNull()
  expect(hostOf(['/run/.s.PGSQL.5432'])).toBeNull()
  expect(hostOf([8080])).toBeNull()
  for (const own of ['127.0.0.1', '127.3.2.1', 'localhost', '::1', null]) expect(isOwn(own)).toBe(true)
  for (const other of ['10.0.0.1', '127.0.0.1.example.org', 'localhost.example.org', '0.0.0.0', 'api.vk.com'])
    expect(isOwn(other)).toBe(false)
})

/** Says of each way out whether it was refused before a byte left. */
const PROBE = `
import net from 'node:net'
import tls from 'node:tls'
import dns, { resolve4 } from 'node:dns/promises'
import { resolveTxt } from 'node:dns'
import dgram from 'node:dgram'
import { Worker } from 'node:worker_threads'
const name = async (work) => { try { return await work() } catch (error) { return error.cause?.name ?? error.name } }
const socket = (make) => new Promise((resolve) => make().once('error', (error) => resolve(error.name)).once('connect', () => resolve('connected')))
const said = {
  fetch: await name(() => fetch('http://192.0.2.1/').then(() => 'connected')),
  named: await name(() => fetch('https://api.vk.com/').then(() => 'connected')),
  socket: await socket(() => net.connect({ host: '192.0.2.1', port: 80 })),
  mail: await socket(() => tls.connect({ host: 'smtp.example.org', port: 465 })),
  datagram: await name(() => dgram.createSocket('udp4').send('x', 53, '192.0.2.1')),
  question: await name(() => resolve4('words.example.org')),
  looked: await name(() => dns.lookup('words.example.org')),
  text: await name(() => resolveTxt('words.example.org', () => undefined)),
  thread: await new Promise((resolve) => new Worker(
    "import net from 'node:net'; import { parentPort } from 'node:worker_threads';" +
    "net.connect(80, '192.0.2.1').once('error', (error) => parentPort.postMessage(error.name))",
    { eval: true },
  ).once('message', resolve)),
  own: await name(async () => (await fetch(process.argv[1])).status),
  environment: Object.keys(process.env).filter((key) => /VECHE|VK|TELEGRAM|MAX|OK|DATABASE|HOME|PATH/.test(key)),
}
console.log(JSON.stringify(said))
process.exit(0)`

it('refuses every way out of this machine in a process of an exercise, and lets it speak to itself', async () => {
  const server = createServer((_request, response) => response.end('ok'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  const args = [...GUARD.args, '--input-type=module', '-e', PROBE, own]
  const { stdout } = await run(process.execPath, args, { env: GUARD.env })
  server.close()
  const refused = 'OutsideRefused'
  expect(JSON.parse(stdout)).toEqual({
    ...{ fetch: refused, named: refused, socket: refused, mail: refused, datagram: refused, thread: refused },
    ...{ question: refused, looked: refused, text: refused },
    ...{ own: 200, environment: [] },
  })
})
