/** A look at a mail server that somebody types is no scanner of the inner network. */
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildActor, saveChannel } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { createEmailConnector } from '../../../connectors/email/email-connector.ts'
import type { Actor } from '../../access/index.ts'

let test: TestApp
let chatty: Server
let [openPort, closedPort] = [0, 0]
let administrator: Actor
beforeAll(async () => {
  test = await startTestApp({ connectors: new Map([['email', createEmailConnector()]]) })
  chatty = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  openPort = await listen(chatty)
  const gone = createServer()
  closedPort = await listen(gone)
  await new Promise((resolve) => gone.close(resolve))
})
afterAll(async () => {
  chatty.close()
  await test.close()
})
beforeEach(() => {
  administrator = buildActor({ role: 'administrator' })
})

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 0)
    }),
  )
}

const serversAt = (port: number, host = '127.0.0.1') => ({
  ...{ address: 'priem@valdai.example', password: 'slovo' },
  ...{ imapHost: host, smtpHost: host, imapPort: String(port), smtpPort: String(port) },
})
const look = (port: number, host?: string) => {
  const credentials = serversAt(port, host)
  return test.as(administrator).post('/channels/probe', { network: 'email', externalId: null, credentials })
}
type Told = { checks: { code: string; details: { reason?: string } }[] }

it('says the same of a closed port and of one where something else listens, and journals what it saw', async () => {
  const told = [(await look(closedPort)).json<Told>(), (await look(openPort)).json<Told>()]
  for (const { checks } of told) {
    const reasons = checks.flatMap(({ details }) => details.reason ?? [])
    expect(reasons).toEqual(['email.unanswered', 'email.unanswered'])
  }
  const rows = await test.db
    .selectFrom('journal')
    .select(['actorId', 'details'])
    .where('action', '=', 'channel.probed')
    .orderBy('id')
    .execute()
  const server = (port: number) => `127.0.0.1:${port}`
  expect(rows).toMatchObject([
    {
      actorId: administrator.id,
      details: { network: 'email', servers: [server(closedPort), server(closedPort)] },
    },
    { actorId: administrator.id, details: { servers: [server(openPort), server(openPort)] } },
  ])
  const failed = JSON.stringify(rows.map(({ details }) => details))
  expect(failed).toContain('email.reachable email.connection_failed')
  expect(failed).not.toContain('slovo')
})

it('tells of a port that a mailbox uses, and of no other of the same server', async () => {
  await saveChannel(test.context, {
    network: 'email',
    externalId: 'known@valdai.example',
    credentials: test.context.vault.seal({ tokens: serversAt(openPort), webhookSecret: null }),
  })
  const reasonsOf = async (port: number) =>
    (await look(port)).json<Told>().checks.flatMap(({ details }) => details.reason ?? [])
  expect(await reasonsOf(openPort)).not.toContain('email.unanswered')
  expect(await reasonsOf(closedPort)).toEqual(['email.unanswered', 'email.unanswered'])
})

it('is done ten times in ten minutes by one person', async () => {
  const statuses = []
  for (let time = 0; time < 11; time += 1) statuses.push((await look(closedPort)).statusCode)
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429])
  test.clock.now = new Date(test.clock.now.getTime() + 60_000)
  expect((await look(closedPort)).statusCode).toBe(200)
  administrator = buildActor({ role: 'administrator' })
  expect((await look(closedPort)).statusCode).toBe(200)
})
