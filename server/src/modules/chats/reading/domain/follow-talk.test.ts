import { describe, expect, it } from 'vitest'
import { loadStarter } from '../../../../../test/chats/shipped-models.ts'
import { followTalk } from './follow-talk.ts'
import type { TalkLink, TalkMessage, TalkPiece, TalkQuestion } from './talk-piece.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))

function say(id: string, minute: number, text: string, changes: Partial<TalkMessage> = {}): TalkMessage {
  return {
    ...{ id, text, writtenAt: at(minute), authorId: `author of ${id}`, authorName: '' },
    ...{
      authorRole: 'resident',
      repliesTo: null,
      topicConfidence: 0.5,
      hasPlace: true,
      namesOurPlace: false,
    },
    ...{ isDangerByText: false, isOfPage: false, isDeleted: false, isElsewhere: false },
    ...{ replyTo: null, correctedClass: null },
    ...changes,
  }
}
const official = (id: string, minute: number, text: string, replyTo: string | null = null) =>
  say(id, minute, text, { authorRole: 'department', replyTo })

const WATER = 'Когда включат воду на Мира, 5?'
const water = say('water', 0, WATER)
const answer = official('answer', 10, 'Воду включим сегодня до 18 часов', 'water')
const yes: TalkLink = { replyId: 'answer', questionId: 'water', state: 'confirmed' }

const follow = (messages: readonly TalkMessage[], piece: Partial<TalkPiece> = {}) =>
  followTalk({ before: [], questions: [], answered: [], decisions: [], messages, ...piece }, loadStarter())
const statesOf = (messages: readonly TalkMessage[], piece: Partial<TalkPiece> = {}) =>
  Object.fromEntries(follow(messages, piece).questions.map(({ id, state }) => [id, state]))

function waiting(changes: Partial<TalkQuestion> = {}): TalkQuestion {
  return {
    ...{ id: 'water', authorId: 'a', authorName: '', text: WATER, writtenAt: at(0), class: 'question' },
    ...{ state: 'open', answeredBy: null, answeredAt: null, isSettled: false, isDeleted: false, until: null },
    ...{ isTold: false },
    ...changes,
  }
}

