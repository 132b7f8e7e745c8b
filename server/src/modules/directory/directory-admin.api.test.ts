import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { chooseAgency, forgetDirectory, getDirectory } from './index.ts'

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор Ева' })
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const admin = () => test.as(administrator)
const book = async () => (await admin().get('/directory/book')).json()
const lastJournal = () =>
  test.db.selectFrom('journal').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

const NEW_AGENCY = {
  code: 'park-service',
  name: 'Служба парков',
  shortName: 'Парки',
  kind: 'utility',
  municipalityCode: 'borovichi',
  scheduleCode: 'standard',
  isTrusted: false,
}

describe('municipalities', () => {
  it('are added, renamed and seen by everybody at once, and the journal keeps who did it', async () => {
    const row = { code: 'new-okrug', name: 'Новый округ', shortName: 'Новый', centre: 'Новый' }
    const added = await admin().post('/directory/municipalities', {
      ...row,
      ...{ population: null, latitude: null, longitude: null },
    })
    const renamed = await admin().patch('/directory/municipalities/new-okrug', { shortName: 'Новенький' })

    expect([added.statusCode, renamed.statusCode]).toEqual([200, 200])
    const { municipalities } = await getDirectory(test.db)
    expect(municipalities.find(({ code }) => code === 'new-okrug')?.shortName).toBe('Новенький')
    expect(await lastJournal()).toMatchObject({
      actorId: administrator.id,
      action: 'directory.municipality_changed',
      objectId: 'new-okrug',
      details: { shortName: { before: 'Новый', after: 'Новенький' } },
    })
  })

  it('refuse a code that is taken and a code that cannot be one', async () => {
    const row = { name: 'Другой', shortName: 'Другой', centre: 'Другой' }
    const rest = { population: null, latitude: null, longitude: null }
    const taken = await admin().post('/directory/municipalities', { ...row, ...rest, code: 'borovichi' })
    const wrong = await admin().post('/directory/municipalities', { ...row, ...rest, code: 'Боровичи' })

    expect([taken.statusCode, taken.json().code]).toEqual([409, 'directory.code_taken'])
    expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'http.invalid'])
  })

  it('stay while something stands on them, and say what', async () => {
    const response = await admin().patch('/directory/municipalities/borovichi', { isActive: false })

    expect([response.statusCode, response.json().code]).toEqual([409, 'directory.in_use'])
    expect(response.json().details.agencies).toBeGreaterThan(0)
  })
})

describe('bodies and units', () => {
  it('are added with a unit, moved to another schedule and switched off; old work still reads their names', async () => {
    expect((await admin().post('/directory/agencies', NEW_AGENCY)).statusCode).toBe(200)
    const unit = { code: 'park-service-night', agencyCode: 'park-service', name: 'Ночная смена' }
    expect((await admin().post('/directory/units', unit)).statusCode).toBe(200)
    await admin().patch('/directory/agencies/park-service', {
      scheduleCode: 'round-the-clock',
      isTrusted: true,
    })
    const known = (await getDirectory(test.db)).agencies.find(({ code }) => code === 'park-service')
    expect(known).toMatchObject({ scheduleCode: 'round-the-clock', isTrusted: true })
    expect(known?.units).toMatchObject([{ code: 'park-service-night' }])

    expect((await admin().patch('/directory/agencies/park-service', { isActive: false })).statusCode).toBe(
      200,
    )
    const directory = (await admin().get('/directory')).json()
    expect(directory.agencies.map(({ code }: { code: string }) => code)).not.toContain('park-service')
    expect(directory.retired.agencies).toContainEqual({ code: 'park-service', name: 'Служба парков' })
  })

  it('stay while people work there', async () => {
    await admin().post('/directory/agencies', { ...NEW_AGENCY, code: 'with-people' })
    await saveUser(test.db, buildActor({ role: 'executor', scope: { kind: 'agency', code: 'with-people' } }))
    const response = await admin().patch('/directory/agencies/with-people', { isActive: false })

    expect(response.json()).toMatchObject({ code: 'directory.in_use', details: { people: 1, incidents: 0 } })
  })

  it('refuse unknown codes, an unknown row and the loss of the only centre', async () => {
    const wrong = await admin().post('/directory/agencies', {
      ...NEW_AGENCY,
      code: 'lost',
      scheduleCode: 'never',
    })
    const absent = await admin().patch('/directory/agencies/nobody', { name: 'Никто' })
    const { agencies } = await book()
    const centre = agencies.find(({ kind }: { kind: string }) => kind === 'centre').code
    const last = await admin().patch(`/directory/agencies/${centre}`, { kind: 'utility' })

    expect(wrong.json()).toMatchObject({
      code: 'directory.unknown_code',
      details: { field: 'scheduleCode' },
    })
    expect(absent.statusCode).toBe(404)
    expect(last.json().code).toBe('directory.last_centre')
  })
})

