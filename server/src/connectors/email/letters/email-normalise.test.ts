/** Letters as real programs write them, all invented; each is what a mailbox holds, byte for byte. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../../test/networks/words-of.ts'
import { locateEmailFile } from './email-attachments.ts'
import { composeEmail } from './email-compose.ts'
import { normaliseEmail } from './email-normalise.ts'
import { cutLetter } from './email-raw.ts'

const OURS = 'priem@valdai.example'
const KEY = '0199b0f2-1111-7222-8333-444455556666'
const NOW = new Date('2026-11-24T12:00:00Z')
const account = { externalId: OURS, tokens: {} }

const HEAD = {
  Received: 'from mx.pochta.example by valdai.example; Tue, 24 Nov 2026 11:59:00 +0000',
  From: 'Anna Petrova <Anna@Pochta.example>',
  To: OURS,
  Subject: 'Yama',
  Date: 'Tue, 24 Nov 2026 14:58:00 +0300',
  'Message-ID': '<q1@pochta.example>',
  'Content-Type': 'text/plain; charset=utf-8',
}

function letter(changes: Record<string, string | null> = {}, body: string | Buffer = 'Текст'): Buffer {
  const lines = Object.entries({ ...HEAD, ...changes }).flatMap(([name, value]) =>
    value === null ? [] : `${name}: ${value}\r\n`,
  )
  return Buffer.concat([Buffer.from(`${lines.join('')}\r\n`, 'utf8'), Buffer.from(body)])
}

/** The table of an old program, made from what the platform reads. */
function encode(text: string, charset: string): Buffer {
  const decoder = new TextDecoder(charset)
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte] as const),
  )
  return Buffer.from(Array.from(text, (sign) => table.get(sign) ?? 63))
}

const word = (text: string, charset: string) => `=?${charset}?B?${encode(text, charset).toString('base64')}?=`

async function readOne(body: Buffer) {
  const [event, ...rest] = await normaliseEmail(body, account, NOW)
  expect(rest).toEqual([])
  return event!
}

const read = async (body: Buffer) => wordsOf(await readOne(body))

