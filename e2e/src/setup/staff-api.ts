/** The staff at the interface of programs, each with a session of their own. */
import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT'
export type Speak = (method: Method, path: string, body?: object) => Promise<unknown>

const READ_AGAIN = 5
const Card = z.object({ version: z.number() })

export function speakAs({ url, cookie, who }: { url: string; cookie: string; who: string }): Speak {
  return async (method, path, body) => {
    const reply = await fetch(url + path, {
      method,
      headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${who} ${method} ${path}: ${reply.status} ${text.slice(0, 300)}`)
    return text === '' ? null : JSON.parse(text)
  }
}

/** The region lives: where somebody has changed the card since it was read, it is read again, as people do. */
export async function actOn(
  incidentId: string,
  { reader, actor }: { reader: Speak; actor: Speak },
  { path, body }: { path: string; body: object },
): Promise<void> {
  for (let left = READ_AGAIN; ; left -= 1) {
    const { version } = Card.parse(await reader('GET', `/api/incidents/${incidentId}`))
    try {
      await actor('POST', `/api/incidents/${incidentId}/${path}`, { ...body, expectedVersion: version })
      return
    } catch (error) {
      if (left === 0 || !(error instanceof Error && error.message.includes(': 409 '))) throw error
    }
  }
}
