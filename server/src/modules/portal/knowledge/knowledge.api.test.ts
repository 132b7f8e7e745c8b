import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { unknownVariables } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { readArticles } from './domain/article-file.ts'
import { seedArticles } from './load-articles.ts'
import { remarksOfModel } from './model-remarks.ts'
import { unknownCodes } from './save-article.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const ARTICLE = {
  ...{ title: 'Яма на дороге', topicCodes: ['roads.potholes'], words: ['выбоина'], steps: '1. Осмотреть' },
  need: 'Ровная дорога',
  ...{ checkedOn: '2026-11-29', validUntil: '2099-12-31' },
  answers: ['Здравствуйте, {имя}! Яму на {адрес} заделаем до {дата}.'],
}
const as = (actor: Actor) => desk.test.as(actor)
const write = async (actor: Actor, body: object = {}) => {
  const response = await as(actor).post('/articles', { ...ARTICLE, ...body })
  return { status: response.statusCode, ...response.json() }
}
const run = async (actor: Actor, id: string, command: object) => {
  const response = await as(actor).post(`/articles/${id}/commands`, command)
  return { status: response.statusCode, ...response.json() }
}
const read = async (actor: Actor, id: string) => {
  const response = await as(actor).get(`/articles/${id}`)
  return { status: response.statusCode, ...response.json() }
}
const found = async (actor: Actor, query: string): Promise<string[]> => {
  const { articles } = (await as(actor).get(`/articles?${query}`)).json()
  return articles.map(({ title }: { title: string }) => title)
}
/** What one was told of an article: the news, whether it was read since, and the words beside. */
const told = async ({ id: userId }: Actor, articleId: string) => {
  const rows = await desk.test.db
    .selectFrom('notification')
    .select(['details', 'readAt'])
    .where('kind', '=', 'article')
    .where('userId', '=', userId)
    .where(sql`details ->> 'articleId'`, '=', articleId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(({ details, readAt }) => {
    const { news, words } = details as { news: string; words?: string }
    return [news, readAt !== null, ...(words === undefined ? [] : [words])]
  })
}
const approved = async (body: object = {}) => {
  const { id } = await write(desk.people.coordinator, body)
  expect(await run(desk.people.moderator, id, { type: 'approve', expectedVersion: 1 })).toMatchObject({
    status: 200,
  })
  return id as string
}

const SEASONAL = 'roads.ice-roads'

describe('an article', () => {
  it('goes back to its author with a reason, stands in their day, and waits anew once it is mended', async () => {
    const { coordinator, moderator, dispatcher } = desk.people
    const back = { type: 'return', expectedVersion: 1, reason: 'Нет нормы о сроке заделки' }
    const { id } = await write(coordinator, { title: 'Ямы весной' })
    const own = await write(dispatcher, { title: 'Своя о ямах' })
    expect(await run(coordinator, id, back)).toMatchObject({ status: 403 })
    expect(await run(dispatcher, own.id, back)).toMatchObject({ code: 'article.own_version' })
    expect(await run(moderator, id, { ...back, expectedVersion: 2 })).toMatchObject({
      code: 'article.changed_meanwhile',
    })
    expect(await run(moderator, id, { ...back, reason: ' ' })).toMatchObject({ status: 400 })
    expect(await read(moderator, id)).toMatchObject({ mayReturn: true, mayApprove: true, returned: null })
    expect(await run(moderator, id, back)).toMatchObject({
      ...{ status: 200, isWaiting: false, mayReturn: false, mayApprove: true },
    })
    expect(await run(moderator, id, back)).toMatchObject({ status: 409, code: 'article.not_waiting' })
    expect(await read(coordinator, id)).toMatchObject({
      returned: { name: moderator.name, reason: back.reason },
    })
    const dayOf = async (person: typeof coordinator, asked: string) =>
      (await as(person).get('/today'))
        .json()
        .items.filter(({ kind, id: of }: { kind: string; id: string }) => kind === asked && of === id)
    const today = () => dayOf(coordinator, 'article')
    expect(await dayOf(moderator, 'article_review')).toEqual([])
    expect(await today()).toMatchObject([
      { id, title: 'Ямы весной', act: 'mend', words: back.reason, waiting: { name: moderator.name } },
    ])
    const journal = await desk.test.db
      .selectFrom('journal')
      .select('actorId')
      .where('action', '=', 'article.returned')
      .where('objectId', '=', id)
      .execute()
    expect(journal).toEqual([{ actorId: moderator.id }])
    const { content } = await read(coordinator, id)
    const mended = { ...content, steps: '1. Осмотреть за сутки', before: content }
    expect((await as(coordinator).put(`/articles/${id}`, mended)).json()).toMatchObject({
      ...{ isWaiting: true, returned: null, versionNo: 2 },
    })
    expect(await today()).toEqual([])
    expect(await dayOf(coordinator, 'article_review')).toEqual([])
    expect(await dayOf(moderator, 'article_review')).toMatchObject([
      { title: 'Ямы весной', act: 'decide', waiting: { name: coordinator.name } },
    ])
    expect(await run(moderator, id, { type: 'approve', expectedVersion: 2 })).toMatchObject({ status: 200 })
  })

  it('is told to who may approve it once it is whole, and to its writers once the word is said', async () => {
    const { coordinator, moderator, dispatcher, executor } = desk.people
    const local = await saveUser(
      desk.test.db,
      buildActor({ role: 'moderator', scope: { kind: 'municipality', code: 'valday' } }),
    )
    const { id } = await write(coordinator, { title: 'Лёд на крышах', steps: '', answers: [] })
    expect(await told(moderator, id)).toEqual([])
    const save = async (actor: Actor, steps: string) => {
      const { content } = await read(actor, id)
      return as(actor).put(`/articles/${id}`, { ...content, steps, before: content })
    }
    await save(coordinator, '1. Осмотреть')
    await save(coordinator, '1. Осмотреть и оградить')
    for (const approver of [moderator, dispatcher])
      expect(await told(approver, id)).toEqual([['waiting', false]])
    for (const other of [coordinator, executor, local]) expect(await told(other, id)).toEqual([])
    const back = { type: 'return', expectedVersion: 3, reason: 'Нет срока' }
    expect(await run(moderator, id, back)).toMatchObject({ status: 200 })
    expect(await told(coordinator, id)).toEqual([['returned', false, 'Нет срока']])
    // Nobody is called to what has got its word.
    expect(await told(dispatcher, id)).toEqual([['waiting', true]])
    await save(coordinator, '1. Осмотреть и оградить за сутки')
    expect(await told(dispatcher, id)).toEqual([
      ['waiting', true],
      ['waiting', false],
    ])
    expect(await run(dispatcher, id, { type: 'approve', expectedVersion: 4 })).toMatchObject({ status: 200 })
    expect((await told(coordinator, id)).at(-1)).toEqual(['approved', false])
    expect((await told(moderator, id)).at(-1)).toEqual(['waiting', true])
  })

  it('is saved with a title alone, and approved only with what is needed and what to do', async () => {
    const { coordinator, moderator } = desk.people
    const blank = { title: 'Ничья тема', topicCodes: [], words: [], need: ' ', steps: '', answers: [] }
    const { id } = await write(coordinator, blank)
    const approve = (expectedVersion: number) => run(moderator, id, { type: 'approve', expectedVersion })
    expect(await approve(1)).toMatchObject({
      ...{ status: 400, code: 'article.incomplete' },
      details: { field: 'need', fields: [{ field: 'need' }, { field: 'steps' }] },
    })
    expect(await read(coordinator, id)).toMatchObject({ state: 'draft', isWaiting: true })
    const { content } = await read(coordinator, id)
    const mended = { ...content, need: 'Ровная дорога', before: content }
    await as(coordinator).put(`/articles/${id}`, mended)
    expect(await approve(2)).toMatchObject({ details: { fields: [{ field: 'steps' }] } })
    // A model answer says as much as steps do.
    const answered = { ...mended, answers: ARTICLE.answers, before: { ...content, need: mended.need } }
    await as(coordinator).put(`/articles/${id}`, answered)
    expect(await approve(3)).toMatchObject({ status: 200, state: 'published' })
  })

  it('says which version holds while a newer one waits, and whether residents read it', async () => {
    const { coordinator, moderator, executor } = desk.people
    const draft = await write(coordinator, { title: 'Ямы во дворе', isPublic: true })
    expect(draft.applies).toBeNull()
    await run(moderator, draft.id, { type: 'approve', expectedVersion: 1 })
    const { content, applies } = await read(coordinator, draft.id)
    expect(applies).toEqual({ versionNo: 1, isPublic: true })
    await as(coordinator).put(`/articles/${draft.id}`, { ...content, isPublic: false, before: content })
    for (const person of [moderator, executor])
      expect(await read(person, draft.id)).toMatchObject({ applies: { versionNo: 1, isPublic: true } })
    await run(moderator, draft.id, { type: 'approve', expectedVersion: 2 })
    expect(await read(executor, draft.id)).toMatchObject({ applies: { versionNo: 2, isPublic: false } })
    await run(moderator, draft.id, { type: 'withdraw', reason: 'Больше не нужна' })
    expect(await read(moderator, draft.id)).toMatchObject({ applies: null })
  })

  it('is read by all once somebody else stands for it, and by whoever writes before', async () => {
    const { coordinator, executor, moderator, dispatcher } = desk.people
    const draft = await write(coordinator, { title: 'Черновик о ямах' })
    expect(draft).toMatchObject({
      status: 200,
      state: 'draft',
      isWaiting: true,
      mayApprove: false,
      versionNo: 1,
    })
    expect((await read(executor, draft.id)).status).toBe(404)
    expect(await found(executor, 'search=черновик')).toEqual([])
    expect(await found(moderator, 'state=draft')).toContain('Черновик о ямах')

    expect(await run(coordinator, draft.id, { type: 'approve', expectedVersion: 1 })).toMatchObject({
      ...{ status: 403, code: 'article.forbidden' },
    })
    const own = await write(dispatcher, { title: 'Своё' })
    expect(await run(dispatcher, own.id, { type: 'approve', expectedVersion: 1 })).toMatchObject({
      ...{ status: 403, code: 'article.own_version' },
    })
    expect(await run(moderator, draft.id, { type: 'approve', expectedVersion: 1 })).toMatchObject({
      ...{ status: 200, state: 'published', isWaiting: false, approved: { name: moderator.name } },
    })
    expect(await read(executor, draft.id)).toMatchObject({
      status: 200,
      mayWrite: false,
      content: ARTICLE_STEPS,
    })
    expect(await found(executor, 'search=ямы')).toContain('Черновик о ямах')
  })

  it('tells its writer and approver, and no reader, what the checklist says of its model answers', async () => {
    const { coordinator, executor, moderator } = desk.people
    const answers = [
      'Здравствуйте, {имя}! Яму на {адрес} заделаем {дата}. Диспетчер: {телефон}.',
      'Ваше обращение рассмотрено. Работы будут выполнены в установленном порядке, яму заделаем.',
    ]
    const id = await approved({ title: 'Яма и отписка', answers })
    const remarks = (await read(coordinator, id)).answerRemarks
    expect(remarks.every(({ answer }: { answer: number }) => answer === 1)).toBe(true)
    expect(remarks.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['greeting', 'contact_given', 'no_stock_phrases', 'promise_dated']),
    )
    expect((await read(moderator, id)).answerRemarks).toEqual(remarks)
    expect((await read(executor, id)).answerRemarks).toEqual([])
  })

  it('stands first in its season and last out of it, and says so', async () => {
    for (const [title, seasons] of [
      ['Пыль на дороге', ['summer']],
      ['Круглый год', []],
      ['Гололёд', ['autumn', 'winter']],
    ])
      await approved({ title, seasons, topicCodes: [SEASONAL] })
    const { articles } = (await as(desk.people.executor).get(`/articles?topicCode=${SEASONAL}`)).json()
    expect(articles.map(({ title, season }: { title: string; season: string }) => [title, season])).toEqual([
      ...[
        ['Гололёд', 'now'],
        ['Круглый год', null],
        ['Пыль на дороге', 'off'],
      ],
    ])
  })

  it('keeps its readers on the published version while a newer one waits', async () => {
    const { coordinator, executor, moderator } = desk.people
    const id = await approved({ title: 'Двор не убран' })
    const { content } = await read(coordinator, id)
    const changed = await as(coordinator).put(`/articles/${id}`, { ...content, steps: '1. Позвонить' })
    expect(changed.json()).toMatchObject({ versionNo: 2, isWaiting: true })
    expect(await read(executor, id)).toMatchObject({ versionNo: 1, content: { steps: '1. Осмотреть' } })
    // What was read is what is put up.
    expect(await run(moderator, id, { type: 'approve', expectedVersion: 1 })).toMatchObject({
      ...{ status: 409, code: 'article.changed_meanwhile' },
    })
    expect((await run(moderator, id, { type: 'approve', expectedVersion: 2 })).status).toBe(200)
    expect(await read(executor, id)).toMatchObject({ versionNo: 2, content: { steps: '1. Позвонить' } })
    const { versions } = (await as(executor).get(`/articles/${id}/versions`)).json()
    expect(versions.map(({ versionNo }: { versionNo: number }) => versionNo)).toEqual([2, 1])
  })

  it('does not lose what two people write at once', async () => {
    const { coordinator, dispatcher } = desk.people
    const id = await approved({ title: 'Вдвоём' })
    const { content } = await read(coordinator, id)
    const before = { steps: content.steps, avoid: content.avoid }
    const put = (actor: Actor, changes: object) =>
      as(actor).put(`/articles/${id}`, { ...content, ...changes, before: { ...content, ...before } })
    expect((await put(coordinator, { steps: 'Первый' })).statusCode).toBe(200)
    expect((await put(dispatcher, { avoid: 'Второй' })).json().content).toMatchObject({
      steps: 'Первый',
      avoid: 'Второй',
    })
    const refused = await put(dispatcher, { steps: 'Третий' })
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'edit.fields_changed', details: { fields: [{ field: 'steps', now: 'Первый' }] } },
    ])
  })

  it('is withdrawn with a reason, offered to nobody then, and comes back', async () => {
    const { executor, moderator } = desk.people
    const id = await approved({ title: 'Лишняя' })
    expect((await run(moderator, id, { type: 'withdraw', reason: 'Правила сменились' })).state).toBe(
      'withdrawn',
    )
    expect((await read(executor, id)).status).toBe(404)
    expect((await run(moderator, id, { type: 'withdraw', reason: 'Ещё раз' })).code).toBe('article.withdrawn')
    expect((await run(moderator, id, { type: 'restore' })).state).toBe('published')
    expect((await read(executor, id)).status).toBe(200)
  })

  it('refuses variables that nothing fills, and codes that are nowhere', async () => {
    const { coordinator, executor } = desk.people
    expect(await write(coordinator, { answers: ['Здравствуйте, {имечко}'] })).toMatchObject({
      ...{ status: 400, code: 'article.unknown_variables', details: { words: ['{имечко}'] } },
    })
    expect(await write(coordinator, { topicCodes: ['no.such'] })).toMatchObject({
      ...{ status: 400, code: 'directory.unknown_code' },
    })
    expect((await write(executor)).status).toBe(403)
  })

  it('counts a vote of each person once, and uses', async () => {
    const { executor, coordinator } = desk.people
    const id = await approved({ title: 'Помогло?' })
    const vote = (actor: Actor, isHelpful: boolean | null) =>
      as(actor).put(`/articles/${id}/vote`, { isHelpful })
    await vote(executor, false)
    await vote(executor, true)
    await vote(coordinator, false)
    await as(executor).post(`/articles/${id}/use`)
    expect(await read(executor, id)).toMatchObject({ helped: 1, notHelped: 1, ownVote: true, useCount: 1 })
    await vote(coordinator, null)
    expect(await read(coordinator, id)).toMatchObject({ helped: 1, notHelped: 0, ownVote: null })
  })
})

