/** Words of the page about who handles what a resident has told, and about taking consent back. */
import type { Language } from '../../domain/words.ts'

type ConsentWords = {
  operator: (name: string, address: string) => string
  policy: string
  withdraw: string
  withdrawHint: string
  withdrawn: (moment: string) => string
}

const RU: ConsentWords = {
  operator: (name, address) => `Оператор персональных данных: ${name}, ${address}.`,
  policy: 'Политика обработки персональных данных',
  withdraw: 'Отозвать согласие и стереть вопрос',
  withdrawHint:
    'Мы сотрём ваши слова, имя, контакт и файлы, когда закончится работа по вопросу. Ответа после этого здесь не будет.',
  withdrawn: (moment) =>
    `Вы отозвали согласие ${moment}. Вопрос сотрут два администратора, когда закончится работа по нему.`,
}
const EN: ConsentWords = {
  operator: (name, address) => `Personal data operator: ${name}, ${address}.`,
  policy: 'Personal data policy',
  withdraw: 'Withdraw consent and erase the question',
  withdrawHint:
    'We will erase your words, name, contact and files when work on the question ends. After that there will be no answer here.',
  withdrawn: (moment) =>
    `You withdrew your consent on ${moment}. Two administrators will erase the question when work on it ends.`,
}

export function consentWordsOf(language: Language): ConsentWords {
  return language === 'ru' ? RU : EN
}
