// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { FiringResponse, RuleResponse, RulesResponse } from '@veche/contract/portal/work-rules.ts'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { TEMPLATE_ROUTES } from '@veche/contract/routes/casework/templates.ts'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { CONTACT_ROUTES } from '@veche/contract/routes/portal/contacts.ts'
import { WORK_RULE_ROUTES } from '@veche/contract/routes/portal/work-rules.ts'
import { WORKLOAD_ROUTES } from '@veche/contract/routes/portal/workload.ts'
import { RULE_ACTS } from '@veche/contract/values/portal/work-rules.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { DIRECTORY } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { ActLines } from './ActLines.tsx'
import { FiringList } from './FiringList.tsx'
import { OwnFieldLine } from './lines/OwnFieldLine.tsx'
import { MatchList } from './MatchList.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleList } from './RuleList.tsx'
import { RulePreview } from './RulePreview.tsx'
import { RuleScreen } from './RuleScreen.tsx'
import { type Line, newLine, toCondition } from './rule-form.ts'
import { SwitchBar } from './SwitchBar.tsx'

const network = fakeNetworkForEach()
beforeEach(() => {
  network.serve(OWN_FIELD_ROUTES.list, () => ({ fields: [] }))
})
const ID = '00000000-0000-7000-8000-000000000071'
const QUESTION = '00000000-0000-7000-8000-000000000072'
const AT = '2026-11-20T09:00:00Z'

const CONTENT: RuleResponse['content'] = {
  ...{ name: 'Ямы сразу дорожникам', events: ['appeared'], asksFirst: false, hourlyBudget: 30 },
  conditions: [{ is: 'words', words: ['яма'] }],
  acts: [{ does: 'tag', tags: ['ямы'] }],
}
const DRY_RUN: NonNullable<RuleResponse['dryRun']> = {
  ...{ id: ID, versionNo: 1, state: 'done', from: '2026-10-21T09:00:00Z', until: AT, percent: 100 },
  ...{ lookedCount: 1200, matchedCount: 41, incidentCount: 40, busiestHour: 4, startedByName: 'Борис' },
  fits: null,
  ...{
    acts: [{ index: 0, planned: 41, same: 30, other: 0, none: 11, nothing: 7, refused: 0 }],
    startedAt: AT,
    finishedAt: AT,
  },
}
const NO_ABILITIES = {
  ...{ change: false, dryRun: false, switchOn: false, confirm: false },
  ...{ switchOff: false, archive: false },
}

function buildRule({
  abilities,
  ...changes
}: Partial<Omit<RuleResponse, 'abilities'>> & { abilities?: object } = {}): RuleResponse {
  return {
    ...{
      id: ID,
      no: 3,
      state: 'draft',
      isStopped: false,
      content: CONTENT,
      newestNo: 1,
      activeNo: null,
      proposedByName: null,
    },
    ...{ restReason: null, restingSince: null, firedInHour: 0, firedInWeek: 0, lastFiredAt: null },
    ...{ waitingCount: 0, writtenByName: 'Борис', writtenAt: AT, versions: [], dryRun: null },
    ...{
      needsSecondPerson: false,
      seconds: { names: [], count: 0 },
      abilities: { ...NO_ABILITIES, ...abilities },
    },
    ...changes,
  }
}
const FIRING: FiringResponse = {
  ...{ id: ID, ruleId: ID, ruleNo: 3, ruleName: 'Ямы', versionNo: 1, event: 'appeared', eventAt: AT },
  ...{
    incidentId: QUESTION,
    number: 12,
    title: 'Яма у дома',
    firedAt: AT,
    state: 'done',
    decidedByName: null,
  },
  acts: [{ act: { does: 'tag', tags: ['ямы'] }, outcome: 'done', code: null }],
  why: [{ is: 'words', found: 'яма' }],
  ...{ mayUndo: true, mayDecide: false },
}

function showScreen(rule: RuleResponse) {
  network.serve(WORK_RULE_ROUTES.listFirings, () => ({ firings: [], nextCursor: null }))
  network.serve(WORK_RULE_ROUTES.listMatches, () => ({ matches: [], nextCursor: null }))
  return show(<RuleScreen rule={rule} back={null} renderQuestion={(_id, name) => name} />)
}

