import { describe, expect, it } from 'vitest'
import { decideApproval } from '../officials/decisions.ts'
import { createRandom } from '../random.ts'
import { fillTemplate } from '../residents/fill.ts'
import { phrasebook } from '../testing.ts'
import { readScenesText } from './text.ts'

const text = readScenesText()
const troubles = [...text.accidents, ...text.shared, ...text.plain, ...text.chat]

describe('the words of the scenes', () => {
  it('speak of topics that the residents know', () => {
    const known = new Set([...phrasebook.complaints, ...phrasebook.dangers].map(({ topic }) => topic))
    for (const { topic } of troubles) expect(known, topic).toContain(topic)
  })

  it('name the house, in every municipality', () => {
    for (const place of phrasebook.places) {
      for (const template of troubles.flatMap(({ reports }) => reports)) {
        const at = { street: place.streets[0] ?? '', house: '7' }
        const setting = { place, town: 'Городок', sex: 2, style: phrasebook.style, at } as const
        const said = fillTemplate(template, setting, createRandom(template))
        expect(said).toMatch(/7/u)
        expect(said).not.toMatch(/[{}]|undefined/u)
      }
    }
  })

  it('answer an accident so that an approver lets it pass', () => {
    for (const { interim, done } of text.accidents) {
      for (const answer of [interim, done]) {
        const filled = answer.replaceAll('{day}', '24 ноября').replaceAll('{plan}', '25 ноября')
        expect(filled).not.toMatch(/[{}]/u)
        expect(decideApproval({ text: filled, question: 'Когда дадут?' })).toBeNull()
      }
    }
  })

  it('hold no telephone number, address of the net or mail', () => {
    expect(JSON.stringify(text)).not.toMatch(/https?:|www\.|\w@\w|\d[\d\s()-]{6,}\d/u)
  })
})