describe('topics', () => {
  it('are closed from a date, keep their name for old work, and become another by a new version', async () => {
    const { topics } = await getDirectory(test.db)
    const [old, next] = topics
    const today = new Date().toISOString().slice(0, 10)
    await admin().patch(`/directory/topics/${old!.code}`, { validUntil: today })
    const after = (await admin().get('/directory')).json()
    expect(after.topics).toHaveLength(topics.length - 1)
    expect(after.retired.topics).toContainEqual({ code: old!.code, name: old!.name })

    const mapping = { oldCode: old!.code, newCode: next!.code }
    const request = { mappings: [mapping], note: 'Классификатор 2027 года', isMoved: true }
    const mapped = await admin().post('/directory/topic-mappings', request)
    expect(mapped.json()).toEqual({ catalogueVersion: 2 })
    expect((await getDirectory(test.db)).mappings).toEqual([mapping])
    expect(test.jobs).toContainEqual(
      expect.objectContaining({
        name: 'incidents.move_topics',
        payload: { catalogueVersion: 2, actor: { id: administrator.id, name: administrator.name } },
      }),
    )
  })

  it('refuse a mapping of what is still open, and a closing before the beginning', async () => {
    const { topics } = await getDirectory(test.db)
    const [one, two] = topics
    const response = await admin().post('/directory/topic-mappings', {
      ...{ mappings: [{ oldCode: one!.code, newCode: two!.code }], note: 'Рано', isMoved: false },
    })
    const early = await admin().patch(`/directory/topics/${one!.code}`, { validUntil: '2000-01-01' })

    expect(response.json()).toMatchObject({
      code: 'directory.bad_mapping',
      details: { problems: [{ code: 'still_open' }] },
    })
    expect(early.json().code).toBe('directory.closed_before_begun')
  })

  it('are added to a group and may be closed from a later day, open until then', async () => {
    await admin().post('/directory/topic-groups', { code: 'parks', name: 'Парки', position: 30 })
    const topic = {
      ...{ code: 'parks-benches', groupCode: 'parks', name: 'Скамейки в парке', definition: null },
      ...{ isUrgent: false, isPhysical: true, validFrom: '2026-01-01' },
    }
    expect((await admin().post('/directory/topics', topic)).statusCode).toBe(200)
    await admin().patch('/directory/topics/parks-benches', { validUntil: '2999-01-01' })

    expect((await getDirectory(test.db)).topics.map(({ code }) => code)).toContain('parks-benches')
  })
})