const ARTICLE_STEPS = { steps: '1. Осмотреть' }

describe('beside a question', () => {
  it('lies what is known of its topic, with the answer filled in', async () => {
    await approved({
      title: 'О ямах здесь',
      answers: ['Здравствуйте, {имя}! Мастер проверил место. Яму на {адрес} заделаем до {дата}.'],
    })
    await approved({ title: 'О ямах не здесь', municipalityCodes: ['valday'] })
    const { id } = await saveIncident(desk.test.db, {
      ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
      ...{ municipalityCode: 'borovichi', topicCode: 'roads.potholes', groupCode: 'roads' },
      ...{
        text: 'Огромная яма на дороге',
        address: { settlement: null, street: 'ул. Мира', house: '5', object: null },
      },
    })
    const { articles } = (await as(desk.people.executor).get(`/incidents/${id}/articles`)).json()
    const titles = articles.map(({ title }: { title: string }) => title)
    expect(titles).toContain('О ямах здесь')
    expect(titles).not.toContain('О ямах не здесь')
    const [answer] = articles.find(({ title }: { title: string }) => title === 'О ямах здесь').answers
    expect(answer.text).toContain('по адресу ул. Мира, 5 заделаем')
    expect(answer.open).toContain('{дата}')
    expect(answer).toMatchObject({ outcome: null, isOfMatter: true })
    // Nobody has looked at this one yet.
    expect(answer.text).toContain('{сделано? Мастер проверил место.}')
    // The writer looks among all of them, whatever the question is about.
    const wanted = (
      await as(desk.people.executor).get(
        `/incidents/${id}/articles?words=${encodeURIComponent('горячия вода')}`,
      )
    ).json()
    expect(wanted.articles.map(({ title }: { title: string }) => title)).toContain(
      'Нет горячей воды или она еле тёплая',
    )
    const stranger = buildActor({
      role: 'executor',
      scope: { kind: 'agency', code: 'administration-novgorod-city' },
    })
    expect((await as(stranger).get(`/incidents/${id}/articles`)).statusCode).toBe(404)
  })
})

