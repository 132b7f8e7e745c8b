/** Words of the protocol. The numbers come formatted. */
import type {
  DeclineReason,
  LivestreamQuestionState,
  LivestreamStep,
  ProtocolQuery,
  QuestionChannel,
} from '@veche/contract/livestreams.ts'

export type ProtocolLanguage = ProtocolQuery['language']
type Counts = Record<'asked' | 'onAir' | 'later' | 'declined' | 'onControl', string> & {
  /** Null if nothing waits for the stream any more. */
  waiting: string | null
}
type Columns = Record<'number' | 'who' | 'question' | 'state' | 'time' | 'answer', string>
type TopicColumns = Record<'topic' | 'asked' | 'onAir' | 'later' | 'declined' | 'open', string>
type OpenColumns = Record<'agency' | 'count' | 'numbers' | 'due', string>
type FactNames = Record<
  | 'place'
  | 'topic'
  | 'planned'
  | 'went'
  | 'speakers'
  | 'editor'
  | 'viewers'
  | 'sources'
  | 'recording'
  | 'made',
  string
>

export type ProtocolWords = {
  fileName: (number: number, day: string, isWithoutNames: boolean) => string
  title: (number: number) => string
  fact: FactNames
  planned: (moment: string, minutes: number) => string
  went: (from: string, to: string | null) => string
  notBegun: string
  noRecording: string
  /** In a copy to hand out. */
  noRecordingYet: string
  source: Record<'announcement' | 'broadcast', string>
  step: Record<LivestreamStep, string>
  balanceTitle: string
  balance: (counts: Counts) => string
  authors: (count: number) => string
  unlisted: (folded: number, aside: number) => string
  namesHidden: string
  namesShown: string
  topics: string
  topicColumn: TopicColumns
  noTopic: string
  otherTopics: (count: number) => string
  inAll: string
  open: string
  openColumn: OpenColumns
  nothingOpen: string
  unassigned: string
  suggested: (agency: string) => string
  topicHeading: (topic: string, count: number) => string
  questions: string
  noQuestions: string
  column: Columns
  channel: Record<QuestionChannel, string>
  others: (count: number) => string
  /** Where nobody is named. */
  askedBy: (count: number) => string
  address: (address: string) => string
  textHidden: string
  state: Record<Exclude<LivestreamQuestionState, 'folded' | 'aside'>, string>
  declined: Record<DeclineReason, string>
  saidOnAir: string
  unworded: string
  promised: string
  who: (name: string) => string
  nobodyNamed: string
  due: (day: string) => string
  noDay: string
  /** `isSure`: the agency has the work; otherwise it is only suggested. */
  control: (agency: string, isSure: boolean, due: string | null) => string
  incident: (number: number) => string
  answeredAt: (moment: string) => string
  toAnswer: string
  question: (number: number) => string
  promises: string
  noPromises: string
  signatures: string
  host: string
  speaker: string
  editorRole: string
}