describe('routes', () => {
  it('are added, decide at once, conflict by key, are changed and removed', async () => {
    await admin().post('/directory/agencies', { ...NEW_AGENCY, code: 'bench-service' })
    const { topics } = await getDirectory(test.db)
    const topic = topics.find(({ code }) => code === 'parks-benches')!
    const route = {
      ...{ topicCode: topic.code, groupCode: null, municipalityCode: 'borovichi' },
      agencyCode: 'bench-service',
    }
    expect((await admin().post('/directory/routes', route)).statusCode).toBe(200)
    const twice = await admin().post('/directory/routes', { ...route, agencyCode: 'ministry-roads' })
    expect(twice.json()).toMatchObject({
      code: 'directory.route_conflict',
      details: { agencyCodes: ['bench-service'] },
    })
    const query = { topicCode: topic.code, municipalityCode: 'borovichi' }
    expect(chooseAgency(await getDirectory(test.db), query)?.agencyCode).toBe('bench-service')

    const { routes } = await book()
    const { id } = routes.find(({ topicCode }: { topicCode: string }) => topicCode === topic.code)
    await admin().put(`/directory/routes/${id}`, { ...route, municipalityCode: null })
    expect(chooseAgency(await getDirectory(test.db), query)?.match).toBe('topic')
    await admin().delete(`/directory/routes/${id}`)
    expect(chooseAgency(await getDirectory(test.db), query)).toBeNull()
    expect((await lastJournal()).action).toBe('directory.route_removed')
  })

  it('refuse a row for a topic and a group at once and for an unknown body', async () => {
    const both = await admin().post('/directory/routes', {
      ...{ topicCode: 'parks-benches', groupCode: 'parks', municipalityCode: null },
      agencyCode: 'ministry-roads',
    })
    const unknown = await admin().post('/directory/routes', {
      ...{ topicCode: 'parks-benches', groupCode: null, municipalityCode: null, agencyCode: 'nobody' },
    })

    expect(both.json().code).toBe('directory.topic_or_group')
    expect(unknown.json()).toMatchObject({ code: 'directory.unknown_code', details: { field: 'agencyCode' } })
  })

  it('are tested: which row decides, which are passed over, and from a text', async () => {
    const { routes, topics } = await getDirectory(test.db)
    const exact = routes.find((row) => row.topicCode && row.municipalityCode)!
    const { groupCode } = topics.find(({ code }) => code === exact.topicCode)!
    const url = `/directory/routes/test?topicCode=${exact.topicCode}&municipalityCode=${exact.municipalityCode}`
    const tested = (await admin().get(url)).json()
    expect(tested).toMatchObject({ decided: exact, match: 'topic_municipality' })
    expect(tested.passedOver.length).toBe(
      routes.filter(
        (row) =>
          row !== exact &&
          (row.topicCode === exact.topicCode || row.groupCode === groupCode) &&
          (row.municipalityCode === null || row.municipalityCode === exact.municipalityCode),
      ).length,
    )
    const text = { text: 'В Боровичах на улице Ленина яма на дороге, почините асфальт' }
    const read = (await admin().post('/directory/routes/test-text', text)).json()
    expect(read).toMatchObject({ municipalityCode: 'borovichi' })
    expect(read.topicCode).toBeTruthy()
  })
})

