import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isStanding,
  isText,
  type Place,
  type PlacePost,
  placeStateOf,
  planSweep,
  type Sending,
} from './place-posts.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const POST: PlacePost = {
  ...{
    id: 'p1',
    kind: 'text',
    versionNo: 1,
    way: 'beside',
    externalId: null,
    sentAt: null,
    takenDownAt: null,
  },
  ...{ takeDownNextAt: null, isTakeDownRefused: false, state: 'queued', errorCode: null, isUncertain: false },
}
const sent = (changes: Partial<PlacePost> = {}): PlacePost => ({
  ...{ ...POST, state: 'sent', sentAt: NOW, externalId: 'e1' },
  ...changes,
})

describe('placeStateOf', () => {
  it.each<[string, PlacePost[], boolean, string | null]>([
    ['nothing begun', [], false, null],
    ['it stands', [sent()], false, 'sent'],
    ['it failed for certain', [{ ...POST, state: 'failed' }], false, 'failed'],
    ['it failed and may stand', [{ ...POST, state: 'failed', isUncertain: true }], false, 'unknown'],
    [
      'a called off text behind a correction',
      [{ ...POST, state: 'cancelled' }, sent({ versionNo: 2 })],
      false,
      'sent',
    ],
    ['withdrawn before it left', [{ ...POST, state: 'cancelled' }], true, 'cancelled'],
    ['withdrawn and still there', [sent()], true, 'recalling'],
    ['withdrawn and deleted', [sent({ takenDownAt: NOW })], true, 'taken_down'],
    ['withdrawn, and a post says so', [sent(), sent({ kind: 'withdrawal' })], true, 'recalled'],
    ['withdrawn, nobody knows whether it stands', [{ ...POST, state: 'unknown' }], true, 'unknown'],
  ])('%s', (_name, posts, isWithdrawn, state) => {
    expect(placeStateOf(posts, isWithdrawn)).toBe(state)
  })
})

const sending = fc.constantFrom<Sending['state']>(
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'cancelled',
)
const post = fc
  .record({
    ...{
      id: fc.uuid(),
      state: sending,
      isUncertain: fc.boolean(),
      way: fc.constantFrom('beside', 'instead'),
    },
    ...{
      isDown: fc.boolean(),
      isTakeDownRefused: fc.boolean(),
      isNumbered: fc.boolean(),
      waits: fc.boolean(),
    },
  })
  .map(({ isDown, isNumbered, waits, ...rest }): Omit<PlacePost, 'kind' | 'versionNo'> => {
    const isSent = rest.state === 'sent'
    return {
      ...{ ...rest, errorCode: null, isUncertain: rest.isUncertain && rest.state === 'failed' },
      ...{ sentAt: isSent ? NOW : null, externalId: isSent && isNumbered ? 'e' : null },
      ...{ takenDownAt: isSent && isDown ? NOW : null },
      takeDownNextAt: waits ? new Date(NOW.getTime() + 1) : null,
    }
  })
const place: fc.Arbitrary<Place> = fc
  .record({
    id: fc.uuid(),
    takesDown: fc.boolean(),
    texts: fc.array(post, { maxLength: 4 }),
    recall: fc.option(post),
  })
  .map(({ id, takesDown, texts, recall }) => ({
    ...{ id, takesDown },
    posts: [
      ...texts.map(
        (one, index): PlacePost => ({
          ...one,
          kind: index === 0 ? 'text' : 'correction',
          versionNo: index + 1,
        }),
      ),
      ...(recall ? [{ ...recall, kind: 'withdrawal' as const, versionNo: texts.length + 1 }] : []),
    ],
  }))
const places = fc.array(place, { maxLength: 6 })

describe('planSweep', () => {
  it('takes down only what stands, by its number, and never what withdraws', () => {
    fc.assert(
      fc.property(places, fc.boolean(), (all, isWithdrawn) => {
        const posts = new Map(all.flatMap(({ posts: own }) => own.map((one) => [one.id, one])))
        for (const id of planSweep(all, isWithdrawn, NOW).takeDown) {
          const one = posts.get(id)!
          expect(isText(one) && isStanding(one) && one.externalId !== null).toBe(true)
          expect(one.isTakeDownRefused).toBe(false)
        }
      }),
    )
  })

  it('of what is not withdrawn leaves in each place what stood last', () => {
    fc.assert(
      fc.property(places, (all) => {
        const { takeDown, recall } = planSweep(all, false, NOW)
        expect(recall).toEqual([])
        for (const { posts } of all) {
          const standing = posts.filter((one) => isText(one) && isStanding(one))
          const left = standing.filter(({ id }) => !takeDown.includes(id))
          expect(left.at(-1)?.id).toBe(standing.at(-1)?.id)
        }
      }),
    )
  })

  it('leaves no withdrawn text standing unsaid: it ends, and each place is deleted there or told', () => {
    fc.assert(
      fc.property(places, (begun) => {
        let all = begun
        for (let turn = 0; turn < 4; turn += 1) {
          const { takeDown, recall, isOver } = planSweep(all, true, new Date(NOW.getTime() + turn))
          expect(
            recall.filter((id) => all.find((one) => one.id === id)?.posts.some((one) => !isText(one))),
          ).toEqual([])
          all = all.map((one) => ({
            ...one,
            posts: [
              ...one.posts.map((own) => (takeDown.includes(own.id) ? { ...own, takenDownAt: NOW } : own)),
              ...(recall.includes(one.id)
                ? [sent({ id: `r-${one.id}`, kind: 'withdrawal', versionNo: 9 })]
                : []),
            ],
          }))
          if (isOver) break
        }
        for (const { posts } of all) {
          const isLeft = posts.some((one) => isText(one) && isStanding(one))
          expect(isLeft && posts.every(isText)).toBe(false)
        }
      }),
    )
  })
})
