/** What a command is given, and how it is called. */
import { readFile } from 'node:fs/promises'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import { asWitnessKey, parseKey, type VerifierKey } from '../notes/key.ts'
import { type PublishedDay, readDays } from '../verify/check-days.ts'
import { EN } from './words/en.ts'
import { RU } from './words/ru.ts'
import type { Words } from './words/words.ts'

export type Io = {
  env: Readonly<Record<string, string | undefined>>
  /** Seconds since 1970. */
  now: number
  out: (line: string) => void
  note: (line: string) => void
  progress: (line: string) => void
}

/** A call that makes no sense is answered with how to call. */
export class WrongCall extends Error {
  override name = 'WrongCall'
}

const OPTIONS = {
  key: { type: 'string' },
  witness: { type: 'string', multiple: true },
  known: { type: 'string' },
  days: { type: 'string' },
  keep: { type: 'string' },
  month: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

export type Call = ReturnType<typeof readCall>

export function readCall(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const [place, ...others] = positionals
    if (!values.help && (place === undefined || others.length > 0)) throw new WrongCall(positionals.join(' '))
    return { ...values, place: place ?? '' }
  } catch (error) {
    throw error instanceof WrongCall ? error : new WrongCall(error instanceof Error ? error.message : '')
  }
}

/** What was asked for, or what the terminal is set to. */
export function chooseWords(lang: string | undefined, { LC_ALL, LANG }: Io['env']): Words {
  return (lang ?? (LC_ALL || LANG) ?? '').toLowerCase().startsWith('ru') ? RU : EN
}

/** A key as people pass it on, or a file with it. */
export async function readKey(given: string): Promise<VerifierKey> {
  return parseKey(given.includes('+') ? given.trim() : (await readFile(given, 'utf8')).trim())
}

export async function readWitnesses(given: readonly string[]): Promise<VerifierKey[]> {
  return (await Promise.all(given.map(readKey))).map(asWitnessKey)
}

export async function readKnown(file: string | undefined): Promise<Checkpoint | null> {
  return file === undefined ? null : parseCheckpoint(await readFile(file))
}

/** Ends of days out of a copied page, a letter, the list of another site. */
export async function readDaysOf(file: string | undefined): Promise<PublishedDay[]> {
  if (file === undefined) return []
  const days = readDays(await readFile(file, 'utf8'))
  if (days.length === 0) throw new WrongCall(file)
  return days
}
