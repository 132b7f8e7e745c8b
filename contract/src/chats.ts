import { z } from 'zod'
import { Role } from './access.ts'
import { Before, Code, Moment, Network, PageQuery, shownName } from './common.ts'
import { FileName } from './rules/file-name.ts'
import {
  CHAT_CLASSES,
  CHAT_ROLES,
  CHAT_TEXT_LIMIT,
  MODERATION_KINDS,
  MODERATION_REASONS,
} from './values/chats.ts'

/** What an official is in a chat; everybody else is a resident. */
export const ChatRole = z.enum(CHAT_ROLES)
export type ChatRole = z.infer<typeof ChatRole>

export const ChatClass = z.enum(CHAT_CLASSES)
export type ChatClass = z.infer<typeof ChatClass>

/** `passed_on`: nobody answered in time, an incident goes on with it. `dropped`: it was no question, or it was deleted. */
export const CHAT_QUESTION_STATES = ['open', 'answered', 'passed_on', 'dropped'] as const
export const ChatQuestionState = z.enum(CHAT_QUESTION_STATES)
export type ChatQuestionState = z.infer<typeof ChatQuestionState>

export const CHAT_TITLE_LIMIT = 200
export const CHAT_FILES_LIMIT = 10

/** Why a class or a link was suggested: a code and the words that showed it. */
export const ChatReason = z.object({ code: z.string(), words: z.array(z.string()) })

// What the screen shows

export const ChatResponse = z.object({
  id: z.uuid(),
  title: z.string(),
  network: Network,
  municipalityCode: Code,
  isActive: z.boolean(),
  openCount: z.number().int(),
  lateCount: z.number().int(),
  dangerCount: z.number().int(),
  /** Replies whose question a person has to confirm. */
  unsureCount: z.number().int(),
  onDuty: z.array(z.object({ userId: z.string(), name: z.string(), until: Moment })),
  abilities: z.object({
    work: z.boolean(),
    manage: z.boolean(),
    /** Notes measures; who answers in a chat need not be the one who moderates it. */
    moderate: z.boolean(),
  }),
})
export type ChatResponse = z.infer<typeof ChatResponse>
export const ChatListResponse = z.object({ chats: z.array(ChatResponse) })

export const ChatQuestionResponse = z.object({
  messageId: z.uuid(),
  /** The number that the receipt tells the resident. */
  number: z.number().int(),
  class: ChatClass,
  state: ChatQuestionState,
  openedAt: Moment,
  dueAt: Moment,
  answeredAt: Moment.nullable(),
  /** The reply that answered it; null: answered otherwise. */
  answeredByMessageId: z.uuid().nullable(),
  incidentId: z.uuid().nullable(),
  incidentNumber: z.number().int().nullable(),
  /** For a danger: when the people on duty were notified. */
  dutyToldAt: Moment.nullable(),
  /** Their names; empty where it was told before names were kept. */
  dutyToldTo: z.array(z.string()),
  /** The number of the danger that it tells again: the duty was called to that one. */
  sameAs: z.number().int().nullable(),
  /** So many have told the same danger after it. */
  toldAgain: z.number().int(),
})
export type ChatQuestionResponse = z.infer<typeof ChatQuestionResponse>

export const CHAT_LINK_STATES = ['suggested', 'confirmed', 'rejected'] as const
/** What an official's message answers. `suggested` waits for a person. */
export const ChatLinkResponse = z.object({
  questionMessageId: z.uuid(),
  state: z.enum(CHAT_LINK_STATES),
  reasons: z.array(ChatReason),
})
export type ChatLinkResponse = z.infer<typeof ChatLinkResponse>

/** A photograph or a paper of our own words. */
export const ChatFileResponse = z.object({ id: z.uuid(), name: z.string(), contentType: z.string() })
export type ChatFileResponse = z.infer<typeof ChatFileResponse>

export const ChatMessageResponse = z.object({
  id: z.uuid(),
  text: z.string(),
  occurredAt: Moment,
  permalink: z.string().nullable(),
  isOwn: z.boolean(),
  isEdited: z.boolean(),
  isDeleted: z.boolean(),
  hasAttachments: z.boolean(),
  hasPersonalData: z.boolean(),
  /** The name is null if it is not known yet or there is none. */
  author: z.object({ id: z.uuid().nullable(), name: z.string().nullable(), role: ChatRole.nullable() }),
  replyTo: z.object({ id: z.uuid(), authorName: z.string().nullable(), text: z.string() }).nullable(),
  /** Null: an official's words or our own. */
  class: ChatClass.nullable(),
  reason: ChatReason.nullable(),
  isCorrected: z.boolean(),
  question: ChatQuestionResponse.nullable(),
  answers: z.array(ChatLinkResponse),
  /** For posts that were written here. */
  delivery: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled']).nullable(),
  /** Who of the staff wrote them; residents never see it. Null: nobody did, or in the network itself. */
  writtenByName: z.string().nullable(),
  files: z.array(ChatFileResponse),
  /** Its author was told in private of the personal data in it. */
  isHinted: z.boolean(),
  /** It carries a rumour that has a card. */
  fake: z.object({ id: z.uuid(), number: z.number().int() }).nullable(),
})
export type ChatMessageResponse = z.infer<typeof ChatMessageResponse>
/** Newest first; `cursor` goes into the past. */
export const ChatMessagesQuery = PageQuery
export const ChatMessagesResponse = z.object({
  messages: z.array(ChatMessageResponse),
  nextCursor: z.string().nullable(),
})

