import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../lib/random.ts'
import { type EmailLetter, readEmailFacts } from './email-facts.ts'
import type { Browser } from './form-browser.ts'
import { readFormFacts } from './form-facts.ts'
import { createFormResidents } from './form-residents.ts'
import { readMaxFacts } from './max-facts.ts'

const RAW = Buffer.from('From: anna\r\n\r\nЯма')
const LETTER: EmailLetter = {
  ...{ id: 1, owner: 'priem@okrug.example', from: 'anna@pochta.example', messageId: 'a@pochta.example' },
  ...{ subject: 'Вопрос', answersId: null, text: 'Яма\n', raw: RAW.toString('base64') },
}

async function keepLedger(lines: readonly object[], network = 'email'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'veche-facts-'))
  await writeFile(
    path.join(folder, `${network}-ledger.jsonl`),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  )
  return folder
}

describe('e-mail', () => {
  it('knows a letter by its bytes, and what was read out of the mailbox', async () => {
    const lines = [1, 1, 7].map((letterId) => ({ kind: 'read_out', owner: LETTER.owner, letterId }))
    const facts = await readEmailFacts({ dataDir: await keepLedger(lines), inbox: [LETTER] })
    const key = `priem@okrug.example sha256:${createHash('sha256').update(RAW).digest('hex')}`
    expect(facts.events).toEqual([{ key, isForUs: true }])
    expect(facts.deliveries).toEqual([1, 2].map(() => ({ eventKey: key, isAccepted: true })))
  })

  it('expects one message for an id, with the subject of a question and without that of an answer', async () => {
    const again = { ...LETTER, id: 2, raw: Buffer.from('Received: later').toString('base64') }
    const answer = { ...LETTER, id: 3, messageId: 'b@pochta.example', answersId: 'ours@okrug.example' }
    const facts = await readEmailFacts({ dataDir: await keepLedger([]), inbox: [LETTER, again, answer] })
    expect([...facts.messages].map(([key, { texts }]) => [key, ...texts])).toEqual([
      ['priem@okrug.example email:anna@pochta.example a@pochta.example', 'Вопрос\n\nЯма'],
      ['priem@okrug.example email:anna@pochta.example b@pochta.example', 'Яма'],
    ])
  })

  it('tells a letter that was taken unheard, its repeat, and one that was not taken', async () => {
    const sent = { kind: 'smtp', messageId: 'k@okrug.example', text: 'Починим\n', effect: 'taken' }
    const dataDir = await keepLedger([
      { ...sent, fault: 'smtp_drop' },
      { ...sent, fault: null },
      { ...sent, messageId: 'l@okrug.example', effect: 'refused', fault: 'smtp_drop' },
      { ...sent, messageId: 'm@okrug.example', fault: null },
    ])
    const { sends } = await readEmailFacts({ dataDir, inbox: [] })
    expect(sends.map(({ text, effect, isAnswerLost }) => [text, effect, isAnswerLost])).toEqual([
      ['Починим', 'created', true],
      ['Починим', 'repeated', false],
      ['Починим', 'other', false],
      ['Починим', 'created', false],
    ])
  })
})

it('MAX: an edit that nobody was told of is not to be known once its message is gone', async () => {
  const emitted = (type: string, timestamp: number, told: object, deliveryIds: number[]) => ({
    ...{ kind: 'emitted', botId: 501, type, deliveryIds, update: { timestamp, ...told } },
  })
  const saying = (text: string) => ({
    message: {
      ...{ recipient: { chat_id: 7, chat_type: 'dialog' }, sender: { is_bot: false } },
      body: { mid: 'mid.1', text },
    },
  })
  const beginning = [
    emitted('message_created', 1, saying('Яма'), [1]),
    { kind: 'delivery', deliveryId: 1, outcome: 'accepted' },
    emitted('message_edited', 2, saying('Люк'), []),
  ]
  const removal = emitted('message_removed', 3, { chat_id: 7, message_id: 'mid.1' }, [])
  const standing = await readMaxFacts(await keepLedger(beginning, 'max'))
  const gone = await readMaxFacts(await keepLedger([...beginning, removal], 'max'))
  expect([...standing.messages.values()]).toEqual([{ texts: ['Люк'], deleted: [false] }])
  expect([...gone.messages.values()]).toEqual([{ texts: ['Яма', 'Люк'], deleted: [true, false] }])
})

const TICKET = '01968b00-0000-7000-8000-000000000001.1.signed'
const FORM = `<input name="ticket" value="${TICKET}"><span id="gate">2 + 3?</span>`
const RECEIPT = '<dd id="number">100001</dd><dd id="code">ABCDE-FGHJK</dd><blockquote>'
const THREAD =
  '<li class="ours"><p class="who">Регион</p>\n<p class="said">Починим &quot;скоро&quot;</p></li>'

it('the page: one submission is repeated until it is answered, and answers are what its author sees', async () => {
  const posted: Record<string, string>[] = []
  const browser: Browser = {
    open: async () => ({ status: 200, text: FORM }),
    async send(address, fields) {
      if (address.startsWith('/ask/check')) return { status: 200, text: THREAD }
      posted.push(fields)
      if (posted.length < 3) return { status: posted.length === 1 ? 0 : 503, text: '' }
      return { status: 200, text: `${RECEIPT}${fields.text}\n\nМесто: Валдай</blockquote>` }
    },
  }
  const pages = [{ name: 'region', municipality: 'valday' }]
  const signal = AbortSignal.timeout(30_000)
  const residents = createFormResidents(browser, { pages, signal, fillingMs: 0 })
  residents.act(createRandom(1))
  await expect.poll(residents.countWaiting, { timeout: 20_000 }).toBe(0)

  const facts = await readFormFacts(browser, residents)
  expect(new Set(posted.map(({ ticket, answer }) => `${ticket} ${answer}`))).toEqual(new Set([`${TICKET} 5`]))
  const key = 'region 01968b00-0000-7000-8000-000000000001'
  expect(facts.deliveries).toEqual([false, false, true].map((isAccepted) => ({ eventKey: key, isAccepted })))
  expect([...facts.messages]).toEqual([
    [
      'region form:01968b00-0000-7000-8000-000000000001 01968b00-0000-7000-8000-000000000001',
      { texts: [`${posted[0]?.text}\n\nМесто: Валдай`], deleted: [false] },
    ],
  ])
  expect(facts.sends).toMatchObject([{ text: 'Починим "скоро"', effect: 'created' }])
})
