import type { MacroContent } from '@veche/contract/portal/macros.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const CONTENT: MacroContent = {
  ...{ name: 'Яма: в администрацию', text: 'Здравствуйте! Вопрос {номер} передан.', isShared: true },
  acts: [{ does: 'give', agencyCode: DESK_AGENCY }, { does: 'urge' }, { does: 'tag', tags: ['ямы'] }],
}
const as = (actor: Actor) => desk.test.as(actor)
async function write(content: Partial<MacroContent> = {}, actor: Actor = desk.people.moderator) {
  const response = await as(actor).post('/macros', { ...CONTENT, ...content })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const save = (changes: object = {}) =>
  saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'distribution', topicCode: 'roads.potholes' },
    ...{ groupCode: 'roads', municipalityCode: 'borovichi', ...changes },
  })
const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const apply = (actor: Actor, incidentId: string, macroId: string, expectedVersion = 1) =>
  as(actor).post(`/incidents/${incidentId}/macros/${macroId}`, { expectedVersion })

it('shows what it would do, does it in the name of the person, prepares the text, and is taken back', async () => {
  const { moderator } = desk.people
  const macro = await write()
  const { id } = await save()
  const { number } = await stored(id)

  const plans = (await as(moderator).get(`/incidents/${id}/macros`)).json()
  expect(plans.macros[0]).toMatchObject({
    ...{ id: macro.id, text: `Здравствуйте! Вопрос ${number} передан.` },
    acts: [{ outcome: 'planned' }, { outcome: 'planned' }, { outcome: 'planned' }],
  })
  const applied = await apply(moderator, id, macro.id)
  expect(applied.json(), applied.body).toMatchObject({
    ...{ textGoes: 'card', acts: [{ outcome: 'done' }, { outcome: 'done' }, { outcome: 'done' }] },
  })
  expect(await stored(id)).toMatchObject({ agencyCode: DESK_AGENCY, urgency: 'urgent', tags: ['ямы'] })
  const history = (await as(moderator).get(`/incidents/${id}/activity`)).json().activities
  expect(history[0]).toMatchObject({ type: 'tag', actorName: moderator.name })

  const undo = await as(moderator).post(`/macros/uses/${applied.json().useId}/undo`)
  expect(undo.statusCode, undo.body).toBe(200)
  expect(await stored(id)).toMatchObject({
    step: 'distribution',
    agencyCode: null,
    urgency: 'normal',
    tags: [],
  })
  const again = await as(moderator).post(`/macros/uses/${applied.json().useId}/undo`)
  expect([again.statusCode, again.json().code]).toEqual([404, 'macro.use_not_found'])
})

it('shows the words as they will be put: the body that the macro gives it to, and no day that has passed', async () => {
  const { moderator } = desk.people
  const macro = await write({
    acts: [{ does: 'give', agencyCode: DESK_AGENCY }],
    text: 'Передали: {орган}. Отвечает {кто отвечает}. Ответим до {срок} или к 20 ноября 2026 года.',
  })
  const { id } = await save({
    ...{ step: 'assigned', agencyCode: 'administration-novgorod-city' },
    deadlineDueAt: new Date('2026-11-20T09:00:00Z'),
  })
  const { name } = await desk.test.db
    .selectFrom('agency')
    .select('name')
    .where('code', '=', DESK_AGENCY)
    .executeTakeFirstOrThrow()
  const { macros } = (await as(moderator).get(`/incidents/${id}/macros`)).json()
  const shown = macros.find((one: { id: string }) => one.id === macro.id)
  expect(shown).toMatchObject({
    text: `Передали: ${name}. Отвечает ${name}. Ответим до {срок} или к {дата}.`,
    open: ['{срок}', '{дата}'],
  })

  expect((await apply(moderator, id, macro.id)).statusCode).toBe(200)
  const draft = await desk.test.db
    .selectFrom('answerDraft')
    .select('text')
    .where('incidentId', '=', id)
    .executeTakeFirstOrThrow()
  expect(draft.text).toBe(shown.text)
})

it('does what the person may do and tells what they may not', async () => {
  const macro = await write({ text: '' })
  const { id } = await save({ step: 'assigned', agencyCode: DESK_AGENCY })
  const { executor } = desk.people

  const applied = await apply(executor, id, macro.id)

  expect(applied.json().acts).toMatchObject([
    { outcome: 'nothing' },
    { outcome: 'refused', code: 'incident.step_forbidden' },
    { outcome: 'done' },
  ])
  expect(await stored(id)).toMatchObject({ urgency: 'normal', tags: ['ямы'] })
})

it('leaves nothing of a press that could do nothing, or that comes too late', async () => {
  const { moderator } = desk.people
  const macro = await write({ text: '', acts: [{ does: 'urge' }] })
  const { id } = await save({ urgency: 'urgent' })

  const nothing = await apply(moderator, id, macro.id)
  expect([nothing.statusCode, nothing.json().code]).toEqual([409, 'macro.nothing_to_do'])
  const stale = await apply(moderator, id, macro.id, 7)
  expect([stale.statusCode, stale.json().code]).toEqual([409, 'incident.changed_meanwhile'])
  expect((await stored(id)).version).toBe(1)
})

