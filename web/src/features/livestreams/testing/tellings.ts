import type { Telling } from '../stream/livestreams.queries.ts'

export function buildTelling(
  changes: Partial<Telling> & Pick<Telling, 'questionId' | 'questionNumber'>,
): Telling {
  return {
    kind: 'on_air',
    question: 'Когда дадут воду?',
    answer: 'В среду.',
    timeCode: '2:05',
    url: 'https://vk.com/video-1_2?t=125s',
    told: [],
    remark: null,
    places: [
      { network: 'vk', channelTitle: 'Боровичи', surface: 'comment', count: 2 },
      { network: 'telegram', channelTitle: 'Боровичи', surface: 'private', count: 1 },
    ],
    shown: `shown ${changes.questionId}`,
    ...changes,
  }
}
