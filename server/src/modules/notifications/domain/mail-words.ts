import type {
  AccountNews,
  ArticleNews,
  BroadcastNews,
  BulletinNews,
  ContributionNews,
  CourseNews,
  DutyNews,
  ExchangeNews,
  FeedbackNews,
  NotificationKind,
  PracticeNews,
  RuleNews,
  SubtaskNews,
} from '@veche/contract/notifications.ts'

export type MailLanguage = 'ru' | 'en'
export type ChannelNews =
  | ('broken' | 'silent' | 'lost' | 'works' | 'webhook_rests')
  | ('backup_failed' | 'backup_refused')
type Words = {
  product: string
  urgent: string
  foot: string
  subject: (count: number) => string
  more: (count: number) => string
  due: (moment: string) => string
  /** Of deadlines only: `share` of the limit that is used up. */
  reminder: (number: string, share: number | null) => string
  folded: (count: number, share: number | null) => string
  title: Record<
    Exclude<
      NotificationKind,
      | 'reminder'
      | 'channel'
      | 'chat'
      | 'fake'
      | 'surge'
      | 'view'
      | 'bulletin'
      | 'duty'
      | 'article'
      | 'course'
      | 'broadcast'
      | 'feedback'
      | 'contribution'
      | 'subtask'
      | 'page'
      | 'practice'
      | 'rule'
      | 'moderation'
      | 'exchange'
      | 'account'
    >,
    (number: string) => string
  >
  channel: Record<ChannelNews, (name: string) => string>
  chat: (title: string) => string
  fake: (number: string) => string
  surge: (count: string) => string
  view: (name: string, count: number) => string
  duty: Record<DutyNews, (post: string) => string>
  bulletin: Record<BulletinNews, (title: string) => string>
  article: Record<ArticleNews, (count: number, title: string) => string>
  course: Record<CourseNews, (title: string, day: string) => string>
  broadcast: Record<BroadcastNews, (title: string) => string>
  feedback: Record<FeedbackNews, (title: string) => string>
  contribution: Record<ContributionNews, string>
  subtask: Record<SubtaskNews, string>
  page: (name: string) => string
  practice: Record<PracticeNews, (title: string) => string>
  rule: Record<RuleNews, (title: string, number: string) => string>
  moderation: (page: string) => string
  exchange: Record<ExchangeNews, (name: string) => string>
  account: Record<AccountNews, string>
}

const plural = new Intl.PluralRules('ru')

function ru(count: number, one: string, few: string, many: string): string {
  const form = plural.select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}

const questions = (count: number) => ru(count, 'вопрос', 'вопроса', 'вопросов')

