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
  lead: 'We email you when there is news of the place you choose: a problem was accepted, answered or finished, or there is an outage. No more than once a day. It starts when you confirm with the link in our email.',
  email: 'Email',
  emailHint: 'Needed only for these emails. We erase it when you unsubscribe.',
  place: 'Municipality',
  choose: 'Choose',
  group: 'Topic',
  any: 'All topics',
  street: 'Street',
  streetHint: 'Optional, in Russian as on the sign: ул. Садовая.',
  house: 'House',
  houseHint: 'Optional: for outages affecting your house. Problems are shown only by street.',
  question: 'To show you are a person: what is',
  robot: 'Leave this field empty',
  subscribe: 'Subscribe',
  feed: 'Atom feed: the same without email',
  dialogs:
    'Without email: write “Subscribe” where we answer private messages, and news will come there; “Stop” ends it. Did you ask us something there? Write “Follow” for updates on it.',
  noMail: 'Emails are not sent yet. Use the Atom feed for news.',
  sent: 'Check your email',
  sentLead:
    'If the address is right, you will get an email with a link. If not confirmed, it will be erased in two days.',
  back: 'Problems',
  confirm: 'Confirm the subscription',
  confirmLead: 'Emails come no more than once a day. You can unsubscribe from any of them.',
  confirmed: 'Subscription confirmed',
  confirmedLead: 'The first email will come when there is news.',
  end: 'Unsubscribe',
  endLead: 'You will get no more emails, and your address will be erased.',
  ended: 'You have unsubscribed and your address is erased',
  gone: 'There is no such subscription',
  goneLead: 'It has ended, was not confirmed in time, or the link was not copied in full.',
  letterConfirm: 'Confirm your subscription',
  letterConfirmLead: 'Somebody, most likely you, wants news for this address:',
  letterIgnore: 'If this was not you, do nothing: the address will be erased in two days.',
  letterNews: 'News',
  letterEnd: 'Unsubscribe:',
  bookDays: 'The Book of questions: the end of each day',
  outage: 'Outage',
  problems: {
    email: 'Check the address.',
    place: 'Choose a municipality.',
    street: 'The street could not be read. Write it like this: ул. Садовая.',
    house: 'A house needs a street, and its number has digits.',
    expired: 'The page was open for too long. Press again.',
    tooFast: 'Too fast. Press again.',
    sum: 'That is not right. Try again.',
    limit: 'Many subscriptions came from your address. Try again in a few minutes.',
  },
  until: (at) => `until ${at}`,
  dayOfBook: (day, { size, root, url }) =>
    `End of day ${day}: the Book of questions has ${size} entries, root ${root}. Save this line: with it, anybody can check that the past was not rewritten. The Book: ${url}`,
}

export function subscriptionWordsOf(language: Language): SubscriptionWords {
  return language === 'ru' ? RU : EN
}