it('says a rule as a sentence, and what it would have done beside what people did', async () => {
  showScreen(buildRule({ dryRun: DRY_RUN }))

  const text = document.body.textContent
  expect(text).toMatch(/Когдавопрос появился.*иесть слова: «яма».*топоставить метку: ямы/)
  const tried = within(screen.getByRole('region', { name: 'Проба на прошлом месяце' }))
  expect(tried.getByText('Сработало бы 41 раз.')).toBeTruthy()
  expect(tried.getByText('так же: 30 · иначе: 0 · не делали: 11')).toBeTruthy()
  expect(tried.getByText('менять нечего, так уже было: 7')).toBeTruthy()
})

it('names who may switch on what waits, or says that nobody may and what to do', () => {
  const asked = { needsSecondPerson: true, proposedByName: 'Борис' }
  const { again } = showScreen(buildRule({ ...asked, seconds: { names: ['Анна', 'Вера'], count: 3 } }))
  expect(screen.getByText('Включить могут: Анна, Вера и ещё 1')).toBeTruthy()
  again(<RuleScreen rule={buildRule(asked)} back={null} renderQuestion={(_id, name) => name} />)
  expect(screen.getByText(/^Включить некому.*администратора/)).toBeTruthy()
})

it('says which condition left nothing, and as of when topic and place are judged', () => {
  const conditions = [...CONTENT.conditions, { is: 'municipality' as const, codes: ['valday'] }]
  const none = { ...DRY_RUN, matchedCount: 0, acts: [] }
  const fits = { begun: 1200, whole: 0, each: [310, 0] }
  showScreen(buildRule({ content: { ...CONTENT, conditions }, dryRun: { ...none, fits } }))
  const list = within(screen.getByRole('list', { name: 'Сколько вопросов подходит' }))
  const said = list.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(said[0]).toMatch(/вопрос появился.*1.200/)
  expect(said[1]).toMatch(/«яма».*310/)
  expect(said[2]).toMatch(/округ.*: 0$/)
  expect(said[3]).toMatch(/сразу: 0$/)
  expect(screen.getByText(/те, что стояли тогда/)).toBeTruthy()
})

it('says of a rule as it is typed that questions fit and that nothing could be done with them', async () => {
  const fits = { begun: 40, whole: 7, each: [9] }
  const found = { matches: [], isCut: false, matchedCount: 0, incidentCount: 0, fits }
  network.serve(WORK_RULE_ROUTES.previewRule, () => found)
  show(<RulePreview content={CONTENT} />)
  expect(await screen.findByText(/^За последние сутки подошли 7 вопросов, но/)).toBeTruthy()
})

it('says of a question that its topic is another one by now', async () => {
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  const match = { incidentId: QUESTION, event: 'appeared' as const, at: AT, acts: [] }
  const named = { number: 12, title: 'Яма у дома' }
  const matches = [
    { ...match, ...named, topicNow: 'pits' },
    { ...match, ...named, incidentId: ID, topicNow: null },
  ]
  show(<MatchList label="Нашлось" matches={matches} renderQuestion={(_id, name) => name} />)
  const rows = screen.getAllByRole('listitem')
  expect(rows.map(({ textContent }) => /сейчас другая/.test(textContent ?? ''))).toEqual([true, false])
})

it('says that the budget would have stopped it', () => {
  showScreen(buildRule({ dryRun: { ...DRY_RUN, busiestHour: 90 } }))
  expect(screen.getByText(/больше, чем разрешено \(30\)/)).toBeTruthy()
})

it('does not say that a rule works while all are switched off', () => {
  const rule = buildRule({ state: 'on', activeNo: 1, isStopped: true })
  show(<RuleList rules={[rule]} renderRule={(_id, content) => content} />)
  expect(screen.getByText('включено, но все правила выключены')).toBeTruthy()
  expect(screen.queryByText('работает')).toBeNull()
})

it('says how many rules look at what, and from when, after all were switched on', async () => {
  const stands = { isOn: true, switchedAt: AT, switchedByName: 'Ева', mayWrite: true }
  const mayDo = [...RULE_ACTS]
  const { writers } = RULES
  network.serve(WORK_RULE_ROUTES.switchRules, () => ({
    ...stands,
    ...{ mayDo, writers },
    rules: [buildRule({ state: 'on' }), buildRule({ id: QUESTION })],
  }))
  const { user } = show(<SwitchBar {...stands} isOn={false} />)
  await user.click(screen.getByRole('button', { name: 'Включить правила' }))
  expect(await screen.findByText(/1 правило смотрит то, что случится после/)).toBeTruthy()
})

