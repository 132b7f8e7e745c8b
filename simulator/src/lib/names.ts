import { type Derivation, derivePick } from './derive.ts'

const FEMALE_NAMES = [
  'Анна',
  'Мария',
  'Елена',
  'Ольга',
  'Наталья',
  'Ирина',
  'Татьяна',
  'Светлана',
  'Екатерина',
  'Юлия',
  'Галина',
  'Людмила',
  'Валентина',
  'Дарья',
  'Ксения',
  'Надежда',
  'Вера',
  'Любовь',
  'Алина',
  'Полина',
  'Марина',
  'Нина',
] as const
const MALE_NAMES = [
  'Александр',
  'Сергей',
  'Иван',
  'Дмитрий',
  'Андрей',
  'Алексей',
  'Николай',
  'Михаил',
  'Павел',
  'Евгений',
  'Виктор',
  'Владимир',
  'Олег',
  'Роман',
  'Максим',
  'Артём',
  'Игорь',
  'Юрий',
  'Денис',
  'Кирилл',
  'Константин',
  'Степан',
] as const
/** Masculine forms that take an «а» in the feminine. */
const SURNAMES = [
  'Берёзин',
  'Волховский',
  'Горин',
  'Дроздов',
  'Ельцов',
  'Жаров',
  'Зимин',
  'Ильмень',
  'Калинин',
  'Лесников',
  'Мостов',
  'Никитин',
  'Озеров',
  'Пестов',
  'Рощин',
  'Садовников',
  'Тихонов',
  'Уваров',
  'Фролов',
  'Холмов',
  'Цветков',
  'Черных',
  'Шелонин',
  'Яблоков',
  'Боровиков',
  'Валдаев',
  'Громов',
  'Ершов',
  'Липин',
  'Рябинин',
  'Соколов',
  'Старорусов',
] as const

export type PersonName = { firstName: string; lastName: string; sex: 1 | 2 }

function feminine(surname: string): string {
  if (surname.endsWith('ский')) return `${surname.slice(0, -2)}ая`
  return /(ов|ев|ёв|ин)$/.test(surname) ? `${surname}а` : surname
}

/** Invents a person by joining an ordinary first name to an ordinary surname. */
export function inventName({ seed, number }: Omit<Derivation, 'label'>): PersonName {
  const sex = derivePick([1, 2] as const, { seed, number, label: 'sex' })
  const firstName = derivePick(sex === 1 ? FEMALE_NAMES : MALE_NAMES, { seed, number, label: 'first name' })
  const surname = derivePick(SURNAMES, { seed, number, label: 'surname' })
  return { firstName, lastName: sex === 1 ? feminine(surname) : surname, sex }
}
