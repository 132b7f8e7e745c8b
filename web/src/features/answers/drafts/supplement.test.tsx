import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import type { Check } from '../answers.queries.ts'
import { DecisionFooter } from '../approval/DecisionFooter.tsx'
import { EditorFooter } from '../editor/EditorFooter.tsx'
import { SupplementBanner } from './SupplementBanner.tsx'

const AT = '2026-11-24T16:52:00.000Z'
const ANSWER = {
  versions: [{ versionNo: 1, text: 'Воду дали 24 ноября.', privateText: '' }],
  published: { versionNo: 1, at: AT, recipients: 2 },
  supplement: { byName: 'Орлова Мария', at: AT, words: 'Воду дали 25-го', isBegun: false },
} as unknown as AnswerResponse
const REPEATED = [{ code: 'says_new', state: 'attention', part: 'public', words: [], value: null }] as Check[]
const nothing = () => {}

it('says whose words ask for an addition, to which answer, and under how many questions it stands', () => {
  const html = renderRussian(<SupplementBanner answer={ANSWER} />)
  expect(html).toContain('ушёл под 2 вопроса · просит Орлова Мария')
  expect(html).toContain('Воду дали 25-го')
  expect(html).toContain('Воду дали 24 ноября.')
  expect(renderRussian(<SupplementBanner answer={{ ...ANSWER, supplement: null }} />)).toBe('')
})

it('lets no approver say yes to the letter that its readers have', () => {
  const incident = { abilities: { approve: true }, flags: {} } as unknown as IncidentResponse
  const version = { mends: null, isMine: false } as unknown as AnswerResponse['versions'][number]
  const footer = (checks: Check[]) =>
    renderRussian(
      <DecisionFooter
        count={1}
        {...{ incident, version, checks, isMending: false, publish: { when: 'now' }, publishTime: null }}
        read={{ isRead: true, show: nothing } as unknown as Parameters<typeof DecisionFooter>[0]['read']}
        {...{ acts: null, onReadFollowUps: null, onMend: nothing, onLeft: nothing, onTakenBack: nothing }}
      />,
    )
  expect(footer(REPEATED)).toMatch(/disabled=""[^>]*>.*Согласовать/)
  expect(footer(REPEATED)).toContain('Это слово в слово то, что жители уже получили')
  expect(footer([])).not.toContain('disabled')
})

it('lets no writer hand it in, and says why before the button is pressed', () => {
  const incident = { id: 'one', abilities: { submit: true } } as unknown as IncidentResponse
  const state = {
    kind: 'final',
    outcome: 'solved',
    text: 'Воду дали.',
    privateText: '',
    promise: null,
    fileIds: [],
  }
  const footer = (checks: Check[]) =>
    renderRussian(
      <EditorFooter
        {...{ incident, candidate: 1, checks, isChecked: true, userId: 'me', onSubmitted: nothing }}
        promiseLimit={null}
        outcome={null}
        outcomeField={{ current: null }}
        textLimit={4000}
        onShow={{ canShow: () => false, show: nothing }}
        state={state as unknown as Parameters<typeof EditorFooter>[0]['state']}
        keeper={{} as Parameters<typeof EditorFooter>[0]['keeper']}
      />,
    )
  expect(footer(REPEATED)).toMatch(/disabled=""[^>]*>.*На согласование/)
  expect(footer(REPEATED)).toContain('Напишите, что изменилось')
  expect(footer([])).not.toContain('disabled')
})
