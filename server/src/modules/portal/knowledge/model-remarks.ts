/** A model answer before the checklist of answers, with its blanks filled in as a writer would. Pure. */
import { daysAfter, wordDay } from '@veche/contract/rules/promise/calendar-day.ts'
import { ARTICLE_TEXT_LIMIT, MODEL_CHECKS } from '@veche/contract/values/knowledge.ts'
import { checkAnswer, fillVariables } from '../../answers/index.ts'

type Told = Pick<Parameters<typeof checkAnswer>[0], 'now' | 'stopPhrases'>
type ModelRemark = { code: (typeof MODEL_CHECKS)[number]; words: string[] }

const KNOWN = {
  ...{ имя: 'Анна', адрес: 'ул. Мира, д. 5', номер: '1234', тема: 'Уборка снега', муниципалитет: 'Боровичи' },
  ...{ орган: 'отдел дорог', телефон: '8 816 222-22-22', срок: '20 декабря', исполнитель: 'Иванов' },
}
const BLANKS: Readonly<Record<string, string>> = {
  ...{ 'что сделано': 'заменили лампу', причина: 'перегорела лампа', 'кто отвечает': 'отдел дорог' },
  ...{ 'кто делает': 'дорожная служба', 'номер заявки': '123', 'номер обращения': '1234' },
}

/** Of any day on which it is looked at. */
const AHEAD_DAYS = 7

export function remarksOfModel(answer: string, { now, ...told }: Told): ModelRemark[] {
  const text = fillVariables(answer, KNOWN).replaceAll(/\{([^{}]+)\}/g, (_place, name: string) =>
    name.trim().toLowerCase() === 'дата'
      ? wordDay(daysAfter(now.day, AHEAD_DAYS))
      : (BLANKS[name.trim().toLowerCase()] ?? name),
  )
  const checks = checkAnswer({
    ...{ kind: 'final', text, privateText: '', hasManyRecipients: false, question: '', outcome: null },
    ...{
      now,
      ...told,
      textLimit: ARTICLE_TEXT_LIMIT,
      authorFirstName: null,
      promisedDay: null,
      standingDay: null,
      isTopicPhysical: false,
    },
    ...{ hasPhotoAfter: false, hasPhoto: true, isPublished: false, likeness: null, disagreements: null },
  }).filter(({ state }) => state === 'attention')
  return MODEL_CHECKS.flatMap((code) =>
    checks.filter((check) => check.code === code).map(({ words }) => ({ code, words })),
  )
}
