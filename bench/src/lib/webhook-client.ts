/** Posts events as a network does: VK's envelopes over kept connections, as fast as it is told to. */
import { Agent, request } from 'node:http'

const STREETS = ['Речной', 'Садовой', 'Вокзальной', 'Заречной', 'Луговой', 'Полевой', 'Школьной']
const TROUBLES = ['яма на дороге', 'не горит фонарь', 'не вывозят мусор', 'течёт труба', 'скользко у школы']

/** Makes a question of a resident; no two numbers give the same words. */
export function composeText(number: number): string {
  const street = STREETS[number % STREETS.length]
  return `На улице ${street}, дом ${1 + (number % 90)}, ${TROUBLES[number % TROUBLES.length]}. Когда исправят? ${number}`
}

/** Makes a comment of another resident under another post each time, so that each begins an incident. */
export function commentEnvelope(
  number: number,
  {
    groupId,
    secret,
    text = composeText(number),
    postId = 1 + (number % 500),
  }: { groupId: number; secret: string; text?: string; postId?: number },
): string {
  return JSON.stringify({
    type: 'wall_reply_new',
    event_id: `bench-${number}`,
    v: '5.199',
    group_id: groupId,
    secret,
    object: {
      id: 1_000_000 + number,
      from_id: 5_000_000 + number,
      date: Math.floor(Date.now() / 1000),
      text,
      post_id: postId,
      owner_id: -groupId,
      post_owner_id: -groupId,
    },
  })
}

export type WebhookClient = { post: (body: string) => Promise<number>; close: () => void }

export function createWebhookClient(url: string, connections: number): WebhookClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    post(body) {
      return new Promise((resolve, reject) => {
        const call = request(
          url,
          {
            agent,
            method: 'POST',
            headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
          },
          (response) => {
            response.resume()
            response.once('end', () => resolve(response.statusCode ?? 0))
          },
        )
        call.once('error', reject)
        call.end(body)
      })
    },
    close: () => agent.destroy(),
  }
}
