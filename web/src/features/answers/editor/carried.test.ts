import type { AnswerResponse } from '@veche/contract/answers.ts'
import { expect, it } from 'vitest'
import { findCarried } from './carried.ts'

const AT = '2026-11-24T16:52:00.000Z'
const answer = {
  versions: [{ versionNo: 1, text: 'Воду дадим завтра.', fileIds: ['photo'] }],
  published: { versionNo: 1, at: AT, recipients: 1 },
} as unknown as AnswerResponse

it('tells what of the answer that residents have lies in the new one', () => {
  const found = (text: string, fileIds: string[]) => findCarried(answer, { text, fileIds })
  expect(found('Воду  дадим завтра', ['photo'])).toEqual({ what: 'both', files: 1, at: AT })
  expect(found('Воду дадим завтра.', ['new'])).toEqual({ what: 'text', files: 0, at: AT })
  expect(found('Воду дали сегодня.', ['photo', 'new'])).toEqual({ what: 'files', files: 1, at: AT })
  expect(found('Воду дали сегодня.', [])).toBeNull()
  expect(found('', [])).toBeNull()
})

it('says nothing of a version that nobody has: it came back for rework', () => {
  expect(
    findCarried({ ...answer, published: null }, { text: 'Воду дадим завтра.', fileIds: ['photo'] }),
  ).toBeNull()
})
