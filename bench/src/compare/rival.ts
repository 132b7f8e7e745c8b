import type { DatabaseServer } from './database-server.ts'
import type { Ask } from './pace.ts'
import type { Programs } from './programs.ts'

/** What all of them share: one folder that is removed at the end, and one database server. */
export type Site = { folder: string; size: number; programs: Programs; database: DatabaseServer }

/** How much each reading finds, which shows that none is quick because it finds nothing. */
export type Hits = Record<'list' | 'listDeep' | 'searchFrequent' | 'searchRare', number>

/** A system that is measured, Veche too. Each file beside this one does the same works in the terms of one system. */
export interface Rival {
  readonly name: string
  /**
   * The system before it with other settings: it has that one's database, and only taking in and starting are
   * measured.
   */
  readonly isVariant: boolean
  /** Fills an empty database with `size` questions, people and rights. The system does not run afterwards. */
  init: () => Promise<void>
  /** Prepares what must be so before the clock of the start begins. */
  prepare: () => Promise<void>
  start: () => void
  waitUntilAnswers: () => Promise<void>
  /** Signs in as an ordinary person who works with questions of the whole region. */
  signIn: () => Promise<Hits>
  /** Brings one new question and waits until it is there. */
  ingestOne: Ask
  /** Brings questions by eight at once for so many seconds, and gives how many a second came. */
  ingestEight: (seconds: number) => Promise<number>
  /** Reads the first page of the open questions of one municipality. */
  list: Ask
  /** Reads a far page of all open questions. */
  listDeep: Ask
  searchFrequent: Ask
  searchRare: Ask
  card: Ask
  /** The process that leads the others. */
  pid: () => number
  stop: () => Promise<void>
}

export const FREQUENT_WORD = 'дорога'
export const RARE_WORD = 'тополь'
/** As many municipalities as the region has. */
export const MUNICIPALITIES = 22