describe('schedules and the calendar', () => {
  const week = { mon: [['09:00', '18:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

  it('refuse a week without hours and hours that overlap', async () => {
    const row = { code: 'odd', name: 'Странный', kind: 'weekly', followsCalendar: true }
    const empty = await admin().post('/directory/schedules', { ...row, week: { ...week, mon: [] } })
    const overlap = [
      ['09:00', '13:00'],
      ['12:00', '18:00'],
    ]
    const wrong = await admin().post('/directory/schedules', { ...row, week: { ...week, mon: overlap } })

    expect(empty.json()).toMatchObject({ details: { problems: [{ code: 'schedule.empty' }] } })
    expect(wrong.json()).toMatchObject({ details: { problems: [{ code: 'schedule.overlap' }] } })
  })

  it('a change of hours makes a version and asks for a recomputation; a new name does not', async () => {
    await admin().post('/directory/schedules', {
      ...{ code: 'monday', name: 'По понедельникам', kind: 'weekly', followsCalendar: true, week },
    })
    const count = () => test.jobs.filter(({ name }) => name === 'incidents.recompute_deadlines').length
    const before = count()
    await admin().patch('/directory/schedules/monday', { name: 'Только понедельник' })
    expect(count()).toBe(before)
    await admin().patch('/directory/schedules/monday', { week: { ...week, tue: [['09:00', '12:00']] } })
    expect(count()).toBe(before + 1)
    expect((await admin().patch('/directory/schedules/standard', { isActive: false })).json().code).toBe(
      'directory.in_use',
    )
  })

  it('days are set and removed in one version; an unpublished year keeps the days of the law', async () => {
    const version = (await admin().get('/directory/calendar/versions')).json().versions[0].version
    const assumed = (await admin().get('/directory/calendar/years/2031')).json()
    expect(assumed).toMatchObject({ isPublished: false })
    const day = { on: '2031-07-08', isRegional: false, kind: 'off', name: 'День семьи', movedFrom: null }
    const changed = await admin().post('/directory/calendar/changes', { set: [day], note: 'Новый праздник' })

    expect(changed.json()).toEqual({ calendarVersion: version + 1 })
    const year = (await admin().get('/directory/calendar/years/2031')).json()
    expect(year).toMatchObject({ isPublished: true, calendarVersion: version + 1 })
    expect(year.days).toHaveLength(assumed.days.length + 1)
    const removed = [{ on: '2031-07-08', isRegional: false }]
    await admin().post('/directory/calendar/changes', { remove: removed, note: 'Отменили' })
    expect((await admin().get('/directory/calendar/years/2031')).json().days).toEqual(assumed.days)
  })

  it('refuse a day twice and a weekday made working', async () => {
    const day = { on: '2026-07-08', isRegional: false, kind: 'work', name: null, movedFrom: null }
    const weekday = await admin().post('/directory/calendar/changes', { set: [day], note: 'Ошибка' })
    const off = { ...day, kind: 'off' }
    const twice = await admin().post('/directory/calendar/changes', { set: [off, off], note: 'Ошибка' })

    expect(weekday.json()).toMatchObject({ details: { problems: [{ code: 'work_on_weekday' }] } })
    expect(twice.json()).toMatchObject({ details: { problems: [{ code: 'day_twice' }] } })
  })
})

it('nobody but an administrator changes anything', async () => {
  forgetDirectory(test.db)
  const dispatcher = test.as(buildActor())
  expect((await dispatcher.get('/directory/book')).statusCode).toBe(403)
  expect((await dispatcher.post('/directory/agencies', NEW_AGENCY)).statusCode).toBe(403)
})

describe('many bodies at once', () => {
  const many = (rows: object[], query = '') => admin().post(`/directory/agencies/many${query}`, { rows })
  const trusts = async (codes: string[]) =>
    (await book()).agencies
      .filter(({ code }: { code: string }) => codes.includes(code))
      .map(({ isTrusted }: { isTrusted: boolean }) => isTrusted)

  it('get trust with one press, each in the journal, and lose it by what the answer says', async () => {
    const codes = ['many-one', 'many-two']
    for (const code of codes) await admin().post('/directory/agencies', { ...NEW_AGENCY, code })
    const rows = [...codes, 'nowhere'].map((code) => ({ code, isTrusted: true }))
    const left = [{ code: 'nowhere', name: 'nowhere', reason: 'gone' }]
    const undo = codes.map((code) => ({ code, isTrusted: false, before: { isTrusted: true } }))
    expect((await many(rows, '?preview=true')).json()).toEqual({ undo, left })
    expect(await trusts(codes)).toEqual([false, false])
    expect((await many(rows)).json()).toEqual({ undo, left })
    expect(await trusts(codes)).toEqual([true, true])
    expect(await lastJournal()).toMatchObject({ action: 'directory.agency_changed', objectId: 'many-two' })
    expect((await many(rows.slice(0, 1))).json().left).toMatchObject([{ reason: 'already' }])
    await admin().patch('/directory/agencies/many-two', { isTrusted: false })
    await admin().patch('/directory/agencies/many-two', { isTrusted: true })
    expect((await many(undo)).json().left).toEqual([])
    expect(await trusts(codes)).toEqual([false, false])
  })

  it('are not switched off where people stand, the others are, and what was changed since stays', async () => {
    await admin().post('/directory/agencies', { ...NEW_AGENCY, code: 'many-empty' })
    await admin().post('/directory/agencies', { ...NEW_AGENCY, code: 'many-staffed' })
    const person = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'many-staffed' } })
    await saveUser(test.db, person)
    expect((await admin().get('/directory/agencies/staffed')).json().codes).toContain('many-staffed')
    const rows = ['many-staffed', 'many-empty'].map((code) => ({ code, isActive: false }))
    const told = (await many(rows)).json()
    expect(told.left).toMatchObject([{ code: 'many-staffed', reason: 'in_use' }])
    expect(told.undo).toEqual([{ code: 'many-empty', isActive: true, before: { isActive: false } }])
    // What somebody has done meanwhile stays.
    const later = {
      code: 'many-empty',
      scheduleCode: 'round-the-clock',
      before: { scheduleCode: 'before-it' },
    }
    expect((await many([later])).json().left).toMatchObject([{ code: 'many-empty', reason: 'changed' }])
  })

  it.each([
    [[{ code: 'many-one' }], 'http.invalid'],
    [[{ code: 'many-one', isActive: true, isTrusted: true }], 'http.invalid'],
    [[], 'http.invalid'],
    [[{ code: 'many-one', scheduleCode: 'never' }], 'directory.unknown_code'],
  ])('are refused %j', async (rows, code) => {
    const response = await many(rows)
    expect([response.statusCode, response.json().code]).toEqual([400, code])
  })

  it('are changed by nobody without the right', async () => {
    const dispatcher = test.as(buildActor({ role: 'dispatcher' }))
    const body = { rows: [{ code: 'many-one', isTrusted: true }] }
    expect((await dispatcher.post('/directory/agencies/many', body)).statusCode).toBe(403)
  })
})
