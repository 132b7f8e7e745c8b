/** Words of subscriptions: their pages, their letters and their feed. */
import type { Language } from '../../domain/words.ts'

export type SubscribeProblem =
  | 'email'
  | 'place'
  | 'street'
  | 'house'
  | 'expired'
  | 'tooFast'
  | 'sum'
  | 'limit'
type Said =
  | (
      | 'title'
      | 'lead'
      | 'email'
      | 'emailHint'
      | 'place'
      | 'choose'
      | 'group'
      | 'any'
      | 'street'
      | 'streetHint'
    )
  | (
      | 'house'
      | 'houseHint'
      | 'question'
      | 'robot'
      | 'subscribe'
      | 'feed'
      | 'noMail'
      | 'sent'
      | 'sentLead'
      | 'back'
    )
  | (
      | 'confirm'
      | 'confirmLead'
      | 'confirmed'
      | 'confirmedLead'
      | 'end'
      | 'endLead'
      | 'ended'
      | 'gone'
      | 'goneLead'
    )
  | 'dialogs'
  | ('letterConfirm' | 'letterConfirmLead' | 'letterIgnore' | 'letterNews' | 'letterEnd' | 'outage')
  | 'bookDays'
export type SubscriptionWords = Record<Said, string> & {
  problems: Record<SubscribeProblem, string>
  until: (at: string) => string
  /** The end of a day of the Book, in one line that `veche verify --days` reads. */
  dayOfBook: (day: string, end: { size: number; root: string; url: string }) => string
}

const RU: SubscriptionWords = {
  title: 'Подписаться',
  lead: 'Письмо приходит, когда в выбранном месте есть новое: приняли проблему, ответили, закончили, что-то отключают. Не чаще одного раза в день. Подписка начнётся, когда вы подтвердите её по ссылке из письма.',
  email: 'Электронная почта',
  emailHint: 'Нужна только для этих писем. Отпишетесь, и мы её сотрём.',
  place: 'Округ или район',
  choose: 'Выберите',
  group: 'Тема',
  any: 'Все темы',
  street: 'Улица',
  streetHint: 'Не обязательно. Например: ул. Садовая.',
  house: 'Дом',
  houseHint: 'Не обязательно: по дому приходят отключения. Проблемы показаны до улицы.',
  question: 'Чтобы мы знали, что пишет человек: сколько будет',
  robot: 'Оставьте это поле пустым',
  subscribe: 'Подписаться',
  feed: 'Лента Atom: то же без почты',
  dialogs:
    'Без почты: где мы отвечаем в личных сообщениях, напишите слово «Подписка», и новое будет приходить туда; «Стоп» это закончит. Спросили нас там о чём-то? Слово «Сообщать»: расскажем, как идёт дело.',
  noMail: 'Письма пока не отправляются. Новое можно читать лентой Atom.',
  sent: 'Проверьте почту',
  sentLead:
    'Если адрес верный, на него придёт письмо со ссылкой. Без подтверждения мы сотрём адрес через два дня.',
  back: 'Проблемы',
  confirm: 'Подтвердить подписку',
  confirmLead: 'Письма будут приходить не чаще раза в день. Отписаться можно из любого письма.',
  confirmed: 'Подписка подтверждена',
  confirmedLead: 'Первое письмо придёт, когда будет новое.',
  end: 'Отписаться',
  endLead: 'Писем больше не будет, адрес почты мы сотрём.',
  ended: 'Вы отписались, адрес стёрт',
  gone: 'Такой подписки нет',
  goneLead: 'Она закончена, не подтверждена вовремя, или ссылка скопирована не целиком.',
  letterConfirm: 'Подтвердите подписку',
  letterConfirmLead: 'Кто-то, скорее всего вы, подписал этот адрес на новое:',
  letterIgnore: 'Если это не вы, ничего не делайте: через два дня мы сотрём адрес.',
  letterNews: 'Новое',
  letterEnd: 'Отписаться:',
  bookDays: 'Книга вопросов: конец каждого дня',
  outage: 'Отключение',
  problems: {
    email: 'Проверьте адрес почты.',
    place: 'Выберите округ или район.',
    street: 'Не удалось прочитать улицу. Напишите её так: ул. Садовая.',
    house: 'К дому нужна улица, а в номере дома должны быть цифры.',
    expired: 'Страница открыта давно. Нажмите ещё раз.',
    tooFast: 'Слишком быстро. Нажмите ещё раз.',
    sum: 'Ответ не подходит. Сосчитайте ещё раз.',
    limit: 'С вашего адреса пришло много подписок. Попробуйте через несколько минут.',
  },
  until: (at) => `до ${at}`,
  dayOfBook: (day, { size, root, url }) =>
    `Конец дня ${day}: в Книге вопросов записей ${size}, корень ${root}. Сохраните: по этой строке любой проверит, что прошлое не переписали. Книга: ${url}`,
}

