import { z } from 'zod'
import { Before, Code, Moment, Network, PageQuery, Surface, shownName } from './common.ts'
import { ANSWER_LINE_LIMIT, LIVESTREAM_TAG, REPLY_LIMIT } from './rules/limits.ts'
import { DECLINE_REASONS, PROTOCOL_FORMATS } from './values/livestreams.ts'
import { LANGUAGES } from './values/notifications.ts'

/** план → анонс → сбор вопросов → эфир → отработка → закрыт. */
export const LIVESTREAM_STEPS = [
  'planned',
  'announced',
  'collecting',
  'on_air',
  'follow_up',
  'closed',
  'cancelled',
] as const
export const LivestreamStep = z.enum(LIVESTREAM_STEPS)
export type LivestreamStep = z.infer<typeof LivestreamStep>

export const QUESTION_CHANNELS = [
  'comment_before',
  'comment_live',
  'private',
  'chat',
  'form',
  'phone',
  'reception',
  'hall',
] as const
/** Typed in by hand; the rest comes by itself. */
export const TYPED_CHANNELS = ['phone', 'reception', 'hall'] as const
export const QuestionChannel = z.enum(QUESTION_CHANNELS)
export type QuestionChannel = z.infer<typeof QuestionChannel>

/**
 * received → selected → answered | partly; open ones are `on_control` once the stream is over; `answered_later` when
 * their incident was answered; `folded` into another question; `aside`: no question («спасибо», a greeting).
 */
export const LIVESTREAM_QUESTION_STATES = [
  'received',
  'selected',
  'answered',
  'partly',
  'on_control',
  'answered_later',
  'declined',
  'folded',
  'aside',
] as const
export const LivestreamQuestionState = z.enum(LIVESTREAM_QUESTION_STATES)
export type LivestreamQuestionState = z.infer<typeof LivestreamQuestionState>

export const DeclineReason = z.enum(DECLINE_REASONS)
export type DeclineReason = z.infer<typeof DeclineReason>

export const LIVESTREAM_TITLE_LIMIT = 200
export const QUESTION_TEXT_LIMIT = 2000

export const Speaker = z.object({
  name: shownName(1, 100),
  position: z.string().trim().max(200),
})

/**
 * asked = onAir + later + declined + onControl + waiting, always. `waiting`: for a stream that is not over. `asked` counts
 * questions, `authors` those who asked them: who only greeted is none of them.
 */
export const Balance = z.object({
  asked: z.number().int(),
  onAir: z.number().int(),
  later: z.number().int(),
  declined: z.number().int(),
  onControl: z.number().int(),
  waiting: z.number().int(),
  authors: z.number().int(),
})
export type Balance = z.infer<typeof Balance>

export const LivestreamSource = z.object({
  id: z.uuid(),
  kind: z.enum(['announcement', 'broadcast']),
  channelId: z.uuid(),
  channelTitle: z.string(),
  network: Network,
  /** The post or the video under which people ask. */
  permalink: z.string().nullable(),
  /** Why its comments cannot be asked for: they come only as far as the network tells of them by itself. */
  problemCode: z.string().nullable(),
})

export const LivestreamAbilities = z.object({
  edit: z.boolean(),
  announce: z.boolean(),
  begin: z.boolean(),
  end: z.boolean(),
  close: z.boolean(),
  cancel: z.boolean(),
})

export const LivestreamResponse = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  municipalityCode: Code.nullable(),
  agencyCode: Code.nullable(),
  speakers: z.array(Speaker),
  editorId: z.string().nullable(),
  editorName: z.string().nullable(),
  step: LivestreamStep,
  plannedAt: Moment,
  plannedMinutes: z.number().int(),
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  /** Without «#»: by it people ask from anywhere. */
  tag: z.string().nullable(),
  recordingUrl: z.string().nullable(),
  /** Added to a time code to get the second of the recording: it may begin earlier than the stream. */
  recordingOffsetS: z.number().int(),
  viewers: z.number().int().nullable(),
  sources: z.array(LivestreamSource),
  balance: Balance,
  abilities: LivestreamAbilities,
  version: z.number().int(),
})
export type LivestreamResponse = z.infer<typeof LivestreamResponse>

export const LivestreamListQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  municipalityCode: Code.optional(),
})
export const LivestreamListResponse = z.object({ livestreams: z.array(LivestreamResponse) })

export const Asker = z.object({
  id: z.uuid(),
  /** Null where it was typed in by us. */
  messageId: z.uuid().nullable(),
  channel: QuestionChannel,
  network: Network.nullable(),
  name: z.string().nullable(),
  askedAt: Moment,
  permalink: z.string().nullable(),
})
export const SpokenPromise = z.object({ what: z.string(), who: z.string(), dueOn: z.iso.date().nullable() })

