import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COMMANDS } from '../commands.ts'
import { runCli } from '../run-cli.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'veche-reader-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Without a database: these commands are run on a bare machine. */
async function veche(...args: string[]) {
  const [out, notes]: [unknown[], string[]] = [[], []]
  const io = {
    env: { VECHE_DATA_DIR: path.join(folder, 'data') },
    out: (line: string) => out.push(line.startsWith('{') ? JSON.parse(line) : line),
    note: (line: string) => notes.push(line),
  }
  return { code: await runCli(COMMANDS, args, io), out, notes }
}

function write(name: string, rows: readonly unknown[]): string {
  const file = path.join(folder, name)
  writeFileSync(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))
  return file
}

const Told = z.object({
  topics: z.array(z.looseObject({ code: z.string() })),
  answers: z.array(z.looseObject({ id: z.string() })).optional(),
})
const LABELLED = [
  ...['нет воды', 'воду отключили', 'вода ржавая', 'где вода'].map((words) => ({ words, code: 7 })),
  ...['яма на дороге', 'дорога в ямах', 'разбита дорога', 'ямы'].map((words) => ({ words, code: 9 })),
]
const OPTIONS = ['--text', 'words', '--label', 'code', '--name']

describe('train and classify', () => {
  it('label texts by what was learnt from others, a number as a number', async () => {
    const file = write('labelled.jsonl', LABELLED)
    expect(await veche('train', '--from', file, ...OPTIONS, 'own')).toMatchObject({
      code: 0,
      out: [{ texts: 8, labels: 2 }],
    })

    const asked = write('asked.jsonl', [
      { id: 'a', text: 'воды нет' },
      { id: 2, text: 'какая дорога' },
    ])
    const { code, out } = await veche('classify', asked, '--model', 'own', '--top', '1')

    expect(code).toBe(0)
    expect(out).toEqual([
      { id: 'a', labels: [{ label: 7, confidence: expect.any(Number) }] },
      { id: 2, labels: [{ label: 9, confidence: expect.any(Number) }] },
    ])
  })

  it('name a bad row by its line and go on', async () => {
    const file = write('worse.jsonl', [...LABELLED, '{no json', { words: 'без метки' }])
    const trained = await veche('train', '--from', file, ...OPTIONS, path.join(folder, 'worse.model'))
    expect(trained).toMatchObject({ code: 1, out: [{ texts: 8 }] })
    expect(trained.notes[0]).toMatch(/^line 9: row\.bad_json/)
    expect(trained.notes[1]).toMatch(/^line 10: row\.bad_field: code/)

    const asked = write('bad.jsonl', [{ id: 'a' }, '', { id: 'b', text: 'вода' }])
    const { code, out, notes } = await veche('classify', asked, '--model', path.join(folder, 'worse.model'))
    expect(code).toBe(1)
    expect(out).toMatchObject([{ id: 'b' }])
    expect(notes).toEqual([expect.stringMatching(/^line 1: row\.bad_field: text/)])
  })

  it.each([
    [['train', '--from', 'x.jsonl', ...OPTIONS, '../own'], 1, 'import.no_file'],
    [['train', '--from', 'x.jsonl', ...OPTIONS, 'a b'], 2, 'cli.usage'],
    [['train', '--from', 'x.jsonl', '--text', 'words'], 2, 'cli.usage'],
    [['classify', 'x.jsonl', '--model', 'never-trained'], 2, 'cli.usage'],
    [['classify', 'x.jsonl', '--model', 'own', '--top', '0'], 2, 'cli.usage'],
    [['classify'], 2, 'cli.usage'],
    [['read-chat'], 2, 'cli.usage'],
  ])('%s is refused', async (args, code, error) => {
    const refused = await veche(...args)

    expect(refused.code).toBe(code)
    expect(refused.notes[0]).toContain(error)
  })

  it('say how they are called', async () => {
    expect((await veche('train', '--help')).out[0]).toContain('--from F.jsonl --text FIELD')
    expect((await veche('classify', '--help')).out[0]).toContain('--model')
  })
})

describe('classify without a model', () => {
  it('tells topic, class, danger and how much is asked, as the federal list spells the topic', async () => {
    const asked = write('messages.jsonl', [
      { id: 'w', text: 'Третий день нет холодной воды, когда включат?' },
      { id: 'g', text: 'В подъезде сильно пахнет газом, голова кружится' },
      { id: 't', text: 'Спасибо вам большое, всё починили!' },
    ])
    const { code, out } = await veche('classify', asked)

    expect(code).toBe(0)
    expect(out).toMatchObject([
      { id: 'w', danger: { isDanger: false }, asks: 1 },
      { id: 'g', class: 'danger', danger: { isDanger: true } },
      { id: 't', class: 'thanks', danger: { isDanger: false }, asks: 0 },
    ])
    const [water] = z.array(Told).parse(out)
    expect(water?.topics).toHaveLength(3)
    expect(water?.topics[0]).toMatchObject({
      code: 'housing.no-water',
      group: 'ЖКХ',
      confidence: expect.any(Number),
    })
  })
})

