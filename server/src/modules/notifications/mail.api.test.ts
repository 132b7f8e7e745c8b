import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { createMailDeps } from '../../main/wiring/mail.ts'
import { addNotifications } from './add-notifications.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { notificationsJobs } from './notifications.jobs.ts'
import { sendMailDue } from './send-mail.ts'

/** A Tuesday, 09:10 in the region. */
const MORNING = new Date('2026-11-24T06:10:00Z')
type Received = { to: string[]; raw: string }

let test: TestApp
let port = 0
const received: Received[] = []
let server: SMTPServer | null = null
let mailer: Mailer
const refused = new Set<string>()
const executor = buildActor({ role: 'executor', name: 'Исполнитель Глеб' })
let incidentId: string

async function openServer(): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)
    },
    onData(stream, session, done) {
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => {
        raw += chunk
      })
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
        done()
      })
    },
  })
  const opened = server
  await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve))
  const address = opened.server.address()
  if (address && typeof address === 'object') port = address.port
}
async function closeServer(): Promise<void> {
  const closing = server
  server = null
  if (closing) await new Promise<void>((resolve) => closing.close(resolve))
}

beforeAll(async () => {
  test = await startTestApp({ now: MORNING })
  await saveUser(test.db, executor)
  const channel = await saveChannel(test.context)
  const incident = await saveIncident(test.db, { channelId: channel.id, text: 'Пишет Иванов с Мира, 5' })
  incidentId = incident.id
  await openServer()
})
beforeEach(async () => {
  test.clock.now = MORNING
  await test.db.deleteFrom('mail').execute()
  await test.db.deleteFrom('notification').execute()
  await test.owner.deleteFrom('notificationPreference').execute()
  received.splice(0)
  refused.clear()
  mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'veche@region.example',
    publicUrl: 'https://veche.region.example',
  })
})
afterEach(() => mailer.close())
afterAll(async () => {
  await closeServer()
  await test.close()
})

function notify(kind: 'mention' | 'assigned' | 'reminder', key: string, isUrgent = false) {
  const details = {
    number: 1234,
    topicCode: null,
    agencyCode: 'ministry-roads',
    dueAt: '2026-11-24T12:00:00.000Z',
    ...(kind === 'reminder' ? { share: 0.8 } : {}),
  }
  const notification = { userId: executor.id, kind, incidentId, details, isUrgent, dedupeKey: key }
  return test.db.transaction().execute((tx) => addNotifications(tx, [notification], test.clock.now))
}
const send = () =>
  sendMailDue({ ...createMailDeps(test.product, mailer), publicUrl: 'https://veche.region.example' })
const passMs = (ms: number) => {
  test.clock.now = new Date(test.clock.now.getTime() + ms)
}
const letters = () => test.db.selectFrom('mail').selectAll().orderBy('createdAt').orderBy('id').execute()
const runDigest = () =>
  notificationsJobs(test.context)
    .find(({ name }) => name === 'notifications.digest')!
    .handle([])

