import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type LetterBox, openLetterBox } from '../../../test/letter-box.ts'
import { createMailer } from './mailer.ts'

const LETTER = { id: 'n1', to: 'reader@example.org', subject: 'Срок вышел', text: 'Вопрос № 7' }
let box: LetterBox | undefined
let relay: Server | undefined
afterEach(async () => {
  await box?.close()
  relay?.close()
  box = undefined
  relay = undefined
})

const mailerTo = (smtpUrl: string) =>
  createMailer({ smtpUrl, from: 'veche@example.org', publicUrl: 'https://veche.example.org' })

it.each([
  { subject: 'Тема\r\nBcc: other@example.org\r\n\r\nне те слова' },
  { subject: 'Тема\nX-Forged: 1' },
  { to: 'reader@example.org\r\nRCPT TO:<other@example.org>' },
  { to: 'reader@example.org, other@example.org' },
  { to: '"<other@example.org>" <reader@example.org>' },
  { id: 'n1>\r\nX-Forged: 1' },
  { unsubscribeUrl: 'https://veche.example.org/x>\r\nX-Forged: 1' },
  { text: '.\r\nMAIL FROM:<x@example.org>\r\nRCPT TO:<other@example.org>\r\nDATA\r\n' },
  { attachments: [{ name: 'a"\r\nX-Forged: 1.pdf', type: 'application/pdf', bytes: Buffer.from('x') }] },
])('makes no other letter, reader or header of %j', async (words) => {
  box = await openLetterBox()
  const mailer = mailerTo(box.url)
  await mailer.send({ ...LETTER, ...words }).catch(() => undefined)
  await mailer.send({ ...LETTER, id: 'after' })
  mailer.close()

  const others = box.received.flatMap(({ to }) => to).filter((address) => address !== LETTER.to)
  expect(others).toEqual([])
  for (const { mail } of box.received) {
    expect(mail.headers.has('x-forged')).toBe(false)
    expect([mail.bcc, mail.from?.text]).toEqual([undefined, 'veche@example.org'])
  }
  expect(box.received.length).toBeLessThanOrEqual(2)
})

/** A server that would take a letter in clear, at an address of this machine that is not its usual one. */
async function openPlainRelay(): Promise<{ port: number; said: string[] }> {
  const said: string[] = []
  relay = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 relay ESMTP\r\n')
    socket.on('data', (bytes) => {
      said.push(String(bytes))
      const [word = ''] = String(bytes).split(/\s/)
      socket.write(/^EHLO/i.test(word) ? '250-relay\r\n250 AUTH PLAIN\r\n' : '502 no\r\n')
    })
  }).listen(0, '0.0.0.0')
  await once(relay, 'listening')
  return { port: (relay.address() as AddressInfo).port, said }
}

it('says neither password nor letter to another machine in clear, unless it is told to', async () => {
  const { port, said } = await openPlainRelay()
  const asked = mailerTo(`smtp://veche:canary@127.0.0.2:${port}`)
  await expect(asked.send(LETTER)).rejects.toThrow()
  asked.close()
  expect(said.join()).toMatch(/STARTTLS/)
  expect(said.join()).not.toMatch(/AUTH|MAIL FROM/)

  const told = mailerTo(`smtp://veche:canary@127.0.0.2:${port}?requireTLS=false`)
  await expect(told.send(LETTER)).rejects.toThrow()
  told.close()
  expect(said.join()).toMatch(/AUTH PLAIN/)
})