/** Open ones, the nearest deadline first. */
export const ChatQuestionListResponse = z.object({
  questions: z.array(
    ChatQuestionResponse.extend({
      text: z.string(),
      authorName: z.string().nullable(),
      /** Of a danger: what speaks for it, and how likely it is one, 0 to 1. Null where a person said so. */
      danger: z.object({ reason: ChatReason.nullable(), likelihood: z.number().nullable() }).nullable(),
    }),
  ),
})

// What people do

export const ClassifyChatMessageRequest = z.strictObject({ class: ChatClass })
export const DecideChatLinkRequest = z.strictObject({
  questionMessageId: z.uuid(),
  /** `withdrawn`: removes the earlier decision, and the suggestion is shown again. */
  decision: z.enum(['confirmed', 'rejected', 'withdrawn']),
})
export const DecideChatPostLinkRequest = z.strictObject({
  questionMessageId: z.uuid(),
  decision: z.enum(['confirmed', 'rejected']),
})
/** `elsewhere`: in person or by phone, said in a few words. */
export const CloseChatQuestionRequest = z.strictObject({
  how: z.enum(['elsewhere', 'needless']),
  comment: z.string().trim().min(1).max(500),
})
export const SendToChatRequest = z.strictObject({
  /** The same key twice is one message. */
  key: z.uuid(),
  text: z.string().trim().min(1).max(CHAT_TEXT_LIMIT),
  replyToMessageId: z.uuid().nullable(),
  /** The writer's word on whether this text answers that message; null if nobody was asked, so a link is suggested. */
  isAnswer: z.boolean().nullable().default(null),
  /** Ids of uploaded files, in the order in which they are shown. */
  fileIds: z.array(z.uuid()).max(CHAT_FILES_LIMIT).default([]),
})
/** Words about to be said; `question`: which open one they most likely answer. A reply answers what it replies to. */
export const ProposeChatQuestionRequest = z.strictObject({
  text: z.string().trim().min(1).max(CHAT_TEXT_LIMIT),
  replyToMessageId: z.uuid().nullable().default(null),
})
export const ProposeChatQuestionResponse = z.object({
  question: z
    .object({
      messageId: z.uuid(),
      text: z.string(),
      authorName: z.string().nullable(),
      askedAt: Moment,
      /** «Принято, уточним»: a reply to the question itself need not be its answer. */
      tellsLittle: z.boolean(),
    })
    .nullable(),
})
export const BringChatFileQuery = z.object({
  /** The client's id: uploaded again after a lost connection, it is the same file. */
  id: z.uuid(),
  name: FileName,
})
/** Our posts that are not published yet, or whose outcome is unknown; the latest first. */
export const ChatPostListResponse = z.object({
  posts: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      state: z.enum(['queued', 'sending', 'failed', 'unknown']),
      errorCode: z.string().nullable(),
      createdAt: Moment,
      writtenByName: z.string().nullable(),
      files: z.array(ChatFileResponse),
    }),
  ),
  /** The files that this chat accepts with a post now, and how many. */
  attach: z.object({ photos: z.boolean(), documents: z.boolean(), most: z.number().int() }),
})
/** `check`: look into the chat; `mark_sent`: a person has seen it there; `give_up`: it is not sent any more. */
export const ResolveChatPostRequest = z.strictObject({
  decision: z.enum(['check', 'retry', 'mark_sent', 'give_up']),
})

// Registry

export const CreateChatRequest = z.strictObject({
  channelId: z.uuid(),
  container: z.string().min(1).max(200),
  title: shownName(1, CHAT_TITLE_LIMIT),
  municipalityCode: Code,
})
export const UpdateChatRequest = z.strictObject({
  title: shownName(1, CHAT_TITLE_LIMIT).optional(),
  municipalityCode: Code.optional(),
  isActive: z.boolean().optional(),
  sendsReceipts: z.boolean().optional(),
  before: Before,
})
/** Group conversations that our pages were heard in and that are no chat yet. */
export const ChatCandidatesResponse = z.object({
  candidates: z.array(
    z.object({
      channelId: z.uuid(),
      channelTitle: z.string(),
      network: Network,
      container: z.string(),
      messageCount: z.number().int(),
      lastMessageAt: Moment.nullable(),
      municipalityCode: Code.nullable(),
    }),
  ),
})
export const ChatSetupResponse = z.object({
  id: z.uuid(),
  title: z.string(),
  municipalityCode: Code,
  isActive: z.boolean(),
  sendsReceipts: z.boolean(),
  members: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      role: ChatRole,
      isLinked: z.boolean(),
      addedAt: Moment,
    }),
  ),
  duties: z.array(
    z.object({ id: z.uuid(), userId: z.string(), name: z.string(), startsAt: Moment, endsAt: Moment }),
  ),
  rules: z.array(
    z.object({ version: z.number().int(), text: z.string(), createdAt: Moment, createdByName: z.string() }),
  ),
})
export type ChatSetupResponse = z.infer<typeof ChatSetupResponse>
/** People who may be made members, by name. */
export const ChatPeopleQuery = z.object({ search: z.string().trim().max(100).default('') })
export const ChatPeopleResponse = z.object({
  people: z.array(z.object({ userId: z.string(), name: z.string(), roles: z.array(Role) })),
})
export const PutChatMemberRequest = z.strictObject({ role: ChatRole, before: Before })
export const CreateDutyRequest = z
  .strictObject({ userId: z.string().min(1).max(100), startsAt: Moment, endsAt: Moment })
  .refine(({ startsAt, endsAt }) => new Date(startsAt) < new Date(endsAt), {
    path: ['endsAt'],
    error: 'ends_before_start',
  })
