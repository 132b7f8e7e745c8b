/** Chats and live streams: the same measures, of their own source. */
import { define, quantileOf, share, sum } from './define.ts'

export const TALKS = [
  define('chat_questions', sum('taken', 'passed_on'), {
    ...{ clock: 'taken', source: 'chat' },
    ru: ['Вопросы в чатах', 'Сколько вопросов и жалоб написали в муниципальных чатах.'],
    en: ['Questions in chats', 'How many questions and complaints were written in municipal chats.'],
  }),
  define('chat_answered', sum('answered'), {
    ...{ clock: 'answered', source: 'chat' },
    ru: ['Отвечены в чате', 'Вопросы, на которые официальный человек ответил в самом чате.'],
    en: ['Answered in the chat', 'Questions an official answered in the chat itself.'],
  }),
  define('chat_on_time', share(['on_time'], ['on_time', 'late']), {
    ...{ clock: 'settled', source: 'chat', better: 'more', bounds: [0.95, 0.85] },
    ru: ['В чатах в срок', 'Отвечено в чате в срок ÷ (в срок + срок прошёл без ответа).'],
    en: ['On time in chats', 'Answered in the chat on time ÷ (on time + deadline passed without an answer).'],
  }),
  define('chat_first_answer', quantileOf(0.5), {
    ...{ clock: 'answered', source: 'chat', better: 'less' },
    ru: ['Первый ответ в чате', 'Медиана минут от вопроса до ответа в чате.'],
    en: ['First answer in a chat', 'Median minutes from a question to the answer in the chat.'],
  }),
  define('chat_passed_on', share(['passed_on'], ['taken', 'passed_on']), {
    ...{ clock: 'taken', source: 'chat' },
    ru: ['Переданы из чатов в работу', 'Доля вопросов чатов, которые стали отдельными обращениями.'],
    en: ['Passed on from chats', 'Share of chat questions that became separate incidents.'],
  }),
  define('stream_questions', sum('taken', 'passed_on'), {
    ...{ clock: 'taken', source: 'livestream' },
    ru: ['Вопросы в эфирах', 'Вопросы, заданные к прямым эфирам и во время них.'],
    en: ['Questions to live streams', 'Questions asked before and during live streams.'],
  }),
  define('stream_answered', sum('answered'), {
    ...{ clock: 'answered', source: 'livestream' },
    ru: ['Отвечены в эфирах', 'Вопросы, на которые ответили в эфире или после него.'],
    en: ['Answered on air', 'Questions answered on air or afterwards.'],
  }),
  define('stream_passed_on', share(['passed_on'], ['taken', 'passed_on']), {
    ...{ clock: 'taken', source: 'livestream' },
    ru: ['Из эфиров на контроль', 'Доля вопросов эфиров, взятых на контроль.'],
    en: ['Sent for follow-up', 'Share of live stream questions that were sent for follow-up.'],
  }),
]
