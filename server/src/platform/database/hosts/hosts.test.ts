import { expect, inject, it } from 'vitest'
import { findPrimary, splitHosts } from './hosts.ts'

it.each([
  ['postgres://veche:p%40ss@db1:5432/veche', ['postgres://veche:p%40ss@db1:5432/veche']],
  ['postgres://veche@/veche?host=/run/postgresql', ['postgres://veche@/veche?host=/run/postgresql']],
  [
    'postgres://veche:secret@db1:5432,db2:5433/veche?sslmode=require&target_session_attrs=read-write',
    [
      'postgres://veche:secret@db1:5432/veche?sslmode=require',
      'postgres://veche:secret@db2:5433/veche?sslmode=require',
    ],
  ],
  ['postgres://db1,db2/veche?target_session_attrs=primary', ['postgres://db1/veche', 'postgres://db2/veche']],
  [
    'postgresql://u@[::1]:5432,h/veche?target_session_attrs=any&application_name=veche',
    [
      'postgresql://u@[::1]:5432/veche?application_name=veche',
      'postgresql://u@h/veche?application_name=veche',
    ],
  ],
])('reads %s as the hosts it names', (url, urls) => {
  expect(splitHosts(url)).toEqual(urls)
})

it('takes the host that answers, wherever it stands', async () => {
  const { url } = inject('cluster')
  const away = 'postgres://veche@127.0.0.1:1/veche'
  expect(await findPrimary([away, url])).toBe(url)
  await expect(findPrimary([away, away])).rejects.toThrow('None of the database hosts takes writes')
})
