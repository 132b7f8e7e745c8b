import { describe, expect, it } from 'vitest'
import { evidenceOf, type HistoryRow } from './evidence.ts'

const AT = new Date('2026-11-24T09:00:00Z')
const row = (type: string, details: object = {}, actorName: string | null = null): HistoryRow => ({
  type,
  at: AT,
  actorName,
  details,
})
const PHOTO = row('publication_confirmed', {
  from: 'publishing',
  to: 'awaiting_author',
  outcome: 'solved',
  hasEvidence: true,
  publicationId: 'p-1',
})
const YES = row('follow_up', {
  from: 'awaiting_author',
  to: 'done',
  verdict: 'satisfied',
  messageId: 'm-1',
})
const kindsOf = (...history: HistoryRow[]) => evidenceOf(history).map(({ kind }) => kind)

describe('evidenceOf', () => {
  it('finds the photo, the words of the author and what a person accepted, in their order', () => {
    const accepted = row(
      'accept_evidence',
      { from: 'awaiting_author', to: 'awaiting_author', reason: 'акт' },
      'Анна',
    )
    expect(evidenceOf([row('accept'), PHOTO, accepted, YES])).toEqual([
      { kind: 'photo', at: AT.toISOString(), byName: null, publicationId: 'p-1' },
      { kind: 'accepted', at: AT.toISOString(), byName: 'Анна', reason: 'акт' },
      { kind: 'author_words', at: AT.toISOString(), byName: null, messageId: 'm-1' },
    ])
  })

  it('takes an employee for the author only when the author was satisfied', () => {
    const close = (satisfaction: string) =>
      row('close', { from: 'awaiting_author', to: 'done', satisfaction }, 'Анна')
    expect(kindsOf(close('satisfied'))).toEqual(['author_said'])
    expect(kindsOf(close('no_answer'))).toEqual([])
  })

  it('forgets what was shown before the question came back', () => {
    const no = row('follow_up', { from: 'awaiting_author', to: 'in_progress', verdict: 'dissatisfied' })
    expect(kindsOf(PHOTO, no)).toEqual([])
    expect(kindsOf(PHOTO, YES, row('reopen', { from: 'done', to: 'distribution' }))).toEqual([])
    expect(kindsOf(PHOTO, no, PHOTO)).toEqual(['photo'])
  })

  it('keeps it while the answer is only added to, and begins anew with the next answer', () => {
    const supplement = row('supplement', { from: 'done', to: 'in_progress' })
    const plain = row('publication_confirmed', { outcome: 'solved', hasEvidence: false })
    expect(kindsOf(PHOTO, YES, supplement)).toEqual(['photo', 'author_words'])
    expect(kindsOf(PHOTO, supplement, plain)).toEqual([])
  })

  it('takes a yes that was said while something was added, once silence has closed it', () => {
    const said = (verdict: string) =>
      row('follow_up', { from: 'in_progress', to: 'in_progress', verdict, messageId: 'm-1' })
    const plain = row('publication_confirmed', { outcome: 'solved', hasEvidence: false })
    const close = row('close', { from: 'awaiting_author', to: 'done', satisfaction: 'no_answer' })
    expect(kindsOf(said('satisfied'), plain)).toEqual([])
    expect(kindsOf(said('satisfied'), plain, close)).toEqual(['author_words'])
    expect(kindsOf(said('satisfied'), said('dissatisfied'), plain, close)).toEqual([])
  })

  it('does not take a yes that closed nothing', () => {
    expect(
      kindsOf(row('follow_up', { from: 'awaiting_author', to: 'awaiting_author', verdict: 'satisfied' })),
    ).toEqual([])
  })
})