it('asks a second person where the rule gives work away', async () => {
  network.serve(WORK_RULE_ROUTES.runRuleCommand, () => buildRule({ state: 'proposed' }))
  const { user } = showScreen(
    buildRule({ dryRun: DRY_RUN, needsSecondPerson: true, abilities: { switchOn: true } }),
  )

  expect(screen.getByText(/включает его другой человек/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Попросить включить' }))
  await waitFor(() =>
    expect(network.sentTo(WORK_RULE_ROUTES.runRuleCommand)).toEqual([
      { type: 'switch_on', expectedVersion: 1 },
    ]),
  )
  expect(await screen.findByText('«Ямы сразу дорожникам» ждёт второго человека')).toBeTruthy()
})

it('says why a rule stopped, and that people have what came after', () => {
  showScreen(buildRule({ state: 'resting', restReason: 'budget', restingSince: AT }))
  expect(screen.getByText(/больше срабатываний за час, чем разрешено.*ждёт людей/)).toBeTruthy()
})

it('lists rules with their state and how much of the budget is used', () => {
  const rule = buildRule({ state: 'on', activeNo: 1, firedInHour: 4, firedInWeek: 21, lastFiredAt: AT })
  show(<RuleList rules={[rule]} renderRule={(_id, content) => content} />)
  const [row] = within(screen.getByRole('list', { name: 'Список правил' })).getAllByRole('listitem')
  expect(row?.textContent).toMatch(
    /3\. Ямы сразу дорожникам.*при 1 условии.*работает.*за час 4 из 30.*21 раз за неделю/,
  )
})

it('takes back what a rule did, and hides a question out of reach', async () => {
  network.serve(WORK_RULE_ROUTES.runFiringCommand, () => ({ ...FIRING, state: 'undone' as const }))
  const hidden = { ...FIRING, id: QUESTION, number: null, title: null, mayUndo: false }
  const { user } = show(<FiringList firings={[FIRING, hidden]} renderQuestion={(_id, name) => name} />)

  const [own, other] = within(screen.getByRole('list', { name: 'Что сделали правила' }))
    .getAllByRole('listitem')
    .filter(({ textContent }) => /Ямы/.test(textContent))
  expect(other?.textContent).toMatch(/Вопрос вне ваших прав/)
  await user.click(within(own!).getByRole('button', { name: 'Отменить' }))
  await waitFor(() => expect(network.sentTo(WORK_RULE_ROUTES.runFiringCommand)).toEqual([{ type: 'undo' }]))
})

const BOTH: RulesResponse['writers'][number]['roles'] = ['moderator', 'administrator']
const RULES: RulesResponse = {
  ...{ rules: [], isOn: true, switchedAt: null, switchedByName: null, mayWrite: true },
  mayDo: [...RULE_ACTS],
  writers: RULE_ACTS.map((act) => ({ act, roles: act === 'notify' ? BOTH : BOTH.slice(0, 1) })),
}

function openDialog(rule: RuleResponse | null, mayDo = RULES.mayDo) {
  network.serve(WORK_RULE_ROUTES.listRules, () => ({ ...RULES, mayDo }))
  network.serve(CHANNEL_ROUTES.list, () => ({ channels: [], troubled: 0, total: 0, nextCursor: null }))
  network.serve(TEMPLATE_ROUTES.list, () => ({ templates: [], variables: [] }))
  network.serve(WORK_RULE_ROUTES.previewRule, () => ({
    ...{
      matches: [],
      isCut: false,
      matchedCount: 0,
      incidentCount: 0,
      fits: { begun: 9, whole: 0, each: [0] },
    },
  }))
  return show(
    <RuleDialog
      rule={rule}
      onClose={() => undefined}
      renderPeople={(role, content) => <a href={`/users?role=${role}`}>{content}</a>}
    />,
  )
}

it('is written line by line, and shows what the last day would have met', async () => {
  network.serve(WORK_RULE_ROUTES.createRule, () => buildRule())
  const { user } = openDialog(null)
  const dialog = within(screen.getByRole('dialog'))

  await user.type(dialog.getByLabelText('Как называется'), 'Ямы')
  await user.selectOptions(dialog.getByLabelText('Условие 1'), 'words')
  await user.type(dialog.getByLabelText('Условие 1: значение'), 'яма, нет воды')
  await user.selectOptions(dialog.getByLabelText('Действие 1'), 'urge')
  expect(await dialog.findByText('За последние сутки — ни одного такого вопроса.')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))

  await waitFor(() => expect(network.sentTo(WORK_RULE_ROUTES.createRule)).toHaveLength(1))
  expect(network.sentTo(WORK_RULE_ROUTES.createRule)).toEqual([
    {
      ...{ name: 'Ямы', events: ['appeared'], asksFirst: false, hourlyBudget: 30 },
      conditions: [{ is: 'words', words: ['яма', 'нет воды'] }],
      acts: [{ does: 'urge' }],
    },
  ])
})

it('gives to one person of a body, says who is away, and who works there no more', async () => {
  network.serve(WORK_RULE_ROUTES.createRule, () => buildRule())
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  const [body] = DIRECTORY.agencies
  const person = { role: 'executor' as const, unitCode: null }
  network.serve(DIRECTORY_ROUTES.listPeople, () => ({
    people: [
      { ...person, id: 'vera', name: 'Вера Орлова' },
      { ...person, id: 'vera', name: 'Вера Орлова', role: 'head' as const },
      { ...person, id: 'ivan', name: 'Иван Лисин' },
    ],
  }))
  const load = { open: 2, urgent: 0, late: 0, isOnDuty: false }
  network.serve(WORKLOAD_ROUTES.read, () => ({
    ownerless: { open: 0, urgent: 0, late: 0, ofSwitchedOff: 0 },
    people: [
      { ...load, id: 'vera', absentUntil: null },
      { ...load, id: 'ivan', absentUntil: AT },
    ],
  }))
  const given = { does: 'give_person' as const, agencyCode: body!.code, unitCode: null }
  const acts = [{ ...given, assigneeId: 'gone', assigneeName: 'Пётр Ушедший' }]
  network.serve(WORK_RULE_ROUTES.changeRule, () => buildRule())
  const { user } = openDialog(buildRule({ content: { ...CONTENT, acts }, abilities: { change: true } }))
  const who = await screen.findByRole('combobox', { name: 'Действие 1: человек' })
  await waitFor(() => expect(who).toHaveProperty('value', 'Пётр Ушедший'))
  await user.click(who)
  const list = within(await screen.findByRole('listbox'))
  const said = list.getAllByRole('option').map(({ textContent }) => textContent)
  expect(said).toHaveLength(3)
  expect(said[1]).toMatch(/Иван Лисин.*нет до/)
  expect(said[2]).toMatch(/Пётр Ушедший.*больше не работает/)
  await user.click(list.getByRole('option', { name: /Вера Орлова/ }))
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(network.sentTo(WORK_RULE_ROUTES.changeRule)).toMatchObject([
      { acts: [{ ...given, assigneeId: 'vera', assigneeName: 'Вера Орлова' }] },
    ]),
  )
})