const russian = new Intl.PluralRules('ru')
function plural(count: number, one: string, few: string, many: string): string {
  const form = russian.select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const PROTOCOL_WORDS: Record<ProtocolLanguage, ProtocolWords> = {
  ru: {
    fileName: (number, day, isWithoutNames) =>
      `Протокол эфира № ${number} ${day} ${isWithoutNames ? 'без имён' : 'для внутреннего пользования (с именами)'}`,
    title: (number) => `Протокол прямого эфира № ${number}`,
    fact: {
      place: 'Кто проводит',
      topic: 'Тема',
      planned: 'План',
      went: 'Факт',
      speakers: 'Отвечают',
      editor: 'Редактор',
      viewers: 'Зрителей',
      sources: 'Где шёл',
      recording: 'Запись',
      made: 'Протокол составлен',
    },
    planned: (moment, minutes) => `${moment}, ${plural(minutes, 'минута', 'минуты', 'минут')}`,
    went: (from, to) => (to === null ? `начат ${from}, идёт` : `${from} – ${to}`),
    notBegun: 'эфир не начинался',
    noRecordingYet: 'ссылки нет',
    noRecording: 'ссылки нет, авторам её не отправить: добавьте её в карточку эфира',
    source: { announcement: 'анонс', broadcast: 'трансляция' },
    step: {
      planned: 'план',
      announced: 'анонс',
      collecting: 'сбор вопросов',
      on_air: 'в эфире',
      follow_up: 'отработка',
      closed: 'закрыт',
      cancelled: 'отменён',
    },
    balanceTitle: 'Главное',
    balance: ({ asked, onAir, later, declined, onControl, waiting }) =>
      `Задано вопросов: ${asked} = отвечено в эфире ${onAir} + отвечено после эфира ${later} + отклонено с причиной ${declined} + на контроле ${onControl}${waiting === null ? '' : ` + ждут эфира ${waiting}`}.`,
    authors: (count) => `Спрашивали ${plural(count, 'человек', 'человека', 'человек')}.`,
    unlisted: (folded, aside) =>
      `Не все номера есть в таблице. Повторов: ${folded}, каждый учтён в строке того вопроса, который он повторяет. Сообщений без вопроса: ${aside}.`,
    namesHidden: 'Имена, контакты и адреса тех, кто спрашивал, в этом экземпляре скрыты.',
    namesShown:
      'Для внутреннего пользования: в этом экземпляре есть имена тех, кто спрашивал. Раздать можно экземпляр без имён.',
    topics: 'О чём спрашивали',
    topicColumn: {
      topic: 'Тема',
      asked: 'Задано',
      onAir: 'Отвечено в эфире',
      later: 'Отвечено после',
      declined: 'Отклонено',
      open: 'Осталось',
    },
    noTopic: 'Без темы',
    otherTopics: (count) => `Ещё ${plural(count, 'тема', 'темы', 'тем')}`,
    inAll: 'Всего',
    open: 'Что осталось и за кем',
    openColumn: { agency: 'За кем', count: 'Вопросов', numbers: 'Номера', due: 'Ближайший ответ автору' },
    nothingOpen: 'Без ответа не осталось ничего.',
    unassigned: 'ведомство ещё не назначено',
    suggested: (agency) => `предложено: ${agency}`,
    topicHeading: (topic, count) => `${topic}: ${plural(count, 'вопрос', 'вопроса', 'вопросов')}`,
    questions: 'Вопросы',
    noQuestions: 'Вопросов нет.',
    column: {
      number: '№',
      who: 'Откуда и кто',
      question: 'Вопрос',
      state: 'Состояние',
      time: 'Время',
      answer: 'Ответ или поручение',
    },
    channel: {
      comment_before: 'комментарий до эфира',
      comment_live: 'комментарий в эфире',
      private: 'личное сообщение',
      chat: 'чат',
      form: 'форма',
      phone: 'телефон',
      reception: 'приёмная',
      hall: 'зал',
    },
    others: (count) => `и ещё ${count}`,
    askedBy: (count) => `Спросили ${plural(count, 'человек', 'человека', 'человек')}`,
    address: (address) => `Адрес: ${address}`,
    textHidden: 'Текст не показан.',
    state: {
      received: 'Получен',
      selected: 'Отобран',
      answered: 'Отвечено в эфире',
      partly: 'Отвечено частично, на контроле',
      on_control: 'На контроле',
      answered_later: 'Отвечено после эфира',
      declined: 'Отклонён',
    },
    declined: {
      off_topic: 'не по теме эфира',
      insult: 'оскорбление',
      not_a_question: 'не вопрос',
      personal_data: 'личные данные',
      answered_before: 'уже отвечено',
    },
    saidOnAir: 'Ответ в эфире: ',
    unworded: 'Что ответили, не записано.',
    promised: 'Обещано в эфире: ',
    who: (name) => `Ответственный: ${name}`,
    nobodyNamed: 'Ответственный не назван',
    due: (day) => `срок: ${day}`,
    noDay: 'срок не назван',
    control: (agency, isSure, due) =>
      `${isSure ? `На контроле: ${agency}` : `На контроле (${agency})`}${due === null ? '' : `; ответ автору до ${due}`}`,
    incident: (number) => `Инцидент № ${number}`,
    answeredAt: (moment) => `Ответ дан ${moment}`,
    toAnswer: 'Открыть ответ',
    question: (number) => `Вопрос № ${number}. `,
    promises: 'Обещания и поручения: кто и когда',
    noPromises: 'Обещаний в эфире не дано.',
    signatures: 'Подписи',
    host: 'Ведущий эфира',
    speaker: 'Кто отвечал в эфире',
    editorRole: 'Редактор эфира',
  },
  en: {
    fileName: (number, day, isWithoutNames) =>
      `Protocol of live stream No. ${number} ${day} ${isWithoutNames ? 'without names' : 'for internal use (with names)'}`,
    title: (number) => `Protocol of live stream No. ${number}`,
    fact: {
      place: 'Held by',
      topic: 'Topic',
      planned: 'Planned',
      went: 'Held',
      speakers: 'Who answers',
      editor: 'Editor',
      viewers: 'Viewers',
      sources: 'Where it went',
      recording: 'Recording',
      made: 'Protocol prepared',
    },
    planned: (moment, minutes) => `${moment}, ${counted(minutes, 'minute', 'minutes')}`,
    went: (from, to) => (to === null ? `started ${from}, in progress` : `${from} – ${to}`),
    notBegun: 'not started',
    noRecordingYet: 'no link',
    noRecording: 'no link, so authors cannot be given one: add it to the live stream’s card',
    source: { announcement: 'announcement', broadcast: 'video stream' },
    step: {
      planned: 'planned',
      announced: 'announced',
      collecting: 'collecting questions',
      on_air: 'on air',
      follow_up: 'follow-up',
      closed: 'closed',
      cancelled: 'cancelled',
    },
    balanceTitle: 'In short',
    balance: ({ asked, onAir, later, declined, onControl, waiting }) =>
      `Questions asked: ${asked} = answered on air ${onAir} + answered afterwards ${later} + declined with a reason ${declined} + awaiting follow-up ${onControl}${waiting === null ? '' : ` + waiting for the live stream ${waiting}`}.`,
    authors: (count) => `Asked by ${counted(count, 'person', 'people')}.`,
    unlisted: (folded, aside) =>
      `Not every number is in the table. Repeats: ${folded}, each counted in the row of the question it repeats. Messages without a question: ${aside}.`,
    namesHidden: 'Names, contacts and addresses of those who asked are hidden in this copy.',
    namesShown: 'For internal use: this copy names those who asked. The copy without names can be shared.',
    topics: 'What was asked about',
    topicColumn: {
      topic: 'Topic',
      asked: 'Asked',
      onAir: 'Answered on air',
      later: 'Answered afterwards',
      declined: 'Declined',
      open: 'Open',
    },
    noTopic: 'No topic',
    otherTopics: (count) => `${counted(count, 'more topic', 'more topics')}`,
    inAll: 'Total',
    open: 'What is open and who is responsible',
    openColumn: { agency: 'Responsible', count: 'Questions', numbers: 'Numbers', due: 'Nearest answer due' },
    nothingOpen: 'Everything has been answered.',
    unassigned: 'no agency assigned yet',
    suggested: (agency) => `suggested: ${agency}`,
    topicHeading: (topic, count) => `${topic}: ${counted(count, 'question', 'questions')}`,
    questions: 'Questions',
    noQuestions: 'No questions.',
    column: {
      number: 'No.',
      who: 'Where and who',
      question: 'Question',
      state: 'State',
      time: 'Time',
      answer: 'Answer or task',
    },
    channel: {
      comment_before: 'comment before the live stream',
      comment_live: 'live comment',
      private: 'private message',
      chat: 'chat',
      form: 'form',
      phone: 'phone',
      reception: 'reception',
      hall: 'hall',
    },
    others: (count) => `and ${count} more`,
    askedBy: (count) => `Asked by ${count} people`,
    address: (address) => `Address: ${address}`,
    textHidden: 'The text is not shown.',
    state: {
      received: 'Received',
      selected: 'Shortlisted',
      answered: 'Answered on air',
      partly: 'Partly answered, awaiting follow-up',
      on_control: 'Awaiting follow-up',
      answered_later: 'Answered afterwards',
      declined: 'Declined',
    },
    declined: {
      off_topic: 'off topic',
      insult: 'an insult',
      not_a_question: 'not a question',
      personal_data: 'personal data',
      answered_before: 'answered already',
    },
    saidOnAir: 'Answered on air: ',
    unworded: 'The answer given was not recorded.',
    promised: 'Promised on air: ',
    who: (name) => `Responsible: ${name}`,
    nobodyNamed: 'Nobody was named',
    due: (day) => `due ${day}`,
    noDay: 'no date was given',
    control: (agency, isSure, due) =>
      `${isSure ? `Awaiting follow-up: ${agency}` : `Awaiting follow-up (${agency})`}${due === null ? '' : `; answer to the author due ${due}`}`,
    incident: (number) => `Incident No. ${number}`,
    answeredAt: (moment) => `Answered ${moment}`,
    toAnswer: 'Open the answer',
    question: (number) => `Question No. ${number}. `,
    promises: 'Promises and tasks: who and when',
    noPromises: 'Nothing was promised on air.',
    signatures: 'Signatures',
    host: 'Live stream host',
    speaker: 'Answered on air',
    editorRole: 'Live stream editor',
  },
}
