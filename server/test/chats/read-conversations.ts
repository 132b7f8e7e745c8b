/** The labelled conversations; README.md here says what the labels mean. */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const common = { id: z.string(), minute: z.int().min(0), author: z.string(), text: z.string() }
const ResidentMessage = z.strictObject({
  ...common,
  role: z.literal('resident'),
  replyTo: z.string().nullable(),
  label: z.enum(['question', 'complaint', 'danger', 'rumour', 'thanks', 'talk', 'spam', 'breach']),
})
const OfficialMessage = z.strictObject({
  ...common,
  role: z.enum(['head', 'deputy', 'department', 'rural_head', 'utility', 'moderator']),
  replyTo: z.string().nullable(),
  answers: z.array(z.string()),
  /** False: told that it was heard or will be looked into; the question still waits. */
  isFinal: z.boolean().default(true),
})
const Conversation = z.strictObject({
  part: z.enum(['tuning', 'test', 'later', 'fresh', 'others-tuning', 'others']),
  municipality: z.string(),
  chatKind: z.enum(['municipality', 'settlement', 'quarter']),
  messages: z.array(z.discriminatedUnion('role', [ResidentMessage, OfficialMessage])),
})

export type Conversation = z.infer<typeof Conversation> & { title: string }
export type LabelledMessage = Conversation['messages'][number]

const FOLDER = new URL('./conversations/', import.meta.url)

export function readConversations(part: Conversation['part']): Conversation[] {
  return readdirSync(FOLDER)
    .sort()
    .map((title) => ({
      ...Conversation.parse(JSON.parse(readFileSync(new URL(title, FOLDER), 'utf8'))),
      title,
    }))
    .filter((conversation) => conversation.part === part)
}
