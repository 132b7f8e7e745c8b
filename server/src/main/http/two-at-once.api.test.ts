/** Two people have the form of one thing open, whatever the thing: neither's work is undone without a word. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { saveCard, saveCheckers } from '../../../test/factories/fake-desk-factory.ts'
import { saveStream } from '../../../test/factories/livestream-factory.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'

let desk: Desk
const ROLES = ['administrator', 'moderator', 'chat_moderator', 'fact_checker'] as const
const build = (name: string) =>
  buildActor({ name, grants: ROLES.map((role) => ({ role, scope: { kind: 'region' } })) })
const [anna, vera] = [build('Анна'), build('Вера')]
const as = (actor = anna) => desk.test.as(actor)
beforeAll(async () => {
  desk = await openDesk()
  for (const actor of [anna, vera]) await saveUser(desk.test.db, actor)
})
afterAll(() => desk.close())

type Fields = Record<string, unknown>
type Versioned = { version: number }
type Kept = {
  url: string
  method: 'put' | 'patch' | 'post'
  /** What a form of it sends beside its fields. */
  rest?: Fields
  /** The fields as they stand. */
  read: () => Promise<Fields>
  /** One field, and another value of it. */
  mine: Fields
  theirs: Fields
  /** Another field, changed by the second person; absent where there is one field only. */
  other?: Fields
  /** Nobody keeps who it was. */
  isNameless?: boolean
}

const bookRow = async (table: string, code: string): Promise<Fields> => {
  const book = (await as().get('/directory/book')).json()
  return book[table].find((row: Fields) => row.code === code || row.id === code)
}
const coded = (
  table: string,
  code: string,
  path: string,
  rest: Omit<Kept, 'url' | 'method' | 'read'>,
): Kept => ({
  ...{ url: `/directory/${path}/${code}`, method: 'patch', read: () => bookRow(table, code) },
  ...rest,
})

