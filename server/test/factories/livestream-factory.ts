/** A live stream for tests: planned and moved by its editor through the routes, asked under a post of the channel. */
import type {
  LivestreamMove,
  LivestreamQuestionResponse,
  LivestreamResponse,
  QuestionCommand,
} from '@veche/contract/livestreams.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Desk } from '../desk.ts'
import type { FakeEvent } from '../networks/fake-connector.ts'

type Pressed = QuestionCommand extends infer Command
  ? Command extends QuestionCommand
    ? Omit<Command, 'key' | 'at'> & Partial<Pick<Command, 'key' | 'at'>>
    : never
  : never

export type TestStream = {
  id: string
  url: string
  container: string
  read: () => Promise<LivestreamResponse>
  move: (...moves: LivestreamMove[]) => Promise<void>
  /** One delivery, a second after the last one, read to the end. */
  say: (...lines: FakeEvent[]) => Promise<void>
  questions: (since?: number) => Promise<LivestreamQuestionResponse[]>
  /** By how its text begins. */
  find: (text: string) => Promise<LivestreamQuestionResponse>
  /** Refusal of each, null where it was done. */
  press: (...commands: (Pressed & { text: string })[]) => Promise<(string | null)[]>
}

let count = 0

export async function saveStream(
  desk: Desk,
  { moves = [] as LivestreamMove[], tag = null as string | null } = {},
): Promise<TestStream> {
  const client = desk.test.as(desk.people.moderator)
  const created = await client.post('/livestreams', {
    ...{ title: 'Прямая линия главы', tag },
    municipalityCode: 'borovichi',
    speakers: [{ name: 'Глава района', position: 'Глава' }],
    plannedAt: desk.test.clock.now.toISOString(),
  })
  const { id }: LivestreamResponse = created.json()
  const url = `/livestreams/${id}`
  const { externalId } = await desk.test.db
    .selectFrom('channel')
    .select('externalId')
    .where('id', '=', desk.channel.id)
    .executeTakeFirstOrThrow()
  count += 1
  const container = `vk:wall:-${externalId}_${count}`
  await client.post(`${url}/sources`, {
    ...{ kind: 'announcement', channelId: desk.channel.id },
    permalink: `https://vk.com/wall-${externalId}_${count}`,
  })
  const read = async (): Promise<LivestreamResponse> => (await client.get(url)).json()
  const questions = async (since = 0): Promise<LivestreamQuestionResponse[]> =>
    (await client.get(`${url}/questions?since=${since}&limit=200`)).json().questions

  async function find(text: string) {
    const found = (await questions()).filter((question) => question.text.startsWith(text))
    if (found.length !== 1) throw new Error(`${found.length} questions begin with ${text}`)
    return found[0]!
  }
  const stream: TestStream = {
    ...{ id, url, container, read, questions, find },
    async move(...steps) {
      for (const move of steps) {
        const { version } = await read()
        const moved = await client.post(`${url}/move`, { move, expectedVersion: version })
        if (moved.statusCode !== 200) throw new Error(moved.body)
      }
    },
    async say(...lines) {
      desk.passMs(1000)
      const at = desk.test.clock.now.toISOString()
      await desk.deliver(...lines.map((line) => ({ container, at, thread: line.parent ?? line.id, ...line })))
      await desk.work()
    },
    async press(...commands) {
      const at = desk.test.clock.now.toISOString()
      const named = []
      for (const { text, ...command } of commands)
        named.push({ questionId: (await find(text)).id, command: { key: newId(), at, ...command } })
      const done = await client.post(`${url}/commands`, { commands: named })
      if (done.statusCode !== 200) throw new Error(done.body)
      return done.json().results.map(({ code }: { code: string | null }) => code)
    },
  }
  await stream.move(...moves)
  return stream
}
