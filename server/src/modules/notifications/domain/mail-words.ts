import type {
  AccountNews,
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
  duty: Record<DutyNews, (post: string) => string>
  bulletin: Record<BulletinNews, (title: string) => string>
  article: Record<'ending' | 'stale', (count: number, title: string) => string>
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
    },
    broadcast: {
      waiting: (title) => `текст на много мест ждёт вашего слова: ${title}`,
      approved: (title) => `согласовано: ${title}`,
      sent_back: (title) => `вернули на доработку: ${title}`,
      failed: (title) => `вышло не везде: ${title}`,
      withdrawn: (title) => `отозвано везде: ${title}`,
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
    foot: 'You decide which letters come:',
    subject: (count) => (count === 1 ? '1 new notification' : `${count} new notifications`),
    more: (count) => `${count} more:`,
    due: (moment) => `due ${moment}`,
    reminder: (number, share) =>
      share !== null && share >= 1
        ? `question ${number}: past due`
        : `question ${number}: ${Math.round((share ?? 0) * 100)}% of the time is gone`,
    folded: (count, share) =>
      share !== null && share >= 1 ? `past due: ${count} questions` : `due soon: ${count} questions`,
    title: {
      assigned: (number) => `question ${number} was handed to you`,
      approval: (number) => `question ${number}: an answer waits for approval`,
      sent_back: (number) => `question ${number}: the answer was sent back`,
      returned: (number) => `question ${number} was returned by the body`,
      delivery: (number) => `question ${number}: the answer is not published`,
      follow_up: (number) => `question ${number}: the author wrote again`,
      promise: (number) => `question ${number}: a promise comes due`,
      deadline_changed: (number) => `question ${number}: its deadline was changed`,
      reminded: (number) => `question ${number} is late: a head asks for the answer`,
      mention: (number) => `question ${number}: you were mentioned in a note`,
      danger: (number) => `question ${number}: a danger, told under a live stream`,
    },
    channel: {
      broken: (name) => `channel “${name}” does not work`,
      silent: (name) => `channel “${name}” is silent for longer than usual`,
      lost: (name) => `channel “${name}”: some messages cannot be brought back`,
      works: (name) => `channel “${name}” works again`,
      webhook_rests: (name) => `webhook “${name}” has taken nothing for three days, sending stopped`,
      backup_failed: () => 'no backup was made: look at the log of the service and at the disk',
      backup_refused: () => 'the backup did not pass its check: make a new one and verify it',
    },
    chat: (title) => `danger in the chat “${title}”`,
    fake: (number) => `rumour card no. ${number} waits for you`,
    surge: (count) => `a surge: ${count} questions of one kind from one place in three hours`,
    duty: {
      given: (post) => `you are on duty: ${post}`,
      taken: (post) => `you are on duty no more: ${post}`,
    },
    article: {
      ending: (count, title) =>
        count === 1
          ? `article “${title}” will soon be out of date: check it`
          : `${count} articles will soon be out of date: check them`,
      stale: (count, title) =>
        count === 1
          ? `article “${title}” is out of date: check it or take it down`
          : `${count} articles are out of date: check them or take them down`,
    },
    bulletin: {
      published: (title) => `please read: ${title}`,
      corrected: (title) => `corrected, please read again: ${title}`,
      withdrawn: (title) => `withdrawn: ${title}`,
      unread: (title) => `you have not read yet: ${title}`,
      eve: (title) => `the order falls due soon: ${title}`,
      day: (title) => `the order falls due today: ${title}`,
      late: (title) => `the order is past due: ${title}`,
      head: (title) => `an order to your people is past due: ${title}`,
    },
    course: {
      gate: (title, day) => `the course “${title}” is needed, please pass it by ${day}`,
      month: (title, day) => `the course “${title}” has to be passed again by ${day}`,
      week: (title, day) => `the course “${title}” has to be passed by ${day}`,
      eve: (title) => `tomorrow is the last day to pass the course “${title}”`,
      day: (title) => `the course “${title}” has to be passed today`,
      rests: (title) => `some of your rights wait: pass the course “${title}” and they are back`,
    },
    broadcast: {
      waiting: (title) => `a text to many places waits for your word: ${title}`,
      approved: (title) => `approved: ${title}`,
      sent_back: (title) => `sent back: ${title}`,
      failed: (title) => `not everywhere published: ${title}`,
      withdrawn: (title) => `withdrawn everywhere: ${title}`,
    },
    feedback: {
      asked: (title) => `the centre is asked: ${title}`,
      again: (title) => `the centre was written to again: ${title}`,
      answered: (title) => `the centre answered: ${title}`,
      taken: (title) => `the centre took it into work: ${title}`,
      done: (title) => `done: ${title}`,
      declined: (title) => `the centre declined: ${title}`,
    },
    contribution: {
      asked: 'another body asks for a part of its answer',
      said: 'you were written to about a part of an answer',
      given: 'a part of the answer is ready',
      refused: 'a part of the answer was refused',
      sent_back: 'a part of the answer was sent back',
      accepted: 'your part of the answer was accepted',
      ended: 'a part of the answer is needed no more',
      soon: 'a part of an answer is due soon',
      late: 'a part of an answer is late',
    },
    subtask: {
      given: 'you were given a sub-task',
      done: 'a sub-task is done',
      reopened: 'a sub-task is open again',
      withdrawn: 'a sub-task was withdrawn',
      soon: 'a sub-task is due soon',
      late: 'a sub-task is late',
    },
    page: (name) => `a page is to be mended: ${name}`,
    moderation: (page) => `a ban waits for your word: ${page}`,
    practice: {
      waiting: (title) => `a practice waits for your word: ${title}`,
      approved: (title) => `a practice was published: ${title}`,
      sent_back: (title) => `a practice was sent back: ${title}`,
      commented: (title) => `somebody wrote of your practice: ${title}`,
      adopted: (title) => `your practice was taken over: ${title}`,
    },
    rule: {
      act: (title, number) => `by the rule "${title}"${number ? `: question ${number}` : ''}`,
      waiting: (title) => `the rule "${title}" waits for your word`,
      proposed: (title) => `a rule is to be switched on: ${title}`,
      rests: (title) => `a rule has stopped: ${title}`,
    },
    exchange: {
      written: (name) => `the scheduled export “${name}” is ready and is kept for a day`,
      stopped: (name) => `the scheduled export “${name}” is off after five failures`,
    },
    account: {
      password_changed: 'your password was changed. If it was not you, tell an administrator',
      password_given: 'an administrator set a new password for you',
      second_factor_on: 'the second factor of your sign-in is on',
      identity_linked:
        'a sign-in of your organisation is linked to your account. If it was not you, tell an administrator',
      passkey_added: 'a passkey was added. If it was not you, tell an administrator',
      passkey_removed: 'a passkey was removed. If it was not you, tell an administrator',
      second_factor_off: 'the second factor of your sign-in is off. If it was not you, tell an administrator',
      backup_codes_renewed: 'your backup codes were renewed. If it was not you, tell an administrator',
      second_factor_reset: 'administrators removed your second factor: set up a new one when you sign in',
      second_factor_reset_asked: 'a colleague asks to remove a second factor: you decide',
      administrator_added: 'there is a new administrator. If you do not know them, look at the journal',
    },
  },
}