export const LivestreamQuestionResponse = z.object({
  id: z.uuid(),
  /** In the protocol, by the order in which it came. */
  number: z.number().int(),
  channel: QuestionChannel,
  state: LivestreamQuestionState,
  text: z.string(),
  /** The question alone, without greetings and «и я спрошу:» around it: as it is read out. */
  askedText: z.string(),
  topicCode: Code.nullable(),
  address: z.string().nullable(),
  askedAt: Moment,
  /** The editor's order among the selected. */
  position: z.number().int().nullable(),
  /** What departments prepared. */
  facts: z.string(),
  /** Seconds since the stream began at which the answer began, to the thousandth: their order is that of the air. */
  timeCodeS: z.number().nullable(),
  promise: SpokenPromise.nullable(),
  /** What was answered on air, in a line: for the protocol, the public page and those who asked. */
  answerLine: z.string().nullable(),
  /** Why that line waits for a person's word: words of two in one, or left in the middle. */
  answerLineRemark: z.enum(['joined', 'unfinished']).nullable(),
  /** What authors have got of it, the last words, and how many: these stand in the protocol. */
  told: z.object({ line: z.string(), count: z.number().int() }).nullable(),
  declineReason: DeclineReason.nullable(),
  foldedIntoId: z.uuid().nullable(),
  /** Suggested: the same was asked as that one. */
  similarToId: z.uuid().nullable(),
  incidentId: z.uuid().nullable(),
  incidentNumber: z.number().int().nullable(),
  /** It tells of a danger: it was passed on as an incident at once, and waits for no stream. */
  isDanger: z.boolean(),
  /** First those who asked first; at most 20. */
  askers: z.array(Asker),
  askerCount: z.number().int(),
  version: z.number().int(),
})
export type LivestreamQuestionResponse = z.infer<typeof LivestreamQuestionResponse>
/** Changed after `since`, oldest change first: the on-air screen asks only for news. */
export const LivestreamQuestionsQuery = PageQuery.extend({ since: z.coerce.number().int().min(0).default(0) })
export const LivestreamQuestionsResponse = z.object({
  questions: z.array(LivestreamQuestionResponse),
  /** Pass back as `since`. */
  revision: z.number().int(),
  hasMore: z.boolean(),
  balance: Balance,
  /** The server's clock, for time codes on a laptop whose clock is wrong. */
  now: Moment,
})

const LivestreamPlan = z.strictObject({
  title: shownName(1, LIVESTREAM_TITLE_LIMIT),
  municipalityCode: Code.nullable(),
  agencyCode: Code.nullable(),
  speakers: z.array(Speaker).min(1).max(10),
  editorId: z.string().max(100).nullable(),
  plannedAt: Moment,
  plannedMinutes: z.number().int().min(5).max(480),
  /** No other stream that is not over has it; null: people ask under its posts and videos alone. */
  tag: z.string().trim().regex(LIVESTREAM_TAG).nullable(),
})
export const CreateLivestreamRequest = LivestreamPlan.extend({
  municipalityCode: LivestreamPlan.shape.municipalityCode.default(null),
  agencyCode: LivestreamPlan.shape.agencyCode.default(null),
  editorId: LivestreamPlan.shape.editorId.default(null),
  plannedMinutes: LivestreamPlan.shape.plannedMinutes.default(60),
  tag: LivestreamPlan.shape.tag.default(null),
})
const LivestreamChanges = LivestreamPlan.partial().extend({
  recordingUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .optional(),
  recordingOffsetS: z.number().int().min(-7200).max(7200).optional(),
  viewers: z.number().int().min(0).max(10_000_000).nullable().optional(),
})
/**
 * What is not named stays as it is. `before`: how the named fields stood at `expectedVersion`; with it a change is
 * refused only where somebody else has since changed the same field to something else.
 */
export const UpdateLivestreamRequest = LivestreamChanges.extend({
  before: LivestreamChanges.optional(),
  expectedVersion: z.number().int(),
})
/** `permalink`: of the post or the video as people have it. */
export const AddSourceRequest = z.strictObject({
  kind: z.enum(['announcement', 'broadcast']),
  channelId: z.uuid(),
  permalink: z.url({ protocol: /^https?$/ }).max(500),
})
/** What our pages posted lately, and videos under which people write: choose instead of typing an address. */
export const SourceCandidate = z.object({
  channelId: z.uuid(),
  channelTitle: z.string(),
  network: Network,
  kind: z.enum(['post', 'video']),
  permalink: z.string(),
  /** How the post begins; of a video nothing is known. */
  text: z.string().nullable(),
  /** Of the post, or of the last words under the video. */
  at: Moment,
})
export const SourceCandidatesResponse = z.object({ candidates: z.array(SourceCandidate) })
export const MoveLivestreamRequest = z.strictObject({
  move: z.enum(['announce', 'collect', 'begin', 'end', 'close', 'cancel', 'reopen']),
  expectedVersion: z.number().int(),
})
export type LivestreamMove = z.infer<typeof MoveLivestreamRequest>['move']