describe('a file of articles', () => {
  const load = async (body: string, preview: boolean) => {
    const response = await desk.test.app.inject({
      ...{ method: 'POST', url: `/api/articles/file?preview=${preview}`, body },
      headers: {
        authorization: `Bearer ${await desk.test.tokenOf(desk.people.coordinator)}`,
        'content-type': 'text/markdown',
      },
    })
    return { status: response.statusCode, ...response.json() }
  }

  it('says of what the directory does not know where it stands and what it is', async () => {
    const file = (code: string, topics: string) =>
      `---\ncode: ${code}\ntitle: Вода в колодце\ntopics: [${topics}]\nchecked: 2026-11-29\nvalid_until: 2027-05-31\n---\n`
    const { problems } = await load(`${file('one', SEASONAL)}\n${file('two', 'вода')}`, true)
    expect(problems).toEqual([
      { article: 'two', line: 12, field: 'topics', problem: 'unknown_topic', value: 'вода' },
    ])
  })

  it('goes out and comes back the same, changes only what it changes, and nothing with a problem in it', async () => {
    const id = await approved({ title: 'Из файла' })
    const file = (await as(desk.people.executor).get('/articles/file')).body
    expect(await load(file, false)).toMatchObject({ status: 200, added: [], changed: [], problems: [] })

    const changed = file.replace('title: Из файла', 'title: Из файла, новая')
    const preview = await load(changed, true)
    expect(preview.changed).toHaveLength(1)
    expect((await read(desk.people.coordinator, id)).content.title).toBe('Из файла')
    const wrong = await load(changed.replace('## Что делать', '## Как попало'), false)
    expect(wrong.problems).toHaveLength(1)
    expect((await read(desk.people.coordinator, id)).content.title).toBe('Из файла')
    await load(changed, false)
    expect(await read(desk.people.coordinator, id)).toMatchObject({
      isWaiting: true,
      content: { title: 'Из файла, новая' },
    })
    expect((await read(desk.people.executor, id)).content.title).toBe('Из файла')
  })
})

