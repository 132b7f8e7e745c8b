/** A stranger follows the names that stand in the documents: each is a file that is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { SETTINGS } from '../../platform/config.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const DOCUMENTS = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'docs/findings-2026-11.md']
const FOLDERS = ['bench', 'book', 'contract', 'e2e', 'scripts', 'server', 'simulator', 'web']
const FILES = [
  ...readdirSync(ROOT),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => !/(?:^|\/)(?:node_modules|dist)\//.test(file))
      .map((file) => `${folder}/${file}`),
  ),
]
/** `chats/talk/follow-chat.ts`, with or without the folders before it. */
const NAMED = /`((?:[\w.@-]+\/)*[\w.-]+\.(?:tsx?|mjs|css))`/gu

/** Folders called `src` and `modules` are left out of names. */
const short = (file: string) =>
  file
    .replaceAll(/(?:^|\/)src\//g, '/')
    .replaceAll('/modules/', '/')
    .replaceAll('/features/', '/')

/** `talk/follow-chat.ts` of `chats/talk/follow-chat.ts`: every name by which a file may be meant. */
const ENDS = new Set(FILES.flatMap((file) => [...endsOf(file), ...endsOf(short(file))]))

function endsOf(file: string): string[] {
  const parts = file.split('/')
  return parts.map((_, from) => parts.slice(from).join('/'))
}

it.each(DOCUMENTS)('names in %s files that are there', (document) => {
  const named = [...readFileSync(path.join(ROOT, document), 'utf8').matchAll(NAMED)].map(
    ([, name = '']) => name,
  )
  // NNNN stands for a number, NAME for a network.
  const isThere = (name: string) => /NNNN|NAME/.test(name) || ENDS.has(name) || ENDS.has(short(name))
  expect([...new Set(named)].filter((name) => !isThere(name))).toEqual([])
})

it.each(['README.md', 'README.ru.md', 'docs/operations/install.md'])(
  'says in %s what each setting means',
  (document) => {
    const text = readFileSync(path.join(ROOT, document), 'utf8')
    // `NAME=0` says it too.
    expect(SETTINGS.filter((name) => !new RegExp(`\`${name}[\`=]`).test(text))).toEqual([])
  },
)

const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)/gu

it('links in documents to what is there, and shows each picture somewhere', () => {
  const documents = [
    ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
    ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map(
      (name) => `docs/${name}`,
    ),
  ].filter((name) => name.endsWith('.md'))
  const linked = documents.flatMap((document) =>
    [...readFileSync(path.join(ROOT, document), 'utf8').matchAll(LINK)].map(([, to = '']) => ({
      document,
      to: path.join(path.dirname(document), to),
    })),
  )
  expect(linked.filter(({ to }) => !existsSync(path.join(ROOT, to)))).toEqual([])
  const shown = new Set(linked.map(({ to }) => to))
  const pictures = readdirSync(path.join(ROOT, 'docs/screens')).map((name) => `docs/screens/${name}`)
  expect(pictures.filter((picture) => !shown.has(picture))).toEqual([])
})

function numbersTwice(folder: string): string[] {
  const names = readdirSync(path.join(ROOT, folder)).filter((name) => /^\d{4}-/.test(name))
  const numbers = names.map((name) => name.slice(0, 4))
  return [...new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at))]
}

it('gives no two decisions one number', () => {
  expect(numbersTwice('docs/decisions')).toEqual([])
})

it('gives no two migrations one number, but for those that had been run so', () => {
  expect(numbersTwice('server/migrations')).toEqual(['0013'])
})
