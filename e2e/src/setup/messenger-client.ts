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