it('gives to whoever is on shift at a post, and says whom a try would have chosen and why', async () => {
  network.serve(WORK_RULE_ROUTES.changeRule, () => buildRule())
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  const [body] = DIRECTORY.agencies
  const post = {
    ...{ id: ID, name: 'Диспетчер', unitCode: null, phone: '', email: '', note: '', streets: [] },
    ...{ topicCodes: [], groupCodes: [], municipalityCodes: [], scheduleCode: null, isEmergency: false },
    ...{ leadId: null, deputyId: null, isActive: true },
  }
  network.serve(CONTACT_ROUTES.get, () => ({
    ...{ agencyCode: body!.code, changed: null, people: [], posts: [post], schedules: [], accounts: [] },
    contact: { phone: '', innerPhone: '', email: '', address: '', note: '' },
    mayWrite: false,
  }))
  const act = { does: 'give_on_shift' as const, agencyCode: body!.code, postId: null }
  const { user } = openDialog(
    buildRule({ content: { ...CONTENT, acts: [act] }, abilities: { change: true } }),
  )
  await user.click(await screen.findByRole('combobox', { name: 'Действие 1: пост' }))
  await user.click(await screen.findByRole('option', { name: 'Диспетчер' }))
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(network.sentTo(WORK_RULE_ROUTES.changeRule)).toMatchObject([
      { acts: [{ ...act, postId: ID, postName: 'Диспетчер' }] },
    ]),
  )
  const given = { userId: 'vera', name: 'Вера Орлова', open: 3 }
  const lines = [
    { act, outcome: 'planned' as const, code: null, given, people: null },
    { act, outcome: 'nothing' as const, code: 'rule.nobody_on_shift', people: null },
  ]
  show(<ActLines acts={lines} isTried />)
  expect(await screen.findByText(/Вера Орлова — на смене, 3 в работе/)).toBeTruthy()
  const nobody = screen.getByText(/никого нет на смене/).closest('li')?.textContent
  expect(nobody).not.toMatch(/так уже было/)
})

