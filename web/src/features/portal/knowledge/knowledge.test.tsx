// @vitest-environment jsdom

import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { ArticleResponse } from '@veche/contract/portal/knowledge.ts'
import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ArticleDialog } from './ArticleDialog.tsx'
import { ArticleList } from './ArticleList.tsx'
import { ArticleScreen } from './ArticleScreen.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000031'

function buildArticle(changes: Partial<ArticleResponse> = {}): ArticleResponse {
  return {
    ...{ id: ID, code: 'lamp', state: 'published', title: 'Не горит фонарь', topicCodes: [] },
    ...{ municipalityCodes: [], isPublic: true, validUntil: '2027-05-31', isStale: false, isWaiting: false },
    ...{ season: null, answerRemarks: [], applies: { versionNo: 1, isPublic: true } },
    ...{ useCount: 3, helped: 2, notHelped: 0, versionNo: 1, newestNo: 1, ownVote: null },
    ...{
      written: { name: 'Вера', at: '2026-11-20T08:00:00Z' },
      approved: { name: 'Олег', at: '2026-11-21T08:00:00Z' },
    },
    ...{ mayWrite: true, mayApprove: false, mayReturn: false, returned: null },
    content: {
      ...{ title: 'Не горит фонарь', topicCodes: [], municipalityCodes: [], seasons: [], words: ['темно'] },
      ...{ responsible: '', isPublic: true, checkedOn: '2026-11-01', validUntil: '2027-05-31' },
      norms: [
        {
          document: 'ГОСТ',
          clause: 'раздел 6.9',
          issuedOn: null,
          term: 'светло',
          source: 'текст',
          secondSource: null,
        },
      ],
      ...{
        need: 'Света.',
        steps: '1. Узнать номер опоры\n2. Передать',
        term: '',
        who: '',
        avoid: 'Срок без даты',
      },
      answers: ['Здравствуйте! Починим {дата}.'],
    },
    ...changes,
  }
}

it('reads in the order of the work, with what not to promise and where the rule stands', () => {
  show(<ArticleScreen article={buildArticle()} back={null} />)
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    ...['Не горит фонарь', 'Что нужно жителю', 'Что делать', 'Нормы', 'Образец ответа', 'Чего не обещать'],
  ])
  expect(screen.getByText('Узнать номер опоры').tagName).toBe('LI')
  expect(screen.getByText(/не сверено/)).toBeTruthy()
})

it('says in the list which are needed in this part of the year', () => {
  const rows = (['now', 'off', null] as const).map((season, place) => ({
    ...{ ...buildArticle({ season, title: `Статья ${place}` }), id: `${ID.slice(0, -1)}${place}` },
  }))
  show(<ArticleList label="Знания" articles={rows} renderArticle={(_id, content) => content} />)
  const words = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(words[0]).toContain('Сейчас сезон')
  expect(words[1]).toContain('Не сезон')
  expect(words[2]).not.toContain('сезон')
})

it('says under a model answer what the checklist finds in it', () => {
  const answerRemarks = [
    { answer: 0, code: 'no_stock_phrases' as const, words: ['в установленном порядке'] },
    { answer: 0, code: 'promise_dated' as const, words: [] },
  ]
  show(<ArticleScreen article={buildArticle({ answerRemarks })} back={null} />)
  expect(screen.getByText('Казённый оборот: «в установленном порядке»')).toBeTruthy()
  expect(screen.getByText('Обещание без срока')).toBeTruthy()
})

it('says before its words that its day has passed', () => {
  show(<ArticleScreen article={buildArticle({ isStale: true })} back={null} />)
  expect(screen.getByText(/действовала до 31/)).toBeTruthy()
})

it('says before it is approved who reads it, where it is offered, and which version holds meanwhile', () => {
  const offer = () => screen.getByRole('region', { name: 'Кому и где предложат' }).textContent
  const { again } = show(<ArticleScreen article={buildArticle()} back={null} />)
  expect(offer()).toMatch(/Жители ?видят.*только по словам.*везде.*весь год/)
  const newer = { isWaiting: true, versionNo: 2, newestNo: 2 }
  const { content } = buildArticle()
  again(
    <ArticleScreen
      article={buildArticle({ ...newer, content: { ...content, isPublic: false, seasons: ['winter'] } })}
      back={null}
    />,
  )
  expect(screen.getByText('Действует версия 1; версия 2 ждёт согласования')).toBeTruthy()
  expect(offer()).toMatch(/видят версию 1; когда эту согласуют, видеть не будут.*зима/)
  again(<ArticleScreen article={buildArticle({ ...newer, applies: null })} back={null} />)
  expect(offer()).toContain('увидят, когда версию согласуют')
  expect(screen.getByText('Эту версию ещё никто не согласовал')).toBeTruthy()
})

