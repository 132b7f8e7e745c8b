/** A mail server that signed its certificate itself, on this computer and as if on another one. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SelfSignedPost, startSelfSignedPost } from '../../../test/networks/self-signed-post.ts'
import { helloNameOf } from '../../platform/mail-server.ts'
import { createEmailConnector } from './email-connector.ts'

let post: SelfSignedPost
beforeAll(async () => {
  post = await startSelfSignedPost()
})
afterAll(() => post.close())

const connector = createEmailConnector({ helloName: helloNameOf('https://veche.example.org/') })

async function probe(host: string): Promise<Record<string, string>> {
  const tokens = {
    ...{ address: 'priem@valdai.example', password: 'slovo', imapHost: host, smtpHost: host },
    ...{ imapPort: String(post.imapPort), smtpPort: String(post.smtpPort) },
  }
  const account = { id: '1', network: 'email' as const, externalId: '', tokens, webhookSecret: null }
  const { checks } = await connector.probe(account, null)
  return Object.fromEntries(
    checks.map(({ code, state, details }) => [code, `${state} ${details.reason ?? ''}`.trim()]),
  )
}

it.each(['localhost', '127.0.0.1'])('on this computer its certificate is believed: %s', async (host) => {
  post.heard.length = 0
  expect(await probe(host)).toMatchObject({
    'email.reachable': 'ok',
    'email.token': 'failed email.login',
    'email.smtp_reachable': 'ok',
    'email.smtp_login': 'failed email.login',
  })
  const password = post.heard.find(({ line }) => line.startsWith('AUTH'))
  expect(password).toMatchObject({ isEncrypted: true })
})

it('elsewhere it is not, and both servers are said to be untrusted', async () => {
  post.heard.length = 0
  // Another address of this computer stands for another computer.
  expect(await probe('127.0.0.2')).toMatchObject({
    'email.reachable': 'failed email.bad_certificate',
    'email.smtp_reachable': 'failed email.bad_certificate',
  })
  expect(post.heard.filter(({ line }) => line.startsWith('AUTH'))).toEqual([])
})

it('is greeted by the full name of the installation', async () => {
  post.heard.length = 0
  await probe('localhost')
  expect(post.heard[0]).toEqual({ line: 'EHLO veche.example.org', isEncrypted: false })
})

it.each([
  ['https://veche.example.org/', 'veche.example.org'],
  ['http://localhost:8080', null],
  ['http://10.0.0.5:8080', null],
  ['http://[::1]:8080', null],
])('%s says hello as %s', (publicUrl, expected) => {
  expect(helloNameOf(publicUrl)).toBe(expected)
})