const THINGS: Record<string, () => Promise<Kept>> = {
  municipality: async () =>
    coded('municipalities', 'borovichi', 'municipalities', {
      ...{ theirs: { centre: 'Опеченский' }, mine: { centre: 'Волок' }, other: { population: 1234 } },
    }),
  agency: async () =>
    coded('agencies', 'administration-borovichi', 'agencies', {
      ...{ theirs: { phone: '11-11' }, mine: { phone: '22-22' }, other: { isTrusted: true } },
    }),
  unit: async () => {
    const unit = { code: 'night-shift', agencyCode: 'administration-borovichi', name: 'Ночная смена' }
    await as().post('/directory/units', unit)
    return coded('units', unit.code, 'units', { theirs: { name: 'Смена' }, mine: { name: 'Ночь' } })
  },
  schedule: async () =>
    coded('schedules', 'standard', 'schedules', {
      ...{ theirs: { name: 'Пятидневка' }, mine: { name: 'Будни' }, other: { followsCalendar: false } },
    }),
  topic: async () =>
    coded('topics', 'roads.potholes', 'topics', {
      ...{ theirs: { definition: 'Выбоины' }, mine: { definition: null }, other: { isPhysical: false } },
    }),
  'topic group': async () =>
    coded('topicGroups', 'roads', 'topic-groups', {
      ...{ theirs: { name: 'Дороги и мосты' }, mine: { name: 'Улицы' }, other: { position: 77 } },
    }),
  route: async () => {
    const { routes, agencies } = (await as().get('/directory/book')).json()
    const { id, agencyCode } = routes[0]
    const others = agencies.flatMap(({ code }: Fields) => (code === agencyCode ? [] : [{ agencyCode: code }]))
    const read = async () => {
      const { id: _id, ...route } = await bookRow('routes', id)
      return route
    }
    const [theirs, mine] = others
    return { url: `/directory/routes/${id}`, method: 'put', read, theirs, mine }
  },
  settings: async () => ({
    ...{ url: '/settings', method: 'put', read: async () => (await as().get('/settings')).json() },
    ...{ theirs: { handoffLimit: 3 }, mine: { handoffLimit: 5 }, other: { stopPhrases: ['ваше мнение'] } },
  }),
  'deadline rule': async () => {
    const list = async () => (await as().get('/deadline-rules')).json().rules
    const [{ id }] = await list()
    const find = async () => {
      const versions = (await list()).filter((rule: Fields) => rule.id === id)
      return versions.toSorted((a: Versioned, b: Versioned) => b.version - a.version)[0]
    }
    let version = 0
    return {
      ...{ url: `/deadline-rules/${id}/versions`, method: 'post' },
      read: async () => {
        const { name, match, limit } = await find()
        return { name, match, limit }
      },
      // Each version begins later than the one before it.
      get rest() {
        version += 1
        return { validFrom: new Date(desk.test.clock.now.getTime() + version * 3_600_000).toISOString() }
      },
      ...{ theirs: { name: 'Быстрее' }, mine: { name: 'Медленнее' } },
      isNameless: true,
    }
  },
  'day of the calendar': async () => {
    const key = '2026-12-04 regional'
    const day = { on: '2026-12-04', isRegional: true, movedFrom: null }
    const read = async () => {
      const { days } = (await as().get('/directory/calendar/years/2026')).json()
      const found = days.find(({ on, isRegional }: Fields) => on === day.on && isRegional)
      return { [key]: found ? { kind: found.kind, name: found.name, movedFrom: found.movedFrom } : null }
    }
    const content = (kind: string, name: string) => ({ [key]: { kind, name, movedFrom: null } })
    return {
      ...{ url: '/directory/calendar/changes', method: 'post', rest: { note: 'Проверка', day }, read },
      ...{ theirs: content('off', 'День района'), mine: content('short', 'День города') },
    }
  },
  account: async () => {
    const { id } = await saveUser(desk.test.db, buildActor({ role: 'executor', name: 'Пётр' }))
    const read = async () => (await as().get(`/users/${id}`)).json()
    return {
      ...{ url: `/users/${id}`, method: 'patch', read },
      ...{ theirs: { name: 'Пётр Ильин' }, mine: { name: 'Пётр Львов' }, other: { isActive: false } },
    }
  },
  channel: async () => {
    const { id } = desk.channel
    const read = async () => {
      const { channels } = (await as().get('/channels')).json()
      return channels.find((one: Fields) => one.id === id)
    }
    const theirs = { municipalityCode: 'chudovo' }
    return {
      url: `/channels/${id}`,
      method: 'patch',
      read,
      theirs,
      mine: { municipalityCode: 'novgorod-city' },
    }
  },
  chat: async () => {
    const { id } = await addChat()
    const read = async () => (await as().get(`/chats/${id}/setup`)).json()
    return {
      ...{ url: `/chats/${id}`, method: 'patch', read },
      ...{ theirs: { title: 'Центр' }, mine: { title: 'Окраина' }, other: { sendsReceipts: true } },
    }
  },
  'rules of a chat': async () => {
    const { id } = await addChat()
    const read = async () => ({
      text: (await as().get(`/chats/${id}/setup`)).json().rules[0]?.text ?? '',
    })
    const [theirs, mine] = [{ text: 'Без брани' }, { text: 'Без рекламы' }]
    return { url: `/chats/${id}/rules`, method: 'put', read, theirs, mine }
  },
  'member of a chat': async () => {
    const { id } = await addChat()
    const url = `/chats/${id}/members/${vera.id}`
    const read = async () => ({
      role: (await as().get(`/chats/${id}/setup`)).json().members[0]?.role ?? null,
    })
    return { url, method: 'put', read, theirs: { role: 'department' }, mine: { role: 'moderator' } }
  },
  template: async () => {
    const body = { scope: 'region', name: 'Яма', text: 'Здравствуйте, {имя}!' }
    const { id } = (await as().post('/templates', body)).json()
    const read = async () => {
      const { templates } = (await as().get('/templates')).json()
      const { scope, agencyCode, topicCode, groupCode, kind, name, text } = templates.find(
        (one: Fields) => one.id === id,
      )
      return { scope, agencyCode, topicCode, groupCode, kind, name, text }
    }
    return {
      ...{ url: `/templates/${id}`, method: 'put', rest: { expectedVersionNo: 1 }, read },
      ...{ theirs: { name: 'Дыра' }, mine: { name: 'Выбоина' }, other: { text: 'Добрый день, {имя}!' } },
    }
  },
  'live stream': async () => {
    const stream = await saveStream(desk)
    const { version: expectedVersion } = await stream.read()
    return {
      ...{ url: stream.url, method: 'patch', rest: { expectedVersion }, read: stream.read },
      ...{ theirs: { title: 'Снег' }, mine: { title: 'Дороги' }, other: { viewers: 612 } },
    }
  },
  'question of a stream': async () => {
    const stream = await saveStream(desk, { moves: ['announce'] })
    await stream.say({ id: `q-${stream.id}`, text: 'Когда дадут воду на Мира, 5?', author: 'anna' })
    const [question] = await stream.questions()
    const { id, version: expectedVersion } = question!
    const read = async () => ({ ...(await stream.questions()).find((one) => one.id === id) })
    return {
      ...{ url: `${stream.url}/questions/${id}`, method: 'patch', rest: { expectedVersion }, read },
      ...{
        theirs: { text: 'Вода на Мира' },
        mine: { text: 'Мира, 5: вода' },
        other: { facts: 'Насос меняют' },
      },
    }
  },
  'card of a rumour': async () => {
    const card = await saveCard(desk, await saveCheckers(desk))
    const { version: expectedVersion } = await card.read()
    return {
      ...{ url: card.url, method: 'patch', rest: { expectedVersion }, read: () => card.read() },
      ...{
        theirs: { claim: 'Роддом закрыли' },
        mine: { claim: 'Роддом закроют' },
        other: { isDanger: true },
      },
    }
  },
}

