/** Accounts of the demo region. They are made only there, and their passwords are shown on purpose. */
import type { Grant } from '../../modules/access/index.ts'

type DemoAccount = {
  email: string
  password: string
  name: string
  title: string
  role: Grant['role']
  grants: Grant[]
}

const REGION = { kind: 'region' } as const
const RUSSA = { kind: 'agency', code: 'administration-staraya-russa' } as const

export const DEMO_ACCOUNTS: DemoAccount[] = [
  {
    email: 'dispatcher@veche.example',
    password: 'kolokol-utrom-7',
    name: 'Наталья Кравцова',
    title: 'Куратор центра: разбирает поток сообщений',
    role: 'dispatcher',
    grants: [{ role: 'dispatcher', scope: REGION }],
  },
  {
    email: 'moderator@veche.example',
    password: 'kolokol-dnem-8',
    name: 'Денис Лебедев',
    title: 'Согласующий центра: проверяет ответы',
    role: 'moderator',
    grants: [{ role: 'moderator', scope: REGION }],
  },
  {
    email: 'facts@veche.example',
    password: 'kolokol-vecherom-9',
    name: 'Вера Полякова',
    title: 'Проверяющий слухи: ведёт карточки фейков',
    role: 'fact_checker',
    grants: [{ role: 'fact_checker', scope: REGION }],
  },
  {
    email: 'coordinator@veche.example',
    password: 'polist-bereg-5',
    name: 'Елена Волкова',
    title: 'Координатор, администрация Старорусского округа',
    role: 'coordinator',
    grants: [{ role: 'coordinator', scope: RUSSA }],
  },
  {
    email: 'executor@veche.example',
    password: 'polist-most-6',
    name: 'Андрей Гусев',
    title: 'Исполнитель, администрация Старорусского округа',
    role: 'executor',
    grants: [{ role: 'executor', scope: RUSSA }],
  },
  {
    email: 'head@veche.example',
    password: 'polist-sever-4',
    name: 'Мария Ильина',
    title: 'Глава Старорусского округа',
    role: 'head',
    grants: [{ role: 'head', scope: RUSSA }],
  },
  {
    email: 'admin@veche.example',
    password: 'veche-klyuch-3',
    name: 'Олег Соколов',
    title: 'Администратор: каналы и пользователи',
    role: 'administrator',
    grants: [{ role: 'administrator', scope: REGION }],
  },
]