export const MAIL_WORDS: Record<MailLanguage, Words> = {
  ru: {
    product: 'Вече',
    urgent: 'СРОЧНО. ',
    foot: 'Какие письма получать, решаете вы:',
    subject: (count) => ru(count, 'новое уведомление', 'новых уведомления', 'новых уведомлений'),
    more: (count) => `Ещё ${ru(count, 'уведомление', 'уведомления', 'уведомлений')}:`,
    due: (moment) => `срок ${moment}`,
    reminder: (number, share) =>
      share !== null && share >= 1
        ? `вопрос № ${number}: срок прошёл`
        : `вопрос № ${number}: прошло ${Math.round((share ?? 0) * 100)} % срока`,
    folded: (count, share) =>
      share !== null && share >= 1 ? `срок прошёл: ${questions(count)}` : `срок близко: ${questions(count)}`,
    title: {
      assigned: (number) => `вам передан вопрос № ${number}`,
      approval: (number) => `вопрос № ${number}: ответ ждёт согласования`,
      sent_back: (number) => `вопрос № ${number}: ответ вернули на доработку`,
      returned: (number) => `вопрос № ${number}: ведомство вернуло`,
      delivery: (number) => `вопрос № ${number}: ответ не опубликован`,
      follow_up: (number) => `вопрос № ${number}: автор написал ещё`,
      promise: (number) => `вопрос № ${number}: подходит срок обещания`,
      deadline_changed: (number) => `вопрос № ${number}: срок изменён`,
      reminded: (number) => `вопрос № ${number} просрочен: руководитель просит ответить`,
      mention: (number) => `вопрос № ${number}: вас упомянули в заметке`,
      danger: (number) => `вопрос № ${number}: опасность, о ней написали под эфиром`,
    },
    channel: {
      broken: (name) => `канал «${name}» не работает`,
      silent: (name) => `канал «${name}» молчит дольше обычного`,
      lost: (name) => `канал «${name}»: часть сообщений не вернуть`,
      works: (name) => `канал «${name}» снова работает`,
      webhook_rests: (name) => `вебхук «${name}» три дня ничего не принимает, отправка остановлена`,
      backup_failed: () => 'резервная копия не сделана: посмотрите журнал службы и место на диске',
      backup_refused: () => 'резервная копия не прошла проверку: сделайте новую и проверьте её',
    },
    chat: (title) => `опасность в чате «${title}»`,
    fake: (number) => `карточка слуха № ${number} ждёт вас`,
    view: (name, count) => `вид «${name}»: ${ru(count, 'новый вопрос', 'новых вопроса', 'новых вопросов')}`,
    surge: (count) => `всплеск: за три часа ${count} вопросов на одну тему из одного места`,
    duty: {
      given: (post) => `вы дежурите: ${post}`,
      taken: (post) => `вы больше не дежурите: ${post}`,
    },
    article: {
      ending: (count, title) =>
        count === 1
          ? `скоро устареет статья «${title}»: проверьте её`
          : `скоро устареют ${ru(count, 'статья', 'статьи', 'статей')}: проверьте их`,
      stale: (count, title) =>
        count === 1
          ? `устарела статья «${title}»: проверьте её или снимите`
          : `устарели ${ru(count, 'статья', 'статьи', 'статей')}: проверьте их или снимите`,
      waiting: (count, title) =>
        count === 1
          ? `статья «${title}» ждёт вашего слова`
          : `${ru(count, 'статья ждёт', 'статьи ждут', 'статей ждут')} вашего слова`,
      approved: (_count, title) => `статью согласовали: «${title}»`,
      returned: (_count, title) => `статью вернули на доработку: «${title}»`,
    },
    bulletin: {
      published: (title) => `прочитайте: ${title}`,
      corrected: (title) => `изменено, прочитайте снова: ${title}`,
      withdrawn: (title) => `отозвано: ${title}`,
      unread: (title) => `вы ещё не прочли: ${title}`,
      eve: (title) => `скоро срок распоряжения: ${title}`,
      day: (title) => `сегодня срок распоряжения: ${title}`,
      late: (title) => `срок распоряжения прошёл: ${title}`,
      head: (title) => `у ваших людей прошёл срок распоряжения: ${title}`,
    },
    course: {
      gate: (title, day) => `нужен курс «${title}», пройдите его до ${day}`,
      month: (title, day) => `курс «${title}» надо пройти снова до ${day}`,
      week: (title, day) => `до ${day} надо пройти курс «${title}»`,
      eve: (title) => `завтра последний день, чтобы пройти курс «${title}»`,
      day: (title) => `сегодня надо пройти курс «${title}»`,
      rests: (title) => `часть прав ждёт: пройдите курс «${title}», и они вернутся`,
      reminded: (title, day) => (day ? `пройдите курс «${title}» до ${day}` : `пройдите курс «${title}»`),
      waiting: (title) => `курс «${title}» ждёт вашего слова`,
      approved: (title) => `курс согласовали: «${title}»`,
      returned: (title) => `курс вернули на доработку: «${title}»`,
    },
    broadcast: {
      waiting: (title) => `текст на много мест ждёт вашего слова: ${title}`,
      approved: (title) => `согласовано: ${title}`,
      sent_back: (title) => `вернули на доработку: ${title}`,
      failed: (title) => `вышло не везде: ${title}`,
      withdrawn: (title) => `отозвано везде: ${title}`,
      handed_over: (title) => `вам передали черновик текста на много мест: ${title}`,
    },
    feedback: {
      asked: (title) => `центр спрашивают: ${title}`,
      again: (title) => `центру написали снова: ${title}`,
      answered: (title) => `центр ответил: ${title}`,
      taken: (title) => `центр взял в работу: ${title}`,
      done: (title) => `сделано: ${title}`,
      declined: (title) => `центр отклонил: ${title}`,
    },
    contribution: {
      asked: 'другое ведомство просит часть ответа',
      said: 'вам написали о части ответа',
      given: 'часть ответа готова',
      refused: 'от части ответа отказались',
      sent_back: 'часть ответа вернули на доработку',
      accepted: 'вашу часть ответа приняли',
      ended: 'часть ответа больше не нужна',
      soon: 'подходит срок части ответа',
      late: 'часть ответа просрочена',
    },
    subtask: {
      given: 'вам поручили подзадачу',
      done: 'подзадача сделана',
      reopened: 'подзадачу вернули в работу',
      withdrawn: 'подзадачу сняли',
      soon: 'подходит срок подзадачи',
      late: 'подзадача просрочена',
    },
    page: (name) => `страницу надо поправить: ${name}`,
    moderation: (page) => `блокировка ждёт вашего слова: ${page}`,
    practice: {
      waiting: (title) => `практика ждёт вашего слова: ${title}`,
      approved: (title) => `практика опубликована: ${title}`,
      sent_back: (title) => `практику вернули на доработку: ${title}`,
      commented: (title) => `о вашей практике написали: ${title}`,
      adopted: (title) => `вашу практику взяли у себя: ${title}`,
    },
    rule: {
      act: (title, number) => `по правилу «${title}»${number ? `: вопрос ${number}` : ''}`,
      waiting: (title) => `правило «${title}» ждёт вашего слова`,
      proposed: (title) => `правило просят включить: ${title}`,
      rests: (title) => `правило остановилось: ${title}`,
    },
    exchange: {
      written: (name) => `выгрузка «${name}» по расписанию готова, хранится сутки`,
      stopped: (name) => `выгрузка «${name}» по расписанию выключена после пяти неудач`,
    },
    account: {
      password_changed: 'ваш пароль изменён. Если это не вы, сообщите администратору',
      password_given: 'администратор задал вам новый пароль',
      second_factor_on: 'второй фактор входа включён',
      identity_linked:
        'к вашей учётной записи привязан вход организации. Если это не вы, сообщите администратору',
      passkey_added: 'добавлен ключ доступа. Если это не вы, сообщите администратору',
      passkey_removed: 'удалён ключ доступа. Если это не вы, сообщите администратору',
      second_factor_off: 'второй фактор входа выключен. Если это не вы, сообщите администратору',
      backup_codes_renewed: 'запасные коды входа обновлены. Если это не вы, сообщите администратору',
      second_factor_reset: 'администраторы сняли ваш второй фактор: настройте новый при входе',
      second_factor_reset_asked: 'коллега просит снять второй фактор: решите вы',
      administrator_added: 'появился новый администратор. Если вы о нём не знаете, проверьте журнал',
    },
  },
  en: {
    product: 'Veche',
    urgent: 'URGENT. ',
    foot: 'You choose which emails you get:',
    subject: (count) => (count === 1 ? '1 new notification' : `${count} new notifications`),
    more: (count) => `${count} more:`,
    due: (moment) => `due ${moment}`,
    reminder: (number, share) =>
      share !== null && share >= 1
        ? `question ${number}: overdue`
        : `question ${number}: ${Math.round((share ?? 0) * 100)}% of the time used`,
    folded: (count, share) =>
      share !== null && share >= 1 ? `overdue: ${count} questions` : `due soon: ${count} questions`,
    title: {
      assigned: (number) => `question ${number} was passed to you`,
      approval: (number) => `question ${number}: answer awaiting approval`,
      sent_back: (number) => `question ${number}: answer sent back`,
      returned: (number) => `question ${number} was returned by the agency`,
      delivery: (number) => `question ${number}: answer not published`,
      follow_up: (number) => `question ${number}: the author wrote again`,
      promise: (number) => `question ${number}: promise due soon`,
      deadline_changed: (number) => `question ${number}: deadline changed`,
      reminded: (number) => `question ${number} is overdue: a head asks for an answer`,
      mention: (number) => `question ${number}: you were mentioned in a note`,
      danger: (number) => `question ${number}: danger, reported under a live stream`,
    },
    channel: {
      broken: (name) => `channel “${name}” is not working`,
      silent: (name) => `channel “${name}” has been silent for longer than usual`,
      lost: (name) => `channel “${name}”: some messages cannot be recovered`,
      works: (name) => `channel “${name}” is working again`,
      webhook_rests: (name) => `webhook “${name}” has accepted nothing for three days; sending stopped`,
      backup_failed: () => 'backup failed: check the service log and disk space',
      backup_refused: () => 'the backup failed its check: make a new one and verify it',
    },
    chat: (title) => `danger in the chat “${title}”`,
    fake: (number) => `rumour card no. ${number} is waiting for you`,
    view: (name, count) => `view “${name}”: ${count} new ${count === 1 ? 'question' : 'questions'}`,
    surge: (count) => `surge: ${count} questions on one topic from one place in three hours`,
    duty: {
      given: (post) => `you are on duty: ${post}`,
      taken: (post) => `you are no longer on duty: ${post}`,
    },
    article: {
      ending: (count, title) =>
        count === 1
          ? `article “${title}” will soon be out of date: check it`
          : `${count} articles will soon be out of date: check them`,
      stale: (count, title) =>
        count === 1
          ? `article “${title}” is out of date: check or withdraw it`
          : `${count} articles are out of date: check or withdraw them`,
      waiting: (count, title) =>
        count === 1
          ? `article “${title}” is awaiting your approval`
          : `${count} articles are awaiting your approval`,
      approved: (_count, title) => `article approved: ${title}`,
      returned: (_count, title) => `article sent back: ${title}`,
    },
    bulletin: {
      published: (title) => `please read: ${title}`,
      corrected: (title) => `changed, please read again: ${title}`,
      withdrawn: (title) => `withdrawn: ${title}`,
      unread: (title) => `not read yet: ${title}`,
      eve: (title) => `order due soon: ${title}`,
      day: (title) => `order due today: ${title}`,
      late: (title) => `order overdue: ${title}`,
      head: (title) => `order overdue for your people: ${title}`,
    },
    course: {
      gate: (title, day) => `course “${title}” required: pass it by ${day}`,
      month: (title, day) => `pass course “${title}” again by ${day}`,
      week: (title, day) => `pass course “${title}” by ${day}`,
      eve: (title) => `tomorrow is the last day for course “${title}”`,
      day: (title) => `today is the last day for course “${title}”`,
      rests: (title) => `some of your rights are on hold: pass course “${title}” to restore them`,
      reminded: (title, day) => (day ? `pass course “${title}” by ${day}` : `pass course “${title}”`),
      waiting: (title) => `course “${title}” is awaiting your approval`,
      approved: (title) => `course approved: ${title}`,
      returned: (title) => `course sent back: ${title}`,
    },
    broadcast: {
      waiting: (title) => `text to many places awaiting your approval: ${title}`,
      approved: (title) => `approved: ${title}`,
      sent_back: (title) => `sent back: ${title}`,
      failed: (title) => `not published everywhere: ${title}`,
      withdrawn: (title) => `withdrawn everywhere: ${title}`,
      handed_over: (title) => `a draft for many places was handed over to you: ${title}`,
    },
    feedback: {
      asked: (title) => `question to the centre: ${title}`,
      again: (title) => `the centre got another message: ${title}`,
      answered: (title) => `the centre answered: ${title}`,
      taken: (title) => `the centre has started on: ${title}`,
      done: (title) => `done: ${title}`,
      declined: (title) => `the centre declined: ${title}`,
    },
    contribution: {
      asked: 'another agency asks you for part of an answer',
      said: 'new message about a part of an answer',
      given: 'part of the answer ready',
      refused: 'part of the answer declined',
      sent_back: 'part of the answer sent back',
      accepted: 'your part of the answer was accepted',
      ended: 'part of the answer no longer needed',
      soon: 'part of an answer due soon',
      late: 'part of an answer overdue',
    },
    subtask: {
      given: 'you were given a subtask',
      done: 'subtask done',
      reopened: 'subtask reopened',
      withdrawn: 'subtask withdrawn',
      soon: 'subtask due soon',
      late: 'subtask overdue',
    },
    page: (name) => `page needs fixing: ${name}`,
    moderation: (page) => `ban awaiting your decision: ${page}`,
    practice: {
      waiting: (title) => `practice awaiting your approval: ${title}`,
      approved: (title) => `practice published: ${title}`,
      sent_back: (title) => `practice sent back: ${title}`,
      commented: (title) => `new comment on your practice: ${title}`,
      adopted: (title) => `your practice was adopted: ${title}`,
    },
    rule: {
      act: (title, number) => `by rule “${title}”${number ? `: question ${number}` : ''}`,
      waiting: (title) => `rule “${title}” needs your decision`,
      proposed: (title) => `request to turn on rule: ${title}`,
      rests: (title) => `rule stopped: ${title}`,
    },
    exchange: {
      written: (name) => `scheduled export “${name}” is ready and kept for a day`,
      stopped: (name) => `scheduled export “${name}” was turned off after five failures`,
    },
    account: {
      password_changed: 'your password was changed. If this was not you, tell an administrator',
      password_given: 'an administrator set a new password for you',
      second_factor_on: 'your second factor is on',
      identity_linked:
        'an organisation sign-in was linked to your account. If this was not you, tell an administrator',
      passkey_added: 'a passkey was added. If this was not you, tell an administrator',
      passkey_removed: 'a passkey was removed. If this was not you, tell an administrator',
      second_factor_off: 'your second factor was turned off. If this was not you, tell an administrator',
      backup_codes_renewed: 'your recovery codes were renewed. If this was not you, tell an administrator',
      second_factor_reset: 'administrators removed your second factor: set up a new one when you sign in',
      second_factor_reset_asked: 'a colleague requests second factor removal: you decide',
      administrator_added: 'there is a new administrator. If you do not know about them, check the journal',
    },
  },
}