/**
 * What an editor does to a question. `key` makes a repeat after a lost connection do nothing; `at` is the moment of
 * the key press by the server's clock, however late it arrives.
 */
const Pressed = { key: z.uuid(), at: Moment }
export const QuestionCommand = z.discriminatedUnion('type', [
  z.strictObject({ ...Pressed, type: z.literal('select'), position: z.number().int().min(0).optional() }),
  z.strictObject({ ...Pressed, type: z.literal('unselect') }),
  /** The host reads it out: the answer to the one before is over. */
  z.strictObject({ ...Pressed, type: z.literal('read_out') }),
  z.strictObject({ ...Pressed, type: z.literal('answer') }),
  z.strictObject({
    ...Pressed,
    type: z.literal('answer_partly'),
    promise: z
      .strictObject({
        /** Empty: the question itself is what was promised. */
        what: z.string().trim().max(500),
        who: z.string().trim().max(200),
        dueOn: z.iso.date().nullable(),
      })
      .nullable(),
  }),
  /** What was answered, in a line; an empty one takes it away. Its state and its second stay. */
  z.strictObject({
    ...Pressed,
    type: z.literal('word_answer'),
    line: z.string().trim().max(ANSWER_LINE_LIMIT),
    /** The line as it stood when its typing began: what another wrote meanwhile is kept. Left out, it is replaced. */
    before: z.string().max(ANSWER_LINE_LIMIT).optional(),
    /** The field went away under its writer: authors are not told of it before somebody has read it. */
    isUnfinished: z.boolean().optional(),
  }),
  z.strictObject({ ...Pressed, type: z.literal('decline'), reason: DeclineReason }),
  z.strictObject({ ...Pressed, type: z.literal('set_aside') }),
  z.strictObject({ ...Pressed, type: z.literal('fold'), intoId: z.uuid() }),
  z.strictObject({ ...Pressed, type: z.literal('unfold') }),
  /** Takes back the last state, with its time code. */
  z.strictObject({ ...Pressed, type: z.literal('undo') }),
])
export type QuestionCommand = z.infer<typeof QuestionCommand>
export const QuestionCommandsRequest = z.strictObject({
  commands: z
    .array(z.strictObject({ questionId: z.uuid(), command: QuestionCommand }))
    .min(1)
    .max(200),
})
/** One result a command, in order: a refused one stops no other. */
export const QuestionCommandsResponse = z.object({
  results: z.array(z.object({ key: z.uuid(), isDone: z.boolean(), code: z.string().nullable() })),
})

export const AddQuestionRequest = z.strictObject({
  key: z.uuid(),
  channel: z.enum(TYPED_CHANNELS),
  text: z.string().trim().min(1).max(QUESTION_TEXT_LIMIT),
  name: z.string().trim().max(200).default(''),
  /** Phone or e-mail, for the answer; kept encrypted. */
  contact: z.string().trim().max(200).default(''),
  askedAt: Moment,
})
export const EditQuestionRequest = z.strictObject({
  text: z.string().trim().min(1).max(QUESTION_TEXT_LIMIT).optional(),
  topicCode: Code.nullable().optional(),
  address: z.string().trim().max(300).nullable().optional(),
  facts: z.string().trim().max(4000).optional(),
  before: Before,
  expectedVersion: z.number().int(),
})
/** The selected ones in the editor's order. */
export const OrderQuestionsRequest = z.strictObject({ questionIds: z.array(z.uuid()).max(500) })

export const ProtocolQuery = z.object({
  format: z.enum(PROTOCOL_FORMATS),
  withoutNames: z.stringbool().default(false),
  language: z.enum(LANGUAGES).default('ru'),
})
export type ProtocolQuery = z.infer<typeof ProtocolQuery>

/** `kept`: the work on it ended as solved; `answered`: it ended in another way. */
export const PROMISE_STATES = ['late', 'open', 'answered', 'kept'] as const
export const PromiseState = z.enum(PROMISE_STATES)
export type PromiseState = z.infer<typeof PromiseState>
/** Of the stream's municipality: what earlier streams promised, late ones first, and what it was asked about lately. */
export const LivestreamBeforeResponse = z.object({
  promises: z.array(
    SpokenPromise.extend({
      questionId: z.uuid(),
      questionNumber: z.number().int(),
      livestreamId: z.uuid(),
      livestreamNumber: z.number().int(),
      livestreamTitle: z.string(),
      plannedAt: Moment,
      incidentId: z.uuid().nullable(),
      incidentNumber: z.number().int().nullable(),
      state: PromiseState,
    }),
  ),
  /** Incidents of the last 30 days, as far as the reader sees them. */
  since: Moment,
  topics: z.array(z.object({ topicCode: Code, count: z.number().int() })),
})

