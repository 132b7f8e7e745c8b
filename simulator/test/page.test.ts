import { describe, expect, it } from 'vitest'
import { GROUP, type Stand, startStand } from './support.ts'

const cookieOf = (id: number): string => `resident=${id}`

async function open(stand: Stand, path: string, cookie = cookieOf(stand.residentId)) {
  const response = await fetch(`${stand.url}${path}`, { headers: { cookie } })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

function submit(stand: Stand, path: string, fields: Record<string, string | number>, headers = {}) {
  return fetch(`${stand.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf(stand.residentId), ...headers },
    body: new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    ),
  })
}

const place = (stand: Stand) => ({ groupId: GROUP, surface: 'wall', objectId: stand.postId })

describe('buttons under a message', () => {
  it('are shown to the resident, and a press sends the words', async () => {
    const stand = await startStand()
    stand.emulator.control.writeMessage({ groupId: GROUP, residentId: stand.residentId, text: 'Нет воды' })
    const buttons = [[{ action: { type: 'text', label: 'Да <b>' } }]]
    const keyboard = JSON.stringify({ one_time: false, inline: true, buttons })
    await stand.call('messages.send', {
      peer_id: stand.residentId,
      random_id: 1,
      message: 'Готово',
      keyboard,
    })
    expect((await open(stand, `/club/${GROUP}/messages`)).text).toContain('value="Да &lt;b&gt;"')
    const press = { groupId: GROUP, peerId: stand.residentId, conversationId: 2, label: 'Да <b>', back: '/' }
    expect((await submit(stand, '/ui/button', press)).status).toBe(303)
    expect((await open(stand, `/club/${GROUP}/messages`)).text).toContain('<p class="text">Да &lt;b&gt;</p>')
    const other = stand.emulator.control.createResident({}).id
    expect((await submit(stand, '/ui/button', press, { cookie: cookieOf(other) })).status).toBe(400)
  })
})

describe('the page', () => {
  it('says everywhere that it is an emulator and lets nothing foreign in', async () => {
    const stand = await startStand()
    for (const path of [
      '/',
      `/club/${GROUP}`,
      `/club/${GROUP}/messages`,
      `/club/${GROUP}/chats`,
      '/residents',
    ]) {
      const { status, text, headers } = await open(stand, path)
      expect(status).toBe(200)
      expect(text).toContain('Учебный эмулятор')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(text).not.toMatch(/(src|href)="https?:/)
    }
  })

  it('shows a text as a text, whatever is in it', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const text = `<script>alert(1)</script>"'&`
    control.addComment({ groupId: GROUP, objectId: stand.postId, residentId: stand.residentId, text })
    control.createResident({ id: 9, firstName: '<img>' })
    const { text: page } = await open(stand, `/club/${GROUP}`)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
    expect(page).not.toContain('<script>alert')
    expect((await open(stand, '/residents')).text).not.toContain('<img>')
  })

  it('lets a resident write, edit, delete and restore', async () => {
    const stand = await startStand()
    const written = await submit(stand, '/ui/comment', {
      ...place(stand),
      text: 'Нет воды',
      photo: 1,
      back: '/club/456#o1',
    })
    expect([written.status, written.headers.get('location')]).toEqual([303, '/club/456#o1'])
    const wall = () => open(stand, `/club/${GROUP}`)
    expect((await wall()).text).toContain('Нет воды')
    const own = { ...place(stand), id: 2 }
    await submit(stand, '/ui/comment/edit', { ...own, text: 'Нет горячей воды' })
    expect((await wall()).text).toContain('Нет горячей воды')
    await submit(stand, '/ui/comment/delete', own)
    expect((await wall()).text).toContain('Комментарий удалён')
    expect((await open(stand, `/club/${GROUP}`, '')).text).not.toContain('Комментарий удалён')
    await submit(stand, '/ui/comment/restore', own)
    expect((await wall()).text).toContain('Нет горячей воды')
  })

  it('does not let one resident change what another wrote', async () => {
    const stand = await startStand()
    const other = stand.emulator.control.createResident({})
    stand.emulator.control.addComment({
      groupId: GROUP,
      objectId: stand.postId,
      residentId: other.id,
      text: 'Чужое',
    })
    const refused = await submit(stand, '/ui/comment/delete', { ...place(stand), id: 2 })
    expect(refused.status).toBe(400)
    expect((await open(stand, `/club/${GROUP}`)).text).toContain('Чужое')
  })

  it('marks official answers', async () => {
    const stand = await startStand()
    await stand.call('wall.createComment', { owner_id: -GROUP, post_id: stand.postId, message: 'Починим' })
    const { text } = await open(stand, `/club/${GROUP}`)
    expect(text).toMatch(/class="comment official"[\s\S]*официально[\s\S]*Починим/)
  })

  it('carries private messages and chats', async () => {
    const stand = await startStand()
    await submit(stand, '/ui/message', { groupId: GROUP, text: 'Здравствуйте' })
    await stand.call('messages.send', { peer_id: stand.residentId, random_id: 1, message: 'Добрый день' })
    expect((await open(stand, `/club/${GROUP}/messages`)).text).toMatch(/Здравствуйте[\s\S]*Добрый день/)
    await submit(stand, '/ui/permission', { groupId: GROUP, permission: 'deny' })
    expect(
      (await stand.call('messages.send', { peer_id: stand.residentId, random_id: 2, message: 'x' })).code,
    ).toBe(901)
    await submit(stand, '/ui/chat', { groupId: GROUP, title: 'Дом 5' })
    await submit(stand, '/ui/chat-message', { groupId: GROUP, peerId: 2_000_000_001, text: 'Кто дома?' })
    expect((await open(stand, `/club/${GROUP}/chats/2000000001`)).text).toContain('Кто дома?')
  })

  it('lets a person become a resident, known or new', async () => {
    const stand = await startStand()
    const chosen = await submit(stand, '/ui/resident', { id: stand.residentId, back: '/club/456' })
    expect(chosen.headers.get('set-cookie')).toContain(cookieOf(stand.residentId))
    const made = await submit(stand, '/ui/resident/new', { firstName: 'Ефросинья', lastName: '' })
    expect(made.headers.get('set-cookie')).toMatch(/resident=\d+/)
    expect((await open(stand, '/residents?q=ефрос')).text).toContain('Ефросинья')
    expect((await open(stand, '/residents?q=нет такого')).text).toContain('Никого не нашлось')
  })

  it('explains what went wrong and never leads elsewhere', async () => {
    const stand = await startStand()
    expect((await open(stand, '/club/1')).status).toBe(404)
    const empty = await submit(stand, '/ui/comment', { ...place(stand), text: ' ' })
    expect(await empty.text()).toContain('Напишите что-нибудь')
    const away = await submit(stand, '/ui/message', { groupId: GROUP, text: 'x', back: '//evil.example' })
    expect(away.headers.get('location')).toBe('/')
    const foreign = await submit(
      stand,
      '/ui/message',
      { groupId: GROUP, text: 'x' },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(foreign.status).toBe(400)
  })

  it('tells of changes as they happen', async () => {
    const stand = await startStand()
    const response = await fetch(`${stand.url}/ui/changes`)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    await reader.read()
    stand.emulator.control.publishPost({ groupId: GROUP, text: 'Новость' })
    expect((await reader.read()).value).toContain('event: change')
    await reader.cancel()
  })

  it('draws faces and photographs', async () => {
    const stand = await startStand()
    expect((await open(stand, `/avatar/${stand.residentId}.svg`)).text).toContain('<svg')
    const photo = await fetch(`${stand.url}/photo/5_1.png`)
    const bytes = Buffer.from(await photo.arrayBuffer())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('a recording', () => {
  it('opens at the second that a link says', async () => {
    const stand = await startStand()
    const { id } = stand.emulator.control.createVideo({ groupId: GROUP, title: 'Эфир', isLive: false })
    const at = (query: string) => open(stand, `/club/${GROUP}/videos/${id}${query}`)
    expect((await at('?t=155s')).text).toContain('Запись с <time datetime="PT155S">0:02:35</time>')
    for (const query of ['', '?t=soon', '?t=<b>'])
      expect(await at(query)).toMatchObject({ status: 200, text: expect.not.stringContaining('Запись с') })
  })
})
