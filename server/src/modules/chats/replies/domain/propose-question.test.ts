import { expect, it } from 'vitest'
import { loadStarter } from '../../../../../test/chats/shipped-models.ts'
import { proposeQuestion, tellsLittle } from './propose-question.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))
const question = (id: string, authorName: string, text: string, minute: number) => ({
  ...{ id, authorId: authorName, authorName, text, writtenAt: at(minute), class: 'question' as const },
})
const open = [
  question('rink', 'Нина', 'Когда зальют каток на Соборной?', 0),
  question('bus', 'Олег', 'Во сколько последний автобус до Перёдок?', 10),
]
const propose = (text: string, waiting = open) =>
  proposeQuestion(
    loadStarter().links,
    {
      ...{ id: 'words', authorId: 'head', authorName: 'Мария Ильина', authorRole: 'head', text },
      ...{ writtenAt: at(30), replyTo: null },
    },
    { open: waiting, answered: [], last: [], toldIds: new Set(), repliesToAuthor: null },
  )

it('proposes the question that the words name or repeat', () => {
  expect(propose('Нина, зальём 10 декабря')).toBe('rink')
  expect(propose('Последний автобус уходит в 21:40')).toBe('bus')
})

it('proposes the newest where the words tell nothing of any', () => {
  expect(propose('Сделаем к пятнице')).toBe('bus')
})

it('proposes nothing for news to all, a greeting, «принято», or where nothing waits', () => {
  expect(propose('Уважаемые жители, приглашаем на субботник')).toBeNull()
  expect(propose('Добрый вечер всем!')).toBeNull()
  expect(propose('Принято, уточним')).toBeNull()
  expect(propose('Сделаем к пятнице', [])).toBeNull()
})

it('knows words that tell little, in a reply too', () => {
  expect(['Принято, уточним', 'Каток зальём 10 декабря'].map(tellsLittle)).toEqual([true, false])
})