let heard = 0
async function addChat(): Promise<{ id: string }> {
  heard += 1
  const container = `chat:${heard}`
  const event = { id: `said-${heard}`, text: 'Всем добрый вечер', surface: 'chat' as const }
  await desk.deliver({ ...event, container, thread: container })
  await desk.work()
  const body = { channelId: desk.channel.id, container, title: 'Боровичи', municipalityCode: 'borovichi' }
  return (await as().post('/chats', body)).json()
}

/** As a form sends it: a whole thing by PUT, what was touched by PATCH. */
function send(kept: Kept, actor: typeof anna, { seen, change }: { seen: Fields; change: Fields }) {
  const fields = Object.keys(change)
  const isWhole = kept.method === 'put' || kept.url.endsWith('/versions')
  const before = isWhole ? seen : Object.fromEntries(fields.map((field) => [field, seen[field]]))
  const { day, ...rest } = kept.rest ?? {}
  const said = day ? { set: [{ ...day, ...Object.values(change)[0]! }] } : change
  return as(actor)[kept.method](kept.url, { ...(isWhole ? seen : {}), ...said, ...rest, before })
}

describe.each(Object.keys(THINGS))('a %s', (name) => {
  it('joins what two people changed, and names the field that both did', async () => {
    const kept = await THINGS[name]!()
    const seen = await kept.read()
    const first = await send(kept, anna, { seen, change: kept.theirs })
    expect([first.statusCode, first.json().code]).toEqual([200, undefined])

    const refused = await send(kept, vera, { seen, change: { ...kept.mine, ...kept.other } })
    const [[field, now]] = Object.entries(kept.theirs) as [[string, unknown]]
    expect([refused.statusCode, refused.json()]).toEqual([
      409,
      {
        code: 'edit.fields_changed',
        details: {
          fields: [{ field, now }],
          ...(kept.isNameless ? { by: null, at: null } : { by: 'Анна', at: expect.any(String) }),
        },
      },
    ])
    expect(await kept.read()).toMatchObject({ ...pick(seen, kept.other), ...kept.theirs })

    if (kept.other) {
      const joined = await send(kept, vera, { seen, change: kept.other })
      expect([joined.statusCode, joined.json().code]).toEqual([200, undefined])
      expect(await kept.read()).toMatchObject({ ...kept.theirs, ...kept.other })
    }

    // Who has seen what stands there may still decide for their own.
    const known = { ...seen, ...kept.theirs, ...kept.other }
    const decided = await send(kept, vera, { seen: known, change: kept.mine })
    expect([decided.statusCode, decided.json().code]).toEqual([200, undefined])
    expect(await kept.read()).toMatchObject(kept.mine)
  })
})

function pick(seen: Fields, fields: Fields = {}): Fields {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, seen[field]]))
}
