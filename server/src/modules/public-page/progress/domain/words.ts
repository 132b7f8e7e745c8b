/** Words of letters about one question, and of the forms where they are asked for. */

import type { Progress } from '../../domain/public-state.ts'
import type { Language } from '../../domain/words.ts'

export type ProgressWords = {
  title: string
  hint: string
  email: string
  send: string
  sent: string
  sentLead: string
  wrong: string
  question: (number: number) => string
  joined: (number: number) => string
  confirm: string
  confirmLead: string
  ignore: string
  rhythm: string
  states: Record<Progress, string>
  /** As short as the subject of a letter. */
  subjects: Record<Progress, string>
  /** Said in a dialog. */
  dialogOn: (number: number) => string
  dialogOff: string
  /** On the buttons under it, and understood as words. */
  wish: string
  noWish: string
  open: string
  needsCode: string
  end: string
}

const RU: ProgressWords = {
  title: 'Сообщать, как идёт дело',
  hint: 'Письмо придёт, когда вопрос передадут, возьмут в работу и ответят. Сначала подтвердите адрес по ссылке из первого письма. Без почты всё видно на странице вопроса.',
  email: 'Почта для писем',
  send: 'Сообщать',
  sent: 'Проверьте почту',
  sentLead: 'На адрес придёт письмо со ссылкой. Без подтверждения мы сотрём его через два дня.',
  wrong: 'Это не похоже на адрес почты. Откройте вопрос ещё раз и проверьте его.',
  question: (number) => `Вопрос № ${number}`,
  joined: (number) => `Проблема № ${number}`,
  confirm: 'Подтвердите почту',
  confirmLead: 'Кто-то, скорее всего вы, просит сообщать на этот адрес, как идёт дело:',
  ignore: 'Если это не вы, ничего не делайте: через два дня мы сотрём адрес.',
  rhythm: 'Письма приходят, когда что-то изменилось, не чаще раза в десять минут.',
  states: {
    received: 'Получен, решаем, кто им займётся',
    passed: 'Передан ответственным',
    in_work: 'В работе',
    postponed: 'Промежуточный ответ: назван срок, работа продолжается',
    answered: 'Ответ дан',
    done: 'Завершён',
    dismissed: 'Закрыт без ответа: в нём не нашлось того, с чем мы можем помочь',
  },
  subjects: {
    received: 'получен',
    passed: 'передан ответственным',
    in_work: 'в работе',
    postponed: 'назван срок',
    answered: 'есть ответ',
    done: 'завершён',
    dismissed: 'закрыт',
  },
  dialogOn: (number) =>
    `Будем сообщать здесь, как идёт дело по вопросу № ${number}. Чтобы перестать, напишите: Не сообщать`,
  dialogOff:
    'Больше не сообщаем, как идёт дело. Ответ придёт сюда как обычно. Передумали? Напишите: Сообщать',
  wish: 'Сообщать',
  noWish: 'Не сообщать',
  open: 'Посмотреть:',
  needsCode: 'Понадобится секретный код, который вы сохранили.',
  end: 'Больше не сообщать:',
}

const EN: ProgressWords = {
  title: 'Tell me about progress',
  hint: 'We will email you when the question is passed on, started and answered. First confirm the address with the link in the first email. Without email, everything is on the question’s page.',
  email: 'Email address',
  send: 'Tell me',
  sent: 'Check your email',
  sentLead: 'We have sent a link to this address. If not confirmed, it will be erased in two days.',
  wrong: 'This does not look like an email address. Open the question again and check it.',
  question: (number) => `Question No. ${number}`,
  joined: (number) => `Problem No. ${number}`,
  confirm: 'Confirm your email address',
  confirmLead: 'Somebody, most likely you, asked us to send this address updates on:',
  ignore: 'If this was not you, do nothing: the address will be erased in two days.',
  rhythm: 'We will email you when something changes, no more than once in ten minutes.',
  states: {
    received: 'Received; we are deciding who will handle it',
    passed: 'Passed to those responsible',
    in_work: 'In progress',
    postponed: 'Interim answer: a date is set and work continues',
    answered: 'Answered',
    done: 'Finished',
    dismissed: 'Closed without an answer: it contained nothing we can help with',
  },
  subjects: {
    received: 'received',
    passed: 'passed on',
    in_work: 'in progress',
    postponed: 'a date is set',
    answered: 'answered',
    done: 'finished',
    dismissed: 'closed',
  },
  dialogOn: (number) => `We will send updates on question No. ${number} here. To stop, write: Unfollow`,
  dialogOff:
    'We will no longer send updates. The answer will still come here. Changed your mind? Write: Follow',
  wish: 'Follow',
  noWish: 'Unfollow',
  open: 'See:',
  needsCode: 'You will need the secret code you saved.',
  end: 'Stop updates:',
}

export function progressWordsOf(language: Language): ProgressWords {
  return language === 'ru' ? RU : EN
}