/** Why those who asked it cannot be told yet. */
export const REPLY_LACKS = ['answer_line', 'recording', 'answer_line_and_recording'] as const
export const LackingReply = z.object({
  questionId: z.uuid(),
  questionNumber: z.number().int(),
  lacks: z.enum(REPLY_LACKS),
  /** Threads that wait for it. */
  places: z.number().int(),
})

/** Our words to those whose question was answered: each in their own thread, once. */
export const ReplyProblem = z.object({
  id: z.uuid(),
  questionNumber: z.number().int(),
  network: Network,
  permalink: z.string().nullable(),
  /** `held`: it was never sent. */
  state: z.enum(['unknown', 'failed', 'held']),
  errorCode: z.string().nullable(),
})
/** `on_air`: the answer for the first time; `correction`: other words to those who have it. */
export const REPLY_KINDS = ['on_air', 'correction'] as const
export const ReplyKind = z.enum(REPLY_KINDS)
export type ReplyKind = z.infer<typeof ReplyKind>

/** Besides those of the line itself: it seems to break off in a word or a number. */
export const TELLING_REMARKS = ['joined', 'unfinished', 'cut_off'] as const
export const TellingRemark = z.enum(TELLING_REMARKS)
export type TellingRemark = z.infer<typeof TellingRemark>

/** One text that authors will read, with the question it answers and everywhere it goes. */
export const Telling = z.object({
  questionId: z.uuid(),
  questionNumber: z.number().int(),
  question: z.string(),
  kind: ReplyKind,
  answer: z.string(),
  timeCode: z.string(),
  url: z.string(),
  /** What they have got before, where it is a correction. */
  told: z.array(z.string()),
  /** Why it is sent only after a person has confirmed it. */
  remark: TellingRemark.nullable(),
  places: z.array(
    z.object({ network: Network, channelTitle: z.string(), surface: Surface, count: z.number().int() }),
  ),
  /** Of all this: pass it back. What has changed since is not sent. */
  shown: z.string(),
})
export const LivestreamRepliesResponse = z.object({
  canSend: z.boolean(),
  /** `{ответ}`, `{тайм-код}` and `{ссылка}` are filled for each question. */
  template: z.string(),
  /** Of a correction. */
  correctionTemplate: z.string(),
  /** By the number of the question. */
  tellings: z.array(Telling),
  /** Threads that a reply would go to now. */
  places: z.number().int(),
  /** Where the network lets nobody reply. */
  unreachable: z.number().int(),
  /** Answered on air, but without words or without a recording: nobody is told of these yet. */
  lacking: z.array(LackingReply),
  /** Why nothing can be sent although somebody waits. */
  refusalCode: z.string().nullable(),
  counts: z.object({
    sent: z.number().int(),
    waiting: z.number().int(),
    unknown: z.number().int(),
    failed: z.number().int(),
  }),
  /** At most 50. */
  problems: z.array(ReplyProblem),
})
/** Only what was shown leaves: each of `tellings` by the question and by what was `shown` of it. */
export const SendRepliesRequest = z.strictObject({
  kind: ReplyKind,
  text: z.string().trim().min(1).max(REPLY_LIMIT),
  tellings: z
    .array(
      z.strictObject({
        questionId: z.uuid(),
        shown: z.string().max(100),
        /** A person has read the remark and says that the words are right. */
        isConfirmed: z.boolean(),
      }),
    )
    .max(3000),
})

/** «Проведено N эфиров, задано M вопросов, на K отвечено в эфире, на L — после, в срок P %». */
export const LivestreamFiguresQuery = LivestreamListQuery
export const LivestreamFiguresResponse = z.object({
  streamCount: z.number().int(),
  plannedCount: z.number().int(),
  balance: Balance,
  answeredInTimeCount: z.number().int(),
  promiseCount: z.number().int(),
  promiseKeptCount: z.number().int(),
  promiseLateCount: z.number().int(),
  viewers: z.number().int(),
  byChannel: z.array(z.object({ channel: QuestionChannel, count: z.number().int() })),
  byTopic: z.array(z.object({ topicCode: Code.nullable(), count: z.number().int() })),
})
export type LivestreamFiguresResponse = z.infer<typeof LivestreamFiguresResponse>