function textOf({ raw }: Received): { head: string; body: string; subject: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const encoded = rest.join('\r\n\r\n')
  const body = /base64/i.test(head)
    ? Buffer.from(encoded, 'base64').toString('utf8')
    : decodeQuotedPrintable(encoded)
  const subject = /^Subject: ((?:.|\r\n )*)/m.exec(head)?.[1] ?? ''
  const words = subject
    .replaceAll(/\r\n /g, '')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_all, how, text) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeQuotedPrintable(text.replaceAll('_', ' ')),
    )
  return { head, body, subject: words }
}
function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describe('a letter', () => {
  it('says number, body, deadline and link, and nothing of the resident', async () => {
    await notify('mention', 'one')
    passMs(31_000)
    expect(await send()).toBe(1)

    expect(received).toHaveLength(1)
    const { head, body, subject } = textOf(received[0]!)
    expect(received[0]!.to).toEqual([`${executor.id}@example.org`])
    expect(subject).toMatch(/^Вече: вопрос № 1234: вас упомянули в заметке$/)
    expect(body).toMatch(/срок 24 ноября.*15:00/)
    expect(body).toContain(`https://veche.region.example/incident/${incidentId}`)
    expect(body).toContain('https://veche.region.example/profile#notifications')
    expect(head).toContain('List-Unsubscribe: <https://veche.region.example/profile#notifications>')
    expect(body + subject).not.toMatch(/Иванов|Мира/)
    expect(await letters()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  it('gathers what came at once', async () => {
    await notify('mention', 'one')
    await notify('mention', 'two')
    await notify('mention', 'two')
    passMs(31_000)
    await send()

    expect(received).toHaveLength(1)
    expect(textOf(received[0]!).subject).toBe('Вече: 2 новых уведомления')
  })

  it('waits while the server is down, and leaves when it is up again', async () => {
    await closeServer()
    await notify('mention', 'one')
    passMs(31_000)
    await send()
    expect(await letters()).toMatchObject([{ state: 'queued', attempts: 1, errorCode: 'ESOCKET' }])
    passMs(30_000)
    expect(await send()).toBe(0)

    await openServer()
    passMs(31_000)
    expect(await send()).toBe(1)
    expect(received).toHaveLength(1)
    expect(await letters()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  it('is given up at once for a mailbox that does not exist, and after a day for anything else', async () => {
    refused.add(`${executor.id}@example.org`)
    await notify('mention', 'one')
    passMs(31_000)
    await send()
    expect(await letters()).toMatchObject([{ state: 'failed', errorCode: 'EENVELOPE_550' }])

    await notify('mention', 'two')
    passMs(25 * 3_600_000)
    await send()
    expect(received).toEqual([])
    expect((await letters()).map(({ state }) => state)).toEqual(['failed', 'expired'])
  })

  it('is not sent of what was read meanwhile, nor twice by two workers', async () => {
    await notify('mention', 'one')
    await test.db.updateTable('notification').set({ readAt: MORNING }).execute()
    passMs(31_000)
    await send()
    expect(received).toEqual([])
    expect(await letters()).toMatchObject([{ state: 'skipped' }])

    await notify('mention', 'two')
    passMs(31_000)
    await Promise.all([send(), send(), send()])
    expect(received).toHaveLength(1)
  })

  it('of a worker that died goes out by the next one', async () => {
    await notify('mention', 'one')
    passMs(31_000)
    await test.db
      .updateTable('mail')
      .set({ state: 'sending', attempts: 1, nextAttemptAt: new Date(test.clock.now.getTime() + 120_000) })
      .execute()
    expect(await send()).toBe(0)
    passMs(121_000)
    await send()
    expect(received).toHaveLength(1)
  })
})

describe('a digest', () => {
  it('comes once a day at the hour one chose, with what is unread', async () => {
    await notify('assigned', 'one')
    await notify('reminder', 'two', true)
    test.clock.now = new Date('2026-11-24T05:59:00Z')
    await runDigest()
    expect(await letters()).toEqual([])
    test.clock.now = MORNING
    await runDigest()
    await runDigest()
    await send()

    expect(received).toHaveLength(1)
    const { body, subject } = textOf(received[0]!)
    expect(subject).toBe('Вече: 2 новых уведомления')
    expect(body).toMatch(/^СРОЧНО\. вопрос № 1234: прошло 80 % срока/)
    expect(await letters()).toMatchObject([{ mode: 'digest', state: 'sent' }])
  })

  it('does not come to whoever wants no letters', async () => {
    await test.db
      .insertInto('notificationPreference')
      .values({ userId: executor.id, kind: 'assigned', inCentre: false, email: 'off' })
      .execute()
    await notify('assigned', 'one')
    await runDigest()

    expect(await letters()).toEqual([])
    // One's own work stays in the centre whatever one chose.
    expect(await test.db.selectFrom('notification').select('inCentre').execute()).toEqual([
      { inCentre: true },
    ])
  })
})