describe('the list of articles as a file', () => {
  const table = async (actor: Actor, query = '') => (await as(actor).get(`/articles.csv?${query}`)).body
  const text = async (actor: Actor, query = '') => (await as(actor).get(`/articles/file?${query}`)).body
  const lineOf = (body: string, words: string) =>
    body.split('\r\n').find((line) => line.includes(words)) ?? ''

  it('has what the filter finds, in words, and drafts for whoever writes alone', async () => {
    const { coordinator, moderator, executor } = desk.people
    await approved({ title: '=ЯМА("таблица")', validUntil: '2099-12-31', isPublic: true })
    const withdrawn = await approved({ title: 'Снятая в таблице' })
    expect(await run(moderator, withdrawn, { type: 'withdraw', reason: 'Проверка таблицы' })).toMatchObject({
      status: 200,
    })
    await write(coordinator, { title: 'Черновик в таблице' })
    const body = await table(executor)
    // Not a formula, whatever the title begins with.
    const line = lineOf(body, 'ЯМА(')
    expect(line).toMatch(/^"'=ЯМА\(""таблица""\)";/)
    expect(line).toContain(';все;действует;31.12.2099;да;')
    expect(line).toContain(`;${coordinator.name};`)
    expect(line).toContain(`;${moderator.name};`)
    expect(line).not.toContain('roads.potholes')
    expect(body).not.toMatch(/Снятая|Черновик в/)
    expect(await table(executor, 'state=draft')).not.toContain('Черновик в таблице')
    expect(lineOf(await table(coordinator, 'state=draft'), 'Черновик в таблице')).toContain(
      '"черновик, ждёт согласования"',
    )
    expect(await table(coordinator, 'state=withdrawn')).toContain('Снятая в таблице')
  })

  it('is Markdown of what the filter shows', async () => {
    await approved({ title: 'Лёд на тротуаре в файле' })
    const found = await text(desk.people.executor, `search=${encodeURIComponent('лёд на тротуаре в файле')}`)
    expect(found).toContain('title: Лёд на тротуаре в файле')
    expect(found).not.toContain('title: Яма на дороге')
    const entry = await desk.test.db
      .selectFrom('journal')
      .select(['actorId', 'details'])
      .where('action', '=', 'portal.exported')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({
      actorId: desk.people.executor.id,
      details: { name: 'База знаний', fields: ['search', 'state'] },
    })
    expect(await text(desk.people.executor, 'state=draft')).not.toContain('title:')
    expect((await as(desk.people.executor).get('/articles.csv?state=nonsense')).statusCode).toBe(400)
  })
})