describe('followTalk', () => {
  it('opens a question, asks whether the words of an official answer it, and closes it by a person’s yes', () => {
    expect(follow([water, answer])).toMatchObject({
      questions: [{ id: 'water', state: 'open' }],
      links: [{ replyId: 'answer', questionId: 'water', state: 'suggested' }],
    })
    expect(follow([water, answer], { decisions: [yes] })).toMatchObject({
      questions: [{ id: 'water', state: 'answered', answeredBy: 'answer', answeredAt: at(10) }],
      links: [],
    })
  })

  it('opens nothing for what joins an incident', () => {
    expect(statesOf([{ ...water, isElsewhere: true }])).toEqual({})
  })

  it('takes an answer back that its author deleted', () => {
    const answered = waiting({ state: 'answered', answeredBy: 'answer', answeredAt: at(10) })

    expect(statesOf([{ ...answer, isDeleted: true }], { questions: [answered] })).toEqual({ water: 'open' })
  })

  it('drops a deleted question, but not one that was answered before it was deleted', () => {
    const gone = { ...water, isDeleted: true }

    expect(statesOf([gone])).toEqual({ water: 'dropped' })
    expect(statesOf([gone, answer], { decisions: [yes] })).toEqual({ water: 'answered' })
    const until = waiting({ state: 'dropped', isDeleted: true, until: at(5) })
    expect(statesOf([gone, answer], { questions: [until] })).toEqual({ water: 'dropped' })
  })

  it('holds to what people decided', () => {
    const link = { replyId: 'answer', questionId: 'water' }

    expect(statesOf([water, answer], { decisions: [{ ...link, state: 'rejected' }] })).toEqual({
      water: 'open',
    })
    const vague = official('answer', 300, 'Хорошо')
    expect(statesOf([water, vague], { decisions: [{ ...link, state: 'confirmed' }] })).toEqual({
      water: 'answered',
    })
    expect(statesOf([{ ...water, correctedClass: 'talk' }, answer])).toEqual({})
    const passedOn = waiting({ state: 'passed_on', isSettled: true, until: at(60) })
    expect(statesOf([water, answer], { questions: [passedOn] })).toEqual({ water: 'passed_on' })
  })

  it('keeps the question that is answered when a person links the words with one more', () => {
    const pool = say('pool', 1, 'Как записать ребёнка в секцию плавания?', { authorId: water.authorId })
    const link = { replyId: 'answer', questionId: 'pool', state: 'confirmed' } as const
    expect(statesOf([water, pool, answer], { decisions: [yes] })).toEqual({ water: 'answered', pool: 'open' })

    const both = follow([water, pool, answer], { decisions: [yes, link] })
    expect(both.questions.map(({ id, state }) => [id, state])).toEqual([
      ['water', 'answered'],
      ['pool', 'answered'],
    ])
    const rejected = { ...link, questionId: 'water', state: 'rejected' } as const
    expect(statesOf([water, pool, answer], { decisions: [link, rejected] })).toEqual({
      water: 'open',
      pool: 'answered',
    })
  })

  it('asks nothing about another question of the same person that the words do not take up', () => {
    const pool = say('pool', 1, 'Как записать ребёнка в секцию плавания?', { authorId: water.authorId })
    expect(follow([water, pool, answer]).links).toMatchObject([{ questionId: 'water', state: 'suggested' }])
  })

  it('asks nothing more once a person has said what the words answer', () => {
    const yard = say('yard', 1, 'Уберут ли снег во дворе Мира, 5?')
    const vague = official('vague', 20, 'Воду и снег на Мира 5 увидели, работаем')
    const link = { replyId: 'vague', questionId: 'water', state: 'confirmed' } as const
    expect(follow([water, yard, vague], { decisions: [link] }).links).toEqual([])
  })

  it('asks of no other question in place of one that a person has rejected', () => {
    const yard = say('yard', 1, 'Уберут ли снег во дворе Мира, 5?')
    const pool = say('pool', 2, 'Как записать ребёнка в секцию плавания?')
    const vague = official('vague', 10, 'В секцию плавания записать ребёнка можно с пятницы')
    const asked = (decisions: TalkLink[]) =>
      follow([yard, pool, vague], { decisions }).links.map(({ questionId }) => questionId)
    expect(asked([])).toEqual(['pool'])
    expect(asked([{ replyId: 'vague', questionId: 'pool', state: 'rejected' }])).toEqual([])
  })

  it('goes on asking of the others that the words may answer', () => {
    const yard = say('yard', 1, 'Уберут ли снег во дворе Мира, 5?')
    const roof = say('roof', 2, 'Когда уберут снег с крыши Мира, 5?')
    const both = official('both', 10, 'Снег на Мира, 5 уберём')
    const asked = (decisions: TalkLink[]) =>
      follow([yard, roof, both], { decisions }).links.map(({ questionId }) => questionId)
    expect(asked([])).toEqual(['yard', 'roof'])
    expect(asked([{ replyId: 'both', questionId: 'roof', state: 'rejected' }])).toEqual(['yard'])
  })

  it('lets who asked take the question back, and nobody else', () => {
    const back = say('back', 20, 'Вопрос снят, уже разобрались', { authorId: water.authorId })

    expect(statesOf([water, back])).toEqual({ water: 'dropped' })
    expect(statesOf([water, answer, back], { decisions: [yes] })).toEqual({ water: 'answered' })
    expect(statesOf([water, { ...back, isDeleted: true }])).toEqual({ water: 'open' })
    const other = statesOf([water, { ...back, authorId: 'another' }])
    expect(other).toMatchObject({ water: 'open' })
    const late = official('late', 30, 'Воду включим сегодня до 18 часов', 'water')
    expect(statesOf([water, back, late])).toEqual({ water: 'dropped' })
  })

  it('hears our own page only where it replies, and takes no receipt for an answer', () => {
    const own = (text: string, replyTo: string | null) => ({
      ...official('own', 10, text, replyTo),
      isOfPage: true,
    })

    expect(statesOf([water, own('Воду на Мира, 5 включим к 18 часам', null)])).toEqual({ water: 'open' })
    expect(statesOf([water, own('Принято, № 7, ответ до 14:00', 'water')])).toEqual({ water: 'open' })
    expect(statesOf([water, own('Это не так', 'water')])).toEqual({ water: 'answered' })
    expect(statesOf([water, own('Воду на Мира, 5 включим к 18 часам', 'water')])).toEqual({
      water: 'answered',
    })
  })

  it('takes a reply to what is closed for no answer to another question of the same person', () => {
    const text = 'Правда, что роддом закрыли?'
    const rumour = say('rumour', 1, text, { authorId: water.authorId })
    const closed = waiting({ ...rumour, class: 'rumour', state: 'answered', isSettled: true, until: at(5) })
    const correction = 'Мы ошиблись: роддом закрыт на ремонт, вода на Мира, 5 там есть'
    for (const isOfPage of [false, true]) {
      const own = { ...official('own', 10, correction, 'rumour'), isOfPage }
      expect(follow([water, rumour, own], { questions: [closed] }).links).toEqual([])
    }
  })

  it('finds an old question by a reply to it among many newer ones', () => {
    const many = Array.from({ length: 60 }, (_, n) => say(`q${n}`, n + 1, `Когда уберут двор дома ${n}?`))

    const late = official('late', 62, 'Включим к обеду', 'water')
    expect(follow([water, ...many, late]).links).toMatchObject([{ replyId: 'late', questionId: 'water' }])
  })
})
