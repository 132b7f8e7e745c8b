import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { formatKey } from '../notes/key.ts'
import { openCommandLine } from '../testing/command-line.ts'
import { buildMonth, MONTH_SECONDS, MONTH_START } from '../testing/month.ts'
import { keyEntry, LOG, press } from '../testing/press.ts'
import { buildScriptedBooks } from '../testing/scripted/scripted-books.ts'

const MONTH = [keyEntry(), ...buildMonth()]
const line = openCommandLine()
const { folder, save, serve, veche } = line
afterAll(line.close)

const { files } = await press(MONTH, { witnessedAt: MONTH_START + MONTH_SECONDS })
const whole = save('whole', files)
const forged = (await buildScriptedBooks()).find(
  ({ name }) => name === 'an answer time changed on the server',
)!

describe('veche roll-up', () => {
  const list = (...lines: string[]) => {
    const file = path.join(folder, 'list')
    writeFileSync(file, `# Regions\n\n${lines.join('\n')}\n`)
    return file
  }

  it('makes one table of many Books, with figures that it has counted itself', async () => {
    const bad = save('forged', forged.files)
    const { code, out } = await veche(
      'roll-up',
      list(`${whole} ${formatKey(LOG.key)} # ours`, bad),
      '--month',
      '2025-10',
    )
    expect(code).toBe(1)
    const [period, ...table] = out.split('\n').map((line) => line.split(/ {2,}/))
    expect(period).toEqual(['Period: 2025-10'])
    expect(table.map((row) => [...row.slice(0, 4), row.at(-1)])).toEqual([
      ['Book', 'Entries', 'Questions', 'Last step', 'Check'],
      ['veche.example/book', '1,226', '300', '2025-10-30 20:48:23 UTC', 'whole'],
      ['veche.example/book', '1,238', '300', '2025-10-30 20:48:23 UTC', 'DO NOT BELIEVE'],
    ])
    expect(table[0]?.slice(4, 6)).toEqual(['Questions', 'On time'])
    const answers = MONTH.filter((entry) => entry.kind === 'answered' && 'onTime' in entry).length
    const late = MONTH.filter(({ kind }) => kind === 'late').length
    expect(table[1]?.[5]).toBe(`${Math.round((1000 * answers) / (answers + late)) / 10} %`)
  })

  it('goes on past a Book that cannot be read', async () => {
    const { code, out } = await veche(
      'roll-up',
      list(path.join(folder, 'nowhere'), whole),
      '--keep',
      path.join(folder, 'many'),
    )
    expect(code).toBe(2)
    expect(out).toMatch(/nowhere .*not read: The Book could not be fetched/)
    expect(out).toMatch(/veche\.example\/book .*whole/)
    expect(readdirSync(path.join(folder, 'many'))).toContain(encodeURIComponent(whole))
  })

  it('wants a list', async () => {
    expect(await veche('roll-up', list())).toMatchObject({
      code: 2,
      notes: expect.stringContaining('roll-up LIST'),
    })
  })
})

describe('published figures', () => {
  const month = '2025-10'
  const lines = [
    { municipality: '', figure: 'answered', value: 275 },
    { municipality: 'lakeside', figure: 'answered', value: 1 },
  ]

  const publish = async (file: unknown) => {
    const site = await serve(files, (url) =>
      url === `/open/data/figures-${month}.json` ? JSON.stringify(file) : null,
    )
    return `${site}/book`
  }
  const figuresOf = async (file: unknown) => {
    const { code, out } = await veche('verify', await publish(file), '--json')
    const { figures, faults } = JSON.parse(out)
    return { code, figures, faults }
  }

  it('are put beside those that the entries give', async () => {
    const counted = MONTH.filter(({ kind }) => kind === 'answered').length
    const right = {
      book: { size: MONTH.length },
      figures: [{ municipality: '', figure: 'answered', value: counted }],
    }
    expect((await figuresOf(right)).code).toBe(0)
    const { code, out } = await veche(
      'verify',
      await publish({ book: { size: MONTH.length }, figures: lines }),
    )
    expect(code).toBe(1)
    expect(out).toMatch(new RegExp(`Answered +2025-10 +${counted} +275 +differs`))
    expect(out).toMatch(/the figure “answered” of 2025-10 lakeside: published 1, by the entries \d+/)
    expect(out).toMatch(/Figures compared: \d+, different: 2/)
  })

  it('are not believed of a Book that was never so long', async () => {
    const questions = [{ municipality: 'lakeside', figure: 'closed', value: 300 }]
    const { code, faults } = await figuresOf({ book: { size: 1e9 }, figures: questions })
    expect([code, faults]).toMatchObject([
      1,
      [{ code: 'figure_differs', values: { published: 300, counted: '—' } }],
    ])
  })

  it.each([
    ['no figures', { book: { size: MONTH.length } }],
    ['figures that are none', { book: { size: MONTH.length }, figures: [{ figure: 7 }] }],
    [
      'more places than any region has',
      {
        book: { size: MONTH.length },
        figures: Array.from({ length: 300 }, (_, at) => ({
          municipality: `p${at}`,
          figure: 'answered',
          value: 0,
        })),
      },
    ],
  ])('are left alone with %s, and it is said', async (_, file) => {
    const { code, out } = await veche('verify', await publish(file))
    expect([code, out]).toEqual([0, expect.stringContaining('Published figures were not compared')])
  })

  it('are not counted in a time zone that is none', async () => {
    const nowhere = await press([{ ...keyEntry(), zone: 'Nowhere/Land' }, ...MONTH.slice(1)])
    expect((await veche('verify', save('nowhere', nowhere.files))).code).toBe(0)
    writeFileSync(path.join(folder, 'zone'), save('nowhere', nowhere.files))
    expect((await veche('roll-up', path.join(folder, 'zone'))).code).toBe(0)
  })
})