describe('articles that ship', () => {
  const FOLDER = new URL('./content/', import.meta.url)
  const files = readdirSync(FOLDER).filter((name) => name !== 'README.md')
  const shipped = readArticles(files.map((name) => readFileSync(new URL(name, FOLDER), 'utf8')).join('\n'))

  it('are sixty and more, each read without a problem, under the name of its file, and on a topic', async () => {
    expect(shipped.problems).toEqual([])
    expect(shipped.articles.length).toBeGreaterThanOrEqual(60)
    expect(shipped.articles.map(({ code }) => `${code}.md`)).toEqual(files)
    const directory = await getDirectory(desk.test.db)
    for (const { code, content } of shipped.articles) {
      expect([code, unknownCodes(content, directory)]).toEqual([code, []])
      expect([code, content.answers.flatMap(unknownVariables)]).toEqual([code, []])
      const { steps, term, who, avoid, norms, topicCodes } = content
      expect([code, [steps, term, who, avoid].includes(''), norms.length > 0, topicCodes.length > 0]).toEqual(
        [...[code, false, true, true]],
      )
    }
  })

  it('name one telephone for one service, and none of a body', () => {
    const ONE = { газ: '104', полици: '102', ГИБДД: '102' }
    const sentences = files.flatMap((name) => {
      const text = readFileSync(new URL(name, FOLDER), 'utf8').split('\n---\n').slice(1).join('\n')
      return text.split(/(?<=[.!?;])\s|\n/).map((said) => ({ name, said }))
    })
    const wrong = sentences.filter(({ said }) => {
      // 112 takes calls for all of them.
      const numbers = said.match(/(?<![\d.,№-])10[1-4](?![\d-])/g) ?? []
      const own = Object.entries(ONE).flatMap(([service, number]) => (said.includes(service) ? [number] : []))
      return own.length > 0 && numbers.some((number) => !own.includes(number))
    })
    expect(wrong).toEqual([])
    expect(sentences.filter(({ said }) => /8[ (-]+\d{3,5}[ )-]+\d/.test(said))).toEqual([])
  })

  it('have model answers of which the checklist has nothing to say', () => {
    const told = { now: { day: '2026-12-01', time: '12:00' }, stopPhrases: [] }
    const found = shipped.articles.flatMap(({ code, content }) =>
      content.answers.flatMap((text) => remarksOfModel(text, told).map((remark) => [code, remark])),
    )
    expect(found).toEqual([])
  })

  it('leave to the writer who does the work and under which number, which no question knows', () => {
    const filled = shipped.articles.flatMap(({ code, content }) =>
      content.answers.some((text) => /\{(исполнитель|номер)\}/u.test(text)) ? [code] : [],
    )
    expect(filled).toEqual([])
  })

  it('speak to a resident where residents read them, and to a colleague elsewhere', () => {
    const toColleague =
      /(?<!\p{L})(называйте|смотрите|сверьте|сверяйте|проверьте|пишите|обещайте|уточняйте|берите|возьмите|спросите|назовите|вашем|вашей|вашего|ваших|у вас|не пишем|не называем)(?!\p{L})/iu
    const found = shipped.articles
      .filter(({ content }) => content.isPublic)
      .flatMap(({ code, content: { term, who } }) => {
        const word = toColleague.exec(`${term}\n${who}`)?.[0]
        return word ? [`${code}: ${word}`] : []
      })
    expect(found).toEqual([])
  })

  it('are there from the first start, and one that was changed is not put back', async () => {
    const { coordinator, executor, moderator } = desk.people
    const search = async () => (await as(executor).get('/articles?search=фонарь')).json().articles[0]
    const { id, title } = await search()
    expect(title).toBe('Не горит фонарь')
    const { content } = await read(coordinator, id)
    await as(coordinator).put(`/articles/${id}`, { ...content, title: 'Не горит фонарь у нас' })
    await run(moderator, id, { type: 'approve', expectedVersion: 2 })
    await seedArticles(desk.test.context.db, new Date())
    expect((await search()).title).toBe('Не горит фонарь у нас')
  })
})