it('is of its writer alone until it is shared, and shared by whoever leads work', async () => {
  const { executor, coordinator, moderator } = desk.people
  const own = await write({ isShared: false, name: 'Своё' }, executor)
  const { id } = await save({ step: 'assigned', agencyCode: DESK_AGENCY })

  const namesFor = async (actor: Actor): Promise<string[]> =>
    (await as(actor).get(`/incidents/${id}/macros`))
      .json()
      .macros.map(({ content }: { content: MacroContent }) => content.name)
  expect(await namesFor(executor)).toContain('Своё')
  expect(await namesFor(coordinator)).not.toContain('Своё')
  const shared = await as(executor).put(`/macros/${own.id}`, { ...CONTENT, name: 'Своё' })
  expect([shared.statusCode, shared.json().code]).toEqual([403, 'macro.may_not_share'])
  expect((await as(moderator).post(`/macros/${own.id}/archive`)).statusCode).toBe(404)
  expect((await as(executor).post(`/macros/${own.id}/archive`)).statusCode).toBe(200)
  expect(await namesFor(executor)).not.toContain('Своё')
})

it('says that a text put on a question nobody has waits for whoever is given it, and where none is put', async () => {
  const { moderator } = desk.people
  const macro = await write({ acts: [] })
  const { id } = await save({ step: 'new' })
  const planned = async () =>
    (await as(moderator).get(`/incidents/${id}/macros`))
      .json()
      .macros.find((one: { id: string }) => one.id === macro.id).textGoes

  expect(await planned()).toBe('waits')
  expect((await apply(moderator, id, macro.id)).json()).toMatchObject({ textGoes: 'waits' })
  expect(await planned()).toBe('nowhere')
  const again = await apply(moderator, id, macro.id)
  expect([again.statusCode, again.json().code]).toEqual([409, 'macro.nothing_to_do'])
})

it('is put on many: told beforehand how many change, each by itself, and taken back as one', async () => {
  const { moderator, executor } = desk.people
  const macro = await write({ acts: [{ does: 'tag', tags: ['много'] }], text: '' })
  const rows = [await save(), await save({ tags: ['много'] })]
  const incidentIds = rows.map(({ id }) => id)
  const planned = (await as(moderator).post('/macros/plans', { incidentIds })).json()
  expect(planned.count).toBe(2)
  expect(planned.macros.find((one: { id: string }) => one.id === macro.id)).toMatchObject({
    ...{ changes: 1, drafts: 0 },
  })

  const applied = (await as(moderator).post(`/macros/${macro.id}/many`, { incidentIds })).json()
  expect(applied).toEqual({
    useIds: [expect.any(String)],
    ...{ partly: 0, refused: [{ code: 'macro.nothing_to_do', count: 1 }] },
  })
  expect((await stored(rows[0]!.id)).tags).toEqual(['много'])

  const other = await as(executor).post('/macros/uses/undo', { useIds: applied.useIds })
  expect(other.json()).toEqual({ undone: 0, kept: 1 })
  const undone = await as(moderator).post('/macros/uses/undo', { useIds: applied.useIds })
  expect(undone.json()).toEqual({ undone: 1, kept: 0 })
  expect((await stored(rows[0]!.id)).tags).toEqual([])
  const tooMany = Array.from({ length: 101 }, () => rows[0]!.id)
  expect((await as(moderator).post('/macros/plans', { incidentIds: tooMany })).statusCode).toBe(400)
})

it('goes out to a file and comes in from one, one’s own and what is shared by whoever may share', async () => {
  const { moderator, executor } = desk.people
  const shared = await write({ name: 'Общий в файле' })
  await write({ name: 'Чужой в файле', isShared: false }, moderator)
  const own = await write({ name: 'Свой в файле', isShared: false, acts: [{ does: 'urge' }] }, executor)
  const file: string = (await as(executor).get('/macros/file')).body
  expect(file).toContain(`id: ${shared.id}\n`)
  expect(file).not.toContain('Чужой в файле')
  const load = async (actor: Actor, text: string, preview = false) =>
    (await as(actor).post(`/macros/file?preview=${preview}`, { files: [{ name: 'm.md', text }] })).json()
  const same = await load(executor, file)
  expect(same).toMatchObject({ added: [], changed: [], problems: [] })
  expect(same.unchanged).toEqual(expect.arrayContaining(['Общий в файле', 'Свой в файле']))

  const changed = file.replace('name: Общий в файле', 'name: Общий иначе')
  expect((await load(executor, changed)).problems).toMatchObject([
    { field: 'name', problem: 'macro.not_own' },
  ])
  expect(await load(executor, file.replace('name: Свой в файле', 'name: Свой иначе'))).toMatchObject({
    ...{ changed: ['Свой иначе'], problems: [] },
  })
  const part = (id: string) => file.split(/(?=^---\nid: )/m).find((one) => one.includes(id)) ?? ''
  const wrong = part(own.id).replace('does: urge', 'does: publish')
  expect((await load(executor, wrong)).problems).toMatchObject([{ file: 'm.md', problem: 'wrong' }])
  const more = part(shared.id)
    .replace(/^id: .*\n/m, '')
    .replace('Общий в файле', 'Ещё один')
  expect((await load(executor, more)).problems).toMatchObject([{ problem: 'macro.may_not_share' }])
  expect(await load(moderator, more, true)).toMatchObject({ added: ['Ещё один'] })
  expect((await as(moderator).get('/macros/file')).body).not.toContain('Ещё один')
})
