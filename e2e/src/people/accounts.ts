import { onceOnly } from '../setup/once.ts'

/** The staff of the invented region. Their passwords open nothing but a database that lives for minutes. */
export type Account = {
  email: string
  name: string
  password: string
  grants: readonly (readonly [string, string])[]
}

const AGENCIES = ['staraya-russa', 'valday', 'volot', 'borovichi', 'chudovo', 'okulovka'].map(
  (place) => `administration-${place}`,
)
const inAgencies = (role: string) => AGENCIES.map((code) => [role, `agency:${code}`] as const)

export const ACCOUNTS = {
  dispatcher: {
    email: 'polyakova@region.example',
    name: 'Вера Полякова',
    password: 'tikhaya-zavod-verba-31',
    grants: [['dispatcher', 'region']],
  },
  // Ctrl+Z takes back the last act of an account: who presses it shares the account with nobody.
  sorter: {
    email: 'klimova@region.example',
    name: 'Ольга Климова',
    password: 'berezovyy-mostik-17',
    grants: [['dispatcher', 'region']],
  },
  gatherer: {
    email: 'zhdanov@region.example',
    name: 'Павел Жданов',
    password: 'ryabinovaya-tropa-58',
    grants: [['dispatcher', 'region']],
  },
  coordinator: {
    email: 'sedov@region.example',
    name: 'Игорь Седов',
    password: 'mostovaya-greben-57',
    grants: inAgencies('coordinator'),
  },
  executor: {
    email: 'ryabova@region.example',
    name: 'Нина Рябова',
    password: 'lodochnaya-pristan-84',
    grants: inAgencies('executor'),
  },
  // Of a body that answers nothing itself, and gives parts of answers of others.
  helper: {
    email: 'vetrov@region.example',
    name: 'Семён Ветров',
    password: 'gulkiy-rodnik-kalina-63',
    grants: [['executor', 'agency:water-polist']],
  },
  approver: {
    email: 'astakhov@region.example',
    name: 'Глеб Астахов',
    password: 'kamennyy-lug-vecher-22',
    grants: [['moderator', 'region']],
  },
  head: {
    email: 'gromova@region.example',
    name: 'Анна Громова',
    password: 'kruglyy-stol-osina-29',
    grants: [['head', 'region']],
  },
  checker: {
    email: 'orlova@region.example',
    name: 'Майя Орлова',
    password: 'yasnyy-vecher-strizh-63',
    grants: [['fact_checker', 'region']],
  },
  administrator: {
    email: 'zhuravlev@region.example',
    name: 'Лев Журавлёв',
    password: 'osenniy-sad-rosa-46',
    grants: [['administrator', 'region']],
  },
} as const satisfies Record<string, Account>

export type AccountName = keyof typeof ACCOUNTS

/** Signs in and out at will: nobody else's work depends on this account, and no earlier try has used it. */
export function buildNewcomer(): Account {
  return {
    email: `belkina-${onceOnly()}@region.example`,
    name: 'Зоя Белкина',
    password: 'sinyaya-ptitsa-gora-19',
    grants: [['moderator', 'region']],
  }
}
