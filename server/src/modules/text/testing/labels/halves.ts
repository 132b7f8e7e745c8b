/** Reads the sets of the authors who had not seen the program, in the half that was read and the half that was not. */
import { readFileSync } from 'node:fs'
import type { PersonalSpan } from '../../index.ts'

type Halves<Row> = { read: Row[]; held: Row[] }
export type LabelledSpans = { id: string; text: string; spans: PersonalSpan[] }
export type LabelledPlaces = {
  id: string
  text: string
  places: {
    start: number
    end: number
    municipality: string | null
    settlement: string | null
    street: string | null
    house: string | null
  }[]
}

/** The sets of each author apart: what holds for one may not hold for another. */
const AUTHORS = ['a', 'b'] as const

export const readLabelledSpans = () =>
  AUTHORS.map((author) => ({ author, ...readHalves<LabelledSpans>(`pii-${author}`) }))
export const readLabelledPlaces = () =>
  AUTHORS.map((author) => ({ author, ...readHalves<LabelledPlaces>(`places-${author}`) }))

export type LabelledSearch = { id: string; kind: 'text' | 'query'; text: string; right?: string[] }

/** All texts are searched; the queries are of two halves. */
export function readLabelledSearch() {
  const { read, held } = readHalves<LabelledSearch>('search')
  const queries = (rows: readonly LabelledSearch[]) =>
    rows.flatMap(({ kind, text, right = [] }) =>
      kind === 'query' && right.length > 0 ? [{ text, right }] : [],
    )
  const texts = [...read, ...held].filter(({ kind }) => kind === 'text')
  return { texts, read: queries(read), held: queries(held) }
}

function readHalves<Row extends { id: string }>(name: string): Halves<Row> {
  const file = readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8')
  const rows: Row[] = file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const isRead = ({ id }: Row) => hashOf(id) % 2 === 0
  return { read: rows.filter(isRead), held: rows.filter((row) => !isRead(row)) }
}

/** FNV-1a of the id without its low byte, so that a row stays in its half when others are added. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0
  return hash >>> 8
}
