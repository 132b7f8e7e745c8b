import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { manualClock } from '../src/lib/clock.ts'
import { LedgerEntry } from '../src/lib/storage/ledger.ts'
import { createVkEmulator } from '../src/vk/emulator.ts'
import { callApi, GROUP, KEY, START, startReceiver, startStand, subscribe } from './support.ts'

function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'vk-emulator-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

it('tells of every event, delivery and request, by pages and as lines', async () => {
  const stand = await startStand()
  const receiver = await startReceiver(() => ({ body: 'ok' }))
  const serverId = await subscribe(stand, receiver, ['wall_reply_new'])
  const { control } = stand.emulator
  const { id } = control.addComment({
    groupId: GROUP,
    objectId: 1,
    residentId: stand.residentId,
    text: 'Вопрос',
  })
  await control.advance({ ms: 0 })
  await stand.call('wall.createComment', { owner_id: -GROUP, post_id: 1, message: 'Ответ', guid: 'g1' })
  await control.idle({})

  const { entries, lastSeq } = control.readLedger({})
  expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1))
  const key = `wall:-${GROUP}_1_${id}`
  const emitted = entries.find((entry) => entry.naturalKey === key)
  expect(emitted).toMatchObject({ kind: 'emitted', type: 'wall_reply_new', callbackServers: [serverId] })
  expect(entries).toContainEqual(
    expect.objectContaining({
      kind: 'delivery',
      eventId: emitted?.eventId,
      outcome: 'accepted',
      status: 200,
    }),
  )
  expect(entries).toContainEqual(
    expect.objectContaining({
      kind: 'request',
      method: 'wall.createComment',
      idempotencyKey: 'g1',
      effect: 'created',
      createdId: `wall:-${GROUP}_1_${id + 1}`,
    }),
  )
  expect(JSON.stringify(entries)).not.toContain(KEY)

  const page = await (await fetch(`${stand.url}/_ctl/ledger?since=${lastSeq - 1}`)).json()
  expect(page).toMatchObject({ entries: [{ seq: lastSeq }], lastSeq, oldestSeq: 1 })
  const lines = (await (await fetch(`${stand.url}/_ctl/ledger.jsonl`)).text()).trimEnd().split('\n')
  expect(lines.map((line) => LedgerEntry.parse(JSON.parse(line)).seq)).toEqual(
    entries.map((entry) => entry.seq),
  )
})

it('and the state survive a restart, even when the last line was cut short', async () => {
  const dataDir = temporaryDir()
  const first = await startStand({ dataDir })
  first.emulator.control.writeMessage({ groupId: GROUP, residentId: first.residentId, text: 'Здравствуйте' })
  await first.call('messages.send', { peer_id: first.residentId, random_id: 5, message: 'Ответ' })
  const state = first.emulator.control.dump({})
  const { lastSeq } = first.emulator.control.readLedger({})
  await first.emulator.close()
  appendFileSync(join(dataDir, 'vk-state.jsonl'), '{"table":"posts","row":{"groupId":')

  const second = createVkEmulator({ seed: 99, clock: manualClock(START), dataDir })
  const url = await second.listen(0)
  onTestFinished(() => second.close())
  expect(second.control.dump({})).toEqual(state)
  expect(second.control.readLedger({})).toMatchObject({ lastSeq, oldestSeq: 1 })
  const params = { peer_id: first.residentId, random_id: 5, message: 'Ответ' }
  const repeated = await callApi(url, { method: 'messages.send', params, token: KEY })
  expect(repeated.response).toBe(2)
  expect(second.control.readLedger({ since: lastSeq }).entries).toMatchObject([
    { seq: lastSeq + 1, effect: 'repeated' },
  ])
})

it('and an event on its way is delivered after a restart', async () => {
  const dataDir = temporaryDir()
  const stand = await startStand({ dataDir })
  const receiver = await startReceiver(() => ({ status: 500, body: '' }))
  await subscribe(stand, receiver, ['wall_reply_new'])
  stand.emulator.control.addComment({
    groupId: GROUP,
    objectId: 1,
    residentId: stand.residentId,
    text: 'Вопрос',
  })
  await stand.emulator.control.advance({ ms: 0 })
  await stand.emulator.close()
  expect(receiver.received).toHaveLength(1)
  receiver.reply = () => ({ body: 'ok' })
  const clock = manualClock(START)
  const again = createVkEmulator({ clock, dataDir })
  await again.listen(0)
  onTestFinished(() => again.close())
  await again.control.advance({ ms: 10_000 })
  expect(receiver.received[1]?.headers['x-retry-counter']).toBe('1')
  expect(receiver.received[1]?.body.event_id).toBe(receiver.received[0]?.body.event_id)
})

it('as a process keeps everything acknowledged when it is killed', async () => {
  const dataDir = temporaryDir()
  const main = new URL('../src/main.ts', import.meta.url).pathname
  async function start(): Promise<{ url: string; kill: () => Promise<void> }> {
    const child = spawn(process.execPath, [main, '--port', '0', '--data-dir', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const kill = async () => {
      child.kill('SIGKILL')
      await exited
    }
    onTestFinished(kill)
    for await (const chunk of child.stdout) {
      const [url] = /http:\/\/\S+/.exec(String(chunk)) ?? []
      if (url) return { url, kill }
    }
    throw new Error('did not start')
  }
  async function control(url: string, name: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${url}/_ctl/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.json()
  }
  const first = await start()
  await control(first.url, 'create-community', { id: GROUP, name: 'Город' })
  await control(first.url, 'create-resident', { id: 5 })
  await control(first.url, 'publish-post', { groupId: GROUP, text: 'Запись' })
  for (let i = 0; i < 50; i += 1)
    await control(first.url, 'add-comment', { groupId: GROUP, objectId: 1, residentId: 5, text: `${i}` })
  await first.kill()
  const second = await start()
  const dump = (await (await fetch(`${second.url}/_ctl/dump`)).json()) as { comments: { text: string }[] }
  expect(dump.comments.map((comment) => comment.text)).toEqual(Array.from({ length: 50 }, (_, i) => `${i}`))
  const ledger = await (await fetch(`${second.url}/_ctl/ledger.jsonl`)).text()
  expect(ledger.match(/"type":"wall_reply_new"/g)).toHaveLength(50)
  await second.kill()
})
