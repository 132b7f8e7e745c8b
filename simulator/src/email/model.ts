/** What the emulated post remembers: mailboxes of officials, residents with addresses, letters in their folders. */
import { z } from 'zod'

const Id = z.number().int()

export const Mailbox = z.object({
  address: z.string(),
  name: z.string(),
  password: z.string(),
  /** Whether the password no longer opens it. */
  isLocked: z.boolean(),
  /** Changes when the server numbers the letters anew. */
  uidValidity: Id,
})
export type Mailbox = z.infer<typeof Mailbox>

/** `refuses`: 550 at once; `bounces`, `delays`: taken, and a report comes back; `away`: a program answers. */
export const Manner = z.enum(['reads', 'refuses', 'bounces', 'delays', 'away'])
export type Manner = z.infer<typeof Manner>

export const Resident = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  address: z.string(),
  manner: Manner,
})
export type Resident = z.infer<typeof Resident>

export const Folder = z.enum(['INBOX', 'Sent'])
export type Folder = z.infer<typeof Folder>

/** One copy of a letter in one folder; a letter to somebody here has two. */
export const Letter = z.object({
  id: Id,
  /** The address in whose mailbox it lies. */
  owner: z.string(),
  folder: Folder,
  uid: Id,
  flags: z.array(z.string()),
  atMs: z.number(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  messageId: z.string(),
  answersId: z.string().nullable(),
  references: z.array(z.string()),
  text: z.string(),
  files: z.array(z.string()),
  /** The bytes, base64. */
  raw: z.string(),
})
export type Letter = z.infer<typeof Letter>
