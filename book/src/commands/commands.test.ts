import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { base64Of } from '../bytes/bytes.ts'
import { parseCheckpoint } from '../notes/checkpoint.ts'
import { formatKey } from '../notes/key.ts'
import { FAULTS } from '../sense/fault.ts'
import { openCommandLine } from '../testing/command-line.ts'
import { buildMonth, MONTH_SECONDS, MONTH_START } from '../testing/month.ts'
import { keyEntry, LOG, press, STRANGER, WITNESS } from '../testing/press.ts'
import { buildScriptedBooks } from '../testing/scripted/scripted-books.ts'
import { formatFault } from './print-report.ts'
import { EN } from './words/en.ts'
import { RU } from './words/ru.ts'

const MONTH = [keyEntry(), ...buildMonth()]
const line = openCommandLine()
const { folder, save, serve, veche } = line
afterAll(line.close)

const { files } = await press(MONTH, { witnessedAt: MONTH_START + MONTH_SECONDS })
const whole = save('whole', files)
const forged = (await buildScriptedBooks()).find(
  ({ name }) => name === 'an answer time changed on the server',
)!

describe('veche verify', () => {
  it('says that a Book is whole, and who has seen it', async () => {
    const { code, out } = await veche(
      'verify',
      whole,
      '--key',
      formatKey(LOG.key),
      '--witness',
      formatKey(WITNESS.key),
    )
    expect(code).toBe(0)
    expect(out).toContain('1,226 entries, 300 questions')
    expect(out).toContain('The witness neighbour.example/witness saw it so at 2025-11-01 00:00:00 UTC')
    expect(out).toContain('The Book is whole')
  })

  it('speaks Russian when it is asked to', async () => {
    const { out } = await veche('verify', whole, '--lang', 'ru')
    expect(out.replaceAll(/\s/g, ' ')).toContain('1 226 записей, 300 вопросов')
    expect(out).toContain('Книга цела')
  })

  it('names the entry that was changed, and ends with 1', async () => {
    const { code, out } = await veche('verify', save('forged', forged.files), '--lang', 'ru')
    expect(code).toBe(1)
    expect(out).toContain('Книге нельзя верить')
    expect(out).toMatch(/Запись 59: на сервере лежит не та запись/)
  })

  it('gives all of it to a program', async () => {
    const { code, out } = await veche('verify', whole, '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { verdict: 'whole', size: 1226, faults: [] }])
    const none = await veche('verify', path.join(folder, 'nowhere'), '--json')
    expect([none.code, JSON.parse(none.out)]).toMatchObject([2, { verdict: 'unreadable' }])
  })

  it('keeps what it saw, and says next time that history is another', async () => {
    const keep = path.join(folder, 'kept')
    const first = save('first', (await press(MONTH.slice(0, 900))).files)
    expect((await veche('verify', first, '--keep', keep)).code).toBe(0)
    expect(readFileSync(path.join(keep, 'seen'), 'utf8')).toBe('2025-11-01T00:00:00Z\n')
    expect((await veche('verify', keep)).code).toBe(0)
    const rewritten = save(
      'rewritten',
      (await press(MONTH.with(500, MONTH[501]!).with(501, MONTH[500]!))).files,
    )
    const { code, out } = await veche('verify', rewritten, '--keep', keep)
    expect(code).toBe(1)
    expect(out).toContain('Entry 500: history was rewritten')
    expect(out).toContain('checkpoint.contradicts')
    expect(readdirSync(keep)).toContain('checkpoint.contradicts')
  })

  it('compares with a checkpoint from elsewhere', async () => {
    const known = path.join(save('known', (await press(MONTH.slice(0, 900))).files), 'checkpoint')
    expect((await veche('verify', whole, '--known', known)).code).toBe(0)
    const cut = save('cut', (await press(MONTH.slice(0, 700))).files)
    const { code, out } = await veche('verify', cut, '--known', known)
    expect([code, out]).toEqual([1, expect.stringContaining('it had 900 entries')])
  })

  it('compares with ends of days out of a letter', async () => {
    const { root } = parseCheckpoint((await press(MONTH.slice(0, 900))).files.get('checkpoint')!)
    const letter = (size: number) => {
      const file = path.join(folder, `letter-${size}`)
      writeFileSync(file, `Добрый день!\nКонец дня 2025-10-20: ${size} записей, корень ${base64Of(root)}.\n`)
      return file
    }
    expect((await veche('verify', whole, '--days', letter(900))).code).toBe(0)
    const { code, out } = await veche('verify', whole, '--days', letter(901))
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('the end of the day 2025-10-20 was published otherwise'),
    ])
    expect((await veche('verify', whole, '--days', path.join(whole, 'key'))).code).toBe(2)
  })

  it('reads a key from a file', async () => {
    const file = path.join(whole, 'key')
    expect((await veche('verify', whole, '--key', file)).code).toBe(0)
    const { code, out } = await veche('verify', whole, '--key', formatKey(STRANGER.key))
    expect([code, out]).toEqual([1, expect.stringContaining('not signed by the key that you know')])
  })

  it('reads a Book from the web, also by the address of the site', async () => {
    // A page of a site answers every other address.
    const site = await serve(files, () => '<html>')
    for (const place of ['/book', '/book/', '/', ''])
      expect((await veche('verify', site + place)).code).toBe(0)
  })

  it.each([
    ['a folder without a Book', [path.join(folder, 'nowhere')], 'could not be fetched'],
    ['an address that is none', ['http://'], 'could not be fetched'],
    ['a key that is none', [whole, '--key', 'a+b'], 'The key is not written as one'],
    ['a key file that is not there', [whole, '--key', path.join(folder, 'no-key')], 'could not be fetched'],
    [
      'a known checkpoint of another Book',
      [whole, '--known', path.join(folder, 'stranger/checkpoint')],
      'no key of this Book',
    ],
    ['no place', [], 'veche verify URL|FOLDER|FILE'],
    ['two places', [whole, whole], 'veche verify URL|FOLDER|FILE'],
    ['an option that is none', [whole, '--quick'], 'veche verify URL|FOLDER|FILE'],
  ])('cannot read %s, says so, and ends with 2', async (_, args, words) => {
    save('stranger', (await press(MONTH, { signer: STRANGER })).files)
    const { code, notes } = await veche('verify', ...args)
    expect([code, notes]).toEqual([2, expect.stringContaining(words)])
  })

  it('explains itself', async () => {
    expect(await veche('verify', '--help', '--lang', 'ru')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Код возврата'),
    })
  })
})

describe('words', () => {
  it.each([
    ['Russian', RU],
    ['English', EN],
  ])('are there for every fault in %s', (_, words) => {
    const values = { before: 3, was: '2025-10-01T08:00:00Z', kind: 'late', seen: 900 }
    for (const code of FAULTS) {
      const line = formatFault({ code, index: 12, question: 7, values }, words)
      expect(line).toMatch(/^(?:Запись|Entry) 12, (?:вопрос|question) 7: .+\.$/)
      expect(line).not.toContain('undefined')
    }
  })
})
