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
  title: 'Tell me how it goes',
  hint: 'A letter comes when the question is passed on, taken up and answered. First confirm the address by the link in the first letter. Without e-mail everything stands on the page of the question.',
  email: 'E-mail for letters',
  send: 'Tell me',
  sent: 'Look into your mail',
  sentLead: 'A letter with a link comes to the address. Unconfirmed, it is erased in two days.',
  wrong: 'This does not look like an e-mail. Open the question once more and check it.',
  question: (number) => `Question № ${number}`,
  joined: (number) => `Problem № ${number}`,
  confirm: 'Confirm your e-mail',
  confirmLead: 'Somebody, most likely you, asks us to tell this address how it goes:',
  ignore: 'If it was not you, do nothing: in two days the address is erased.',
  rhythm: 'Letters come when something has changed, once in ten minutes at most.',
  states: {
    received: 'Received, we are deciding who will work on it',
    passed: 'Passed to those responsible',
    in_work: 'In work',
    postponed: 'An interim answer: a date is named, the work goes on',
    answered: 'Answered',
    done: 'Finished',
    dismissed: 'Closed without an answer: nothing was found in it that we could help with',
  },
  subjects: {
    received: 'received',
    passed: 'passed on',
    in_work: 'in work',
    postponed: 'a date is named',
    answered: 'answered',
    done: 'finished',
    dismissed: 'closed',
  },
  dialogOn: (number) => `We shall tell here how question № ${number} goes on. To end it, write: Unfollow`,
  dialogOff:
    'We tell no more how it goes on. The answer comes here as usual. Changed your mind? Write: Follow',
  wish: 'Follow',
  noWish: 'Unfollow',
  open: 'Look:',
  needsCode: 'You will need the secret code that you have kept.',
  end: 'Tell me no more:',
}

export function progressWordsOf(language: Language): ProgressWords {
  return language === 'ru' ? RU : EN
}
