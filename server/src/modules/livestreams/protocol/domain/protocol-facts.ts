/** What a protocol says, before it is put into words of a language. */
import type {
  Balance,
  DeclineReason,
  LivestreamQuestionState,
  LivestreamStep,
  QuestionChannel,
} from '@veche/contract/livestreams.ts'
import type { SpokenPromise } from '../../questions/domain/question.ts'

export type ProtocolQuestion = {
  number: number
  channel: QuestionChannel
  state: LivestreamQuestionState
  /** Null: not for handing out. */
  text: string | null
  /** The first author; null if unknown or if names are left out. */
  author: string | null
  /** How many asked the same after them. */
  others: number
  address: string | null
  topic: string | null
  second: number | null
  promise: SpokenPromise
  /** What was answered on air, in a line. */
  answerLine: string | null
  declineReason: DeclineReason | null
  answeredLaterAt: Date | null
  incidentNumber: number | null
  /** The agency that has the work, otherwise the suggested one. */
  agency: string | null
  suggestedAgency: string | null
  dueAt: Date | null
  answer: string | null
  answerUrl: string | null
}

export type ProtocolFacts = {
  number: number
  title: string
  places: readonly string[]
  step: LivestreamStep
  speakers: readonly { name: string; position: string }[]
  editorName: string | null
  plannedAt: Date
  plannedMinutes: number
  startedAt: Date | null
  endedAt: Date | null
  viewers: number | null
  recordingUrl: string | null
  recordingOffsetS: number
  sources: readonly { kind: 'announcement' | 'broadcast'; title: string; permalink: string | null }[]
  balance: Balance
  foldedCount: number
  asideCount: number
  questions: readonly ProtocolQuestion[]
  isWithoutNames: boolean
  madeAt: Date
}
