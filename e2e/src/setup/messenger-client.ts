/** What stands in an emulated messenger before a journey. */
import { z } from 'zod'

const Created = z.object({ id: z.number() })
const Bot = Created.extend({ token: z.string() })
const Group = Created.extend({ key: z.string() })

async function act<T>(url: string, action: string, input: object, schema: z.ZodType<T>): Promise<T> {
  const reply = await fetch(`${url}/_ctl/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const answer: unknown = await reply.json()
  if (!reply.ok) throw new Error(`${action}: ${reply.status} ${JSON.stringify(answer)}`)
  return schema.parse(answer)
}

export const createMaxBot = (url: string, name: string) => act(url, 'create-bot', { name }, Bot)

/** A channel with a post to write under; the bot hears what is said there. */
export async function createMaxChannel(url: string, botId: number, title: string): Promise<number> {
  const channel = { type: 'channel', title, botIds: [botId] }
  const { id: chatId } = await act(url, 'create-chat', channel, Created)
  await act(url, 'publish-post', { chatId, text: 'Спрашивайте здесь.' }, z.unknown())
  return chatId
}

export const createOkGroup = (url: string, name: string) => act(url, 'create-group', { name }, Group)

const Ports = z.object({ imap: z.number(), smtp: z.number() })

/** A mailbox of officials, and what an administrator is told to connect it. */
export async function createMailbox(url: string, name: string, address: string) {
  const password = 'parol-prilozheniya'
  await act(url, 'create-mailbox', { name, address, password }, z.unknown())
  return { name, address, password, ...(await act(url, 'ports', {}, Ports)) }
}

const Ledger = z.object({
  entries: z.array(z.looseObject({ address: z.string().nullish(), command: z.string().optional() })),
})

/** A mailbox is read from the first look at it: has there been one? */
export async function isMailboxRead(url: string, address: string): Promise<boolean> {
  const { entries } = Ledger.parse(await (await fetch(`${url}/_ctl/ledger?limit=10000`)).json())
  return entries.some((entry) => entry.address === address && entry.command === 'IDLE')
}