describe('a letter of a resident', () => {
  it('becomes a question with its subject, its author and the time our server took it', async () => {
    const event = await read(letter({ Subject: 'Яма на Мира, 5' }, 'Третий месяц.\r\n\r\n-- \r\nАнна'))
    expect(event).toEqual({
      op: 'created',
      surface: 'email',
      container: 'email:anna@pochta.example',
      externalId: 'q1@pochta.example',
      version: expect.stringMatching(/^[0-9a-f]{16}$/),
      parentExternalId: null,
      threadExternalId: 'q1@pochta.example',
      author: {
        externalId: 'anna@pochta.example',
        kind: 'person',
        card: { name: 'Anna Petrova', url: null },
      },
      text: 'Яма на Мира, 5\n\nТретий месяц.',
      subject: 'Яма на Мира, 5',
      attachments: [],
      geo: null,
      occurredAt: new Date('2026-11-24T11:59:00Z'),
      permalink: null,
      writtenByExternalId: null,
    })
  })

  it.each(['windows-1251', 'koi8-r'])('is read in %s, in the head and in the words', async (charset) => {
    const head = {
      Subject: word('Не горит фонарь', charset),
      From: `${word('Анна Ёлкина', charset)} <anna@pochta.example>`,
      'Content-Type': `text/plain; charset=${charset}`,
      'Content-Transfer-Encoding': '8bit',
    }
    const event = await read(letter(head, encode('На Мира, 5 темно, № 7 тоже', charset)))
    expect(event.text.replace('?', '№')).toBe('Не горит фонарь\n\nНа Мира, 5 темно, № 7 тоже')
    expect(event.author.card?.name).toBe('Анна Ёлкина')
  })

  it.each(['windows-1251', 'koi8-r', 'utf-8'])(
    'is read where a program says nothing of its letters: %s',
    async (charset) => {
      const text = 'Во дворе третий день не вывозят мусор'
      const bare = charset === 'utf-8' ? Buffer.from(text) : encode(text, charset)
      const head = letter({ Subject: 'SUBJECT', 'Content-Type': 'text/plain' }, bare)
      const [before, after] = head.toString('latin1').split('SUBJECT')
      const event = await read(Buffer.from(`${before}${bare.toString('latin1')}${after}`, 'latin1'))
      expect(event.subject).toBe(text)
      expect(event.text).toBe(text)
    },
  )

  it('survives bytes that are no letters at all', async () => {
    const head = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit' }
    const broken = Buffer.concat([
      Buffer.from('Свет '),
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.from(' погас'),
    ])
    expect((await read(letter(head, broken))).text).toMatch(/Свет .* погас/)
  })

  it('is read from its markup where there are no plain words', async () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Нет воды</p><script>alert(1)</script><p>с <b>утра</b><img src="https://t.example/pixel"></p></body></html>'
    const event = await read(letter({ 'Content-Type': 'text/html; charset=utf-8', Subject: 'Вода' }, html))
    expect(event.text).toBe('Вода\n\nНет воды\n\nс утра')
    const empty = [
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<div>Нет воды</div>',
      '--b--',
    ].join('\r\n')
    const both = letter({ 'Content-Type': 'multipart/alternative; boundary=b', Subject: '' }, empty)
    expect((await read(both)).text).toBe('Нет воды')
  })

  it('brings files of every depth, and none of the marks of programs', async () => {
    const photo = Buffer.alloc(13_000, 7).toString('base64')
    const body = [
      '--mixed',
      'Content-Type: multipart/related; boundary=related',
      '',
      '--related',
      'Content-Type: multipart/alternative; boundary=alternative',
      '',
      '--alternative',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Акт и фото',
      '--alternative',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Акт и фото<img src="cid:logo"><img src="cid:photo"></p>',
      '--alternative--',
      '--related',
      'Content-Type: image/gif; name=logo.gif',
      'Content-ID: <logo>',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('tiny').toString('base64'),
      '--related',
      'Content-Type: image/jpeg',
      'Content-ID: <photo>',
      'Content-Transfer-Encoding: base64',
      '',
      photo,
      '--related--',
      '--mixed',
      'Content-Type: application/pdf',
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent('акт осмотра.pdf')}`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('%PDF').toString('base64'),
      '--mixed--',
    ].join('\r\n')
    const bytes = letter({ 'Content-Type': 'multipart/mixed; boundary=mixed' }, body)
    const event = await read(bytes)
    expect(event.attachments).toEqual([
      { kind: 'photo', ref: 'part:2', url: null, title: null },
      { kind: 'doc', ref: 'part:3', url: null, title: 'акт осмотра.pdf' },
    ])
    const found = await locateEmailFile(event.attachments[1]!, bytes)
    expect(found).toMatchObject({ kind: 'bytes', name: 'акт осмотра.pdf' })
    expect(found?.kind === 'bytes' && Buffer.from(found.bytes).toString()).toBe('%PDF')
    expect(await locateEmailFile({ ...event.attachments[1]!, ref: 'part:9' }, bytes)).toBeNull()
  })

  it('has the same id without a Message-ID, and another one for other words', async () => {
    const bare = { 'Message-ID': null }
    const [one, two, other] = [
      await read(letter(bare)),
      await read(letter({ ...bare, Received: 'from b by c; Tue, 24 Nov 2026 11:00:00 +0000' })),
      await read(letter(bare, 'Другое')),
    ]
    expect(one.externalId).toMatch(/^hash:/)
    expect(two.externalId).toBe(one.externalId)
    expect(other.externalId).not.toBe(one.externalId)
  })

  it('is a question of whoever is to be answered, where a site writes for them', async () => {
    const site = { From: 'site@valdai-region.example', 'Reply-To': 'Анна <anna@pochta.example>' }
    expect(await read(letter(site))).toMatchObject({
      container: 'email:anna@pochta.example',
      author: { externalId: 'anna@pochta.example' },
    })
    expect(await read(letter({ From: 'nobody at all' }))).toMatchObject({
      container: 'email:unknown',
      author: { kind: 'anonymous' },
    })
  })

  it('keeps what was forwarded: it is what the letter is about', async () => {
    const body =
      'Посмотрите\r\n\r\n-------- Пересылаемое сообщение --------\r\nОт: УК <uk@example.org>\r\nТема: Отказ\r\n\r\nНе будем чинить'
    expect((await read(letter({ Subject: 'Fwd: Отказ' }, body))).text).toContain('Не будем чинить')
  })

  it('trusts the clock of our server before that of a computer, and neither beyond now', async () => {
    const wrong = { Date: 'Mon, 01 Jan 1999 00:00:00 +0000' }
    expect((await read(letter(wrong))).occurredAt).toEqual(new Date('2026-11-24T11:59:00Z'))
    expect((await read(letter({ ...wrong, Received: null }))).occurredAt).toEqual(NOW)
    const future = { Received: 'from a by b; Tue, 24 Nov 2030 11:00:00 +0000' }
    expect((await read(letter(future))).occurredAt).toEqual(NOW)
    expect((await read(letter({ Received: null }))).occurredAt).toEqual(new Date('2026-11-24T11:58:00Z'))
  })

  it('is cut when it is too long to be stored, and says so', async () => {
    const event = await read(Buffer.from(cutLetter(letter({}, 'Начало длинного'), 40_000_000)))
    expect(event.text).toContain('Начало длинного')
    expect(event.attachments).toEqual([{ kind: 'cut_letter', ref: 'cut', url: null, title: null }])
  })
})

describe('an answer to a letter', () => {
  const quoted = [
    'Спасибо, но не починили',
    '',
    'вт, 24 нояб. 2026 г. в 15:00, Администрация <priem@valdai.example>:',
    '> Здравствуйте! Починим.',
  ]

  it('names what it answers, the nearest first, and leaves out what it repeats', async () => {
    const head = {
      Subject: 'Re: Яма [№ 42]',
      'In-Reply-To': `<${KEY}@valdai.example>`,
      References: `<q1@pochta.example>\r\n <${KEY}@valdai.example>`,
      'Message-ID': '<q2@pochta.example>',
    }
    const body = ['Спасибо, но не починили', '', '24.11.2026 15:00, Администрация пишет:', '> Здравствуйте!']
    expect(await read(letter(head, body.join('\r\n')))).toMatchObject({
      text: 'Спасибо, но не починили',
      subject: 'Яма [№ 42]',
      parentExternalId: `${KEY}@valdai.example`,
      ancestorExternalIds: ['q1@pochta.example'],
      isThreadOfParent: true,
      threadExternalId: 'q1@pochta.example',
      incidentNumber: 42,
    })
    const gmail = await read(letter(head, quoted.join('\r\n')))
    expect(gmail.text).toBe('Спасибо, но не починили')
  })

  it('finds its letter by the address it was sent to', async () => {
    const head = { To: `priem+${KEY}@valdai.example`, Subject: 'Re: Яма' }
    expect(await read(letter(head))).toMatchObject({
      parentExternalId: `${KEY}@valdai.example`,
      isThreadOfParent: true,
    })
  })

  it('is our own when it is from us: proof of a delivery by our id, else only kept', async () => {
    const own = { From: OURS, To: 'anna@pochta.example', 'Message-ID': `<${KEY}@valdai.example>` }
    expect(await read(letter(own))).toMatchObject({
      op: 'echo',
      idempotencyKey: KEY,
      container: 'email:anna@pochta.example',
      author: { kind: 'self' },
    })
    const kept = await read(letter({ ...own, 'Message-ID': '<x@y>' }))
    expect(kept).toMatchObject({ op: 'created', author: { kind: 'self' } })
    expect(kept).not.toHaveProperty('idempotencyKey')
  })
})

describe('a program', () => {
  it.each([
    ['reply', { 'Auto-Submitted': 'auto-replied' }],
    ['reply', { 'X-Autoreply': 'yes' }],
    ['reply', { Precedence: 'auto_reply' }],
    ['reply', { Subject: 'Автоответ: Re: Яма [№ 42]' }],
    ['report', { 'Return-Path': '<>' }],
    ['report', { From: 'Mail Delivery System <MAILER-DAEMON@mx.example>' }],
    ['bulk', { 'Auto-Submitted': 'auto-generated' }],
    ['bulk', { Precedence: 'bulk' }],
    ['bulk', { Precedence: 'list' }],
    ['bulk', { 'List-Id': '<news.example.org>' }],
  ])('is told from a person: %s by %o', async (automatic, head) => {
    expect((await read(letter(head))).automatic).toBe(automatic)
  })

  it('is not seen where a person writes', async () => {
    expect(await read(letter({ 'Return-Path': '<anna@pochta.example>' }))).not.toHaveProperty('automatic')
    expect(await read(letter({ 'Auto-Submitted': 'no' }))).not.toHaveProperty('automatic')
  })
})

describe('a letter that came back', () => {
  const report = (status: string, action: string | null) =>
    [
      '--r',
      'Content-Type: text/plain',
      '',
      `Could not deliver. ${status}`,
      '--r',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; anna@pochta.example',
      ...(action === null ? [] : [`Action: ${action}`]),
      `Status: ${status}`,
      '',
      '--r',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: <${KEY}@valdai.example>`,
      'Subject: Re: Yama',
      '',
      'text',
      '--r--',
    ].join('\r\n')
  const head = {
    From: 'MAILER-DAEMON@mx.example',
    'Return-Path': '<>',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
  }

  it.each([
    ['5.1.1', 'failed', { state: 'failed', code: 'email.bounced_no_reader' }],
    ['4.4.1', 'delayed', { state: 'delayed', code: 'email.delayed' }],
    ['4.4.7', 'failed', { state: 'failed', code: 'email.bounced' }],
    ['5.2.2', null, { state: 'failed', code: 'email.bounced_full' }],
  ])('is known by our own id: %s %s', async (status, action, delivery) => {
    expect(await readOne(letter(head, report(status, action)))).toMatchObject({
      op: 'delivery',
      idempotencyKey: KEY,
      delivery,
    })
  })

  it('is known from an old server that tells it in words', async () => {
    const words = `A message you sent could not be delivered: 550 5.1.1 unknown\n\nMessage-Id: <${KEY}@valdai.example>\n`
    const old = { From: 'Mailer-Daemon@mx.example', 'X-Failed-Recipients': 'anna@pochta.example' }
    expect(await readOne(letter(old, words))).toMatchObject({
      op: 'delivery',
      delivery: { state: 'failed', code: 'email.bounced_no_reader' },
    })
  })

  it('is only kept where it speaks of no letter of ours, and where it has good news', async () => {
    const strange = report('5.1.1', 'failed').replace(KEY, 'somebody-else')
    expect(await read(letter(head, strange))).toMatchObject({ op: 'created', automatic: 'report' })
    const good = report('2.0.0', 'delivered')
    expect(await read(letter(head, good))).toMatchObject({ op: 'created', automatic: 'report' })
  })
})

it('reads an imported letter as any other', async () => {
  const { body, dedupeKey } = composeEmail(
    { id: '7', text: 'Ёж', writtenAt: NOW, postId: null, commentId: null, replyToId: '6', authorId: '5' },
    account,
  )
  expect(dedupeKey).toBe('import:7')
  expect(await read(Buffer.from(body))).toMatchObject({
    text: 'Ёж',
    externalId: '7@import.invalid',
    parentExternalId: '6@import.invalid',
    occurredAt: NOW,
  })
})

it('never fails on noise: it reads it or says that it cannot', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, hasHead) => {
      const body = hasHead
        ? Buffer.concat([letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\r\n'), bytes])
        : bytes
      const events = await normaliseEmail(body, account, NOW)
      expect(events).toHaveLength(1)
    }),
    { numRuns: 60 },
  )
})