const EN: SubscriptionWords = {
  title: 'Subscribe',
  lead: 'A letter comes when there is something new in the place you choose: a problem was taken, answered or finished, or something is switched off. Once a day at most. It begins when you confirm it by the link in a letter.',
  email: 'E-mail',
  emailHint: 'Needed for these letters only. When you unsubscribe we erase it.',
  place: 'Municipality',
  choose: 'Choose',
  group: 'Topic',
  any: 'All topics',
  street: 'Street',
  streetHint: 'Optional, in Russian as on the sign: ул. Садовая.',
  house: 'House',
  houseHint: 'Optional: a house hears of outages. Problems are shown to the street.',
  question: 'So that we know a person writes: how much is',
  robot: 'Leave this field empty',
  subscribe: 'Subscribe',
  feed: 'Atom feed: the same without e-mail',
  dialogs:
    'Without e-mail: where we answer private messages, write the word «Subscribe», and news come there; «Stop» ends it. Did you ask us something there? Write «Follow», and we tell you how it goes.',
  noMail: 'Letters are not sent yet. The Atom feed tells what is new.',
  sent: 'Look into your mail',
  sentLead:
    'If the address is right, a letter with a link comes to it. Unconfirmed, it is erased in two days.',
  back: 'Problems',
  confirm: 'Confirm the subscription',
  confirmLead: 'Letters come once a day at most. Every letter can end it.',
  confirmed: 'The subscription is confirmed',
  confirmedLead: 'The first letter comes when there is something new.',
  end: 'Unsubscribe',
  endLead: 'No more letters come, and your address is erased.',
  ended: 'You have unsubscribed, and the address is erased',
  gone: 'There is no such subscription',
  goneLead: 'It has ended, was not confirmed in time, or the link was not copied as a whole.',
  letterConfirm: 'Confirm your subscription',
  letterConfirmLead: 'Somebody, most likely you, wants news for this address:',
  letterIgnore: 'If it was not you, do nothing: in two days the address is erased.',
  letterNews: 'News',
  letterEnd: 'Unsubscribe:',
  bookDays: 'The Book of questions: the end of each day',
  outage: 'Outage',
  problems: {
    email: 'Check the address.',
    place: 'Choose a municipality.',
    street: 'The street could not be read. Write it so: ул. Садовая.',
    house: 'A house needs a street, and its number has digits.',
    expired: 'The page was open for long. Press once more.',
    tooFast: 'Too fast. Press once more.',
    sum: 'The answer does not fit. Count again.',
    limit: 'Many subscriptions came from your address. Try again in a few minutes.',
  },
  until: (at) => `until ${at}`,
  dayOfBook: (day, { size, root, url }) =>
    `End of the day ${day}: the Book of questions has ${size} entries and the root ${root}. Keep it: by this line anybody can check that the past was not rewritten. The Book: ${url}`,
}

export function subscriptionWordsOf(language: Language): SubscriptionWords {
  return language === 'ru' ? RU : EN
}
