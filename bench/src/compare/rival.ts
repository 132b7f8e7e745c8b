import type { DatabaseServer } from './database-server.ts'
import type { Ask } from './pace.ts'
import type { Programs } from './programs.ts'

/** Where all of them live: one folder that is removed at the end, one database server. */
export type Site = { folder: string; size: number; programs: Programs; database: DatabaseServer }

/** How much each reading finds, so that none is quick because it finds nothing. */
export type Hits = Record<'list' | 'listDeep' | 'searchFrequent' | 'searchRare', number>

/** One system that is measured, Veche too: each file beside says the same works in the words of one of them. */
export interface Rival {
  readonly name: string
  /** The system before it, set another way: it has its database, and only taking in and starting are measured. */
  readonly isVariant: boolean
  /** From an empty database to `size` questions, people and rights; not running afterwards. */
  init: () => Promise<void>
  /** What must be so before the clock of the start begins. */
  prepare: () => Promise<void>
  start: () => void
  waitUntilAnswers: () => Promise<void>
  /** As an ordinary person who works with questions of the whole region. */
  signIn: () => Promise<Hits>
  /** One new question, until it is there. */
  ingestOne: Ask
  /** By eight at once for so many seconds: how many a second. */
  ingestEight: (seconds: number) => Promise<number>
  /** The first page of the open questions of one municipality. */
  list: Ask
  /** A far page of all open questions. */
  listDeep: Ask
  searchFrequent: Ask
  searchRare: Ask
  card: Ask
  /** Of the process that leads the others. */
  pid: () => number
  stop: () => Promise<void>
}

export const FREQUENT_WORD = 'дорога'
export const RARE_WORD = 'тополь'
/** As many municipalities as the region has. */
export const MUNICIPALITIES = 22