it('approves the version that is shown, and says why it may not', async () => {
  network.serve(KNOWLEDGE_ROUTES.runArticleCommand, () => new Refused(409, 'article.changed_meanwhile'))
  const article = buildArticle({ isWaiting: true, mayApprove: true, versionNo: 2, newestNo: 2 })
  const { user } = show(<ArticleScreen article={article} back={null} />)
  await user.click(screen.getByRole('button', { name: 'Согласовать' }))
  expect(network.sentTo(KNOWLEDGE_ROUTES.runArticleCommand)).toEqual([
    { type: 'approve', expectedVersion: 2 },
  ])
  expect(await screen.findByText(/изменили, пока вы читали/)).toBeTruthy()
})

it('names what is missing before it may be approved, where it is read and where it is written', () => {
  const content = { ...buildArticle().content, need: '', steps: '', answers: [] }
  const blank = buildArticle({ isWaiting: true, mayApprove: true, applies: null, content })
  const { leave } = show(<ArticleScreen article={blank} back={null} />)
  expect(screen.getByText('Заполните: «Что нужно жителю»; «Что делать» или «Образцы ответов».')).toBeTruthy()
  const approve = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Согласовать' })
  expect(approve().disabled).toBe(true)
  leave()
  const written = { ...content, steps: '1. Передать' }
  show(<ArticleDialog article={{ ...blank, content: written }} onClose={() => undefined} />)
  expect(screen.getByText(/Черновик сохранится и так\. .*: «Что нужно жителю»\.$/)).toBeTruthy()
})