it('gives a sub-task, puts aside and asks a body in lines of their own', async () => {
  network.serve(WORK_RULE_ROUTES.changeRule, () => buildRule())
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  const [body] = DIRECTORY.agencies
  const task = { does: 'subtask' as const, what: 'Съездить', days: 2 }
  const acts = [
    { ...task, agencyCode: null, unitCode: null, ownerId: null },
    { does: 'put_aside' as const, days: 1, time: '09:00' },
    { does: 'ask_body' as const, agencyCode: body!.code, ask: 'Когда починят?', hours: 8 },
  ]
  const { user } = openDialog(buildRule({ content: { ...CONTENT, acts }, abilities: { change: true } }))
  const what = await screen.findByRole('textbox', { name: 'Что сделать' })
  await user.clear(what)
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findAllByText('Заполните каждую строку')).not.toHaveLength(0)
  await user.type(what, 'Снять показания')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Рабочих часов' }), '16')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(network.sentTo(WORK_RULE_ROUTES.changeRule)).toMatchObject([
      { acts: [{ ...acts[0], what: 'Снять показания' }, acts[1], { ...acts[2], hours: 16 }] },
    ]),
  )
})

it('begins at an hour of the day, which is asked for and said', async () => {
  network.serve(WORK_RULE_ROUTES.changeRule, () => buildRule())
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  const content: RuleResponse['content'] = {
    ...{ ...CONTENT, events: ['at_time'], schedule: { days: 'working', time: '09:00' } },
    conditions: [{ is: 'stands', atLeastHours: 72 }],
  }
  const { user } = openDialog(buildRule({ content, abilities: { change: true } }))
  const time = await screen.findByLabelText('Во сколько')
  await user.clear(time)
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findAllByText('Заполните каждую строку')).not.toHaveLength(0)
  await user.type(time, '08:30')
  await user.selectOptions(screen.getByRole('combobox', { name: 'По каким дням' }), 'каждый день')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(network.sentTo(WORK_RULE_ROUTES.changeRule)).toMatchObject([
      { events: ['at_time'], schedule: { days: 'every', time: '08:30' } },
    ]),
  )
  showScreen(buildRule({ content }))
  expect(document.body.textContent).toMatch(/по рабочим дням в 09:00.*стоит на шаге не меньше 72 часов/)
})

it('offers only acts that its writer may do, says which not, and asks for no templates in vain', async () => {
  const urgent = buildRule({ content: { ...CONTENT, acts: [{ does: 'urge' }] }, abilities: { change: true } })
  openDialog(urgent, ['notify'])
  expect(
    await screen.findByText(/^Ваше правило может: сообщить\. Не может: .*сделать срочным.*подготовить/i),
  ).toHaveProperty(
    'textContent',
    expect.stringMatching(/Остальное может правило, которое напишет «Согласующий центра»\. Кто это/),
  )
  const people = screen.getByRole('link', { name: 'Кто это: «Согласующий центра»' })
  expect(people.getAttribute('href')).toBe('/users?role=moderator')
  expect(screen.getByText(/нет права: сделать срочным\. Сохранить .* только убрав/)).toBeTruthy()
  const act = within(screen.getByLabelText('Действие 1'))
  const offered = act.getAllByRole<HTMLOptionElement>('option').map(({ value }) => value)
  // What stands there already is shown as it is.
  expect(offered).toEqual(['', 'urge', 'notify'])
  expect(network.calls('GET').filter((path) => path.includes('/templates'))).toEqual([])
})