export const SaveChatRulesRequest = z.strictObject({
  text: z.string().trim().min(1).max(CHAT_TEXT_LIMIT),
  before: Before,
})

/** One's own accounts in the networks; a new one is linked by a code that its owner sends to a page of ours. */
export const TellInNetworkRequest = z.strictObject({ isOn: z.boolean() })
export const OfficialAccountsResponse = z.object({
  accounts: z.array(
    z.object({
      authorId: z.uuid(),
      network: Network,
      name: z.string().nullable(),
      linkedAt: Moment,
      /** Whether its owner is told in its dialog that there is news; null: it was linked before dialogs were kept. */
      isTold: z.boolean().nullable(),
    }),
  ),
})
export const LinkCodeResponse = z.object({ code: z.string(), expiresAt: Moment })

// Moderation: a record of what moderators do in the network by hand, with who, why and till when. Nothing is sent to it.

/**
 * `proposed`: a ban or a mute for ever waits for a second person. A question, a complaint or a rumour is neither hidden
 * nor its author silenced but for harm: personal data, a threat, swearing, fraud, extremism.
 */
export const ModerationActResponse = z.object({
  id: z.uuid(),
  kind: z.enum(MODERATION_KINDS),
  reason: z.enum(MODERATION_REASONS),
  messageId: z.uuid(),
  authorName: z.string().nullable(),
  state: z.enum(['proposed', 'done', 'declined', 'lifted']),
  until: Moment.nullable(),
  proposedByName: z.string(),
  decidedByName: z.string().nullable(),
  createdAt: Moment,
  /** The reader may say yes or no to what is proposed, or lift what is in force. */
  canDecide: z.boolean(),
})
export type ModerationActResponse = z.infer<typeof ModerationActResponse>
export const ModerationListResponse = z.object({ acts: z.array(ModerationActResponse) })
export const ModerateRequest = z.strictObject({
  messageId: z.uuid(),
  kind: z.enum(MODERATION_KINDS),
  reason: z.enum(MODERATION_REASONS),
  /** Of a mute or a ban; null: for ever. */
  hours: z.number().int().min(1).max(8760).nullable().default(null),
})
export const DecideModerationRequest = z.strictObject({ decision: z.enum(['done', 'declined', 'lifted']) })

// Digests and figures

export const DIGEST_KINDS = ['morning', 'friday'] as const
export const ChatDigestResponse = z.object({
  id: z.uuid(),
  kind: z.enum(DIGEST_KINDS),
  /** A civil day of the region. */
  day: z.iso.date(),
  text: z.string(),
  itemCount: z.number().int(),
  state: z.enum(['draft', 'posted', 'skipped']),
  revision: z.number().int(),
  postedAt: Moment.nullable(),
})
export type ChatDigestResponse = z.infer<typeof ChatDigestResponse>
export const ChatDigestListResponse = z.object({ digests: z.array(ChatDigestResponse) })
export const SaveDigestRequest = z.strictObject({
  text: z.string().trim().min(1).max(CHAT_TEXT_LIMIT),
  revision: z.number().int(),
})
export const DecideDigestRequest = z.strictObject({
  decision: z.enum(['post', 'skip']),
  revision: z.number().int(),
})

/** Civil days of the region, both included. */
export const ChatFiguresQuery = z.object({ from: z.iso.date(), to: z.iso.date() })
export const ChatFiguresResponse = z.object({
  messageCount: z.number().int(),
  activeMemberCount: z.number().int(),
  questionCount: z.number().int(),
  answeredCount: z.number().int(),
  /** First official reply, working minutes; null: none. */
  medianReplyMinutes: z.number().nullable(),
  /** The same by the clock, as each question says how soon it was answered. */
  medianReplyCalendarMinutes: z.number().nullable(),
  passedOnCount: z.number().int(),
  /** Open for more than a day. */
  unansweredDayCount: z.number().int(),
  rumourCount: z.number().int(),
  dangerCount: z.number().int(),
  hiddenCount: z.number().int(),
  /** Days on which the head or a deputy wrote, and days of the period that have begun. */
  leaderDayCount: z.number().int(),
  dayCount: z.number().int(),
})
export type ChatFiguresResponse = z.infer<typeof ChatFiguresResponse>
