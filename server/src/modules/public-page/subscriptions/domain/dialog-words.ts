/** What a resident reads in a dialog about following a place. Each text names the words that the buttons say. */
import type { Language } from '../../domain/words.ts'

type Said = { text: string; buttons: string[] }

export type DialogWords = {
  /** `near`: the centre of the municipality of the page, if it has one. */
  askWhere: (near: string | null) => Said
  unread: (part: string) => Said
  show: (named: string) => Said
  confirmed: (named: string) => Said
  known: (named: string) => Said
  tooMany: (most: number) => Said
  cancelled: Said
  stopped: Said
  news: (named: string, lines: readonly string[]) => Said
  more: (count: number, url: string) => string
}

const said = (text: string, ...buttons: string[]): Said => ({ text, buttons })

const RU: DialogWords = {
  askWhere: (near) =>
    said(
      'О каком месте рассказывать? Напишите город, округ или район; через запятую можно добавить тему, улицу и дом. Например: Боровичи, дороги. Или: Боровичи, ул. Садовая, 5. Новое приходит сюда не чаще раза в день. Передумали? Напишите: Отмена',
      ...(near === null ? [] : [near]),
      'Отмена',
    ),
  unread: (part) =>
    said(
      `Место нашли, а «${part}» прочитать не смогли. Напишите место ещё раз, например: Боровичи, ул. Садовая, 5. Передумали? Напишите: Отмена`,
      'Отмена',
    ),
  show: (named) =>
    said(
      `Подписать на новое: ${named}? Будем писать сюда не чаще раза в день. Если да, ответьте: Подписаться. Если нет: Отмена`,
      'Подписаться',
      'Отмена',
    ),
  confirmed: (named) =>
    said(`Вы подписаны: ${named}. Напишем, когда будет новое. Закончить подписку одним словом: Стоп`, 'Стоп'),
  known: (named) => said(`Вы уже подписаны: ${named}. Закончить: Стоп`, 'Стоп'),
  tooMany: (most) => said(`Подписок здесь уже ${most}, больше нельзя. Закончить все: Стоп`, 'Стоп'),
  cancelled: said('Хорошо, не подписываем.'),
  stopped: said('Подписка закончена, сюда больше не пишем о новом. Начать снова: Подписка', 'Подписка'),
  news: (named, lines) =>
    said([`Новое: ${named}`, ...lines, 'Закончить подписку: Стоп'].join('\n\n'), 'Стоп'),
  more: (count, url) => `И ещё ${count}: ${url}`,
}

const EN: DialogWords = {
  askWhere: (near) =>
    said(
      'Which place do you want news of? Write a town or municipality in Russian; after a comma you can add a topic, street and house. For example: Боровичи, дороги. Or: Боровичи, ул. Садовая, 5. News comes here no more than once a day. Changed your mind? Write: Cancel',
      ...(near === null ? [] : [near]),
      'Cancel',
    ),
  unread: (part) =>
    said(
      `We know the place but could not read “${part}”. Write the place again, for example: Боровичи, ул. Садовая, 5. Changed your mind? Write: Cancel`,
      'Cancel',
    ),
  show: (named) =>
    said(
      `News of this place: ${named}? We write here no more than once a day. If yes, answer: Subscribe. If not: Cancel`,
      'Subscribe',
      'Cancel',
    ),
  confirmed: (named) =>
    said(`You have subscribed: ${named}. We will write when there is news. To end it: Stop`, 'Stop'),
  known: (named) => said(`You have already subscribed: ${named}. To end it: Stop`, 'Stop'),
  tooMany: (most) =>
    said(`There are already ${most} subscriptions here, the most allowed. To end all: Stop`, 'Stop'),
  cancelled: said('All right, no subscription.'),
  stopped: said(
    'The subscription has ended and no more news will come here. To start again: Subscribe',
    'Subscribe',
  ),
  news: (named, lines) => said([`News: ${named}`, ...lines, 'To end it: Stop'].join('\n\n'), 'Stop'),
  more: (count, url) => `${count} more: ${url}`,
}

export function dialogWordsOf(language: Language): DialogWords {
  return language === 'ru' ? RU : EN
}