it('says at the choice of an act that no event of the rule can carry it, why, and what would help', async () => {
  const { user } = openDialog(buildRule({ abilities: { change: true } }))
  const act = await screen.findByLabelText<HTMLSelectElement>('Действие 1')
  const wordsOf = (value: string) =>
    [...act.options].find((option) => option.value === value)?.textContent ?? ''
  await waitFor(() => expect(wordsOf('give_person')).toMatch(/ — нельзя, когда вопрос появился$/))
  expect(wordsOf('give')).not.toMatch(/нельзя/)
  expect(screen.queryByText(/сделать это нельзя/)).toBeNull()

  await user.selectOptions(act, 'give_person')
  const said = screen.getByText(/^Когда вопрос появился, сделать это нельзя/)
  expect(said.textContent).toMatch(/на шаге: новое\..*на шаге: назначено, в работе/)
  expect(said.textContent).toMatch(
    /При каких событиях можно: вопрос приняли, вопрос разметили, вопрос передали, /,
  )
  expect(said.textContent).toMatch(/Поставьте перед этим «передать ведомству»/)

  // One more event that can carry it.
  await user.click(screen.getByRole('combobox', { name: 'Когда' }))
  await user.click(await screen.findByRole('option', { name: 'вопрос передали' }))
  expect(screen.getByText(/при других событиях правило это сделает/)).toBeTruthy()
  expect(wordsOf('give_person')).not.toMatch(/нельзя/)
})

it('says on the page of a rule why its version cannot be switched on', () => {
  const acts = [{ does: 'draft' as const, templateId: ID }]
  showScreen(buildRule({ content: { ...CONTENT, acts }, dryRun: DRY_RUN }))
  expect(screen.getByText(/^Включить эту версию нельзя/)).toBeTruthy()
  expect(screen.getByText(/вопрос появился, сделать это нельзя/)).toBeTruthy()
})

it('puts no act into a new rule that its writer may not do, and says so before anything is filled', async () => {
  openDialog(null, ['notify'])
  const note = await screen.findByText(/^Ваше правило может: сообщить/)
  expect(screen.queryByText(/В этом правиле есть то/)).toBeNull()
  expect(screen.getByLabelText<HTMLSelectElement>('Действие 1').value).toBe('')
  const name = screen.getByLabelText('Как называется')
  expect(note.compareDocumentPosition(name) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

it('keeps what was typed when the server refuses, and sends how it stood before', async () => {
  network.serve(WORK_RULE_ROUTES.changeRule, () => new Refused(403, 'rule.act_forbidden'))
  const { user } = openDialog(buildRule({ abilities: { change: true } }))
  const dialog = within(screen.getByRole('dialog'))

  const name = dialog.getByLabelText('Как называется')
  await user.clear(name)
  await user.type(name, 'Ямы быстрее')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))

  expect(await dialog.findByText(/У вас нет права на такое действие/)).toBeTruthy()
  expect(network.sentTo(WORK_RULE_ROUTES.changeRule)).toEqual([
    { ...CONTENT, name: 'Ямы быстрее', before: CONTENT },
  ])
})

it('offers the fields of the chosen topics, and asks them for values of their kind', async () => {
  const plain = {
    ...{ nameEn: null, hint: null, need: 'never' as const, asksResident: false, isRetired: false },
    ...{ maxLength: null, min: null, max: null, groupCodes: [], options: [] },
  }
  const option = (code: string, name: string) => ({ code, name, nameEn: null, isRetired: false })
  network.serve(OWN_FIELD_ROUTES.list, () => ({
    fields: [
      { ...plain, code: 'pole', name: 'Номер опоры', kind: 'line', topicCodes: ['roads.lighting'] },
      {
        ...{ ...plain, code: 'side', name: 'Сторона', kind: 'choice', topicCodes: ['roads.potholes'] },
        options: [option('left', 'Левая'), option('right', 'Правая')],
      },
    ],
  }))
  let line: Line = { ...newLine<string>('field_is') }
  const about = { topicCodes: ['roads.potholes'], groupCodes: [] }
  const node = () => (
    <OwnFieldLine
      line={line}
      label="Что в условии 2"
      about={about}
      onChange={(changes) => {
        line = { ...line, ...changes }
        view.again(node())
      }}
    />
  )
  const view = show(node())
  const field = await screen.findByRole('combobox', { name: 'Поле' })
  await waitFor(() => expect(within(field).getAllByRole('option')).toHaveLength(2))
  expect(within(field).queryByText('Номер опоры')).toBeNull()
  await view.user.selectOptions(field, 'side')
  await view.user.click(screen.getByRole('combobox', { name: 'Что в условии 2' }))
  await view.user.click(await screen.findByRole('option', { name: 'Правая' }))
  expect(toCondition({ ...line, kind: 'field_is' })).toEqual({
    ...{ is: 'field_is', field: 'side', values: ['right'] },
  })
})
