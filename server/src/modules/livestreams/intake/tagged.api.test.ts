/** A stream is asked from anywhere by its tag: private messages, chats, letters, the region's form. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const WATER = 'Когда включат воду на улице Мира, 5?'
let count = 0

async function saveTagged(...moves: Parameters<TestStream['move']>): Promise<TestStream & { tag: string }> {
  count += 1
  const tag = `эфирборовичи${count}`
  const stream = await saveStream(desk, { tag: `#${tag.toUpperCase()}` })
  await stream.move(...moves)
  return { ...stream, tag }
}

const dialog = (author: string) => ({ surface: 'private' as const, container: `peer:${author}`, author })
const countIncidents = async () => (await desk.test.db.selectFrom('incident').select('id').execute()).length

it('makes a private message with the tag a question and no incident, until it is on control', async () => {
  const stream = await saveTagged('announce')
  expect(await stream.read()).toMatchObject({ tag: stream.tag })
  const before = await countIncidents()
  await stream.say({ id: 'p1', thread: 'dialog', text: `#${stream.tag} ${WATER}`, ...dialog('anna') })
  await stream.say({ id: 'c1', text: WATER, author: 'boris' })
  // Asked once more: one question a message.
  await stream.say({ id: 'p2', thread: 'dialog', text: `А свет? #${stream.tag}`, ...dialog('anna') })
  expect(await countIncidents()).toBe(before)
  expect((await stream.questions()).toSorted((a, b) => a.number - b.number)).toMatchObject([
    { number: 1, text: WATER, channel: 'private', state: 'received', askerCount: 2 },
    { number: 2, text: WATER, channel: 'comment_before', state: 'folded' },
    { number: 3, text: 'А свет?', channel: 'private' },
  ])
  await stream.move('begin', 'end')
  expect(await stream.find('А свет')).toMatchObject({ state: 'on_control' })
  expect((await desk.incidentOf('p1')).step).toBe('new')
  expect(await countIncidents()).toBe(before + 2)
})

it('takes a letter with the tag as a private question', async () => {
  const stream = await saveTagged('announce')
  const before = await countIncidents()
  const letter = { surface: 'email' as const, container: 'mail:anna', author: 'anna@example.org' }
  await stream.say({ id: 'letter', text: `Вопрос #${stream.tag}\n${WATER}`, ...letter })
  expect(await stream.questions()).toMatchObject([
    { text: `Вопрос\n${WATER}`, channel: 'private', state: 'received' },
  ])
  expect(await countIncidents()).toBe(before)
})

it('follows what is edited and deleted in a dialog, without the tag', async () => {
  const stream = await saveTagged('announce')
  const message = { id: 'p3', thread: 'dialog', ...dialog('vera') }
  await stream.say({ ...message, text: `${WATER} #${stream.tag}` })
  await stream.say({ ...message, op: 'edited', text: `#${stream.tag} ${WATER} И свет?` })
  expect((await stream.questions()).map(({ text }) => text)).toEqual([`${WATER} И свет?`])
  await stream.say({ ...message, op: 'deleted' })
  expect(await stream.find(WATER)).toMatchObject({ state: 'aside' })
})

it('leaves private words to the incidents before the announcement, without the tag and with an unknown one', async () => {
  const stream = await saveTagged()
  const before = await countIncidents()
  await stream.say({ id: 'e1', thread: 'dialog', text: `${WATER} #${stream.tag}`, ...dialog('egor') })
  await stream.move('announce')
  await stream.say({ id: 'e2', thread: 'dialog', text: WATER, ...dialog('dina') })
  await stream.say({ id: 'e3', thread: 'dialog', text: `${WATER} #другойэфир`, ...dialog('zoya') })
  expect(await countIncidents()).toBe(before + 3)
  expect(await stream.questions()).toEqual([])
})

it('works on what comes within a day after the end at once', async () => {
  const stream = await saveTagged('announce', 'begin', 'end')
  await stream.say({ id: 'l1', thread: 'dialog', text: `${WATER} #${stream.tag}`, ...dialog('lena') })
  expect(await stream.find(WATER)).toMatchObject({ state: 'on_control', channel: 'private' })
  expect((await desk.incidentOf('l1')).step).toBe('new')
})

it('keeps what is asked in a chat in its talk and opens no chat question, however often it is read', async () => {
  const stream = await saveTagged('announce')
  const chat = await saveChat(desk)
  await chat.addOfficial('glava')
  const before = await countIncidents()
  const at = (minute: number) => new Date(desk.test.clock.now.getTime() + minute * 60_000).toISOString()
  const asked = { id: 'h2', text: `${WATER} #${stream.tag}`, author: 'anna', at: at(2) }
  await chat.say({ id: 'h1', text: `Вопросы главе: #${stream.tag}`, author: 'glava', at: at(1) }, asked)
  expect(await stream.find(WATER)).toMatchObject({ channel: 'chat', state: 'received' })
  expect(await stream.questions()).toHaveLength(1)
  expect(await chat.question('h2')).toBeUndefined()
  expect(await chat.classOf('h2')).not.toBeNull()
  // A message that was late has the talk after it read again.
  await chat.say({ id: 'h0', text: 'Почему не чистят снег во дворе?', author: 'boris', at: at(0) })
  await chat.say({ ...asked, op: 'edited', text: `#${stream.tag} ${WATER} И горячую?` })
  expect(await chat.question('h2')).toBeUndefined()
  expect(await chat.question('h0')).toMatchObject({ state: 'open' })
  expect(await stream.find(WATER)).toMatchObject({ text: `${WATER} И горячую?` })
  expect(await countIncidents()).toBe(before)
})

it('reads the same in a chat when the question comes before what was said earlier', async () => {
  const stream = await saveTagged('announce')
  const chat = await saveChat(desk)
  const at = (minute: number) => new Date(desk.test.clock.now.getTime() + minute * 60_000).toISOString()
  await chat.say({ id: 'k2', text: 'Третий день так', author: 'anna', at: at(2) })
  await chat.say({ id: 'k1', text: `${WATER} #${stream.tag}`, author: 'anna', at: at(1) })
  expect(await chat.question('k1')).toBeUndefined()
  expect(await stream.find(WATER)).toMatchObject({ channel: 'chat' })
})

it('gives a tag to one stream that is not over', async () => {
  const stream = await saveTagged('announce')
  const other = await saveStream(desk)
  const client = desk.test.as(desk.people.moderator)
  const rename = async (tag: string | null) =>
    client.patch(other.url, { tag, expectedVersion: (await other.read()).version })
  expect((await rename(stream.tag)).json()).toMatchObject({ code: 'livestream.tag_taken' })
  expect((await rename('два слова')).statusCode).toBe(400)
  expect((await rename('#12345')).statusCode).toBe(400)
  await stream.move('cancel')
  expect((await rename(stream.tag)).json()).toMatchObject({ tag: stream.tag })
  expect((await rename(null)).json()).toMatchObject({ tag: null })
})
