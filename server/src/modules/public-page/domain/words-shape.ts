import type { EvidenceKind, Verdict } from '@veche/contract/fakes.ts'
import type { DeclineReason, LivestreamQuestionState, LivestreamStep } from '@veche/contract/livestreams.ts'
import type { OutageKind } from '@veche/contract/outages.ts'
import type { ProblemCode } from './asked.ts'
import type { RoadStep } from './public-road.ts'
import type { PublicState } from './public-state.ts'

/** What of a question was heard on air. */
type Heard = 'answered' | 'promised' | 'read_out'

export type Words = {
  ask: string
  lead: string
  other: string
  /** The look for whoever sees badly, and the way back from it. */
  largeSight: string
  usualSight: string
  textLabel: string
  textHint: string
  municipality: string
  choose: string
  address: string
  addressHint: string
  here: string
  hereFound: string
  hereOutside: string
  hereUnknown: string
  group: string
  anyGroup: string
  photos: string
  photosHint: string
  photosKept: string
  photosPick: string
  showPhotos: string
  showPhotosHint: string
  photosShown: string
  photosKeptPrivate: string
  photosDeny: string
  photosAllow: string
  name: string
  nameHint: string
  contact: string
  contactHint: string
  optional: string
  consent: string
  consentText: string
  question: string
  send: string
  /** What is known of the matter, while the question is written. */
  known: { title: string; more: string; all: string }
  /** Asked before a question is sent whose address something is off at. */
  /** What the region asks about the matter that was chosen. */
  own: { title: string; notYet: string; explain: string; yes: string; no: string }
  outage: {
    title: string
    kind: Record<OutageKind, string>
    from: string
    until: string
    agency: string
    possible: string
    explain: string
    yes: string
    no: string
  }
  problems: string
  /** Before the title of a page that says what is wrong. */
  error: string
  draft: string
  robot: string
  taken: string
  number: string
  code: string
  codeOnce: string
  keep: string
  open: string
  print: string
  check: string
  checkLead: string
  /** Its pass has ended, or is of another network. */
  ended: string
  show: string
  wrongCode: string
  noQuestion: string
  you: string
  region: string
  weAsked: string
  weWait: string
  weWaitHint: string
  thread: string
  state: string
  deadline: string
  agency: string
  photosCount: string
  photo: string
  before: string
  after: string
  openLarge: string
  fileGone: string
  fileGoneHint: string
  addLabel: string
  add: string
  added: string
  addedShown: string
  refresh: string
  solved: string
  yes: string
  partly: string
  no: string
  verdictHint: string
  verdictInterim: string
  copyCode: string
  mailCode: string
  mailTo: string
  mailCodeThere: string
  scan: string
  codeMailed: string
  codeNotMailed: string
  codeNotMailedHint: string
  copyAddress: string
  copied: string
  printPage: string
  expected: string
  expectedHint: string
  road: Record<RoadStep, string>
  closed: string
  limit: string
  skip: string
  /** What search engines say of a page. */
  about: string
  away: string
  offline: string
  awayToRead: string
  states: Record<PublicState, string>
  problem: Record<ProblemCode, string>
  book: {
    title: string
    /** «запись 42 Книги вопросов» */
    entry: (index: string, question: string) => string
    lead: string
    file: string
    check: string
    opening: string
    openingHint: string
  }
  /** The question was erased on the demand of its author. */
  erased: { title: (moment: string) => string; gone: string; stays: string }
  livestream: {
    none: string
    askedIn: string
    asked: string
    onAir: string
    later: string
    declined: string
    onControl: string
    waiting: string
    heard: Record<Heard, string>
    questions: string
    empty: string
    next: string
    hidden: string
    answer: string
    watch: Record<Heard, string>
    steps: Record<LivestreamStep, string>
    states: Record<LivestreamQuestionState, string>
    reasons: Record<DeclineReason, string>
  }
  checked: {
    title: string
    lead: string
    none: string
    /** Nothing was published yet. */
    nothing: string
    empty: string
    search: string
    find: string
    next: string
    all: string
    /** Looked at anew. */
    review: string
    /** Whoever doubts is one person: that we were wrong is said with the correction. */
    doubt: string
    doubted: string
    truth: string
    evidence: string
    corrections: string
    before: string
    /** Our earlier words that were wrong. */
    refuted: string
    answered: string
    elsewhere: string
    taken: string
    picture: string
    duration: (minutes: number) => string
    verdicts: Record<Verdict, string>
    kinds: Record<EvidenceKind, string>
    networks: Partial<Record<string, string>>
  }
}
