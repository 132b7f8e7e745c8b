import { expect, it } from 'vitest'
import { toForm, toSettings } from './settings-form.ts'

const SETTINGS = {
  ...{ handoffLimit: 2, promiseReturnWorkingDays: 1, repeatWindowDays: 90, repeatRadiusMetres: 100 },
  ...{ reopenWithinDays: 30, unmergeWithinDays: 30, archiveAfterDays: 1095, similarityLimit: 0.9 },
  ...{ quietHours: { from: '21:00', to: '08:00' }, publicationHours: { from: '08:00', to: '21:00' } },
  ...{ clarificationWorkingDays: 3, clarificationStops: 2, clarificationNeedsApproval: false },
  ...{ ruleNeedsSecondPerson: true, ruleFailureLimit: 3 },
  ...{ publicationHoldSeconds: 15, asksAuthor: true, stopPhrases: ['в порядке очередности'] },
}

it('gives back what it was given', () => {
  expect(toSettings(toForm(SETTINGS), SETTINGS)).toEqual(SETTINGS)
})

it('says a share in percent and phrases by lines', () => {
  const form = {
    ...toForm(SETTINGS),
    similarityLimit: '85',
    stopPhrases: 'ваше мнение важно\n\n  работы ведутся ',
  }
  expect(toSettings(form, SETTINGS)).toMatchObject({
    similarityLimit: 0.85,
    stopPhrases: ['ваше мнение важно', 'работы ведутся'],
  })
})

it.each([
  { handoffLimit: '0' },
  { handoffLimit: '' },
  { archiveAfterDays: '29' },
  { similarityLimit: '101' },
  { publicationHoldSeconds: '121' },
  { repeatWindowDays: 'много' },
  { stopPhrases: 'да' },
])('is nothing to send with %o', (part) => {
  expect(toSettings({ ...toForm(SETTINGS), ...part }, SETTINGS)).toBeNull()
})
