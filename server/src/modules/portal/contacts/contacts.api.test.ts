import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { bodyOf } from '../../../../test/factories/duty-body.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { getDirectory } from '../../directory/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const OTHER = 'administration-valday'

describe('the contact of a body', () => {
  it('is entered by the body itself, and its telephone is the one that answers name', async () => {
    const body = bodyOf(desk)
    expect(
      await body.save({ phone: '8 (8162) 00-11-22', innerPhone: '0-12', address: 'каб. 4' }),
    ).toMatchObject({
      status: 200,
      contact: { phone: '8 (8162) 00-11-22', innerPhone: '0-12', address: 'каб. 4', email: '' },
      mayWrite: true,
    })
    const { agencies } = await getDirectory(desk.test.db)
    expect(agencies.find(({ code }) => code === DESK_AGENCY)?.phone).toBe('8 (8162) 00-11-22')
  })

  it('is read by everybody at work, and written by nobody of another body', async () => {
    const { coordinator, dispatcher } = desk.people
    expect(await bodyOf(desk, coordinator).read(OTHER)).toMatchObject({
      status: 200,
      mayWrite: false,
      accounts: [],
    })
    expect(await bodyOf(desk, coordinator).save({ phone: '' }, OTHER)).toMatchObject({
      ...{ status: 403, code: 'duty.forbidden' },
    })
    expect((await bodyOf(desk, dispatcher).save({ note: 'Центр' }, OTHER)).status).toBe(200)
    const ofPlace = await saveUser(
      desk.test.db,
      buildActor({ role: 'head', scope: { kind: 'municipality', code: 'valday' } }),
    )
    expect((await bodyOf(desk, ofPlace).save({ note: 'Округ' }, OTHER)).status).toBe(200)
    const analyst = await saveUser(desk.test.db, buildActor({ role: 'analyst' }))
    expect((await bodyOf(desk, analyst).save({ note: 'Нет' }, OTHER)).status).toBe(403)
    expect((await bodyOf(desk, coordinator).read('nowhere')).status).toBe(404)
  })

  it('loses nothing of what two people write at once', async () => {
    const body = bodyOf(desk)
    const { contact } = await body.save({ address: 'Дом 1', note: 'А' })
    expect(contact).toMatchObject({ address: 'Дом 1' })
    expect(await body.save({ address: 'Дом 2', before: { address: 'Дом 1' } })).toMatchObject({ status: 200 })
    expect(await body.save({ note: 'Б', before: { note: 'А' } })).toMatchObject({
      ...{ status: 200, contact: { address: 'Дом 2', note: 'Б' } },
    })
    expect(await body.save({ address: 'Дом 3', before: { address: 'Дом 1' } })).toMatchObject({
      ...{
        status: 409,
        code: 'edit.fields_changed',
        details: { fields: [{ field: 'address', now: 'Дом 2' }] },
      },
    })
  })

  it('takes a telephone and no other words for one', async () => {
    expect((await bodyOf(desk).save({ phone: 'звоните Ивану' })).status).toBe(400)
    expect((await bodyOf(desk).save({ phone: '8 (8162) 00-11-22 доб. 4, 112' })).status).toBe(200)
  })
})

describe('people of a body', () => {
  it('are accounts of the body, each once, or names without one', async () => {
    const body = bodyOf(desk)
    const { executor } = desk.people
    expect(await body.addPerson({ userId: executor.id, name: null, phone: '0-55' })).toMatchObject({
      status: 200,
    })
    const { people, accounts } = (await body.read()) as unknown as {
      people: { userId: string | null; name: string }[]
      accounts: { id: string }[]
    }
    expect(people.find(({ userId }) => userId === executor.id)?.name).toBe(executor.name)
    expect(accounts.map(({ id }) => id)).not.toContain(executor.id)
    expect(await body.addPerson({ userId: executor.id, name: null })).toMatchObject({
      code: 'duty.account_taken',
    })
    expect(await body.addPerson({ userId: desk.people.moderator.id, name: null })).toMatchObject({
      code: 'duty.foreign_account',
    })
    expect((await body.addPerson({ name: null })).status).toBe(400)
    expect((await body.addPerson({ name: 'Зоя Тихова' })).status).toBe(200)
  })

  it('do not go while a post or a coming shift needs them', async () => {
    const body = bodyOf(desk)
    const id = await body.person('Пётр Нужный')
    const postId = await body.post({ name: 'Пост Нужного', topicCodes: [], leadId: id })
    expect(await body.changePerson(id, { isActive: false })).toMatchObject({ code: 'duty.person_has_shifts' })
    expect((await body.changePost(postId, { leadId: null })).status).toBe(200)
    expect((await body.changePerson(id, { isActive: false })).status).toBe(200)
    expect(await body.changePost(postId, { leadId: id })).toMatchObject({ code: 'duty.unknown_person' })
  })

  it('are away once at a time, with somebody who is not away then', async () => {
    const body = bodyOf(desk)
    const [one, other] = [await body.person('Ада Первая'), await body.person('Ева Вторая')]
    const days = { startsOn: '2026-11-25', endsOn: '2026-11-27' }
    expect((await body.addAbsence(one, { ...days, substituteId: other })).status).toBe(200)
    expect(await body.addAbsence(one, { startsOn: '2026-11-27', endsOn: '2026-11-30' })).toMatchObject({
      code: 'duty.absence_overlaps',
    })
    expect((await body.addAbsence(one, { startsOn: '2026-11-28', endsOn: '2026-11-28' })).status).toBe(200)
    expect(await body.addAbsence(other, { ...days, substituteId: one })).toMatchObject({
      code: 'duty.substitute_away',
    })
    expect(await body.addAbsence(one, { startsOn: '2026-11-20', endsOn: '2026-11-21' })).toMatchObject({
      code: 'duty.absence_over',
    })
    const { people } = (await body.read()) as unknown as {
      people: { id: string; absences: { id: string; substituteName: string | null }[] }[]
    }
    const [first] = people.find(({ id }) => id === one)?.absences ?? []
    expect(first?.substituteName).toBe('Ева Вторая')
    expect((await body.removeAbsence(first?.id ?? '')).status).toBe(200)
    expect((await body.removeAbsence(first?.id ?? '')).status).toBe(404)
  })
})

describe('a post', () => {
  it('is held to the directory and has a name of its own', async () => {
    const body = bodyOf(desk)
    expect((await body.addPost({ name: 'Свет' })).status).toBe(200)
    expect(await body.addPost({ name: 'СВЕТ' })).toMatchObject({ status: 409, code: 'duty.name_taken' })
    expect(await body.addPost({ name: 'Иное', topicCodes: ['nothing'] })).toMatchObject({
      ...{ status: 400, code: 'directory.unknown_code', details: { field: 'topicCodes', code: 'nothing' } },
    })
    expect(await body.addPost({ name: 'Чужой', unitCode: `${OTHER}.roads` })).toMatchObject({
      ...{ code: 'directory.unknown_code', details: { field: 'unitCode' } },
    })
    expect(await body.addPost({ name: 'Где' }, OTHER)).toMatchObject({ status: 403 })
  })
})
