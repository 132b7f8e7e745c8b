/** Finds what a client asks for: sets of numbers, days, headers. What is not known here is refused. */
import { DAY_MS } from '../lib/durations.ts'
import type { Letter } from './model.ts'

type Test = (letter: Letter) => boolean

export class BadSearch extends Error {
  override name = 'BadSearch'
}

/** `4`, `2:7`, `9:*`: of `n:*` the last one is a part, even if its number is smaller. */
export function parseSet(set: string, last: number): (uid: number) => boolean {
  const ranges = set.split(',').map((range) => {
    const [from = '', to = from] = range.split(':')
    const [one, two] = [numberOf(from, last), numberOf(to, last)]
    return [Math.min(one, two), Math.max(one, two)] as const
  })
  return (uid) => ranges.some(([from, to]) => uid >= from && uid <= to)
}

function numberOf(text: string, last: number): number {
  if (text === '*') return last
  if (!/^[1-9]\d*$/.test(text)) throw new BadSearch(`no number: ${text}`)
  return Number(text)
}

export function search(letters: readonly Letter[], words: readonly string[]): Letter[] {
  const queue = [...words]
  const tests: Test[] = []
  while (queue.length > 0) tests.push(nextTest(queue, letters))
  return letters.filter((letter) => tests.every((test) => test(letter)))
}

function nextTest(queue: string[], letters: readonly Letter[]): Test {
  const key = queue.shift()?.toUpperCase() ?? ''
  const argument = (): string => {
    const word = queue.shift()
    if (word === undefined) throw new BadSearch(`${key} of what?`)
    return word
  }
  switch (key) {
    case 'ALL':
      return () => true
    case 'CHARSET':
      argument()
      return () => true
    case 'UID': {
      const isIn = parseSet(argument(), letters.at(-1)?.uid ?? 0)
      return ({ uid }) => isIn(uid)
    }
    case 'SINCE': {
      const from = dayOf(argument())
      return ({ atMs }) => atMs >= from
    }
    case 'BEFORE': {
      const to = dayOf(argument())
      return ({ atMs }) => atMs < to
    }
    case 'HEADER': {
      const [name, value] = [argument().toLowerCase(), argument().toLowerCase()]
      return (letter) => hasHeader(letter, name, value)
    }
    default:
      throw new BadSearch(`unknown key ${key}`)
  }
}

/** `25-Nov-2026` is a whole day by the clock of the server. */
function dayOf(text: string): number {
  const at = Date.parse(`${text} UTC`)
  if (Number.isNaN(at)) throw new BadSearch(`no day: ${text}`)
  return Math.floor(at / DAY_MS) * DAY_MS
}

function hasHeader({ raw }: Letter, name: string, value: string): boolean {
  const head = Buffer.from(raw, 'base64').toString('latin1').split('\r\n\r\n')[0] ?? ''
  return head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .some((line) => line.toLowerCase().startsWith(`${name}:`) && line.toLowerCase().includes(value))
}
