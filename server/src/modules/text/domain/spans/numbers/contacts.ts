/** Mail and profiles in networks, in words too. What is of an organisation is nobody's. */
import type { Finder, Hit } from './finder.ts'

const OFFICIAL_MAIL =
  /^(?:adm|admin|administr|info|office|priem|priemnaya|edds|gkh|zhkh|jkh|support|press|kanc|mail|hotline|school|glava|mfc)(?:[._-][\w.-]*)?@/iu
/** «Маша точка к собака яндекс точка ру», «elena.s(at)mail.ru», «ivan @ mail . ru». */
const SPOKEN_MAIL =
  /(?<![\p{L}\d_.-])(?:[\p{L}\d_.-]{1,40}\s(?:точка|тире|дефис|подч[её]ркивание|нижнее\sподч[её]ркивание|минус)\s){0,4}[\p{L}\d_.+-]{2,64}(?:\s?[([]\s?(?:at|эт|собака|собачка)\s?[)\]]\s?|\s?(?<!\p{L})(?:собака|собачка|собак)(?!\p{L})\s?|\s@\s?|@\s)[\p{L}\d-]{2,40}(?:\s?(?:\.|(?<!\p{L})(?:точка|тчк|дот)(?!\p{L})|[([]\s?(?:dot|точка)\s?[)\]])\s?|\s)(?:ру|ком|рф|ru|com|net|org|нет|example|рус|su|me)(?![\p{L}\d])/giu
/** Pages of organisations; whose they are is said before them or in their name. */
const GROUP_BEFORE =
  /(?:групп|паблик|канал|сообществ|новост|страниц\p{L}*\s(?:администраци|школ|район|округ|больниц|город|дк)|чат\p{L}{0,2}\s(?:дома|двора|района)?)\p{L}*[^.!?\n]{0,14}$/iu
const GROUP_NAME =
  /(?:^|[/@_.])(?:adm|admin\w*|official|typical|tipich\w*|podslush\w*|overhear\w*|news|novosti|gov|mfc|edds|chp|dtp)(?:[_.\d]|$)/iu

export const CONTACTS: readonly Finder[] = [
  {
    kind: 'email',
    pattern: /[\p{L}\d_.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}/gu,
    isMeant: ({ words }) => !OFFICIAL_MAIL.test(words),
  },
  { kind: 'email', pattern: SPOKEN_MAIL, isMeant: ({ words }) => !OFFICIAL_MAIL.test(words) },
  {
    kind: 'link',
    pattern:
      /(?:https?:\/\/)?(?:m\.|www\.)?(?:vk\.(?:com|ru)|vkontakte\.ru|ok\.ru|t\.me|instagram\.com|facebook\.com|max\.ru|tiktok\.com)\/(?!wall|public|club|event|topic|album|video|photo|group|app|feed)@?[\w./-]{3,}/giu,
    isMeant: isProfile,
  },
  {
    kind: 'link',
    pattern: /(?<![\p{L}\w.])@[A-Za-z_][\w.]{2,}/gu,
    isMeant: isProfile,
  },
  { kind: 'link', pattern: /\[(?:id)\d+\|[^\]]*\]/gu },
  { kind: 'link', pattern: /(?<![\w/])id\d{5,}(?!\d)/giu },
  {
    kind: 'link',
    pattern:
      /(?<!\p{L})(?:vk|вк|ok|ок)\s?(?:точка|\.)\s?(?:com|ком|ru|ру)\s?(?:\/|слеш|слэш)\s?(?!wall|club|public|стена)[\p{L}\d_.]{3,}/giu,
    isMeant: isProfile,
  },
  {
    kind: 'link',
    pattern:
      /(?<=(?:ник(?:ом|е)?|телег\p{L}{0,3}|телеграмм?\p{L}?|тг|вк|инст\p{L}{0,6}|одноклассник\p{L}{1,2}|скайп\p{L}?|профил\p{L}{1,2}|страниц\p{L}{1,2}|аккаунт\p{L}?)(?:\sв\s(?:тг|вк|телеге|телеграме))?\s?[:—–-]?\s)[A-Za-z](?=\w*[_\d.])[\w.]{4,}/giu,
    isMeant: isProfile,
  },
]

function isProfile({ words, before }: Hit): boolean {
  if (/\/(?:id\d|profile\/)/iu.test(words)) return true
  return !GROUP_BEFORE.test(before) && !GROUP_NAME.test(words)
}