describe('read-chat', () => {
  it('tells what an official answers, and how sure that is', async () => {
    const common = { chat: 'c', post: null, attachment: null, replyTo: null }
    const file = write('chat.jsonl', [
      {
        ...common,
        id: '1',
        at: '2026-02-03T08:00:00',
        author: 'r1',
        role: 'resident',
        text: 'Когда дадут воду на Лесной?',
      },
      {
        ...common,
        id: '2',
        at: '2026-02-03T08:01:00',
        author: 'r2',
        role: 'resident',
        text: 'Мусор на Садовой не вывозят неделю',
      },
      {
        ...common,
        id: '3',
        at: '2026-02-03T08:09:00',
        author: 'o',
        role: 'official',
        text: 'Воду на Лесной включим к 18:00',
      },
      {
        ...common,
        id: '4',
        at: '2026-02-03T08:10:00',
        author: 'o',
        role: 'official',
        text: 'Вывезем сегодня',
        replyTo: '2',
      },
      { id: '5', chat: 'c', at: 'вчера', author: 'r', role: 'resident', text: 'ну' },
    ])
    const { code, out, notes } = await veche('read-chat', file)

    expect(out).toMatchObject([
      { id: '1', class: 'question', answers: [] },
      { id: '2', class: 'complaint', answers: [] },
      { id: '3', class: 'talk' },
      { id: '4', class: 'talk', answers: [{ id: '2', certainty: 'sure' }] },
    ])
    const [, , words] = z.array(Told.partial()).parse(out)
    expect(words?.answers?.[0]).toMatchObject({ id: '1', certainty: expect.stringMatching(/^(?:un)?sure$/) })
    expect([code, notes]).toEqual([1, [expect.stringMatching(/^line 5: row\.bad_field: at/)]])
  })
})

it('read-chat names an id that a chat repeats, and takes the first row of it', async () => {
  const row = {
    chat: 'c',
    at: '2026-02-03T08:00:00',
    author: 'r',
    role: 'resident',
    text: 'Когда дадут воду?',
  }
  const file = write('twice.jsonl', [
    { ...row, id: '1' },
    { ...row, id: '1', chat: 'other' },
    { ...row, id: '1', text: 'Доброе утро' },
  ])
  const { code, out, notes } = await veche('read-chat', file)
  expect(out).toMatchObject([
    { id: '1', class: 'question' },
    { id: '1', class: 'question' },
  ])
  expect([code, notes]).toEqual([1, ['line 3: row.repeated_id: 1 is on line 1 already']])
})

describe('rumours', () => {
  it('tells which claim a text passes on, by other words, and that a denial passes on none', async () => {
    const claims = write('claims.jsonl', [
      { id: 'hospital', text: 'Родильное отделение районной больницы закроют с 1 марта' },
      { id: 'water', text: 'Вода в городском водопроводе заражена кишечной палочкой' },
      '{no json',
    ])
    const texts = write('told.jsonl', [
      { id: 1, text: 'Соседка сказала, роддом прикрывают, с марта рожать повезут в область' },
      { id: 2, text: 'Правда, что из-под крана пить нельзя? Говорят, отраву нашли, и все молчат' },
      { id: 3, text: 'Минздрав: роддом работает в обычном режиме, закрытие не планируется' },
      { id: 4, text: 'Доброе утро, соседи! У кого есть форма для кулича?' },
      { id: 5 },
    ])
    const { code, out, notes } = await veche('rumours', '--claims', claims, texts)

    const found = z.array(z.object({ id: z.number(), claim: z.string(), score: z.number() })).parse(out)
    expect(found.map(({ id, claim, score }) => [id, score >= 0.5 ? claim : null])).toEqual([
      [1, 'hospital'],
      [2, 'water'],
      [3, null],
      [4, null],
    ])
    expect(code).toBe(1)
    expect(notes).toEqual([
      expect.stringMatching(/^line 3: row\.bad_json/),
      expect.stringMatching(/^line 5: row\.bad_field: text/),
    ])
  })

  it('is refused without claims', async () => {
    expect(await veche('rumours', 'x.jsonl')).toMatchObject({ code: 2 })
  })
})
