/** The words of the commands in one language. */
import type { UnreadableCode } from '../../bytes/unreadable.ts'
import type { Entry } from '../../entry/entry.ts'
import type { FaultCode } from '../../sense/fault.ts'

/** Values of a fault as texts; times as people read them. */
export type Say = (name: string) => string

export type Words = {
  lang: 'ru' | 'en'
  number: (count: number) => string
  time: (written: string) => string
  book: (origin: string, counts: { entries: number; questions: number }) => string
  until: (time: string) => string
  key: (key: string) => string
  witnessed: (name: string, time: string) => string
  noWitness: string
  seen: (time: string) => string
  whole: string
  forged: (faults: number) => string
  more: (faults: number) => string
  withdrawnAnswers: (count: number) => string
  movedDeadlines: (count: number) => string
  foundAnswers: (count: number) => string
  imported: (count: number) => string
  /** Where a fault is. */
  place: (index: number | null, question: number | null) => string
  faults: Record<FaultCode, (say: Say) => string>
  kinds: Record<Entry['kind'], string>
  evidence: (file: string) => string
  figures: {
    figure: string
    period: string
    counted: string
    published: string
    differs: string
    compared: (all: number, different: number) => string
  }
  noFigures: string
  proved: (index: number, origin: string, size: number) => string
  proofRefused: Record<'unsigned' | 'not_included', string>
  proofNeedsKey: string
  unavailable: (what: string) => string
  unreadable: Record<UnreadableCode, string>
  regions: { region: string; entries: string; questions: string; until: string; verdict: string }
  verdicts: Record<Verdict, string>
  usage: Record<'verify' | 'roll-up', string>
}

export type Verdict = 'whole' | 'forged' | 'unreadable'
