import { describe, expect, it } from 'vitest'
import { allTexts } from './all-texts.ts'
import { SECTIONS, SECTIONS_OF_PAGES } from './sections.ts'

const ru = allTexts('ru')
const en = allTexts('en')

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const KEY = new RegExp(`['\`]((?:${Object.keys(ru).join('|')})\\.[\\w.]+(?:\\$\\{)?)`, 'g')

function flatten(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

/** Russian has more plural forms than English: a key is the same key in any form. */
function keysOf(texts: object): string[] {
  return [...new Set(flatten(texts).map(([key]) => key.replace(/_(one|few|many|other)$/, '')))].sort()
}

it('calls «отложено» only what a person put out of the way of their own list', () => {
  // Of the directory it is said of words and texts, never of a question.
  const places = flatten({ ...ru, directory: {} }).filter(([, text]) => /тложен/u.test(text))
  expect(
    places.map(([key]) => key).filter((key) => !/^(subtasks\.|today\.aside|errors\.snooze_)/.test(key)),
  ).toEqual([])
  const { queue, step, outcome } = ru.incidents as Record<string, Record<string, string>>
  expect([queue?.postponed, step?.postponed, outcome?.postponed]).toEqual(['Обещано', 'Обещано', 'Обещано'])
})

function wordsUsed(): { file: string; key: string }[] {
  return Object.entries(SOURCES).flatMap(([file, source]) => {
    if (file.includes('.test.')) return []
    const found = source.matchAll(KEY)
    return [...found].map((match) => ({ file, key: match[1] ?? '' }))
  })
}

const STATIC = /^(?:import|export) (?!type )([^;']*?) ?from '(\.[^']+)'/gm

const namesOf = (clause: string) =>
  [...clause.matchAll(/(?<!type )\b\w+/g)].map(([name]) => name).filter((name) => name !== 'type')

/** Of a door only what is asked for by name: the build drops the rest. */
function reachedBy(file: string, names: readonly string[]): { target: string; clause: string }[] {
  const statements = [...(SOURCES[file] ?? '').matchAll(STATIC)].map(([, clause = '', target = '']) => ({
    clause,
    target: new URL(target, `http://web/src/locales/${file}`).pathname.replace('/src/', '../'),
  }))
  const isDoor = /\/features\/\w+\/[\w-]+\/index\.ts$/.test(file)
  return isDoor
    ? statements.filter(({ clause }) => namesOf(clause).some((name) => names.includes(name)))
    : statements
}

/** What comes with a source; what is asked for later brings its own words. */
function reachedFrom(start: string, names: readonly string[] = [], reached = new Set<string>()): Set<string> {
  const known = names.length > 0 ? `${start} ${names.join(' ')}` : start
  if (reached.has(known)) return reached
  reached.add(known)
  reached.add(start)
  for (const { target, clause } of reachedBy(start, names)) reachedFrom(target, namesOf(clause), reached)
  return reached
}

describe('texts', () => {
  it('number things in English as English does', () => {
    expect(flatten(en).filter(([, text]) => text.includes('№'))).toEqual([])
  })

  it('write the number of a question as it is found by: without separators, and after the sign of the language', () => {
    const otherwise = Object.entries(SOURCES).flatMap(([file, source]) => {
      if (file.includes('.test.') || file.endsWith('lib/words/use-format.ts')) return []
      // {{number}} is what something is found by, a count is {{shown}}.
      const grouped = source.match(
        /\bnumbers?: (?:number|show|\w+\.number)\(|\b(?:number|show)\((?:[\w?]+\.)*(?:\w*[nN]umber|no)\)|\.map\((?:show|number)\)/g,
      )
      return [...(grouped ?? []), ...(source.match(/[`'>]№ ?[${\\]/g) ?? [])].map(
        (found) => `${file}: ${found}`,
      )
    })
    expect(otherwise).toEqual([])
    const counted = [ru, en].flatMap((texts) =>
      flatten(texts).filter(([key, text]) => /_(one|few|many)$/.test(key) && /^\{\{number\}\}/.test(text)),
    )
    expect(counted).toEqual([])
  })

  it('never fill what residents read or everybody keeps: those words have a door of their own', () => {
    const filled = /\b(?:keeper\.change|useKeptWords|draftTexts|drawPicture)\([^)]{0,200}?(?<![\w.])t\(/
    const otherwise = Object.entries(SOURCES).filter(
      ([file, source]) =>
        !file.includes('.test.') &&
        (filled.test(source) ||
          /title: \[t\(/.test(source) ||
          (source.includes('print-whole') && /<d[td]>\{t\(/.test(source) && file.includes('/by-hand/'))),
    )
    expect(otherwise.map(([file]) => file)).toEqual([])
  })

  it('are never stood for by the code of a step', () => {
    const raw = Object.entries(SOURCES).filter(
      ([file, source]) =>
        !file.includes('.test.') && /exists\(\w+\) \? t\(\w+\) : (?:\w+\.)?type\b/.test(source),
    )
    expect(raw.map(([file]) => file)).toEqual([])
  })

  it('write per cent in one way in each language', () => {
    expect(flatten(en).filter(([, text]) => /\}\}\s%/.test(text))).toEqual([])
    expect(flatten(ru).filter(([, text]) => /\}\} ?%/.test(text))).toEqual([])
    const otherwise = Object.entries(SOURCES).filter(
      ([file, source]) =>
        !/\.test\.|format-figures|recount-words/.test(file) && /\}(?:\s|\\u00a0)%[`<]/.test(source),
    )
    expect(otherwise.map(([file]) => file)).toEqual([])
  })

  it('have a form for one in English where a thing is counted', () => {
    const forms = flatten(en)
    const uncounted = forms.filter(
      ([key, text]) =>
        !/_(?:one|other)$/.test(key) &&
        /(?<![\w}]) ?\{\{(?:count|shown)\}\} (?!characters)[a-z]+s\b/.test(text),
    )
    // Of a limit, which is never one.
    expect(uncounted.map(([key]) => key)).toEqual(['pulse.coarse'])
  })

  it('of a deleted message and of who shipped an article are drawn in the language of the reader', () => {
    // A broadcast is always written by a person.
    const raw = Object.entries(SOURCES).filter(
      ([file, source]) =>
        !/\.test\.|\/broadcasts\//.test(file) &&
        /[>\s]\{incident\.title\}|name: (?:article\.)?(?:written|approved)\.name/.test(source),
    )
    expect(raw.map(([file]) => file)).toEqual([])
  })

  it('exist in both languages under the same keys', () => {
    expect(keysOf(en)).toEqual(keysOf(ru))
  })

  it('keep the same values to fill in', () => {
    const slots = (texts: object) =>
      Object.fromEntries(
        flatten(texts)
          .filter(([key]) => !/_(one|few|many)$/.test(key))
          .map(([key, value]) => [key, [...new Set(value.match(/\{\{\w+\}\}/g) ?? [])].sort()]),
      )
    expect(slots(en)).toEqual(slots(ru))
  })

  it('have all four Russian forms where a number is said', () => {
    const counted = flatten(ru).flatMap(([key]) => /^(.*)_one$/.exec(key)?.[1] ?? [])
    const all = new Set(flatten(ru).map(([key]) => key))
    const missing = counted.filter((key) =>
      ['few', 'many', 'other'].some((form) => !all.has(`${key}_${form}`)),
    )
    expect(missing).toEqual([])
  })

  it('are there for every key the pages ask for', () => {
    const known = keysOf(ru)
    const isKnown = (key: string) => {
      const start = key.replace(/\$\{$/, '')
      return key.endsWith('${') || key.endsWith('.')
        ? known.some((other) => other.startsWith(start))
        : known.some((other) => other === key || other.startsWith(`${key}.`))
    }
    const used = wordsUsed()
    expect(used.length).toBeGreaterThan(300)
    expect(used.filter(({ key }) => !isKnown(key))).toEqual([])
  })

  it('come with each page that speaks them', () => {
    const speak = wordsUsed()
    const missing = Object.keys(SOURCES).flatMap((page) => {
      const name = /(\w+)\.tsx$/.exec(page)?.[1] ?? ''
      const isOwn =
        /\/pages\/(?!.*\.test\.)/.test(page) ||
        name === 'Shell' ||
        name === 'router' ||
        name in SECTIONS_OF_PAGES
      if (!isOwn) return []
      const reached = reachedFrom(page)
      return SECTIONS.filter(
        (section) =>
          !SECTIONS_OF_PAGES[name]?.includes(section) &&
          speak.some(({ file, key }) => reached.has(file) && key.startsWith(`${section}.`)),
      ).map((section) => `${name}: ${section}`)
    })
    expect(missing).toEqual([])
  })

  it('of each step of a question come with the journal, which says them all', () => {
    const files = import.meta.glob<object>('./ru/sections/**/*.json', { import: 'default', eager: true })
    const speaking = Object.entries(files).flatMap(([file, texts]) =>
      'activity' in texts && Object.keys(texts.activity as object).length > 0
        ? (/([\w-]+)\.json$/.exec(file)?.[1] ?? [])
        : [],
    )
    expect(speaking.length).toBeGreaterThan(2)
    expect(speaking.filter((section) => !SECTIONS_OF_PAGES.JournalPage?.includes(section as never))).toEqual(
      [],
    )
  })

  it('use «ёлочки» and no straight quotes in Russian, and none of them in English', () => {
    expect(flatten(ru).filter(([, value]) => value.includes('"'))).toEqual([])
    expect(flatten(en).filter(([, value]) => /[«»]/.test(value))).toEqual([])
  })

  it('speak of a line that is cut in one way', () => {
    const otherwise = [
      ...flatten(ru).filter(([, value]) =>
        /Связи нет|Связи с .* нет|когда (?:связь|она) появится/i.test(value),
      ),
      ...flatten(en).filter(([, value]) =>
        /\b(?:no|without a|aits for (?:a|the)) line\b|\bline is back/i.test(value),
      ),
    ]
    expect(otherwise).toEqual([])
  })

  it('are the only Russian that components speak, quotes too', () => {
    // Columns of a foreign file are named as that file names them.
    const FOREIGN = ['ColumnRow', 'MappingDialog']
    const found = Object.entries(SOURCES).flatMap(([file, source]) => {
      const isComponent = /^\.\.\/(?:app|features|ui)\/.*\.tsx$/.test(file) && !file.includes('.test.')
      if (!isComponent || FOREIGN.some((name) => file.endsWith(`/${name}.tsx`))) return []
      const said = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      return said
        .split('\n')
        .filter((line) => /[а-яё«»]/i.test(line))
        .map((line) => `${file}: ${line.trim()}`)
    })
    expect(found).toEqual([])
  })
})