it('sends the version that is shown back with a reason, which its author reads before its words', async () => {
  const waiting = buildArticle({ isWaiting: true, mayReturn: true, versionNo: 2, newestNo: 2 })
  network.serve(KNOWLEDGE_ROUTES.runArticleCommand, () => waiting)
  const { user, again } = show(<ArticleScreen article={waiting} back={null} />)
  await user.click(screen.getByRole('button', { name: 'Вернуть автору' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText(/^Что исправить/), 'Нет нормы о сроке')
  await user.click(dialog.getByRole('button', { name: 'Вернуть автору' }))
  await waitFor(() =>
    expect(network.sentTo(KNOWLEDGE_ROUTES.runArticleCommand)).toEqual([
      { type: 'return', expectedVersion: 2, reason: 'Нет нормы о сроке' },
    ]),
  )
  const returned = { name: 'Вера Носова', at: '2026-11-24T09:00:00Z', reason: 'Нет нормы о сроке' }
  again(<ArticleScreen article={buildArticle({ returned })} back={null} />)
  expect(screen.getByText(/Вера Носова, 24 ноября.*: Нет нормы о сроке/)).toBeTruthy()
})

it('takes a vote back by a second press', async () => {
  network.serve(KNOWLEDGE_ROUTES.voteOnArticle, () => ({ ok: true }))
  const { user } = show(<ArticleScreen article={buildArticle({ ownVote: true })} back={null} />)
  const bar = within(screen.getByRole('group', { name: 'Помогло?' }))
  await user.click(bar.getByRole('button', { name: /^Помогло/ }))
  await user.click(bar.getByRole('button', { name: /^Не помогло/ }))
  await waitFor(() =>
    expect(network.sentTo(KNOWLEDGE_ROUTES.voteOnArticle)).toEqual([
      { isHelpful: null },
      { isHelpful: false },
    ]),
  )
})

it('sends what was touched beside how it stood, and keeps what was typed when it is refused', async () => {
  network.serve(
    KNOWLEDGE_ROUTES.changeArticle,
    () => new Refused(400, 'article.unknown_variables', { field: 'answers', words: ['{имечко}'] }),
  )
  const { user } = show(<ArticleDialog article={buildArticle()} onClose={vi.fn()} />)
  const answers = screen.getByLabelText(/^Образцы ответов/)
  fireEvent.change(answers, { target: { value: 'Здравствуйте, {имечко}!\n\n* * *\n\nВторой' } })
  await user.click(screen.getByRole('button', { name: 'Отдать на согласование' }))
  expect((await screen.findAllByText(/\{имечко\}/)).length).toBeGreaterThan(0)
  const [sent] = network.sentTo(KNOWLEDGE_ROUTES.changeArticle) as [
    { answers: string[]; before: { answers: string[] } },
  ]
  expect([sent.answers, sent.before.answers]).toEqual([
    ['Здравствуйте, {имечко}!', 'Второй'],
    ['Здравствуйте! Починим {дата}.'],
  ])
  expect(answers).toHaveProperty('value', 'Здравствуйте, {имечко}!\n\n* * *\n\nВторой')
})

it('keeps an article that was begun until it is sent, and lets it be begun anew', async () => {
  network.serve(KNOWLEDGE_ROUTES.createArticle, () => buildArticle())
  const title = () => screen.getByLabelText<HTMLInputElement>(/^Название/)
  const onClose = vi.fn()
  const open = () => show(<ArticleDialog article={null} onClose={onClose} />)
  const first = open()
  fireEvent.input(title(), { target: { value: 'Наледь у колонки' } })
  // What is kept is not lost, so leaving asks nothing.
  await first.user.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
  first.leave()

  const second = open()
  expect(title().value).toBe('Наледь у колонки')
  await second.user.click(screen.getByRole('button', { name: 'Начать заново' }))
  expect(title().value).toBe('')
  await second.user.click(await screen.findByRole('button', { name: 'Отменить' }))
  expect(title().value).toBe('Наледь у колонки')
  await second.user.click(screen.getByRole('button', { name: 'Отдать на согласование' }))
  await waitFor(() => expect(network.sentTo(KNOWLEDGE_ROUTES.createArticle)).toHaveLength(1))
  second.leave()

  open()
  expect(title().value).toBe('')
  expect(screen.queryByRole('button', { name: 'Начать заново' })).toBeNull()
})

it('names what a begun norm lacks as the form calls it, and asks to fill or remove an empty one', async () => {
  const { user } = show(<ArticleDialog article={null} onClose={vi.fn()} />)
  const save = () => user.click(screen.getByRole('button', { name: 'Отдать на согласование' }))
  await user.click(screen.getByRole('button', { name: 'Добавить норму' }))
  // Not before something was sent.
  expect(screen.queryByText(/^Норма 1(:| пустая)/)).toBeNull()
  fireEvent.change(screen.getByLabelText(/^Название/), { target: { value: 'Новая статья' } })
  fireEvent.change(screen.getByLabelText('Документ'), { target: { value: 'ГОСТ' } })
  await save()
  expect(await screen.findByText('Норма 1: заполните «Пункт», «Где прочитано»')).toBeTruthy()
  expect(network.calls('POST')).toEqual([])
  fireEvent.change(screen.getByLabelText('Документ'), { target: { value: '' } })
  await save()
  expect(await screen.findByText('Норма 1 пустая: заполните её или уберите')).toBeTruthy()
  expect(screen.getByLabelText('Документ').getAttribute('aria-invalid')).toBe('true')
  expect(network.calls('POST')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Убрать норму' }))
  network.serve(KNOWLEDGE_ROUTES.createArticle, () => buildArticle())
  await user.click(screen.getByRole('checkbox', { name: /^Показывать жителям/ }))
  await save()
  await waitFor(() =>
    expect(network.sentTo(KNOWLEDGE_ROUTES.createArticle)).toMatchObject([{ norms: [], isPublic: true }]),
  )
})

it('says of each field of a norm what is needed and in what form, before one errs', async () => {
  const { user } = show(<ArticleDialog article={null} onClose={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'Добавить норму' }))
  const norm = within(screen.getByRole('group', { name: 'Норма 1' }))
  const said = (label: string) => {
    const field = norm.getByLabelText<HTMLInputElement>(label)
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
    return [field.required, ids.map((id) => document.getElementById(id)?.textContent).join(' ')]
  }
  expect(said('Документ')).toEqual([true, expect.stringContaining('Вид, номер и название')])
  expect(said('Пункт')).toEqual([true, expect.stringContaining('Пункт, раздел или приложение')])
  expect(said('Где прочитано')).toEqual([true, expect.stringContaining('Ссылка на текст')])
  for (const optional of ['Срок или правило', 'Где сверено ещё раз', 'Дата документа'])
    expect(said(optional)).toEqual([false, expect.stringContaining('Необязательно')])
  expect(screen.getByLabelText<HTMLInputElement>('Проверено').required).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Убрать норму' }))
})

it('keeps what was begun on one version of an article away from the next', () => {
  const steps = () => screen.getByLabelText<HTMLTextAreaElement>(/^Что делать/)
  const open = (article: ArticleResponse) => show(<ArticleDialog article={article} onClose={vi.fn()} />)
  const first = open(buildArticle())
  fireEvent.change(steps(), { target: { value: 'Звонить в сети' } })
  first.leave()
  const again = open(buildArticle())
  expect(steps().value).toBe('Звонить в сети')
  again.leave()
  open(buildArticle({ newestNo: 2 }))
  expect(steps().value).not.toBe('Звонить в сети')
})
